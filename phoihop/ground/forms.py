"""The shape of a form: composed text, dates as people write them, fields rendered by one template."""

from __future__ import annotations

import functools
from collections.abc import Collection
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.forms.renderers import BaseRenderer
from django.template import TemplateDoesNotExist, loader
from django.utils.translation import gettext_lazy as _

from .text import nfc

DATE_FORMATS = ["%Y-%m-%d", "%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y"]


class Given(BoundField):
    """What was sent for a field, its lines ended as its sender's browser counted them: by one character."""

    @property
    def data(self) -> Any:
        """The text as it was typed; a form is sent with two characters at the end of each line."""
        value = super().data
        return value.replace("\r\n", "\n") if isinstance(value, str) else value


class Renderer(BaseRenderer):
    """Every form and field of the house looks alike. By Jinja2: a form is a dozen small templates."""

    form_template_name = "ground/form.html"
    field_template_name = "ground/field.html"
    bound_field_class = Given

    def get_template(self, template_name: str) -> Any:
        """Jinja2's template of this name, or where it has none Django's: a room's own widget may be either."""
        return _template(template_name)


@functools.cache
def _template(name: str) -> Any:
    try:
        return loader.get_template(name, using="rows")
    except TemplateDoesNotExist:
        return loader.get_template(name)


class DayField(forms.DateField):
    """A date: the phone's own picker, or typed as 29/4/2022."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}))
        super().__init__(input_formats=DATE_FORMATS, **kwargs)


class Form(forms.Form):
    """A form whose texts come out in NFC.

    ``sometimes``: fields that may be empty in some cases alone, so that their labels do not call them optional.
    """

    required_css_class = "required"
    sometimes: Collection[str] = ()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)

    def clean(self) -> dict[str, Any]:
        """The cleaned values, texts composed."""
        cleaned = super().clean() or self.cleaned_data
        return {name: nfc(value) if isinstance(value, str) else value for name, value in cleaned.items()}


class ReasonForm(Form):
    """Why."""

    reason = forms.CharField(label=_("Lý do"), widget=forms.Textarea(attrs={"rows": 3}), max_length=2000)
