"""Made-up targets and figures of all communes: two quarters, the last one still missing of some."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from phoihop.ground.bulk import insert
from phoihop.indicators.asking import span_of
from phoihop.indicators.models import Measurement, Target
from phoihop.indicators.regime import Period
from phoihop.rounds.windows import Window, current, preceding

from .words import CONTENTS

if TYPE_CHECKING:
    from .making import World

_COLUMNS = ("indicator_id", "unit_id", "starts_on", "ends_on", "said", "value", "at", "this", "cumulative",
            "stands_until")  # fmt: skip
_GIVEN = 0.9  # so many communes have given the last quarter's figure


def last_quarter(day: dt.date) -> Window:
    """The quarter whose data were closed last."""
    return preceding(current("quarterly", day))


def measure(world: World) -> None:
    """Targets of the year, and the figures of the last two quarters."""
    world.told["mục tiêu"] = _targets(world)
    world.told["số liệu"] = insert(Measurement, _COLUMNS, _figures(world), state="current")


def _targets(world: World) -> int:
    each = {one.pk: 4 * CONTENTS[place % len(CONTENTS)][4] for place, one in enumerate(world.indicators)}
    whole = [(key, None, value * len(world.communes)) for key, value in each.items()]
    rows = [*whole, *((key, unit, value) for key, value in each.items() for unit in world.communes)]
    return insert(Target, ("indicator_id", "unit_id", "value"), rows, year=last_quarter(world.day).year)


def _figures(world: World) -> Iterator[tuple[Any, ...]]:
    """The quarter before as cumulative, the last one for itself; beside them what follows, as the act computes it."""
    chance, last = world.chance, last_quarter(world.day)
    windows = [Period(one.data_from, one.closes_on) for one in (preceding(last), last)]
    numbers = [preceding(last).number, last.number]
    at = [timezone.make_aware(dt.datetime.combine(one.end + dt.timedelta(days=1), dt.time(9, 30))) for one in windows]
    zero = Decimal(0)
    for place, about in enumerate(world.indicators):
        usual = CONTENTS[place % len(CONTENTS)][4]
        spans = [span_of(about, one.end) for one in windows]
        until = [end for _begins, end in spans]
        first = windows[0].start <= spans[0][0]  # then its cumulative is its own
        for unit in world.communes:
            before = Decimal(numbers[0] * usual * chance.randint(60, 130) // 100)
            this = Decimal(usual * chance.randint(50, 150) // 100)
            given = chance.random() < _GIVEN
            ends = windows[1].end if given and until[0] == until[1] else until[0]
            yield about.pk, unit, *windows[0], "cumulative", before, at[0], before if first else None, before, ends
            if given:
                added = this + (before if until[0] == until[1] else zero)
                yield about.pk, unit, *windows[1], "this", this, at[1], this, added, until[1]
