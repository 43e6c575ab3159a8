"""What a unit says line by line. A draft saves itself; nobody's words are overwritten unseen."""

from __future__ import annotations

import datetime as dt

from django.utils.translation import gettext as _g
from django.utils.translation import gettext_lazy as _

from phoihop.ground.errors import Conflict, Refused
from phoihop.ground.state import move
from phoihop.ground.text import nfc
from phoihop.ledger.actor import Actor
from phoihop.ledger.acts import act, record

from ..locks import refuse_locked
from ..models import Report, ReportLine
from ..queries import last_lines
from ..said import Said


@act("report.save", _("Ghi một dòng báo cáo"))
def save_line(line: ReportLine, *, by: Actor, now: dt.datetime, seen: int, said: Said) -> ReportLine:
    """Saves a line of which the person saw version ``seen``. Raises Conflict where somebody saved a later one.

    Refused: locked, or nothing is said. The ledger notes that it was saved; the words follow when they are handed in.
    """
    hold(line.report)
    refuse_locked(line.report, now)
    if line.duty_id and said.state not in ReportLine.State.values:
        raise Refused(_g("Hãy chọn tình trạng."))
    if line.question_id and not said.narrative.strip():
        raise Refused(_g("Hãy ghi câu trả lời."))
    _write(line, seen, said, by, now)
    record(line.report, within=line.report.round, line=line.pk, version=line.version)
    return line


@act("report.keep", _("Giữ như báo cáo kỳ trước"))
def keep_lines(report: Report, *, by: Actor, now: dt.datetime, only: ReportLine | None = None) -> list[ReportLine]:
    """Says "no change since last time" of one line, or of all that nobody has written; returns them.

    Refused: locked, or the unit has not reported on them before.
    """
    hold(report)
    refuse_locked(report, now)
    last = last_lines(report)
    lines = [only] if only else list(report.lines.filter(version=0, duty__isnull=False).select_related("duty"))
    known = [line for line in lines if line.duty_id in last]
    if not known:
        raise Refused(_g("Chưa có báo cáo kỳ trước để giữ nguyên."))
    for line in known:
        _write(line, line.version, Said.of(last[line.duty_id or 0]), by, now, unchanged=True)
    record(report, within=report.round, lines=[line.pk for line in known])
    return known


def hold(report: Report) -> None:
    """Keeps the report as the person saw it until the act is done; Conflict where it has moved on meanwhile."""
    now_is = Report.objects.select_for_update().values_list("state", flat=True).get(pk=report.pk)
    if now_is != report.state:
        raise Conflict(_g("Báo cáo vừa được chuyển sang bước khác. Hãy tải lại trang."))


def take_over(line: ReportLine, said: Said, by: Actor, now: dt.datetime) -> None:
    """A line that nobody has saved becomes what was suggested; inside an act."""
    _write(line, 0, said, by, now)


def _write(line: ReportLine, seen: int, said: Said, by: Actor, now: dt.datetime, *, unchanged: bool = False) -> None:
    move(
        line,
        {"version": seen},
        version=seen + 1,
        state=said.state if line.duty_id else "",
        narrative=nfc(said.narrative).strip(),
        obstacles=nfc(said.obstacles).strip(),
        unchanged=unchanged,
        saved_at=now,
        saved_by_id=by.account_id,
    )
