"""Figures in forms and on pages, in the reader's language."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from .figures import parsed, written


def shown(value: Decimal | None) -> str:
    """A figure in the reader's language, without zeros behind the comma; "" for none."""
    return "" if value is None else written(value, comma=get_language() != "en")


class NumberField(forms.DecimalField):
    """A figure typed as people write it, grouped or not."""

    default_error_messages = {"invalid": _("Hãy ghi một số, ví dụ 1.234,5.")}

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}))
        super().__init__(max_digits=15, decimal_places=3, **kwargs)

    def to_python(self, value: Any) -> Decimal | None:  # type: ignore[override]  # the stubs derive it from whole numbers
        """The figure, or the word that it is none."""
        if value in self.empty_values or isinstance(value, Decimal):
            return value or None if value in self.empty_values else value
        found = parsed(str(value), comma=get_language() != "en")
        if found is None:
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return found

    def prepare_value(self, value: Any) -> Any:
        """As it is read."""
        return shown(value) if isinstance(value, Decimal) else value
