"""More time."""

from __future__ import annotations

import datetime as dt

from django.utils import timezone
from django.utils.translation import gettext as _g
from django.utils.translation import gettext_lazy as _

from phoihop.ground.dates import working_day_from
from phoihop.ground.errors import Refused
from phoihop.ground.state import move
from phoihop.ground.text import squeeze
from phoihop.ledger.actor import Actor
from phoihop.ledger.acts import act, record
from phoihop.units.queries import own_days

from ..models import Extension, Task
from ..risk import at_risk_from


@act("task.ask_extension", _("Đề nghị gia hạn"))
def ask_extension(task: Task, *, by: Actor, now: dt.datetime, until: dt.date, reason: str) -> Extension:
    """A unit asks for more time. Refused: no later day, no reason, or a request that waits already."""
    _check(task, until, reason, now)
    if task.extensions.filter(granted=None).exists():
        raise Refused(_g("Đã có một đề nghị gia hạn đang chờ trả lời."))
    asked = Extension.objects.create(task=task, asked_until=until, reason=squeeze(reason), asked_at=now)
    record(task, within=task.programme, until=until, reason=squeeze(reason))
    return asked


@act("task.answer_extension", _("Trả lời đề nghị gia hạn"))
def answer_extension(
    asked: Extension, *, by: Actor, now: dt.datetime, granted: bool, until: dt.date | None = None, answer: str = ""
) -> Extension:
    """The secretariat grants more time (until the day asked for, or another), or refuses with a reason."""
    if not granted and not squeeze(answer):
        raise Refused(_g("Hãy ghi lý do không đồng ý."))
    day = (until or asked.asked_until) if granted else None
    move(asked, {"granted": None}, granted=granted, granted_until=day, answer=squeeze(answer), answered_at=now)
    if day:
        _check(asked.task, day, asked.reason, now)
        _prolong(asked.task, day)
    until = asked.task.due_on if day else None
    record(asked.task, within=asked.task.programme, granted=granted, until=until, reason=squeeze(answer))
    return asked


@act("task.extend", _("Gia hạn"))
def extend(task: Task, *, by: Actor, now: dt.datetime, until: dt.date, reason: str) -> Task:
    """The secretariat gives more time of its own accord, with the reason."""
    _check(task, until, reason, now)
    was = task.due_on
    _prolong(task, until)
    record(task, within=task.programme, was=was, until=task.due_on, reason=squeeze(reason))
    return task


def _check(task: Task, until: dt.date, reason: str, now: dt.datetime) -> None:
    if until <= task.due_on:
        raise Refused(_g("Ngày gia hạn phải sau hạn hiện nay."))
    if until < timezone.localdate(now):
        raise Refused(_g("Ngày gia hạn đã qua. Hãy chọn từ hôm nay trở đi."))
    if not squeeze(reason):
        raise Refused(_g("Hãy ghi lý do gia hạn."))


def _prolong(task: Task, until: dt.date) -> None:
    due_on = working_day_from(until, own_days())
    risk_on = at_risk_from(task.starts_on, due_on, task.progress)
    move(task, {"due_on": task.due_on}, due_on=due_on, risk_on=risk_on)
