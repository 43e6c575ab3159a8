"""Which units give an indicator's figures, as people name them: a class, units by name, or nobody in particular."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from phoihop.ground.text import squeeze
from phoihop.programmes.matching import Matcher
from phoihop.units.models import Unit, UnitClass

from .models import Indicator


@dataclass(frozen=True)
class Whose:
    """A class of units, named units, or neither: then those assigned in the content."""

    units: list[Unit] = field(default_factory=list)
    unit_class: UnitClass | None = None

    @property
    def fields(self) -> dict[str, Any]:
        """As an act takes it."""
        return {"units": self.units, "unit_class": self.unit_class}


def whose(names: Iterable[str], day: dt.date, matcher: Matcher | None = None) -> tuple[Whose, list[str]]:
    """What these names mean, and those that mean nobody; a class stands alone."""
    given = list(dict.fromkeys(name for name in map(squeeze, names) if name))
    if not given:
        return Whose(), []
    meant = {name: (matcher or Matcher(day)).meant(name) for name in given}
    classes = [one.unit_class for one in meant.values() if one.unit_class]
    units = {one.unit.pk: one.unit for one in meant.values() if one.unit}
    unknown = [name for name, one in meant.items() if not (one.unit or one.unit_class)]
    if classes and len(meant) > 1:
        unknown += [name for name, one in meant.items() if one.unit_class]
    return Whose(list(units.values()), classes[0] if classes else None), unknown


def names_of(indicator: Indicator) -> list[str]:
    """The other way: the names by which an indicator's units are written; none for those assigned."""
    if indicator.unit_class:
        return [indicator.unit_class.name]
    if indicator.measured_by == Indicator.MeasuredBy.NAMED:
        return [one.unit.name for one in indicator.measurers.select_related("unit").order_by("unit__path")]
    return []
