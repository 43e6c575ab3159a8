"""The box for a citizen's own words."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _g

LONGEST = 4000


class WordsField(forms.CharField):
    """Words of a citizen, who is told by how much they are too long."""

    def __init__(self, *, rows: int, **kwargs: Any) -> None:
        super().__init__(max_length=LONGEST, widget=forms.Textarea(attrs={"rows": rows}), **kwargs)

    def run_validators(self, value: Any) -> None:
        """ValidationError: too long."""
        if (more := len(value) - LONGEST) > 0:
            raise ValidationError(_g("Lời viết dài quá. Xin bớt khoảng {n} chữ cái.").format(n=more))
        super().run_validators(value)
