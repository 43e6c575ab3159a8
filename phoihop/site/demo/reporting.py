"""Two made-up rounds of reports: one that is over, and one with twelve units in every state, on whatever day."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.utils import timezone

from phoihop.ledger.actor import Actor
from phoihop.programmes.models import Programme
from phoihop.rounds import actions
from phoihop.rounds.models import Report, Round
from phoihop.rounds.said import Said
from phoihop.rounds.windows import Window, current, deadline, preceding
from phoihop.rounds.words import title_of

from . import commune
from .showing import at, reporter

_DAYS = 3
MARK = "(số liệu minh hoạ)"
_TEXTS = (
    (f"Đã triển khai tại 5/8 thôn, làng; hơn 300 lượt người tham gia {MARK}.", ""),
    (f"Đã phối hợp thực hiện theo kế hoạch, có biên bản và hình ảnh {MARK}.", ""),
    (f"Đang thực hiện, đạt khoảng một nửa khối lượng {MARK}.", f"Mưa kéo dài, đường vào làng khó đi {MARK}."),
)
_QUESTION = "Kiến nghị, đề xuất của đơn vị với Ban Xây dựng Đảng?"
_ANSWER = f"Đề nghị tập huấn thêm cho cán bộ thôn, làng {MARK}."
_LATE = {commune.POLICE: 2, commune.FARMERS: 4}  # handed in so many days after the deadline


def show_rounds(programme: Programme, secretary: Actor, now: dt.datetime) -> Round:
    """The month before last: accepted and locked. The last month: past its deadline, and not all have reported."""
    last = preceding(current("monthly", timezone.localdate(now), _DAYS + 4))
    over = _open(programme, preceding(last), secretary)
    for report in reports_of(over):
        write(report, over.due_on - dt.timedelta(days=1))
        submit(report, over.due_on)
        actions.accept(report, by=secretary, now=at(over.due_on + dt.timedelta(days=2)))
    locked_on = over.due_on + dt.timedelta(days=7)
    actions.lock(over, by=secretary, now=at(locked_on), reason="Đã tổng hợp xong báo cáo tháng")
    running = _open(programme, last, secretary)
    reports = {report.unit.name: report for report in reports_of(running)}
    for name in (commune.HEALTH, commune.COMMITTEE, commune.POLICE, commune.FRONT, commune.FARMERS):
        hand_in(reports[name], running.due_on + dt.timedelta(days=_LATE.get(name, 0)))
    for name in (commune.HEALTH, commune.POLICE):
        actions.accept(reports[name], by=secretary, now=now)
    send_back(reports[commune.MILITARY], secretary, running.due_on)
    society = reports[commune.SOCIETY]
    actions.set_approval(society.unit, wanted=True, by=_head_of(society), now=now)
    hand_in(society, running.due_on + dt.timedelta(days=1))
    write(reports[commune.OFFICE], running.due_on, most=1)
    waiting = reports[commune.SERVICES]
    until = timezone.localdate(now) + dt.timedelta(days=5)
    actions.ask_time(
        waiting, by=reporter(waiting.unit), now=now, until=until, reason="Chờ số liệu của hệ thống một cửa"
    )
    actions.urge(running, by=secretary, now=now)
    return running


def _open(programme: Programme, window: Window, secretary: Actor) -> Round:
    assert secretary.unit_id
    return actions.open_round(
        programme.standing_body,
        by=secretary,
        now=at(window.closes_on - dt.timedelta(days=10)),
        title=f"{title_of(window)} (minh hoạ)",
        kind=window.kind,
        period_from=window.period_from,
        period_to=window.period_to,
        data_from=window.data_from,
        closes_on=window.closes_on,
        due_on=deadline(window.closes_on, _DAYS),
        programmes=[programme],
        questions=[_QUESTION],
    )


def reports_of(round: Round) -> list[Report]:
    """The reports that a round asks for."""
    return list(Report.objects.filter(round=round).select_related("round__unit", "unit"))


def hand_in(report: Report, day: dt.date) -> None:
    """Written and handed in on a day."""
    write(report, day)
    submit(report, day)


def send_back(report: Report, secretary: Actor, day: dt.date) -> None:
    """Handed in on a day, and returned on the next with a word about its first line."""
    hand_in(report, day)
    first = report.lines.filter(duty__isnull=False).first()
    remarks = {first.pk: "Chưa nêu rõ số làng đã ra quân và kết quả cụ thể."} if first else {}
    actions.return_report(report, by=secretary, now=at(day + dt.timedelta(days=1)), reason="", remarks=remarks)


def write(report: Report, day: dt.date, most: int | None = None) -> None:
    """Says something on each line, the same every time; ``most``: on the first ones alone."""
    by: dict[str, Any] = {"by": reporter(report.unit), "now": at(day)}
    for number, line in enumerate(report.lines.select_related("duty", "question")[:most]):
        line.report = report
        narrative, obstacles = _TEXTS[(number + report.unit_id) % len(_TEXTS)]
        said = Said("doing" if obstacles else "done", narrative, obstacles) if line.duty_id else Said("", _ANSWER)
        actions.save_line(line, seen=line.version, said=said, **by)


def submit(report: Report, day: dt.date) -> None:
    actions.submit(report, by=reporter(report.unit), now=at(day), lacking=True)


def _head_of(report: Report) -> Actor:
    powers = frozenset({"see", "report", "assign"})
    return Actor(report.unit.name, "Thủ trưởng đơn vị", powers, report.unit_id, report.unit.path)
