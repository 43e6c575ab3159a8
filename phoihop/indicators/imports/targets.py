"""A row is the target of a unit, or of all together, for a year; an indicator's rows are set by one act."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence
from decimal import Decimal

from django.urls import reverse
from django.utils.translation import gettext as _g
from django.utils.translation import gettext_lazy as _

from phoihop.ground.models import SheetImport
from phoihop.ground.numbers import shown
from phoihop.ground.sheets.faults import Fault
from phoihop.ground.sheets.table import Row
from phoihop.ground.text import fold
from phoihop.ledger.actor import Actor
from phoihop.ledger.acts import act
from phoihop.units.loading.carrying import carry_out
from phoihop.units.loading.kinds import Asked, Kind, Plan, Step, Tell, register

from .. import actions
from ..actions.targets import questions_about_targets
from ..models import Indicator
from ..pages import years_of
from ..wording import sentences
from .columns import TARGETS
from .rows import Finder

Place = tuple[int | None, int]
_WHOLE = {"", "ca chuong trinh", "the whole programme"}  # a workbook is filled in one language and read in another


def plan_targets(rows: Sequence[Row], asked: Asked) -> Plan:
    """Known by programme, code, unit and year; no unit, or "Cả chương trình", is all together."""
    plan, finder = Plan(), Finder(asked.by, own=True)
    by_indicator: dict[int, list[tuple[Row, Place]]] = defaultdict(list)
    indicators: dict[int, Indicator] = {}
    seen: dict[tuple[int, Place], int] = {}
    for row in rows:
        indicator, place, faults = _place(finder, row)
        plan.faults += faults
        if indicator is None or place is None:
            continue
        key = (indicator.pk, place)
        if key in seen:
            plan.faults.append(row.fault("double", "unit", row=seen[key]))
            continue
        seen[key] = row.number
        indicators[indicator.pk] = indicator
        by_indicator[indicator.pk].append((row, place))
    for indicator_key, placed in by_indicator.items():
        _plan_one(plan, indicators[indicator_key], placed)
    programmes = {one.programme_id: one.programme for one in indicators.values()}
    plan.results = lambda: [[one.title, reverse("indicators:table", args=[one.pk])] for one in programmes.values()]
    return plan


def _place(finder: Finder, row: Row) -> tuple[Indicator | None, Place | None, list[Fault]]:
    indicator, faults = finder.indicator(row)
    if indicator is None:
        return None, None, faults
    if row.get("year") not in years_of(indicator.programme):
        return None, None, [row.fault("year_out", "year")]
    if fold(row.get("unit")) in _WHOLE:
        return indicator, (None, row.get("year")), []
    unit, faults = finder.unit(row, indicator)
    return indicator, (unit.pk, row.get("year")) if unit else None, faults


def _plan_one(plan: Plan, indicator: Indicator, placed: list[tuple[Row, Place]]) -> None:
    known: dict[Place, Decimal] = {(one.unit_id, one.year): one.value for one in indicator.targets.all()}
    given = {place: row.values.get("value") for row, place in placed}
    changes: dict[Place, Decimal | None] = {
        place: value for place, value in given.items() if value not in (None, known.get(place))
    }
    because = next((row.get("because") for row, place in placed if place in changes and row.get("because")), "")
    questions = questions_about_targets(indicator, known | changes, {year for _unit, year in changes})
    first = True
    for row, place in placed:
        what = f"{indicator} · {row.get('unit') or _g('Cả chương trình')} · {place[1]}"
        if place not in changes:
            plan.steps.append(Step(row, "same", what))
            continue
        if questions and not because:
            plan.faults.append(row.fault("asked", "value", questions=" ".join(sentences(questions))))
            return
        told = [f"{shown(known.get(place)) or _g('(trống)')} → {shown(changes[place])}"]

        def do(by: Actor, now: dt.datetime) -> Indicator:
            fresh = Indicator.objects.select_related("programme").get(pk=indicator.pk)
            return actions.set_targets(fresh, by=by, now=now, seen=fresh.revision, values=changes, because=because)

        # the rows of an indicator are one act: it is done with the first of them
        plan.steps.append(Step(row, "change" if place in known else "make", what, told, do if first else None))
        first = False


@act("targets.import", _("Nhập mục tiêu từ bảng"))
def import_targets(
    sheet: SheetImport, *, by: Actor, now: dt.datetime, tell: Tell = lambda done, total: None
) -> SheetImport:
    """Sets the targets of a checked sheet, all or none. Raises Faulty."""
    return carry_out(sheet, by=by, now=now, tell=tell)


register(
    Kind(
        "targets",
        _("Mục tiêu của chỉ tiêu"),
        "targets.import",
        TARGETS,
        plan_targets,
        import_targets,
        notes=(
            _("Mỗi dòng là mục tiêu một năm của một đơn vị; để trống cột Đơn vị là mục tiêu của cả chương trình."),
            _("Ô để trống giữ nguyên mục tiêu cũ; nhập lại cùng một bảng không thay đổi gì."),
        ),
        needs_unit=True,
    )
)
