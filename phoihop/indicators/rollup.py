"""The figures of a programme on a day and for a period, added up in the database.

For higher rooms: ``table_of`` gives one line an indicator, ``per_unit`` the lines of its units.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, NamedTuple

from django.db.models import Aggregate, Count, F, FloatField, Max, OuterRef, Q, QuerySet, Subquery, Sum
from django.db.models.functions import Cast

from phoihop.programmes.models import Programme

from .cumulating import rounded
from .models import Indicator, Measurement, Target
from .regime import Period, before

_HUNDRED = Decimal(100)


class Totals(NamedTuple):
    """The figure of several units together: ``units`` of them gave one."""

    value: Decimal | None = None
    units: int = 0


@dataclass(frozen=True)
class Line:
    """An indicator for a period: its target of the year, the period's figure, cumulative at its end and before it.

    ``missing``: units whose cumulative figure lacks an earlier period.
    """

    indicator: Indicator
    target: Decimal | None
    this: Totals
    cumulative: Totals
    previous: Totals
    missing: int = 0

    @property
    def share(self) -> int | None:
        """How much of the target is reached, in percent; None without a target or a figure, or where less is better."""
        return share_of(self.indicator, self.cumulative.value, self.target)

    @property
    def reached(self) -> bool | None:
        """Whether the target is kept; None without one or without a figure."""
        return reached(self.indicator, self.cumulative.value, self.target)


class UnitLine(NamedTuple):
    """The same of one unit."""

    this: Decimal | None
    cumulative: Decimal | None
    previous: Decimal | None
    target: Decimal | None


def share_of(indicator: Indicator, value: Decimal | None, target: Decimal | None) -> int | None:
    """How much of a target a figure is, in percent."""
    if value is None or not target or indicator.better == Indicator.Better.LOWER:
        return None
    return int(rounded(_HUNDRED * value / target).to_integral_value())


def reached(indicator: Indicator, value: Decimal | None, target: Decimal | None) -> bool | None:
    """Whether a figure keeps a target."""
    if value is None or target is None:
        return None
    return value <= target if indicator.better == Indicator.Better.LOWER else value >= target


def used(*programmes: Programme) -> QuerySet[Indicator]:
    """The indicators of programmes that are asked for, in the order of their contents."""
    found = Indicator.objects.filter(programme__in=list(programmes), withdrawn_on=None)
    return found.select_related("content", "unit_class").order_by("programme", "content__order", "order", "id")


def with_target(indicators: QuerySet[Indicator], year: int, unit: int | None = None) -> QuerySet[Indicator]:
    """Each with ``target``: what a unit, or all together, are to reach that year."""
    wanted = Target.objects.filter(indicator=OuterRef("pk"), unit=unit, year=year)
    return indicators.annotate(target=Subquery(wanted.values("value")[:1]))


def standing(day: dt.date) -> Q:
    """The figures that are their units' latest on a day."""
    return Q(state=Measurement.State.CURRENT, ends_on__lte=day, stands_until__gt=day)


def table_of(programme: Programme, period: Period) -> list[Line]:
    """Every indicator of a programme for a period. Two queries, whatever the size."""
    return tables_of([programme], period)


def tables_of(programmes: Iterable[Programme], period: Period) -> list[Line]:
    """The same of several programmes, one after the other; as many queries."""
    indicators = list(with_target(used(*programmes), period.year))
    asked = {"this": _exactly(period), "cumulative": standing(period.end), "previous": standing(before(period))}
    rows = _totals(indicators, asked)
    lines = []
    for one in indicators:
        (this, cumulative, previous), gaps = rows[one.pk]
        lines.append(Line(one, one.target, this, cumulative, previous, gaps))  # type: ignore[attr-defined]
    return lines


def totals_by_year(indicator: Indicator, years: Iterable[int]) -> dict[int, Totals]:
    """An indicator's figure at the end of each year. One query."""
    asked = {f"y{year}": standing(dt.date(year, 12, 31)) for year in years}
    found = _totals([indicator], asked)[indicator.pk].totals
    return {int(name[1:]): totals for name, totals in zip(asked, found, strict=True)}


def years_of(
    indicators: Iterable[Indicator], years: Iterable[int], until: dt.date
) -> dict[int, dict[int, tuple[Decimal | None, Decimal | None]]]:
    """By indicator and year: the target of all together, and the figure at the year's end, or on the day ``until``.

    Two queries.
    """
    known, asked = list(indicators), {year: min(dt.date(year, 12, 31), until) for year in years}
    targets = Target.objects.filter(indicator__in=known, unit=None, year__in=asked).order_by()
    aims = {(key, year): value for key, year, value in targets.values_list("indicator", "year", "value")}
    rows = _totals(known, {f"y{year}": standing(day) for year, day in asked.items()})
    return {
        key: {year: (aims.get((key, year)), totals.value) for year, totals in zip(asked, row.totals, strict=True)}
        for key, row in rows.items()
    }


def per_unit(
    programme: Programme, period: Period, units: Iterable[int] | None = None
) -> dict[int, dict[int, UnitLine]]:
    """By indicator and unit what the table adds up; of these units alone, or of all. Three queries.

    Units without figure and target are not there.
    """
    of_units = {} if units is None else {"unit__in": list(units)}
    indicators = {one.pk: one for one in used(programme)}
    shares = any(one.is_share for one in indicators.values())
    exact, asked = _Decimals(), {"this": _exactly(period), "cumulative": standing(period.end)}
    asked["previous"] = standing(before(period))
    picked: dict[str, Any] = {}
    for name, condition in asked.items():  # of each there is one figure at most: the greatest is the one
        column = "this" if name == "this" else "cumulative"
        picked[f"{name}_value"] = _plain(Max(column, filter=condition))
        if shares:
            picked[f"{name}_of"] = _plain(Max(f"{column}_denominator", filter=condition))
    known = Measurement.objects.filter(_any_of(asked), indicator__in=indicators, **of_units).order_by()
    rows = known.values_list("indicator", "unit").annotate(**picked).iterator(5000)
    targets = Target.objects.filter(indicator__in=indicators, year=period.year, unit__isnull=False, **of_units)
    wanted = targets.order_by().values_list("indicator", "unit", _plain(F("value"))).iterator(5000)
    goals = {(key, unit): exact[value] for key, unit, value in wanted}
    lines: dict[int, dict[int, UnitLine]] = {key: {} for key in indicators}
    for key, unit, *values in rows:
        found = [exact[value] for value in values]
        if shares:
            found = [_value(found[place], found[place + 1]) for place in (0, 2, 4)]
        this, cumulative, previous = found
        lines[key][unit] = UnitLine(this, cumulative, previous, goals.pop((key, unit), None))
    for (key, unit), goal in goals.items():
        lines[key][unit] = UnitLine(None, None, None, goal)
    return lines


class _Decimals(dict[float | None, Decimal | None]):
    """Figures that came as plain numbers, each made a Decimal once: thousands of units say the same few.

    A figure of 15 digits comes through unharmed; Django's own way costs four times as much (measured).
    """

    def __missing__(self, value: float | None) -> Decimal | None:
        self[value] = found = None if value is None else rounded(Decimal(value))
        return found


def _plain(figure: Any) -> Cast:
    return Cast(figure, FloatField())


def value_of(measurement: Measurement, *, cumulative: bool) -> Decimal | None:
    """A measurement's figure for its period or cumulative; of a share the percent."""
    if cumulative:
        return _value(measurement.cumulative, measurement.cumulative_denominator)
    return _value(measurement.this, measurement.this_denominator)


def _exactly(period: Period) -> Q:
    return Q(state=Measurement.State.CURRENT, starts_on=period.start, ends_on=period.end)


def _value(value: Decimal | None, denominator: Decimal | None) -> Decimal | None:
    if denominator is None or value is None:
        return value
    return rounded(_HUNDRED * value / denominator) if denominator else None


class _Row(NamedTuple):
    totals: list[Totals]
    gaps: int


def _totals(indicators: list[Indicator], asked: dict[str, Q]) -> dict[int, _Row]:
    """For each indicator the totals of the figures that each condition picks: "this" of the period, else cumulative."""
    aggregates: dict[str, Aggregate] = {}
    highest = any(one.over_units == Indicator.OverUnits.HIGHEST for one in indicators)
    shares = any(one.is_share for one in indicators)
    for name, condition in asked.items():
        column = "this" if name == "this" else "cumulative"
        aggregates[f"{name}_sum"] = Sum(column, filter=condition)
        aggregates[f"{name}_count"] = Count(column, filter=condition)
        if highest:
            aggregates[f"{name}_max"] = Max(column, filter=condition)
        if shares:
            aggregates[f"{name}_of"] = Sum(f"{column}_denominator", filter=condition)
    if "cumulative" in asked:
        aggregates["gaps"] = Count("pk", filter=asked["cumulative"] & Q(gap=True))
    known = Measurement.objects.filter(_any_of(asked), indicator__in=[one.pk for one in indicators]).order_by()
    found: dict[int, dict[str, Any]] = {
        row["indicator"]: dict(row) for row in known.values("indicator").annotate(**aggregates)
    }
    rows = {one.pk: found.get(one.pk, {}) for one in indicators}
    return {
        one.pk: _Row([_together(one, rows[one.pk], name) for name in asked], rows[one.pk].get("gaps", 0))
        for one in indicators
    }


def _any_of(conditions: dict[str, Q]) -> Q:
    picked = Q(pk=None)
    for condition in conditions.values():
        picked |= condition
    return picked


def _together(indicator: Indicator, row: dict[str, Any], name: str) -> Totals:
    units = row.get(f"{name}_count") or 0
    if not units:
        return Totals()
    match indicator.over_units:
        case Indicator.OverUnits.SUM:
            value = row[f"{name}_sum"]
        case Indicator.OverUnits.MEAN:
            value = Decimal(row[f"{name}_sum"]) / units
        case Indicator.OverUnits.HIGHEST:
            value = row[f"{name}_max"]
        case _:
            value = _value(row[f"{name}_sum"], row[f"{name}_of"])
    return Totals(None if value is None else rounded(Decimal(value)), units)
