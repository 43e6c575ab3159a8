"""Why somebody is told: one table of reasons with their words."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _g
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from phoihop.ground.dates import written


@dataclass(frozen=True)
class Look:
    """The words of a reason, with the shape and colour that stand before them."""

    words: Any
    shape: str
    colour: str


SOON, LATE = Look(_("Sắp đến hạn"), "triangle", "risk"), Look(_("Quá hạn"), "square", "late")
LOOKS: dict[str, Look] = {
    "due.before": SOON,
    "due.today": SOON,
    "due.after": LATE,
    "due.long": LATE,
    "due.still": LATE,
    "programme.enforced": Look(_("Chương trình có hiệu lực, đơn vị có việc mới"), "dot", "ontime"),
    "task.given": Look(_("Việc mới được giao cho đơn vị"), "dot", "ontime"),
    "task.submitted": Look(_("Chờ nghiệm thu"), "clock", "ontime"),
    "task.accepted": Look(_("Đã được nghiệm thu"), "check", "done"),
    "task.returned": Look(_("Báo cáo bị trả lại"), "triangle", "risk"),
    "task.cancelled": Look(_("Việc đã được hủy"), "cross", "idle"),
    "task.extended": Look(_("Được gia hạn"), "clock", "ontime"),
    "task.extension_asked": Look(_("Đơn vị đề nghị gia hạn"), "clock", "risk"),
    "task.extension_refused": Look(_("Không đồng ý gia hạn"), "cross", "late"),
    "task.handed": Look(_("Việc mới được giao cho bạn hoặc đơn vị bạn"), "dot", "ontime"),
    "task.handed_back": Look(_("Việc đã giao được trả lại"), "triangle", "risk"),
    "task.taken_over": Look(_("Việc giao cho bạn đã được lấy lại"), "cross", "idle"),
    "round.opened": Look(_("Yêu cầu báo cáo mới"), "dot", "ontime"),
    "round.deadline": Look(_("Hạn nộp báo cáo đã đổi"), "triangle", "risk"),
    "round.days": Look(_("Đợt báo cáo đổi ngày số liệu hoặc ngày khóa"), "triangle", "risk"),
    "round.locked": Look(_("Đợt báo cáo đã khóa"), "cross", "idle"),
    "round.unlocked": Look(_("Đợt báo cáo được mở lại"), "clock", "ontime"),
    "report.urged": Look(_("Đôn đốc nộp báo cáo"), "triangle", "risk"),
    "report.to_approve": Look(_("Báo cáo chờ thủ trưởng duyệt"), "clock", "ontime"),
    "report.handed_back": Look(_("Thủ trưởng yêu cầu sửa báo cáo"), "triangle", "risk"),
    "report.submitted": Look(_("Báo cáo đã nộp, chờ xem xét"), "clock", "ontime"),
    "report.accepted": Look(_("Báo cáo đã được tiếp nhận"), "check", "done"),
    "report.returned": Look(_("Báo cáo bị trả lại"), "triangle", "risk"),
    "report.time_asked": Look(_("Đơn vị xin thêm thời gian báo cáo"), "clock", "risk"),
    "report.time_answered": Look(_("Đề nghị thêm thời gian đã được trả lời"), "clock", "ontime"),
    "meeting.called": Look(_("Mời họp giao ban"), "clock", "ontime"),
    "meeting.changed": Look(_("Cuộc họp đổi thời gian, địa điểm"), "triangle", "risk"),
    "meeting.cancelled": Look(_("Cuộc họp không diễn ra"), "cross", "idle"),
    "report.opened_again": Look(_("Báo cáo được mở khóa"), "clock", "ontime"),
}


def words_of(reason: str, due_on: dt.date | None, day: dt.date) -> str:
    """Why the person is told, in a few words, as of the day on which the notice was made."""
    if reason.startswith("due.") and due_on:
        days = (due_on - day).days
        if days > 0:
            return ngettext("Còn %(n)s ngày đến hạn", "Còn %(n)s ngày đến hạn", days) % {"n": days}
        if days < 0:
            return ngettext("Quá hạn %(n)s ngày", "Quá hạn %(n)s ngày", -days) % {"n": -days}
        return _g("Đến hạn hôm nay")
    if reason == "round.deadline" and due_on:
        return _g("Hạn nộp báo cáo đã đổi thành {day}").format(day=written(due_on))
    if reason == "task.extended" and due_on:
        return _g("Được gia hạn đến {day}").format(day=written(due_on))
    return str(LOOKS[reason].words)


def due_words(reason: str, due_on: dt.date | None) -> str:
    """The deadline, as it stands beside the unit's name."""
    if due_on is None:
        return ""
    if reason.startswith("meeting."):
        return _g("họp ngày {day}").format(day=written(due_on))
    words = _g("việc đầu tiên hạn {day}") if reason == "programme.enforced" else _g("hạn {day}")
    return words.format(day=written(due_on))
