"""How a programme stands: counted once, kept until the next act within it."""

import datetime as dt
from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest

from phoihop.programmes.models import Programme
from phoihop.tasks import actions
from phoihop.tasks.models import Task
from phoihop.tasks.standing import next_due, standing_of
from phoihop.tasks.status import Status, status_of
from tests.cast import Cast

DAYS = [dt.date(2026, 3, 2), dt.date(2026, 6, 15), dt.date(2026, 7, 1), dt.date(2027, 12, 31)]


Heaps = dict[tuple[int | None, str], tuple[int, dt.date]]


def counted(programme: Programme, day: dt.date) -> Heaps:
    """By assignment and status, as each task says of itself: how many, and the earliest due day."""
    found: Heaps = {}
    for task in Task.objects.filter(programme=programme):
        key = (task.assignment_id, status_of(task, day))
        number, first = found.get(key, (0, task.due_on))
        found[key] = (number + 1, min(first, task.due_on))
    return found


def kept(programme: Programme, day: dt.date) -> Heaps:
    """The same from the standing."""
    return {(heap.assignment, heap.status): (heap.number, heap.first_due) for heap in standing_of(programme, day).heaps}


@pytest.mark.parametrize("day", DAYS)
def test_it_counts_what_each_task_says_of_itself(programme: Programme, day: dt.date) -> None:
    standing, found = standing_of(programme, day), counted(programme, day)
    assert found and kept(programme, day) == found
    totals = Counter[str]()
    for (_assignment, status), (number, _first) in found.items():
        totals[status] += number
    assert standing.counts() == {status.value: totals[status] for status in Status}
    open_days = Task.objects.filter(programme=programme, state="open", due_on__gte=day).values_list("due_on", flat=True)
    assert next_due(standing.heaps) == min(open_days, default=None)


def test_heaps_are_added_up_by_any_group(programme: Programme) -> None:
    standing = standing_of(programme, DAYS[2])
    by_lead = standing.by(lambda heap: heap.lead)
    assert set(by_lead) == {True, False}
    for lead, heaps in by_lead.items():
        assert sum(heap.number for heap in heaps.values()) == Task.objects.filter(lead=lead).count()
        assert standing.by(lambda heap: heap.lead, lead=lead) == {lead: heaps}


def report(task: Task, cast: Cast) -> None:
    """Complete, waiting for acceptance."""
    actions.report(task, percent=100, note="Đã xong", **cast.binh.by)


def accept(task: Task, cast: Cast) -> None:
    """Reported and accepted."""
    report(task, cast)
    standing_of(task.programme, DAYS[0])
    actions.accept(task, **cast.ha.by)


def give_back(task: Task, cast: Cast) -> None:
    """Reported and returned."""
    report(task, cast)
    standing_of(task.programme, DAYS[0])
    actions.return_report(task, reason="Thiếu số liệu", **cast.ha.by)


def extend(task: Task, cast: Cast) -> None:
    """More time."""
    actions.extend(task, until=dt.date(2026, 8, 3), reason="Mưa lũ", **cast.ha.by)


def grant(task: Task, cast: Cast) -> None:
    """More time, asked for."""
    asked = actions.ask_extension(task, until=dt.date(2026, 8, 3), reason="Mưa lũ", **cast.binh.by)
    standing_of(task.programme, DAYS[0])
    actions.answer_extension(asked, granted=True, **cast.ha.by)


def cancel(task: Task, cast: Cast) -> None:
    """Not to be done any more."""
    actions.cancel(task, basis="Công văn 5-CV/BDVHU", **cast.ha.by)


def make(task: Task, cast: Cast) -> None:
    """The horizon has moved on."""
    actions.make_tasks(task.programme, by=cast.ha.actor, now=dt.datetime(2026, 12, 1, tzinfo=dt.UTC))


@pytest.mark.parametrize("do", [report, accept, give_back, extend, grant, cancel, make])
def test_it_is_counted_anew_after_every_act_on_a_task(
    cast: Cast, task: Task, do: Callable[[Task, Cast], None], django_assert_num_queries: Any
) -> None:
    programme, day = task.programme, DAYS[0]
    assert programme
    standing_of(programme, day)
    with django_assert_num_queries(1):
        standing_of(programme, day)
    do(task, cast)
    assert kept(programme, day) == counted(programme, day)
