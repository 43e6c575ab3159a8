"""Why nothing comes in any more: the rule, the day, and who can open it."""

from __future__ import annotations

import datetime as dt

from django.utils import timezone
from django.utils.translation import gettext as _

from phoihop.ground.dates import written
from phoihop.ground.errors import Refused

from .models import Report, Round


def lock_words(round: Round, today: dt.date) -> str:
    """By which rule and day a round is locked and who can open it for one unit; "" where it is open.

    ``round.unit`` should be selected.
    """
    if not round.locked(today):
        return ""
    if round.locked_on:
        by = _("{unit} khóa ngày {day}, lý do: {reason}").format(
            unit=round.unit.name, day=written(round.locked_on), reason=round.lock_reason.rstrip(".")
        )
    else:
        by = _("tự khóa từ ngày {day} theo ngày khóa của đợt (hạn nộp {due})").format(
            day=written(round.locks_on), due=written(round.due_on)
        )
    who = _("Thư ký chương trình của {unit} mở được cho từng đơn vị").format(unit=round.unit.name)
    return _("Đợt báo cáo đã khóa: {by}. {who}.").format(by=by, who=who)


def refuse_locked(report: Report, now: dt.datetime) -> None:
    """Raises Refused with these words where the lock holds for the report's unit."""
    today = timezone.localdate(now)
    if report.locked(today):
        raise Refused(lock_words(report.round, today))
