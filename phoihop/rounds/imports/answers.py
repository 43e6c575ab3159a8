"""A filled-in sheet becomes saved lines, known by their key. Handing in stays a step of its own."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Sequence
from typing import Any

from django.db.models import Q
from django.utils.text import Truncator
from django.utils.translation import gettext as _g
from django.utils.translation import gettext_lazy as _

from phoihop.ground.models import SheetImport
from phoihop.ground.sheets.faults import Fault
from phoihop.ground.sheets.table import Row
from phoihop.ledger.actor import Actor
from phoihop.ledger.acts import act, allowed
from phoihop.units.loading.carrying import carry_out
from phoihop.units.loading.kinds import Asked, Kind, Plan, Step, Tell, register

from ..actions import save_figure, save_line
from ..figures import FigureSaid, Wanted, wanted_of
from ..locks import lock_words
from ..models import Report, ReportLine
from ..said import Said
from .columns import COLUMNS
from .sheet import figure_key

_AT_ONCE = 500  # keys in a query
_SHOWN = 200  # letters of a text in the preview
_FIGURE = re.compile(r"S(\d+)-(\d+)")


def plan_answers(rows: Sequence[Row], asked: Asked) -> Plan:
    """What becomes of each row; a row that says nothing is left alone."""
    plan = Plan()
    seen: dict[str, int] = {}
    reports: dict[int, list[str]] = {}
    keys = [str(row.get("key")) for row in rows]
    lines, figures = _lines([int(key) for key in keys if key.isdecimal()], asked.by), _figures(keys, asked.by)
    for row in rows:
        key = row.get("key")
        if key in seen:
            plan.faults.append(row.fault("double", "key", row=seen[key]))
            continue
        seen[key] = row.number
        found = figures.get(key) if _FIGURE.fullmatch(key) else lines.get(int(key)) if key.isdecimal() else None
        step, fault = _step_of_figure(row, *found, asked) if isinstance(found, tuple) else _step(row, found, asked)
        if fault:
            plan.faults.append(fault)
        if step:
            plan.steps.append(step)
            report = found[0] if isinstance(found, tuple) else lines[int(key)].report
            reports[report.pk] = [str(report), report.get_absolute_url()]
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


def _figures(keys: Sequence[str], by: Actor) -> dict[str, tuple[Report, Wanted]]:
    """The figures of such reports that are asked of their units."""
    named = {int(found[1]) for key in keys if (found := _FIGURE.fullmatch(key))}
    theirs = Q(unit=by.unit_id) | Q(round__unit=by.unit_id)
    reports = Report.objects.filter(theirs, pk__in=list(named)).select_related("round__unit", "unit")
    return {figure_key(report.pk, one.indicator.pk): (report, one) for report in reports for one in wanted_of(report)}


def _step_of_figure(row: Row, report: Report, wanted: Wanted, asked: Asked) -> tuple[Step | None, Fault | None]:
    this, cumulative, of = (row.get(name, None) for name in ("this", "cumulative", "denominator"))
    said = FigureSaid(this, cumulative, of, row.get("because"))
    label = str(wanted.indicator)
    if said.blank or said.mark == wanted.said.mark:
        return Step(row, "same", label), None
    if fault := _closed(row, report, asked):
        return None, fault
    if misfit := said.misfit(wanted.indicator):
        return None, row.fault("figure_unfit", "this", why=misfit)
    version = wanted.row.version if wanted.row else 0
    if version != row.get("version"):
        return None, row.fault("line_newer", "version")

    def perform(by: Actor, now: dt.datetime) -> Any:
        facts: dict[str, Any] = {"indicator": wanted.indicator.pk, "seen": version, "mends": wanted.stands}
        return save_figure(report, by=by, now=now, said=said, **facts)

    return Step(row, "change" if wanted.row else "make", label, wanted.asked(said), perform), None


def _closed(row: Row, report: Report, asked: Asked) -> Fault | None:
    if report.locked(asked.today):
        return row.fault("line_closed", "key", why=lock_words(report.round, asked.today))
    if not allowed("report.save", asked.by, report):
        return row.fault("line_closed", "key", why=str(report.get_state_display()))
    return None


def _step(row: Row, line: ReportLine | None, asked: Asked) -> tuple[Step | None, Fault | None]:
    if line is None:
        return None, row.fault("line_unknown", "key")
    said = Said(row.get("state"), row.get("narrative"), row.get("obstacles"))
    if said == Said() or (line.version and said == _as_read(line)):
        return Step(row, "same", str(line)), None
    if line.duty_id and not said.state:
        return None, row.fault("state_missing", "state")
    if fault := _closed(row, line.report, asked):
        return None, fault
    if line.version != row.get("version"):
        return None, row.fault("line_newer", "version")
    return Step(row, "change" if line.version else "make", str(line), _changed(line, said), _saving(line, said)), None


def _changed(line: ReportLine, said: Said) -> list[str]:
    """The parts that are new, in words."""
    was, state = _as_read(line), str(dict(ReportLine.State.choices).get(said.state, ""))
    parts = (
        (_g("Tình trạng"), state, said.state != was.state),
        (_g("Kết quả"), said.narrative, said.narrative != was.narrative),
        (_g("Khó khăn, vướng mắc"), said.obstacles, said.obstacles != was.obstacles),
    )
    return [f"{name}: {Truncator(words).chars(_SHOWN) or '–'}" for name, words, new in parts if new]


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
