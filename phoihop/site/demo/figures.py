"""Made-up indicators of the demo's programmes: targets, and figures as units would have given them."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils import timezone

from phoihop.indicators import actions
from phoihop.indicators.asking import Figure
from phoihop.indicators.measurers import Owed
from phoihop.indicators.models import Indicator
from phoihop.indicators.regime import Name, Period, period_of
from phoihop.programmes.models import Programme
from phoihop.units.models import Unit, UnitClass

from .commune import ECONOMY, FRONT, SERVICES
from .promises import COMMUNES, MARK
from .showing import SEED, reporter

By = dict[str, Any]
_GIVEN = 0.85  # so many units have given the figure of the period that was closed last


@dataclass(frozen=True)
class DemoIndicator:
    """An indicator of the content with this number; ``each`` is what a unit reaches in a year, from and to."""

    content: int
    code: str
    name: str
    measure: str
    who: str
    each: tuple[int, int]
    target: int
    over_units: str = "sum"
    over_time: str = "sum"
    since: str = "year"
    better: str = "higher"
    baseline: int | None = None
    rhythm: str = "round"
    quarterly: bool = False
    years: int = 3


ADMINISTRATION = [
    DemoIndicator(
        2, "CT1", "Số cuộc đối thoại giữa Chủ tịch UBND xã, thị trấn với Nhân dân", "cuộc", COMMUNES,
        (4, 8), 6, rhythm="quarter", quarterly=True,
    ),
    DemoIndicator(
        3, "CT2", "Tỷ lệ hồ sơ thủ tục hành chính được giải quyết đúng hạn", "%", COMMUNES,
        (90, 99), 95, over_units="share", over_time="share", rhythm="quarter", quarterly=True, years=2,
    ),
    DemoIndicator(
        4, "CT3", "Số hộ nghèo cuối năm", "hộ", COMMUNES,
        (20, 60), 40, over_time="last", better="lower", baseline=1250, rhythm="year",
    ),
    DemoIndicator(
        6, "CT4", "Số mô hình “Dân vận khéo” được công nhận", "mô hình", COMMUNES,
        (1, 3), 2, since="programme", rhythm="year", years=5,
    ),
]  # fmt: skip
COMMUNE = [
    DemoIndicator(
        2, "CT1", "Tỷ lệ hồ sơ giải quyết đúng hạn tại Trung tâm", "%", SERVICES,
        (92, 99), 98, over_units="share", over_time="share", quarterly=True, years=2,
    ),
    DemoIndicator(
        3, "CT2", "Số kiến nghị của thôn, làng được trả lời", "kiến nghị", FRONT,
        (24, 40), 30, quarterly=True, years=2,
    ),
    DemoIndicator(
        4, "CT3", "Số hộ cải tạo vườn cà phê già cỗi", "hộ", ECONOMY,
        (60, 90), 80, since="programme", rhythm="quarter", quarterly=True, years=2,
    ),
]  # fmt: skip


def measure(
    programme: Programme, indicators: list[DemoIndicator], named: dict[str, Unit | UnitClass], by: By, mark: str = MARK
) -> None:
    """Defines the indicators, sets yearly targets down to units, and has the units give figures up to today."""
    chance = random.Random(SEED)
    contents = list(programme.contents.all())
    for demo in indicators:
        who = named[demo.who]
        whose: dict[str, Any] = {"unit_class": who} if isinstance(who, UnitClass) else {"units": [who]}
        about = actions.define(
            programme,
            content=contents[demo.content - 1],
            code=demo.code,
            name=demo.name + mark,
            measure=demo.measure,
            over_units=demo.over_units,
            over_time=demo.over_time,
            since=demo.since,
            better=demo.better,
            rhythm=demo.rhythm,
            baseline=demo.baseline,
            baseline_year=programme.starts_on.year - 1 if demo.baseline and programme.starts_on else None,
            **whose,
            **by,
        )
        units = _units(who)
        _set_targets(about, demo, units, by)
        for unit in units:
            for period, figure in _figures(demo, about, chance, timezone.localdate(by["now"])):
                at = timezone.make_aware(dt.datetime.combine(period.end + dt.timedelta(days=1), dt.time(9, 30)))
                actions.record_figure(Owed(about, unit), figure=figure, by=reporter(unit), now=at)


def _units(who: Unit | UnitClass) -> list[Unit]:
    if isinstance(who, Unit):
        return [who]
    return list(Unit.objects.filter(kind=who.kind, level=who.level, path__startswith=who.within.path))


def _set_targets(about: Indicator, demo: DemoIndicator, units: list[Unit], by: By) -> None:
    starts, ends = about.programme.starts_on, about.programme.ends_on
    assert starts and ends
    values: dict[tuple[int | None, int], Decimal | None] = {}
    for number, year in enumerate(range(starts.year, ends.year + 1), 1):
        each = Decimal(demo.target * (number if demo.since == "programme" else 1))
        values |= {(unit.pk, year): each for unit in units}
        values[None, year] = each if demo.over_units == "share" else each * len(units)
    actions.set_targets(about, values=values, seen=about.revision, **by)


def _figures(
    demo: DemoIndicator, about: Indicator, chance: random.Random, today: dt.date
) -> Iterator[tuple[Period, Figure]]:
    periods = _periods(demo, about, today)
    for period in periods:
        parts = 4 if period.end - period.start < dt.timedelta(days=100) else 1
        value = chance.randint(*demo.each)
        if period == periods[-1] and chance.random() > _GIVEN:
            return
        if demo.over_units == "share":
            cases = chance.randint(150, 300) * 4 // parts
            yield period, Figure(*period, "this", Decimal(cases * value // 100), Decimal(cases))
        else:
            yield period, Figure(*period, "this", Decimal(max(1, value // parts) if demo.over_time == "sum" else value))


def _periods(demo: DemoIndicator, about: Indicator, today: dt.date) -> list[Period]:
    """The last years as a whole, and of this year the quarters where the indicator is asked for quarterly."""
    starts = about.programme.starts_on
    assert starts
    first = max(starts.year, today.year - demo.years + 1)
    names = [Name("year", 1, year) for year in range(first, today.year + 1)]
    if demo.quarterly:
        names = names[:-1] + [Name("quarter", number, today.year) for number in range(1, 5)]
    return [period for period in map(period_of, names) if period.end < today]
