"""A programme's indicators, targets and figures as a workbook with the columns by which it is loaded again."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from phoihop.ground.dates import written
from phoihop.ground.sheets.blank import Filled, filled_book
from phoihop.ledger.actor import Actor
from phoihop.programmes.models import Programme
from phoihop.units.models import Unit

from .imports.columns import FIGURES, INDICATORS, TARGETS
from .measurers import measurers_of
from .models import Indicator, Measurement, Target
from .naming import names_of
from .pages import years_of
from .queries import readable_units
from .regime import Period
from .rollup import used

Cells = dict[str, Any]


def book_of(programme: Programme, period: Period, actor: Actor) -> bytes:
    """Three sheets; figures are those of the period that the actor may read, with a line for each that is missing."""
    indicators = list(used(programme).select_related("programme", "content", "unit_class__within"))
    units = {
        one.pk: list(measurers_of(one).filter(readable_units(actor, one)).order_by("folded")) for one in indicators
    }
    name = programme.number or programme.title
    return filled_book(
        [
            Filled(_("Số liệu"), FIGURES, _figures(indicators, units, name, period)),
            Filled(_("Mục tiêu"), TARGETS, _targets(indicators, units, name, years_of(programme))),
            Filled(_("Chỉ tiêu"), INDICATORS, (_indicator(one, name) for one in indicators)),
        ]
    )


def _indicator(one: Indicator, programme: str) -> Cells:
    content = one.content
    return {
        "programme": programme,
        "content": f"{content.label or content.order}. {content.text}",
        "code": one.code,
        "name": one.name,
        "measure": one.measure,
        "over_units": one.get_over_units_display(),
        "over_time": one.get_over_time_display(),
        "since": one.get_since_display(),
        "better": one.get_better_display(),
        "rhythm": one.get_rhythm_display(),
        "baseline": one.baseline,
        "baseline_year": one.baseline_year,
        "who": "\n".join(names_of(one)),
    }


def _targets(
    indicators: list[Indicator], units: dict[int, list[Unit]], programme: str, years: list[int]
) -> Iterator[Cells]:
    known: dict[tuple[int, int | None, int], Decimal] = {
        (one.indicator_id, one.unit_id, one.year): one.value for one in Target.objects.filter(indicator__in=indicators)
    }
    for one in indicators:
        whole: list[tuple[int | None, str]] = [(None, _("Cả chương trình"))]
        for key, name in [*whole, *((unit.pk, unit.name) for unit in units[one.pk])]:
            for year in years:
                yield {
                    "programme": programme,
                    "code": one.code,
                    "name": one.name,
                    "unit": name,
                    "year": year,
                    "value": known.get((one.pk, key, year)),
                }


def _figures(
    indicators: list[Indicator], units: dict[int, list[Unit]], programme: str, period: Period
) -> Iterator[Cells]:
    """The figures of every period within the one asked for, and a line to fill for each unit without one of it."""
    current = Measurement.objects.filter(
        Q(starts_on__gte=period.start, ends_on__lte=period.end),
        indicator__in=indicators,
        state=Measurement.State.CURRENT,
    )
    known: dict[tuple[int, int], list[Measurement]] = {}
    for figure in current.order_by("ends_on", "id"):
        known.setdefault((figure.indicator_id, figure.unit_id), []).append(figure)
    for one in indicators:
        for unit in units[one.pk]:
            row = {"programme": programme, "code": one.code, "name": one.name, "unit": unit.name}
            there = known.get((one.pk, unit.pk), [])
            for figure in there:
                yield row | {
                    "starts_on": written(figure.starts_on),
                    "ends_on": written(figure.ends_on),
                    "said": figure.get_said_display(),
                    "value": figure.value,
                    "denominator": figure.denominator,
                    "note": figure.note,
                }
            if not any(figure.period == period for figure in there):
                yield row | {"starts_on": written(period.start), "ends_on": written(period.end)}
