"""A report is handed in, approved inside the unit, accepted or returned; more time; opening for one unit."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from django.utils import timezone
from django.utils.translation import gettext as _g
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from phoihop.ground.dates import working_day_from, written
from phoihop.ground.errors import Refused
from phoihop.ground.state import move
from phoihop.ground.text import squeeze
from phoihop.ledger.actor import Actor
from phoihop.ledger.acts import act, record
from phoihop.units.models import Unit
from phoihop.units.queries import own_days

from ..figures import refuse_odd, wanted_of
from ..locks import refuse_locked
from ..models import HeadApproval, Report, ReportFigure, ReportLine
from ..queries import needs_head
from ..suggesting import suggestions_for
from .figures import record_figures
from .lines import hold, take_over


class LinesMissing(Refused):
    """Lines about which nobody has said anything; ``lines`` are their keys."""

    def __init__(self, words: str, lines: list[int]) -> None:
        super().__init__(words)
        self.lines = lines


@act("report.submit", _("Nộp báo cáo"))
def submit(report: Report, *, by: Actor, now: dt.datetime, lacking: bool = False) -> Report:
    """Hands in, or first to the head where the unit wants it. Lines not saved yet take over what was suggested.

    Refused: locked; LinesMissing where nothing is said and nothing known of some; figures that look odd and have no
    reason; FiguresMissing where some are missing, unless the unit says that it hands in without (``lacking``).
    """
    hold(report)
    refuse_locked(report, now)
    lines = list(report.lines.select_related("duty", "question").order_by("place"))
    open_lines = [line for line in lines if not line.version]
    suggested = suggestions_for(report, open_lines, timezone.localdate(now)) if open_lines else {}
    missing = [line for line in open_lines if line.pk not in suggested]
    if missing:
        raise LinesMissing(_lacking(len(missing)), [line.pk for line in missing])
    refuse_odd(wanted_of(report), lacking=lacking)
    for line in open_lines:
        take_over(line, suggested[line.pk], by, now)
    if needs_head(report.unit_id) and by.unit_id == report.unit_id and not by.can("assign"):
        move(report, {"state": report.state}, state="to_approve", reason="")
        record(report, within=report.round, state="to_approve")
        return report
    return _hand_in(report, by, now)


def _lacking(n: int) -> str:
    return ngettext("Còn %(n)d dòng chưa ghi.", "Còn %(n)d dòng chưa ghi.", n) % {"n": n}


@act("report.approve", _("Duyệt và nộp báo cáo"))
def approve(report: Report, *, by: Actor, now: dt.datetime) -> Report:
    """The head of the unit approves: it leaves the house."""
    hold(report)
    refuse_locked(report, now)
    return _hand_in(report, by, now)


@act("report.hand_back", _("Trả lại để sửa trong đơn vị"))
def hand_back(report: Report, *, by: Actor, now: dt.datetime, reason: str) -> Report:
    """The head wants something changed first. Refused without a reason."""
    if not squeeze(reason):
        raise Refused(_g("Hãy ghi điều cần sửa."))
    move(report, {"state": "to_approve"}, state="draft", reason=squeeze(reason))
    record(report, within=report.round, reason=squeeze(reason))
    return report


@act("report.accept", _("Tiếp nhận báo cáo"))
def accept(report: Report, *, by: Actor, now: dt.datetime, note: str = "") -> Report:
    """Who asked takes the report as it is."""
    move(report, {"state": "submitted"}, state="accepted", accepted_on=timezone.localdate(now), reason="")
    _forget_remarks(report)
    record(report, within=report.round, note=squeeze(note))
    return report


@act("report.return", _("Trả lại báo cáo"))
def return_report(
    report: Report,
    *,
    by: Actor,
    now: dt.datetime,
    reason: str,
    remarks: Mapping[int, str] | None = None,
    of_figures: Mapping[int, str] | None = None,
) -> Report:
    """Back to the unit; ``remarks`` say why by line (key of the line: words), ``of_figures`` by figure.

    Refused without any word.
    """
    wanted, odd = _said(remarks), _said(of_figures)
    reason = squeeze(reason) or (_g("Xem ghi chú ở từng dòng.") if wanted or odd else "")
    if not reason:
        raise Refused(_g("Hãy ghi lý do trả lại."))
    move(report, {"state": "submitted"}, state="returned", reason=reason, submitted_on=None)
    _forget_remarks(report)
    for key, words in wanted.items():
        ReportLine.objects.filter(report=report, pk=key).update(remark=words)
    for key, words in odd.items():
        ReportFigure.objects.filter(report=report, pk=key).update(remark=words)
    said = {"remarks": {str(key): words for key, words in wanted.items()}}
    if odd:
        said["of_figures"] = {str(key): words for key, words in odd.items()}
    record(report, within=report.round, reason=reason, **said)
    return report


def _said(remarks: Mapping[int, str] | None) -> dict[int, str]:
    return {key: squeeze(words) for key, words in (remarks or {}).items() if squeeze(words)}


def _forget_remarks(report: Report) -> None:
    for parts in (report.lines, report.figures):
        parts.exclude(remark="").update(remark="")


@act("report.ask_time", _("Xin thêm thời gian báo cáo"))
def ask_time(report: Report, *, by: Actor, now: dt.datetime, until: dt.date, reason: str) -> Report:
    """A unit asks for a later day. Refused: no later day, no reason, or a request that waits already."""
    if report.asked_until is not None:
        raise Refused(_g("Đã có một đề nghị đang chờ trả lời."))
    if until <= max(report.due_on, timezone.localdate(now) - dt.timedelta(days=1)):
        raise Refused(_g("Ngày đề nghị phải sau hạn nộp và không ở trong quá khứ."))
    if not squeeze(reason):
        raise Refused(_g("Hãy ghi lý do."))
    move(
        report,
        {"state": report.state, "asked_until": None},
        asked_until=until,
        asked_reason=squeeze(reason),
        time_answer="",
    )
    record(report, within=report.round, until=until, reason=squeeze(reason))
    return report


@act("report.answer_time", _("Trả lời đề nghị thêm thời gian"))
def answer_time(
    report: Report, *, by: Actor, now: dt.datetime, granted: bool, until: dt.date | None = None, answer: str = ""
) -> Report:
    """Grants the day asked for or another (moved to a working day), also behind the lock; or refuses with a reason."""
    asked = report.asked_until
    assert asked is not None  # the rule asks
    if not granted and not squeeze(answer):
        raise Refused(_g("Hãy ghi lý do không đồng ý."))
    due_on = working_day_from(until or asked, own_days()) if granted else report.due_on
    if granted and due_on <= report.due_on:
        raise Refused(_g("Ngày mới phải sau hạn nộp hiện nay."))
    told = _g("Đồng ý đến {day}.").format(day=written(due_on)) if granted else _g("Không đồng ý.")
    opened = {"open_until": due_on} if granted and report.round.locked(due_on) else {}
    move(
        report,
        {"asked_until": asked},
        asked_until=None,
        asked_reason="",
        due_on=due_on,
        time_answer=f"{told} {squeeze(answer)}".strip(),
        **opened,
    )
    record(report, within=report.round, granted=granted, until=due_on if granted else None, reason=squeeze(answer))
    return report


@act("report.open_again", _("Mở khóa cho một đơn vị"))
def open_again(report: Report, *, by: Actor, now: dt.datetime, until: dt.date, reason: str) -> Report:
    """The round stays locked for all others. Refused: not locked, a day that has passed, no reason."""
    today = timezone.localdate(now)
    if not report.round.locked(today):
        raise Refused(_g("Đợt báo cáo chưa khóa; đơn vị vẫn nộp được."))
    if until < today:
        raise Refused(_g("Ngày này đã qua. Hãy chọn từ hôm nay trở đi."))
    if not squeeze(reason):
        raise Refused(_g("Hãy ghi lý do."))
    move(report, {"state": report.state}, open_until=until)
    record(report, within=report.round, until=until, reason=squeeze(reason))
    return report


@act("report.set_approval", _("Quy định thủ trưởng duyệt báo cáo"))
def set_approval(unit: Unit, *, by: Actor, now: dt.datetime, wanted: bool) -> bool:
    """Whether this unit's reports need its head's approval before they are handed in."""
    if wanted:
        HeadApproval.objects.get_or_create(unit=unit)
    else:
        HeadApproval.objects.filter(unit=unit).delete()
    record(unit, wanted=wanted)
    return wanted


def _hand_in(report: Report, by: Actor, now: dt.datetime) -> Report:
    """What was said is in the ledger from now on, word by word; its figures are measurements."""
    figures = record_figures(report, by=by, now=now)
    move(report, {"state": report.state}, state="submitted", submitted_on=timezone.localdate(now), reason="")
    lines = report.lines.order_by("place").values("duty", "question", "state", "narrative", "obstacles")
    record(report, within=report.round, state="submitted", lines=list(lines), **figures)
    return report
