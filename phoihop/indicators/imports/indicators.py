"""A row is an indicator, known by programme and code."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _g
from django.utils.translation import gettext_lazy as _

from phoihop.ground.models import SheetImport
from phoihop.ground.numbers import shown
from phoihop.ground.sheets.faults import Fault
from phoihop.ground.sheets.table import Row
from phoihop.ground.text import fold, squeeze
from phoihop.ledger.actor import Actor
from phoihop.ledger.acts import act
from phoihop.programmes.matching import Matcher
from phoihop.programmes.models import Content, Programme
from phoihop.units.loading.carrying import carry_out
from phoihop.units.loading.kinds import Asked, Kind, Plan, Step, Tell, register

from .. import actions
from ..models import Indicator
from ..naming import Whose, names_of, whose
from .columns import INDICATORS
from .rows import Finder

_PLAIN = ("name", "measure", "over_units", "over_time", "since", "better", "rhythm", "baseline", "baseline_year")


class _Planning:
    def __init__(self, asked: Asked) -> None:
        self._finder, self._day = Finder(asked.by, own=True), asked.today
        self._matcher = Matcher(asked.today)
        self._contents: dict[int, list[Content]] = {}
        self._touched: dict[int, Programme] = {}
        self._measured: dict[int, set[int]] = {}
        self.plan = Plan(results=lambda: [[one.title, _address(one)] for one in self._touched.values()])

    def rows(self, rows: Sequence[Row]) -> Plan:
        seen: dict[tuple[int, str], int] = {}
        for row in rows:
            step, faults = self._step(row, seen)
            self.plan.faults += faults
            if step:
                self.plan.steps.append(step)
        return self.plan

    def _step(self, row: Row, seen: dict[tuple[int, str], int]) -> tuple[Step | None, list[Fault]]:
        programme, faults = self._finder.programme(row)
        if programme is None:
            return None, faults
        self._touched[programme.pk] = programme
        key = (programme.pk, fold(row.get("code")))
        if key in seen:
            return None, [row.fault("double", "code", row=seen[key])]
        seen[key] = row.number
        content = self._content(programme, row.get("content"))
        names = re.split(r"[;\n]", row.get("who"))
        meant, unknown = whose(names, self._day, self._matcher)
        if content is None:
            faults.append(row.fault("content_unknown", "content"))
        if unknown:
            faults.append(row.fault("units_unknown", "who", names="; ".join(unknown)))
        if not _fits(row):
            faults.append(row.fault("misfit", "over_time"))
        if faults or content is None:
            return None, faults
        return self._planned(row, programme, content, meant)

    def _planned(
        self, row: Row, programme: Programme, content: Content, meant: Whose
    ) -> tuple[Step | None, list[Fault]]:
        what = f"{row.get('code')}. {row.get('name')}"
        known = self._finder.indicators(programme).get(fold(row.get("code")))
        given = _given(row)
        if known is None:
            made = {**given, **meant.fields}

            def make(by: Actor, now: dt.datetime) -> Indicator:
                return actions.define(programme, by=by, now=now, content=content, code=row.get("code"), **made)

            return Step(row, "make", what, [f"{content.label or content.order}. {content.text}"], make), []
        changes: dict[str, Any] = {name: value for name, value in given.items() if getattr(known, name) != value}
        if content.pk != known.content_id:
            changes["content"] = content
        if row.get("who") and (meant.unit_class != known.unit_class or _names(meant) != sorted(names_of(known))):
            changes |= meant.fields
        if not changes:
            return Step(row, "same", what), []
        measured = known.measurements.exists()
        if measured and not row.get("because"):
            return None, [row.fault("needs_reason", "because", before=known.name)]
        told = [
            f"{_label(name)}: {_say(known, name)} → {_word(name, value)}"
            for name, value in changes.items()
            if name in _PLAIN
        ]

        def alter(by: Actor, now: dt.datetime) -> Indicator:
            if measured:
                return actions.correct(known, by=by, now=now, seen=known.revision, reason=row.get("because"), **changes)
            return actions.change(known, by=by, now=now, seen=known.revision, **changes)

        return Step(row, "change", what, told, alter), []

    def _content(self, programme: Programme, words: str) -> Content | None:
        if programme.pk not in self._contents:
            self._contents[programme.pk] = list(programme.contents.all())
        wanted = fold(words).strip(" .")
        for one in self._contents[programme.pk]:
            label = one.label or str(one.order)
            if wanted in (fold(label), fold(one.text).strip(" ."), fold(f"{label}. {one.text}").strip(" .")):
                return one
        return None


def plan_indicators(rows: Sequence[Row], asked: Asked) -> Plan:
    """Known by programme and code; blank cells change nothing."""
    return _Planning(asked).rows(rows)


def _given(row: Row) -> dict[str, Any]:
    values = {name: row.values.get(name) for name in _PLAIN}
    return {name: squeeze(v) if isinstance(v, str) else v for name, v in values.items() if v is not None}


def _fits(row: Row) -> bool:
    share = row.get("over_units") == Indicator.OverUnits.SHARE
    return (
        row.get("over_time") in (Indicator.OverTime.SHARE, Indicator.OverTime.LAST)
        if share
        else (row.get("over_time") != Indicator.OverTime.SHARE)
    )


def _names(meant: Whose) -> list[str]:
    return [meant.unit_class.name] if meant.unit_class else sorted(unit.name for unit in meant.units)


def _label(name: str) -> str:
    return str(Indicator._meta.get_field(name).verbose_name)  # type: ignore[union-attr]


def _word(name: str, value: Any) -> str:
    choices = dict(Indicator._meta.get_field(name).choices or ())  # type: ignore[union-attr]
    return str(choices.get(value, shown(value) if name == "baseline" else value))


def _say(known: Indicator, name: str) -> str:
    value = getattr(known, name)
    return _g("(trống)") if value in (None, "") else _word(name, value)


def _address(programme: Programme) -> str:
    return reverse("indicators:table", args=[programme.pk])


@act("indicators.import", _("Nhập chỉ tiêu từ bảng"))
def import_indicators(
    sheet: SheetImport, *, by: Actor, now: dt.datetime, tell: Tell = lambda done, total: None
) -> SheetImport:
    """Defines and changes the indicators of a checked sheet, all or none. Raises Faulty."""
    return carry_out(sheet, by=by, now=now, tell=tell)


register(
    Kind(
        "indicators",
        _("Chỉ tiêu"),
        "indicators.import",
        INDICATORS,
        plan_indicators,
        import_indicators,
        notes=(
            _("Mỗi dòng là một chỉ tiêu, nhận biết theo chương trình và mã chỉ tiêu."),
            _("Ô để trống giữ nguyên thông tin cũ; nhập lại cùng một bảng không tạo bản trùng."),
        ),
        needs_unit=True,
    )
)
