"""What is to be reached, by year and unit."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping
from decimal import Decimal

from django.utils.translation import gettext as _g
from django.utils.translation import gettext_lazy as _

from phoihop.ground.errors import Refused
from phoihop.ground.state import move
from phoihop.ground.text import squeeze
from phoihop.ledger.actor import Actor
from phoihop.ledger.acts import act, record

from ..asking import Questioned
from ..checking import Question, sum_differs
from ..measurers import measurers_of
from ..models import Indicator, Target

Places = Mapping[tuple[int | None, int], Decimal | None]


@act("indicator.set_targets", _("Giao mục tiêu"))
def set_targets(
    indicator: Indicator, *, by: Actor, now: dt.datetime, seen: int, values: Places, because: str = ""
) -> Indicator:
    """Targets by (unit's key, or None for all together; year); None takes one away. What is not named stays.

    Raises Questioned where those of the units do not add up to the whole and ``because`` does not say why.
    """
    because = squeeze(because)
    known = {(one.unit_id, one.year): one for one in indicator.targets.all()}
    changes = {
        place: value for place, value in values.items() if (known[place].value if place in known else None) != value
    }
    if not changes:
        raise Refused(_g("Không có gì thay đổi."))
    after = {place: one.value for place, one in known.items()} | changes
    asked = questions_about_targets(indicator, after, {year for _unit, year in changes})
    if asked and not because:
        raise Questioned(asked)
    move(indicator, {"revision": seen}, revision=seen + 1)
    told = []
    new = []
    for (unit, year), value in changes.items():
        old = known.get((unit, year))
        told.append([unit, year, old.value if old else None, value])
        if old is None and value is not None:
            new.append(Target(indicator=indicator, unit_id=unit, year=year, value=value))
        elif old is not None and value is None:
            old.delete()
        elif old is not None and value is not None:
            move(old, {"value": old.value}, value=value)
    Target.objects.bulk_create(new, batch_size=500)
    record(indicator, within=indicator.programme, targets=told, asked=[one.code for one in asked], reason=because)
    return indicator


def questions_about_targets(
    indicator: Indicator, after: Mapping[tuple[int | None, int], Decimal | None], years: set[int]
) -> list[Question]:
    """Whether the targets of units fit that of all together, where figures of units are added up."""
    if indicator.over_units != Indicator.OverUnits.SUM:
        return []
    parts: dict[int, list[Decimal]] = defaultdict(list)
    for (unit, year), value in after.items():
        if unit is not None and value is not None and year in years:
            parts[year].append(value)
    if not parts:
        return []
    everybody = measurers_of(indicator).count()
    found = [
        sum_differs(parts[year], after.get((None, year)), complete=len(parts[year]) >= everybody)
        for year in sorted(parts)
    ]
    return [one for questions in found for one in questions]
