"""The figures that units below handed in, added up for the report upward."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from phoihop.ground.text import fold
from phoihop.indicators.cumulating import rounded
from phoihop.indicators.models import Indicator, Measurement
from phoihop.indicators.regime import Period

from .models import Report, ReportFigure
from .queries import HANDED_IN


@dataclass(frozen=True)
class Together:
    """The figure of several units for a period; of a share numerator and denominator."""

    value: Decimal
    denominator: Decimal | None
    units: int


def added_up(report: Report, asked: Iterable[tuple[Indicator, Period]]) -> dict[int, Together]:
    """By indicator what the units below handed in for a round that answers this one. One query.

    An indicator of another programme is the same where name, measure and the way of adding up are. Figures of the very
    same indicator are left out: they are added up where they stand, and would count twice.
    """
    wanted = {(_alike(one), period): one for one, period in asked}
    rows = ReportFigure.objects.filter(
        report__round__in=report.rounds_below,
        report__state__in=HANDED_IN,
        measurement__state=Measurement.State.CURRENT,
    ).exclude(indicator__in=wanted.values())
    found: dict[int, dict[int, Measurement]] = defaultdict(dict)  # one given in two rounds is one
    for row in rows.select_related("indicator", "measurement").order_by("id"):
        one = row.measurement
        assert one is not None  # its state says so
        about = wanted.get((_alike(row.indicator), Period(*one.period)))
        if about:
            found[about.pk][one.pk] = one
    by_key = {one.pk: one for one in wanted.values()}
    return {key: sum_ for key, ones in found.items() if (sum_ := _together(by_key[key], list(ones.values())))}


def _alike(indicator: Indicator) -> tuple[str, ...]:
    return fold(indicator.name), fold(indicator.measure), indicator.over_units, indicator.over_time


def _together(indicator: Indicator, figures: list[Measurement]) -> Together | None:
    """None where a figure of the period itself is not known, only a cumulative one."""
    values = [one.this for one in figures if one.this is not None]
    if len(values) < len(figures):
        return None
    units, whole = len({one.unit_id for one in figures}), sum(values, Decimal())
    match indicator.over_units:
        case Indicator.OverUnits.MEAN:
            return Together(rounded(whole / len(values)), None, units)
        case Indicator.OverUnits.HIGHEST:
            return Together(max(values), None, units)
        case Indicator.OverUnits.SHARE:
            of = sum((one.this_denominator or Decimal() for one in figures), Decimal())
            return Together(whole, of, units)
        case _:
            return Together(whole, None, units)
