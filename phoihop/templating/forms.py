"""The form of a template."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from phoihop.ground.forms import Form

from .kinds import kinds


class TemplateForm(Form):
    """A template from Word."""

    kind = forms.ChoiceField(label=_("Loại văn bản"))
    title = forms.CharField(label=_("Tên mẫu"), max_length=120)
    content = forms.FileField(
        label=_("Tệp Word (.docx)"), widget=forms.FileInput(attrs={"accept": ".docx"}), max_length=255
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kind = self.fields["kind"]
        assert isinstance(kind, forms.ChoiceField)
        kind.choices = kinds()
