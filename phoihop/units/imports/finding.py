"""Which unit a cell means: by code, by name, by abbreviation, and last by name without its diacritics."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict

from phoihop.ground.text import fold, squeeze, tone_key

from ..models import Unit


def name_key(text: str) -> str:
    """A unit's name as compared: old and new tone placement and case alike, diacritics kept."""
    return tone_key(squeeze(text))


class UnitFinder:
    """The whole register, read once. Codes are known of all time, names of units that live on ``day``."""

    def __init__(self, day: dt.date) -> None:
        self.units = {unit.pk: unit for unit in Unit.objects.order_by("pk")}
        self.by_code: dict[str, list[Unit]] = defaultdict(list)
        self.by_name: dict[str, list[Unit]] = defaultdict(list)
        self._by_other: dict[str, list[Unit]] = defaultdict(list)
        for unit in self.units.values():
            if unit.code:
                self.by_code[unit.code.casefold()].append(unit)
            if unit.holds(day):
                self.by_name[name_key(unit.name)].append(unit)
                for other in {name_key(unit.abbreviation), fold(unit.name), fold(unit.abbreviation)} - {""}:
                    self._by_other[other].append(unit)

    def meant(self, text: str) -> list[Unit]:
        """The units that a cell may mean: one where it is clear, none where nobody is called so."""
        for found in (
            self.by_code.get(text.casefold()),
            self.by_name.get(name_key(text)),
            self._by_other.get(name_key(text)),
            self._by_other.get(fold(text)),
        ):
            if found:
                return found
        return []
