"""A row is a figure of a unit for a period; what looks wrong is asked about at its cell."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from phoihop.ground.models import SheetImport
from phoihop.ground.numbers import shown
from phoihop.ground.sheets.faults import Fault
from phoihop.ground.sheets.table import Row
from phoihop.ledger.actor import Actor
from phoihop.ledger.acts import act
from phoihop.units.loading.carrying import carry_out
from phoihop.units.loading.kinds import Asked, Kind, Plan, Step, Tell, register

from .. import actions
from ..actions.chains import previewed
from ..asking import Figure, asked_of
from ..measurers import Owed
from ..models import Indicator, Measurement
from ..wording import named, sentences
from .columns import FIGURES
from .rows import Finder

_SAME = ("said", "value", "denominator")
Key = tuple[int, int, dt.date, dt.date]


class _Planning:
    """Rows are looked at in the order of their periods, so that each is asked about with those before it in mind."""

    def __init__(self, asked: Asked) -> None:
        self._finder, self._by, self._today = Finder(asked.by, own=False), asked.by, asked.today
        self._known: dict[int, dict[int, list[Measurement]]] = {}
        self._touched: dict[int, Indicator] = {}
        self.plan = Plan()

    def rows(self, rows: Sequence[Row]) -> Plan:
        seen: dict[Key, int] = {}
        placed = []
        for row in rows:
            owed, faults = self._owed(row)
            self.plan.faults += faults
            if owed is None:
                continue
            key = (owed.indicator.pk, owed.unit.pk, row.get("starts_on"), row.get("ends_on"))
            if key in seen:
                self.plan.faults.append(row.fault("double", "ends_on", row=seen[key]))
                continue
            seen[key] = row.number
            self._touched[owed.indicator.pk] = owed.indicator
            placed.append((row, owed))
        for row, owed in sorted(placed, key=lambda one: (one[0].get("ends_on"), one[0].number)):
            step, faults = self._step(row, owed)
            self.plan.faults += faults
            if step:
                self.plan.steps.append(step)
        self.plan.results = self._results
        return self.plan

    def _results(self) -> list[list[str]]:
        programmes = {one.programme_id: one.programme for one in self._touched.values()}
        return [[one.title, reverse("indicators:table", args=[key])] for key, one in programmes.items()]

    def _owed(self, row: Row) -> tuple[Owed | None, list[Fault]]:
        indicator, faults = self._finder.indicator(row)
        if indicator is None:
            return None, faults
        unit, faults = self._finder.unit(row, indicator)
        if unit is None:
            return None, faults
        if unit.pk != self._by.unit_id and not self._finder.runs(indicator.programme):
            return None, [row.fault("unit_not_yours", "unit")]
        if row.get("ends_on") < row.get("starts_on"):
            return None, [row.fault("period_backwards", "ends_on")]
        if row.get("starts_on") > self._today and row.values.get("value") is not None:
            return None, [row.fault("period_ahead", "starts_on")]
        return Owed(indicator, unit), []

    def _step(self, row: Row, owed: Owed) -> tuple[Step | None, list[Fault]]:
        period = named(row.get("starts_on"), row.get("ends_on"))
        what = f"{owed.indicator} · {owed.unit} · {period}"
        value = row.values.get("value")
        if value is None:
            return Step(row, "same", what), []
        denominator = row.values.get("denominator")
        if owed.indicator.is_share and not (denominator and denominator > 0):
            return None, [row.fault("needs_denominator", "denominator")]
        said = row.get("said") or Measurement.Said.THIS
        figure = Figure(
            row.get("starts_on"),
            row.get("ends_on"),
            said if owed.indicator.accumulates else Measurement.Said.THIS,
            value,
            denominator if owed.indicator.is_share else None,
        )
        others = self._others(owed)
        current = next((one for one in others if one.period == (figure.starts_on, figure.ends_on)), None)
        because = row.get("because")
        if current and all(getattr(current, name) == getattr(figure, name) for name in _SAME):
            return Step(row, "same", what), []
        if current and not because:
            return None, [row.fault("needs_reason", "value", before=shown(current.value))]
        rest = [one for one in others if one is not current]
        questions = asked_of(owed.indicator, figure, rest)
        if questions and not because:
            return None, [row.fault("asked", "value", questions=" ".join(sentences(questions)))]
        self._known[owed.indicator.pk][owed.unit.pk] = previewed(owed, figure, rest)
        seen = current.pk if current else None

        def do(by: Actor, now: dt.datetime) -> Measurement:
            return actions.record_figure(
                owed, by=by, now=now, figure=figure, because=because, note=row.get("note"), seen=seen
            )

        told = [f"{shown(current.value)} → {shown(value)}" if current else f"{shown(value)} {owed.indicator.measure}"]
        return Step(row, "change" if current else "make", what, told, do), []

    def _others(self, owed: Owed) -> list[Measurement]:
        """The current figures of the unit, and those that rows above have already planned."""
        if owed.indicator.pk not in self._known:
            found: dict[int, list[Measurement]] = defaultdict(list)
            current = Measurement.objects.filter(indicator=owed.indicator, state=Measurement.State.CURRENT)
            for one in current.order_by("ends_on", "id"):
                found[one.unit_id].append(one)
            self._known[owed.indicator.pk] = found
        return self._known[owed.indicator.pk][owed.unit.pk]


def plan_figures(rows: Sequence[Row], asked: Asked) -> Plan:
    """Known by programme, code, unit and period; a row without a figure says nothing."""
    return _Planning(asked).rows(rows)


@act("measurements.import", _("Nhập số liệu chỉ tiêu từ bảng"))
def import_figures(
    sheet: SheetImport, *, by: Actor, now: dt.datetime, tell: Tell = lambda done, total: None
) -> SheetImport:
    """Records the figures of a checked sheet, all or none. Raises Faulty."""
    return carry_out(sheet, by=by, now=now, tell=tell)


register(
    Kind(
        "measurements",
        _("Số liệu chỉ tiêu"),
        "measurements.import",
        FIGURES,
        plan_figures,
        import_figures,
        notes=(
            _("Mỗi dòng là số liệu một kỳ của một đơn vị. Dòng chưa có số liệu được bỏ qua."),
            _("Số khác với số đã ghi là sửa số liệu, cần ghi lý do ở cột Giải thích; số cũ vẫn xem lại được."),
        ),
        needs_unit=True,
    )
)
