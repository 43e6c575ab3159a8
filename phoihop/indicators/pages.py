"""What the pages of indicators print."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import groupby
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from phoihop.ground.numbers import shown
from phoihop.ground.pages import Request
from phoihop.ledger.acts import key_of
from phoihop.ledger.models import Entry
from phoihop.programmes.models import Programme
from phoihop.programmes.pages import crumbs_of
from phoihop.tasks.matrix import content_label

from .models import Indicator, Measurement
from .queries import Due, UnitYears
from .regime import Period, lately, parsed
from .rollup import Line, reached, share_of, value_of
from .wording import named, own_period, told


@dataclass(frozen=True)
class Choice:
    """A period to choose."""

    key: str
    label: str
    chosen: bool


@dataclass(frozen=True)
class Cell:
    """A figure as it stands in a table; ``colour`` and ``word`` say whether the target is kept."""

    value: str
    target: str = ""
    url: str = ""
    colour: str = ""
    word: str = ""


@dataclass(frozen=True)
class TableRow:
    """An indicator in its programme's table."""

    indicator: Indicator
    target: str
    this: str
    cumulative: str
    previous: str
    share: int | None
    colour: str
    word: str
    units: int
    missing: int


def year_period(year: int) -> Period:
    """A whole year by the calendar."""
    return Period(dt.date(year, 1, 1), dt.date(year, 12, 31))


def years_of(programme: Programme) -> list[int]:
    """The years that a programme runs through."""
    assert programme.starts_on and programme.ends_on
    return list(range(programme.starts_on.year, programme.ends_on.year + 1))


def chosen_period(request: Request, programme: Programme) -> tuple[Period, list[Choice]]:
    """The period that the address asks for (else the year of today, or the last), and those to choose from."""
    today = timezone.localdate(request.now)
    years = years_of(programme)
    period = parsed(request.GET.get("ky", "")) or year_period(min(max(today.year, years[0]), years[-1]))
    assert programme.starts_on and programme.ends_on
    offered = [(year_period(year), _("Năm {year}").format(year=year)) for year in reversed(years)]
    near = (one for one in lately(today) if one.end >= programme.starts_on and one.start <= programme.ends_on)
    offered += [(one, told(*one)) for one in near]
    if period not in [one for one, _label in offered]:
        offered.append((period, told(*period)))
    return period, [Choice(one.key, label, one == period) for one, label in offered]


def table_rows(lines: Iterable[Line]) -> list[tuple[str, list[TableRow]]]:
    """The rows of a programme's table, by content."""
    grouped = groupby(lines, key=lambda line: line.indicator.content)
    return [(content_label(content), [_row(line) for line in its]) for content, its in grouped]


def _row(line: Line) -> TableRow:
    colour, word = mark_of(line.reached)
    return TableRow(
        line.indicator,
        shown(line.target),
        rounded_for(line.indicator, line.this.value),
        rounded_for(line.indicator, line.cumulative.value),
        rounded_for(line.indicator, line.previous.value),
        line.share,
        colour,
        word,
        line.cumulative.units,
        line.missing,
    )


def rounded_figure(indicator: Indicator, value: Decimal | None) -> Decimal | None:
    """A figure without false exactness: what was divided has one place behind the comma."""
    divided = indicator.is_share or "mean" in (indicator.over_units, indicator.over_time)
    return round(value, 1) if value is not None and divided else value


def rounded_for(indicator: Indicator, value: Decimal | None) -> str:
    """The same as a page shows it."""
    return shown(rounded_figure(indicator, value))


def mark_of(kept: bool | None) -> tuple[str, str]:
    """How a figure stands to its target: colour and word."""
    if kept is None:
        return "", ""
    return ("done", _("đạt mục tiêu")) if kept else ("risk", _("chưa đạt mục tiêu"))


def unit_rows(indicator: Indicator, lines: Iterable[UnitYears], years: list[int], readable: set[int]) -> list[Any]:
    """Units × years: each figure leads to who gave it, for those who may read it."""
    rows = []
    for line in lines:
        url = reverse("indicators:unit", args=[indicator.pk, line.unit.pk]) if line.unit.pk in readable else ""
        cells = [_cell(indicator, line.figures.get(year), line.targets.get(year), url) for year in years]
        rows.append((line.unit, url, list(zip(years, cells, strict=True))))
    return rows


def _cell(indicator: Indicator, figure: Measurement | None, target: Decimal | None, url: str) -> Cell:
    if figure is None or not url:
        return Cell("", shown(target))
    value = value_of(figure, cumulative=True)
    colour, word = mark_of(reached(indicator, value, target))
    return Cell(rounded_for(indicator, value), shown(target), f"{url}#m{figure.pk}", colour, word)


def year_cells(indicator: Indicator, totals: dict[int, Any], targets: dict[int, Decimal]) -> list[tuple[int, Any]]:
    """All together, by year: cell and share of the target."""
    cells = []
    for year, total in totals.items():
        target = targets.get(year)
        colour, word = mark_of(reached(indicator, total.value, target))
        cell = Cell(rounded_for(indicator, total.value), shown(target), "", colour, word)
        cells.append((year, (cell, share_of(indicator, total.value, target), total.units)))
    return cells


@dataclass(frozen=True)
class DueRow:
    """An indicator that a unit owes for a period, and what is there of it."""

    indicator: Indicator
    own_period: str
    current: str
    cumulative: str
    previous: str
    target: str
    url: str
    record_url: str


def due_rows(dues: Iterable[Due], unit: int) -> list[tuple[Programme, list[DueRow]]]:
    """What a unit owes, by programme."""
    grouped: dict[int, tuple[Programme, list[DueRow]]] = {}
    for due in dues:
        about = due.indicator
        keys = [about.pk, unit]
        row = DueRow(
            about,
            own_period(about, due.period),
            rounded_for(about, value_of(due.current, cumulative=False)) if due.current else "",
            rounded_for(about, value_of(due.current, cumulative=True)) if due.current else "",
            rounded_for(about, due.previous),
            shown(due.target),
            reverse("indicators:unit", args=keys),
            f"{reverse('indicators:record', args=keys)}?ky={due.period.key}",
        )
        grouped.setdefault(about.programme_id, (about.programme, []))[1].append(row)
    return list(grouped.values())


@dataclass
class FigureShown:
    """A figure with who gave it, why it is right, and what proves it."""

    measurement: Measurement
    period: str
    key: str
    said: str
    value: str
    denominator: str
    also: str
    this: str
    cumulative: str
    by: str
    role: str
    entry: int | None
    may_withdraw: bool = False
    proofs: list[Any] = field(default_factory=list)


def figures_shown(about: Indicator, figures: Iterable[Measurement]) -> list[FigureShown]:
    """Figures with who gave each. One query; ``proofs`` are to be prefetched."""
    figures = list(figures)
    keys = {key_of(one): one.pk for one in figures}
    entries = {keys[entry.object]: entry for entry in Entry.objects.filter(object__in=keys, act="measurement.record")}
    return [_figure(about, one, entries.get(one.pk)) for one in figures]


def _figure(about: Indicator, one: Measurement, entry: Entry | None) -> FigureShown:
    current = one.is_current
    return FigureShown(
        one,
        named(*one.period),
        Period(*one.period).key,
        str(one.get_said_display()),
        shown(one.value),
        shown(one.denominator),
        shown(one.also),
        rounded_for(about, value_of(one, cumulative=False)) if current else "",
        rounded_for(about, value_of(one, cumulative=True)) if current else "",
        entry.unit if entry else "",
        entry.role if entry else "",
        entry.pk if entry else None,
        proofs=list(one.proofs.all()),
    )


def crumbs(indicator: Indicator, *more: tuple[str, str]) -> list[tuple[str, str]]:
    """The way to an indicator's page, and below it."""
    table = (_("Chỉ tiêu"), reverse("indicators:table", args=[indicator.programme_id]))
    here = indicator.get_absolute_url() if more else ""
    return crumbs_of(indicator.programme, table, (indicator.code, here), *more)
