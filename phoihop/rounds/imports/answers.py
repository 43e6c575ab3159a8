"""A filled-in sheet becomes saved lines, known by their key. Handing in stays a step of its own."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _g
from django.utils.translation import gettext_lazy as _

from phoihop.ground.models import SheetImport
from phoihop.ground.sheets.faults import Fault
from phoihop.ground.sheets.table import Row
from phoihop.ledger.actor import Actor
from phoihop.ledger.acts import act, allowed
from phoihop.units.loading.carrying import carry_out
from phoihop.units.loading.kinds import Asked, Kind, Plan, Step, Tell, register

from ..actions import save_line
from ..locks import lock_words
from ..models import ReportLine
from ..said import Said
from .columns import COLUMNS

_AT_ONCE = 500  # keys in a query


def plan_answers(rows: Sequence[Row], asked: Asked) -> Plan:
    """What becomes of each row; a row that says nothing is left alone."""
    plan = Plan()
    seen: dict[int, int] = {}
    reports: dict[int, list[str]] = {}
    lines = _lines([row.get("key") for row in rows], asked.by)
    for row in rows:
        key = row.get("key")
        if key in seen:
            plan.faults.append(row.fault("double", "key", row=seen[key]))
            continue
        seen[key] = row.number
        step, fault = _step(row, lines.get(key), asked)
        if fault:
            plan.faults.append(fault)
        if step:
            plan.steps.append(step)
            line = lines[key]
            reports[line.report_id] = [str(line.report), line.report.get_absolute_url()]
    plan.results = lambda: list(reports.values())
    return plan


def _lines(keys: Sequence[int], by: Actor) -> dict[int, ReportLine]:
    """The lines of reports that the actor's unit answers or asked for; which may be written is asked of each."""
    theirs = Q(report__unit=by.unit_id) | Q(report__round__unit=by.unit_id)
    found: dict[int, ReportLine] = {}
    for start in range(0, len(keys), _AT_ONCE):
        piece = ReportLine.objects.filter(theirs, pk__in=keys[start : start + _AT_ONCE])
        found |= {
            one.pk: one for one in piece.select_related("report__round__unit", "report__unit", "duty", "question")
        }
    return found


def _step(row: Row, line: ReportLine | None, asked: Asked) -> tuple[Step | None, Fault | None]:
    if line is None:
        return None, row.fault("line_unknown", "key")
    said = Said(row.get("state"), row.get("narrative"), row.get("obstacles"))
    if said == Said() or (line.version and said == _as_read(line)):
        return Step(row, "same", str(line)), None
    if line.duty_id and not said.state:
        return None, row.fault("state_missing", "state")
    report = line.report
    if line.report.locked(asked.today):
        return None, row.fault("line_closed", "key", why=lock_words(report.round, asked.today))
    if not allowed("report.save", asked.by, report):
        return None, row.fault("line_closed", "key", why=str(report.get_state_display()))
    if line.version != row.get("version"):
        return None, row.fault("line_newer", "version")
    details = [f"{_g('Tình trạng')}: {ReportLine.State(said.state).label}"] if said.state else []
    return Step(row, "change" if line.version else "make", str(line), details, _saving(line, said)), None


def _as_read(line: ReportLine) -> Said:
    """A line as a sheet would give it back: blanks within lines are squeezed there."""
    squeezed = ("\n".join(" ".join(part.split()) for part in text.split("\n") if part.strip()) for text in
                (line.narrative, line.obstacles))  # fmt: skip
    return Said(line.state, *squeezed)


def _saving(line: ReportLine, said: Said) -> Callable[..., Any]:
    return lambda by, now: save_line(line, by=by, now=now, seen=line.version, said=said)


@act("report.import", _("Nhập báo cáo từ bảng"))
def import_answers(
    sheet: SheetImport, *, by: Actor, now: dt.datetime, tell: Tell = lambda done, total: None
) -> SheetImport:
    """Saves the lines of a checked sheet, all or none. Raises Faulty."""
    return carry_out(sheet, by=by, now=now, tell=tell)


ANSWERS = register(
    Kind(
        "report",
        _("Bảng ghi báo cáo"),
        "report.import",
        COLUMNS,
        plan_answers,
        import_answers,
        notes=(
            _("Bảng được tải từ trang báo cáo, ghi khi không có mạng rồi nhập lại; dòng được nhận ra theo mã dòng."),
            _("Dòng để trống tình trạng, kết quả và khó khăn thì giữ nguyên. Nhập xong vẫn phải nộp báo cáo."),
        ),
        needs_unit=True,
    )
)
