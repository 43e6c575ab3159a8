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

from phoihop.ground.prepared import prepared, some
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


@prepared
def _used_with_target(programmes: tuple[int, ...], year: int) -> QuerySet[Indicator]:
    return with_target(_used(programmes), year)


def used(*programmes: Programme) -> QuerySet[Indicator]:
    """The indicators of programmes that are asked for, in the order of their contents."""
    return _used(tuple(one.pk for one in programmes))


def _used(programmes: tuple[int, ...]) -> QuerySet[Indicator]:
    found = Indicator.objects.filter(programme__id__in=programmes, withdrawn_on=None)
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
    keys = some(one.pk for one in programmes)
    indicators = _used_with_target(keys, period.year) if keys else []
    last = before(period)
    heaps = _heaps(indicators, last, period.end)
    lines = []
    for one in indicators:
        exact = [heap.this for heap in heaps[one.pk] if (heap.starts_on, heap.ends_on) == (period.start, period.end)]
        standing = [heap for heap in heaps[one.pk] if heap.stands_on(period.end)]
        lines.append(
            Line(
                one,
                one.target,  # type: ignore[attr-defined]
                this=_together(one, exact),
                cumulative=_together(one, [heap.cumulative for heap in standing]),
                previous=_on(one, heaps[one.pk], last),
                missing=sum(heap.number for heap in standing if heap.gap),
            )
        )
    return lines


def totals_by_year(indicator: Indicator, years: Iterable[int]) -> dict[int, Totals]:
    """An indicator's figure at the end of each year. One query."""
    days = {year: dt.date(year, 12, 31) for year in years}
    found = _heaps([indicator], min(days.values()), max(days.values()))[indicator.pk] if days else []
    return {year: _on(indicator, found, day) for year, day in days.items()}


def years_of(
    indicators: Iterable[Indicator], years: Iterable[int], until: dt.date
) -> dict[int, dict[int, tuple[Decimal | None, Decimal | None]]]:
    """By indicator and year: the target of all together, and the figure at the year's end, or on the day ``until``.

    Two queries.
    """
    known, days = list(indicators), {year: min(dt.date(year, 12, 31), until) for year in years}
    targets = Target.objects.filter(indicator__in=known, unit=None, year__in=days).order_by()
    aims = {(key, year): value for key, year, value in targets.values_list("indicator", "year", "value")}
    heaps = _heaps(known, min(days.values()), max(days.values()))
    return {
        one.pk: {year: (aims.get((one.pk, year)), _on(one, heaps[one.pk], day).value) for year, day in days.items()}
        for one in known
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


def _any_of(conditions: dict[str, Q]) -> Q:
    picked = Q(pk=None)
    for condition in conditions.values():
        picked |= condition
    return picked


class _Sum(NamedTuple):
    """Figures added up: how many there are, the highest, and of shares the denominators."""

    value: Decimal | None
    units: int
    highest: Decimal | None
    of: Decimal | None


class _Heap(NamedTuple):
    """The figures of an indicator for the same period that stand until the same day."""

    starts_on: dt.date
    ends_on: dt.date
    until: dt.date
    gap: bool
    number: int
    this: _Sum
    cumulative: _Sum

    def stands_on(self, day: dt.date) -> bool:
        """Whether they are their units' latest on a day."""
        return self.ends_on <= day < self.until


def _heaps(indicators: list[Indicator], first: dt.date, last: dt.date) -> dict[int, list[_Heap]]:
    """By indicator all figures that stand, or end, between two days. One query.

    Their days are few, and the index holds all that is read: every figure of a country is walked once, without sorting.
    """
    if not indicators:
        return {}
    highest = any(one.over_units == Indicator.OverUnits.HIGHEST for one in indicators)
    shares = any(one.is_share for one in indicators)
    found: dict[int, list[_Heap]] = {one.pk: [] for one in indicators}
    for row in _sums(some(found), first, last, highest=highest, shares=shares):
        this, cumulative = (
            _Sum._make(getattr(row, f"{name}_{what}", None) for what in ("sum", "count", "max", "of"))
            for name in ("this", "cumulative")
        )
        found[row.indicator].append(
            _Heap(row.starts_on, row.ends_on, row.stands_until, row.gap, row.number, this, cumulative)
        )
    return found


@prepared
def _sums(
    indicators: tuple[int, ...], first: dt.date, last: dt.date, *, highest: bool, shares: bool
) -> QuerySet[Measurement, Any]:
    aggregates: dict[str, Aggregate] = {"number": Count("pk")}
    for column in ("this", "cumulative"):
        aggregates[f"{column}_sum"] = Sum(column)
        aggregates[f"{column}_count"] = Count(column)
        if highest:
            aggregates[f"{column}_max"] = Max(column)
        if shares:
            aggregates[f"{column}_of"] = Sum(f"{column}_denominator")
    days = ("indicator", "starts_on", "ends_on", "stands_until", "gap")
    known = Measurement.objects.filter(
        state=Measurement.State.CURRENT, indicator__id__in=indicators, stands_until__gt=first, ends_on__lte=last
    )
    return known.order_by().values(*days).annotate(**aggregates).values_list(*days, *aggregates, named=True)


def _on(indicator: Indicator, heaps: Iterable[_Heap], day: dt.date) -> Totals:
    return _together(indicator, [heap.cumulative for heap in heaps if heap.stands_on(day)])


def _together(indicator: Indicator, sums: list[_Sum]) -> Totals:
    units = sum(one.units for one in sums)
    if not units:
        return Totals()
    whole = sum((one.value for one in sums if one.value is not None), Decimal())
    match indicator.over_units:
        case Indicator.OverUnits.SUM:
            value: Decimal | None = whole
        case Indicator.OverUnits.MEAN:
            value = whole / units
        case Indicator.OverUnits.HIGHEST:
            value = max(one.highest for one in sums if one.highest is not None)
        case _:
            value = _value(whole, sum((one.of for one in sums if one.of is not None), Decimal()))
    return Totals(None if value is None else rounded(value), units)
