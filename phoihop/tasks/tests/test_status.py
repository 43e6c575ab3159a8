"""The status rule: one table, two answers that may never differ."""

import datetime as dt
from types import SimpleNamespace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from phoihop.programmes.models import Programme
from phoihop.tasks.models import Task
from phoihop.tasks.queries import count_by_status
from phoihop.tasks.status import LOOKS, Status, StatusOn, having, risk_day, status_of, worst
from tests.cast import Cast

D = dt.date
TODAY = D(2026, 3, 2)


def a_task(**facts: object) -> SimpleNamespace:
    """An open task of the first half of the year."""
    usual = {
        "state": "open",
        "starts_on": D(2026, 1, 1),
        "risk_on": D(2026, 6, 8),
        "due_on": D(2026, 6, 15),
        "submitted_on": None,
    }
    return SimpleNamespace(**usual | facts)


@pytest.mark.parametrize(
    ("facts", "status"),
    [
        ({}, "on_track"),
        ({"starts_on": D(2026, 3, 3)}, "not_started"),
        ({"risk_on": TODAY}, "at_risk"),
        ({"due_on": TODAY, "risk_on": TODAY}, "at_risk"),  # the due day itself is still in time
        ({"due_on": D(2026, 3, 1), "risk_on": D(2026, 2, 22)}, "overdue"),
        ({"state": "submitted", "submitted_on": D(2026, 3, 1), "due_on": D(2026, 1, 1)}, "waiting"),
        ({"state": "accepted", "submitted_on": D(2026, 6, 15)}, "done"),
        ({"state": "accepted", "submitted_on": D(2026, 6, 16)}, "done_late"),
        ({"state": "cancelled", "due_on": D(2026, 1, 1)}, "cancelled"),
    ],
)
def test_each_status(facts: dict[str, object], status: str) -> None:
    assert status_of(a_task(**facts), TODAY) == status


def test_every_status_has_a_look_and_a_rule() -> None:
    assert set(LOOKS) == set(Status)


days = st.integers(0, 40).map(lambda n: TODAY + dt.timedelta(days=n - 20))


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=st.lists(st.tuples(st.sampled_from(Task.State.values), days, days, days, days), min_size=1, max_size=6))
def test_python_and_sql_give_the_same_status(
    cast: Cast, unguarded, rows: list[tuple[str, dt.date, dt.date, dt.date, dt.date]]
) -> None:  # type: ignore[no-untyped-def]
    with unguarded():
        Task.objects.all().delete()
        Task.objects.bulk_create(
            Task(
                unit=cast.glar,
                lead=True,
                text="x",
                nominal_on=max(a, b),
                starts_on=min(a, b),
                due_on=max(a, b),
                risk_on=c,
                state=state,
                submitted_on=d if state in ("submitted", "accepted") else None,
                cancel_basis="x" if state == "cancelled" else "",
            )
            for state, a, b, c, d in rows
        )
    tasks = list(Task.objects.annotate(said=StatusOn(TODAY)))
    assert [task.said for task in tasks] == [status_of(task, TODAY) for task in tasks]
    counts = count_by_status(Task.objects.all(), TODAY)
    for status in Status:
        found = Task.objects.filter(having(status, TODAY))
        assert {task.pk for task in found} == {task.pk for task in tasks if task.said == status}
        assert counts[status] == len(found)


def test_the_worst_status_speaks_and_cancelled_tasks_only_for_themselves() -> None:
    assert worst(["done", "overdue", "at_risk"]) == "overdue"
    assert worst(["done", "cancelled", "not_started"]) == "done"
    assert worst(["cancelled"]) == "cancelled" and worst([]) is None


@pytest.mark.parametrize(
    ("progress", "day"),
    [(0, D(2026, 3, 25)), (30, D(2026, 5, 13)), (50, D(2026, 6, 8)), (100, D(2026, 6, 8))],
)
def test_a_task_is_at_risk_before_it_is_due_or_when_behind_the_time_passed(progress: int, day: dt.date) -> None:
    assert risk_day(D(2026, 1, 1), D(2026, 6, 15), progress, days=7, behind=50) == day


def test_risk_never_begins_before_the_task() -> None:
    assert risk_day(D(2026, 6, 12), D(2026, 6, 15), 0, days=7, behind=50) == D(2026, 6, 12)


def test_a_programme_without_tasks_counts_nothing(db: None) -> None:
    assert set(count_by_status(Task.objects.filter(programme__in=Programme.objects.none()), TODAY).values()) == {0}
