"""Units and classes of units as the units that they mean on a day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from phoihop.units.models import Unit, UnitClass
from phoihop.units.queries import members_of


def living(units: Iterable[Unit], classes: Iterable[UnitClass], day: dt.date) -> list[Unit]:
    """The units themselves and the living members of the classes, each once."""
    members = [unit for one in classes for unit in members_of(one, day)]
    return list({unit.pk: unit for unit in (*units, *members)}.values())
