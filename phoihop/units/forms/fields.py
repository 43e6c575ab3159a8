"""Choosing a unit among thousands: typed with help, not picked from a list of all."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from phoihop.ground.text import fold, squeeze

from ..models import Unit

_KEY = re.compile(r"\[(\d+)\]$")
MOST = 12  # suggestions at a time


def label_of(unit: Unit) -> str:
    """How a unit stands in the field: name and key, because names repeat (many communes are called Tân Bình)."""
    return f"{unit.name} [{unit.pk}]"


class UnitInput(forms.TextInput):
    """A text field with suggestions, which the browser fills while one types where scripts run."""

    template_name = "units/parts/unit_input.html"

    def __init__(self) -> None:
        super().__init__(attrs={"autocomplete": "off"})
        self.suggested: list[Unit] = []

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """Adds the suggestions and where more come from."""
        context = super().get_context(name, value, attrs)
        context["suggested"] = [(label_of(unit), unit.parent) for unit in self.suggested]
        shown = context["widget"]["attrs"]
        shown["list"] = f"{shown.get('id', name)}_units"
        shown |= {
            "hx-get": reverse("units:suggest"),
            "hx-trigger": "input changed delay:250ms",
            "hx-target": f"#{shown['list']}",
            "hx-sync": "this:replace",
        }
        return context


class UnitField(forms.CharField):
    """A unit by its name or abbreviation, with or without diacritics; several of that name are offered for choice."""

    def __init__(self, units: QuerySet[Unit] | None = None, **kwargs: Any) -> None:
        kwargs.setdefault("help_text", _("Gõ một phần tên đơn vị, có dấu hoặc không dấu, rồi chọn trong gợi ý."))
        super().__init__(widget=UnitInput(), max_length=300, **kwargs)
        self.units = units if units is not None else Unit.objects.all()

    def prepare_value(self, value: Any) -> Any:
        """A unit as its label."""
        return label_of(value) if isinstance(value, Unit) else value

    def clean(self, value: Any) -> Unit | None:
        """The unit that is meant; an error names what is missing and the field then offers the candidates."""
        words = squeeze(super().clean(value) or "")
        if not words:
            return None
        if key := _KEY.search(words):
            if unit := self.units.filter(pk=int(key[1])).first():
                return unit
            words = words[: key.start()]
        found = list(self.units.filter(folded__words=words).select_related("parent").order_by("folded")[:50])
        exact = [unit for unit in found if fold(words) in (fold(unit.name), fold(unit.abbreviation))]
        if len(exact or found) == 1:
            return (exact or found)[0]
        self.widget.suggested = (exact or found)[:MOST]
        if not found:
            raise forms.ValidationError(_("Không tìm thấy đơn vị nào có tên này."))
        raise forms.ValidationError(_("Có nhiều đơn vị tên như vậy; hãy chọn một đơn vị trong gợi ý của ô này."))
