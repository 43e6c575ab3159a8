"""Choosing who is meant: one unit, or a class of units, by typing its name."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from phoihop.ground.text import fold, squeeze
from phoihop.units.forms.fields import MOST, UnitField, UnitInput
from phoihop.units.models import UnitClass

from ..matching import Meant


class WhoInput(UnitInput):
    """A unit's field that offers the classes of units as well."""

    def __init__(self) -> None:
        super().__init__()
        self.classes: list[UnitClass] = []

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """Classes stand before units."""
        context = super().get_context(name, value, attrs)
        classes: list[Any] = [(one.name, _("nhóm đơn vị")) for one in self.classes]
        return {**context, "suggested": classes + context["suggested"]}


class WhoField(UnitField):
    """A unit or a class of units by its name, as ``Meant``; None for an empty field."""

    def __init__(self, classes: list[UnitClass] | None = None, **kwargs: Any) -> None:
        kwargs.setdefault("help_text", _("Gõ một phần tên đơn vị hoặc nhóm đơn vị, có dấu hoặc không dấu."))
        super().__init__(**kwargs)
        self.classes = classes if classes is not None else list(UnitClass.objects.all()[: MOST * 4])
        self.widget = WhoInput()
        self.widget.attrs["maxlength"] = "300"
        self.widget.classes = self.classes[:MOST]
        self.widget.is_required = self.required

    def prepare_value(self, value: Any) -> Any:
        """Whoever is meant, as the field shows it."""
        if isinstance(value, Meant):
            value = value.unit or value.unit_class
        return value.name if isinstance(value, UnitClass) else super().prepare_value(value)

    def clean(self, value: Any) -> Any:
        """The class of exactly this name, or the unit."""
        words = fold(squeeze(str(value or "")))
        named = [one for one in self.classes if fold(one.name) == words]
        if words and not named:
            named = list(UnitClass.objects.filter(folded=words)[:2])
        if len(named) == 1:
            return Meant(unit_class=named[0])
        unit = super().clean(value)
        return Meant(unit=unit) if unit else None


def who_or_error(field: forms.Field, value: Any) -> tuple[Meant | None, str]:
    """What a typed name means, or why it means nothing, for rows that are no Django form."""
    try:
        return field.clean(value), ""
    except forms.ValidationError as error:
        return None, " ".join(error.messages)
