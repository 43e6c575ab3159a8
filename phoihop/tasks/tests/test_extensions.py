"""More time."""

import datetime as dt

import pytest

from phoihop.ground.errors import NotAllowed, Refused
from phoihop.tasks import actions
from phoihop.tasks.models import Task
from tests.cast import Cast

UNTIL = dt.date(2026, 6, 27)  # a Saturday


def test_asked_and_granted_the_due_day_moves_to_a_working_day(cast: Cast, task: Task) -> None:
    asked = actions.ask_extension(task, until=UNTIL, reason="Mưa lũ", **cast.binh.by)
    actions.answer_extension(asked, granted=True, **cast.ha.by)
    task.refresh_from_db()
    assert (task.due_on, task.nominal_on) == (dt.date(2026, 6, 29), dt.date(2026, 6, 15))
    assert task.risk_on == dt.date(2026, 4, 1)


def test_never_until_a_day_that_is_over(cast: Cast, task: Task) -> None:
    late = {**cast.binh.by, "now": dt.datetime(2026, 7, 10, 9, 0, tzinfo=dt.UTC)}
    with pytest.raises(Refused):
        actions.ask_extension(task, until=dt.date(2026, 7, 9), reason="Mưa lũ", **late)
    actions.ask_extension(task, until=dt.date(2026, 7, 10), reason="Mưa lũ", **late)


def test_refused_with_a_reason_nothing_moves(cast: Cast, task: Task) -> None:
    asked = actions.ask_extension(task, until=UNTIL, reason="Mưa lũ", **cast.binh.by)
    with pytest.raises(Refused):
        actions.answer_extension(asked, granted=False, **cast.ha.by)
    actions.answer_extension(asked, granted=False, answer="Đã đủ thời gian", **cast.ha.by)
    task.refresh_from_db()
    assert task.due_on == dt.date(2026, 6, 15)


def test_one_request_at_a_time_and_never_backwards(cast: Cast, task: Task) -> None:
    with pytest.raises(Refused):
        actions.ask_extension(task, until=task.due_on, reason="Mưa lũ", **cast.binh.by)
    actions.ask_extension(task, until=UNTIL, reason="Mưa lũ", **cast.binh.by)
    with pytest.raises(Refused):
        actions.ask_extension(task, until=UNTIL, reason="Mưa lũ", **cast.thu.by)


def test_the_secretariat_extends_of_its_own_accord(cast: Cast, task: Task) -> None:
    actions.extend(task, until=UNTIL, reason="Theo chỉ đạo chung", **cast.ha.by)
    with pytest.raises(NotAllowed):
        actions.extend(task, until=dt.date(2026, 7, 30), reason="x", **cast.binh.by)


def test_granting_a_day_before_the_due_day_leaves_the_request_open(cast: Cast, task: Task) -> None:
    asked = actions.ask_extension(task, until=UNTIL, reason="Mưa lũ", **cast.binh.by)
    with pytest.raises(Refused):
        actions.answer_extension(asked, granted=True, until=dt.date(2026, 6, 1), **cast.ha.by)
    asked.refresh_from_db()
    assert asked.granted is None
