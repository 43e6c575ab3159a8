"""Each content of a programme with its field."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from phoihop.ground.forms import Form

from ..models import Content


class FieldsForm(Form):
    """A choice a content, and what stood there when the page was made."""

    def __init__(self, *args: Any, contents: Iterable[Content], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.contents = list(contents)
        self.sometimes = [f"field_{one.pk}" for one in self.contents]
        choices = [("", _("Chưa xếp")), *Content.Field.choices]
        for one in self.contents:
            self.fields[f"field_{one.pk}"] = forms.ChoiceField(
                label=one.in_ledger, choices=choices, initial=one.field, required=False
            )
            self.fields[f"seen_{one.pk}"] = forms.ChoiceField(
                choices=choices, initial=one.field, required=False, widget=forms.HiddenInput
            )

    def chosen(self, name: str) -> dict[int, str]:
        """What was chosen (``field``) or seen (``seen``), by the content's key."""
        return {one.pk: self.cleaned_data[f"{name}_{one.pk}"] for one in self.contents}
