"""Who is reminded: from the reporter to the head to the secretariat, and instead of units that are no more."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import pytest
import time_machine
from django.core import mail
from django.test import Client
from django.utils import timezone

from phoihop.notices.models import Notice
from phoihop.notices.reasons import words_of
from phoihop.tasks import actions as tasks
from phoihop.tasks.models import Task
from phoihop.units import actions as units
from tests.cast import Cast, person

from .conftest import VIETNAM, Day

pytestmark = pytest.mark.django_db
D = dt.date
Unguarded = Callable[[], AbstractContextManager[None]]


def told(task: Task, day: dt.date) -> set[str]:
    """The user names of those who were told of a task on that day."""
    of = Notice.objects.filter(object=f"tasks.task:{task.pk}", day=day, reason__startswith="due.")
    return set(of.values_list("account__username", flat=True))


def test_from_the_reporter_to_the_head_to_the_secretariat(task: Task, live_through: Day) -> None:
    """A Monday's deadline: two reminders before it, one on it, and after it the circle widens."""
    expected = {
        D(2026, 6, 5): set(),
        D(2026, 6, 8): {"binh"},
        D(2026, 6, 9): set(),
        D(2026, 6, 12): {"binh"},
        D(2026, 6, 13): set(),  # a Saturday
        D(2026, 6, 15): {"binh", "thu"},
        D(2026, 6, 16): {"binh", "thu"},
        D(2026, 6, 17): set(),
        D(2026, 6, 22): {"binh", "thu", "ha"},
        D(2026, 7, 21): set(),
        D(2026, 7, 22): {"binh", "thu", "ha"},
    }
    for day, _who in expected.items():
        live_through(day)
    assert {day: told(task, day) for day in expected} == expected


def test_what_was_reported_or_cancelled_is_not_reminded_of(task: Task, cast: Cast, live_through: Day) -> None:
    tasks.report(task, percent=100, note="Đã xong", **cast.binh.by)
    live_through(D(2026, 6, 12))
    assert told(task, D(2026, 6, 12)) == set()
    tasks.return_report(task, reason="Thiếu biên bản", **cast.ha.by)
    live_through(D(2026, 6, 15))
    assert told(task, D(2026, 6, 15)) == {"binh", "thu"}
    tasks.cancel(task, basis="Công văn 12", **cast.ha.by)
    live_through(D(2026, 6, 16))
    assert told(task, D(2026, 6, 16)) == set()


def test_the_colleague_who_has_it_in_hand_is_told(
    task: Task, cast: Cast, unguarded: Unguarded, live_through: Day
) -> None:
    with unguarded():
        colleague = person("lan", "Lan", cast.glar, "reporter")
    live_through(D(2026, 6, 8))
    assert told(task, D(2026, 6, 8)) == {"binh", "lan"}
    tasks.hand(task, to_account=colleague.account, **cast.thu.by)
    live_through(D(2026, 6, 12))
    assert told(task, D(2026, 6, 12)) == {"lan"}


def test_the_unit_below_that_has_it_in_hand_is_told(
    task: Task, cast: Cast, unguarded: Unguarded, live_through: Day
) -> None:
    with unguarded():
        village = units.create_unit(cast.glar, name="Thôn 1", kind="village", level="village", **cast.ha.by)
        elder = person("xuan", "Xuân", village, "head")
        writer = person("mai", "Mai", village, "reporter")
    tasks.hand(task, to_unit=village, **cast.thu.by)
    live_through(D(2026, 6, 12))
    assert told(task, D(2026, 6, 12)) == {"mai"}
    tasks.hand(task, to_account=elder.account, by=elder.actor, now=cast.thu.by["now"])
    live_through(D(2026, 6, 15))
    assert told(task, D(2026, 6, 15)) == {"xuan", "thu"}, "the head who answers for it stays the owner's"
    assert writer.account.username not in told(task, D(2026, 6, 15))


def test_of_a_unit_that_has_ended_the_living_superior_is_told(
    task: Task, cast: Cast, unguarded: Unguarded, live_through: Day, client: Client
) -> None:
    with unguarded():
        superior = person("quang", "Quang", cast.committee, "head")
    units.end_unit(cast.glar, on=D(2026, 5, 31), reason="Sáp nhập", **cast.an.by)
    live_through(D(2026, 6, 12))
    assert told(task, D(2026, 6, 12)) == {"quang"}
    notice = Notice.objects.get(account=superior.account, reason="due.before")
    assert notice.instead and notice.owner == "UBND xã Glar" and notice.unit == cast.committee
    client.force_login(superior.account)
    with time_machine.travel(dt.datetime(2026, 6, 12, 9, tzinfo=VIETNAM), tick=False):
        assert client.get(notice.get_absolute_url(), follow=True).status_code == 200, "and may open it"
        assert "đã kết thúc" in client.get("/thong-bao/?xem=tat-ca").content.decode()


def test_where_nobody_is_left_above_the_secretariat_is_told(task: Task, cast: Cast, live_through: Day) -> None:
    units.end_unit(cast.glar, on=D(2026, 5, 31), reason="Sáp nhập", **cast.an.by)
    live_through(D(2026, 6, 12))
    assert told(task, D(2026, 6, 12)) == {"ha"}
    assert Notice.objects.get(account=cast.ha.account, object=f"tasks.task:{task.pk}").instead


def test_where_a_unit_has_nobody_the_secretariat_is_told_before_it_is_late(
    programme: Any, cast: Cast, live_through: Day
) -> None:
    live_through(D(2026, 6, 12))
    nobodys = Task.objects.get(unit=cast.adok, nominal_on=D(2026, 6, 15))
    assert told(nobodys, D(2026, 6, 12)) == {"ha"}


def test_locked_accounts_and_ended_memberships_are_left_out(task: Task, cast: Cast, live_through: Day) -> None:
    units.end_membership(cast.binh.membership, on=D(2026, 6, 1), **cast.an.by)
    live_through(D(2026, 6, 8))
    assert told(task, D(2026, 6, 8)) == {"thu"}, "no reporter is left: the head"
    units.disable_account(cast.thu.account, reason="Nghỉ hưu", **cast.an.by)
    live_through(D(2026, 6, 12))
    assert told(task, D(2026, 6, 12)) == {"ha"}


def test_a_machine_that_slept_catches_up_once(task: Task, live_through: Day) -> None:
    live_through(D(2026, 6, 8))
    live_through(D(2026, 6, 16))  # it slept on the 12th and the 15th
    assert told(task, D(2026, 6, 16)) == {"binh", "thu"}, "of the days that were missed, the last counts"
    assert told(task, D(2026, 6, 12)) == told(task, D(2026, 6, 15)) == set()
    live_through(D(2026, 6, 18))
    assert Notice.objects.filter(object=f"tasks.task:{task.pk}", reason__startswith="due.").count() == 3


def test_a_reminder_missed_altogether_comes_the_next_day(task: Task, live_through: Day) -> None:
    live_through(D(2026, 6, 8))
    live_through(D(2026, 6, 14))
    assert told(task, D(2026, 6, 12)) == {"binh"}, "Friday's, told on Sunday"
    notice = Notice.objects.get(day=D(2026, 6, 12), object=f"tasks.task:{task.pk}")
    assert words_of(notice.reason, notice.due_on, timezone.localdate(notice.made_at)) == "Còn 1 ngày đến hạn"
    assert len(mail.outbox) == len({m.to[0] for m in mail.outbox}), "no mail on a Sunday"


def test_the_same_day_twice_tells_nobody_twice(task: Task, live_through: Day) -> None:
    live_through(D(2026, 6, 12))
    once, mails = Notice.objects.count(), len(mail.outbox)
    from phoihop.notices.jobs import remind  # lazily: the very job, a second time

    remind(dt.datetime(2026, 6, 12, 15, tzinfo=VIETNAM))
    live_through(D(2026, 6, 12))
    assert Notice.objects.count() == once and len(mail.outbox) == mails == 2
