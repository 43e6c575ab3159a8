"""What is due each day gets into the queue once, and nothing in the queue is lost with a worker."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
import time_machine
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from phoihop.ground import jobs
from phoihop.site.queue import MOST_TRIES, give_back, tick_now

pytestmark = pytest.mark.django_db
NOON = dt.datetime(2026, 3, 2, 12, 0, tzinfo=dt.timezone(dt.timedelta(hours=7)))
DAY = dt.timedelta(days=1)


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> list[dt.datetime]:
    """When the one registered job was called."""
    called: list[dt.datetime] = []
    monkeypatch.setattr(jobs, "DAILY", {})
    jobs.daily(called.append)
    return called


def test_once_a_day(calls: list[dt.datetime], run_jobs: Callable[[], int]) -> None:
    with time_machine.travel(NOON):
        assert len(jobs.tick(NOON)) == 1
        assert jobs.tick(NOON) == []
        assert run_jobs() == 1
        assert jobs.tick(NOON + dt.timedelta(hours=11)) == []
    with time_machine.travel(NOON + DAY):
        assert len(jobs.tick(NOON + DAY)) == 1
        run_jobs()
    assert len(calls) == 2


def test_the_day_is_the_offices_day(calls: list[dt.datetime]) -> None:
    late = NOON.replace(hour=23, minute=59)
    assert len(jobs.tick(late)) == 1
    assert len(jobs.tick(late + dt.timedelta(minutes=2))) == 1, "midnight at the office, not in Greenwich"


def test_a_failed_job_is_tried_again_a_few_times(monkeypatch: pytest.MonkeyPatch, run_jobs: Callable[[], int]) -> None:
    monkeypatch.setattr(jobs, "DAILY", {})

    @jobs.daily
    def breaks(now: dt.datetime) -> None:
        raise RuntimeError("the mail server is away")

    now, tried = NOON, 0
    for _ in range(30):
        with time_machine.travel(now):
            tried += len(jobs.tick(now))
            if DBTaskResult.objects.ready().exists():
                with pytest.raises(AssertionError, match="mail server"):
                    run_jobs()
        now += dt.timedelta(minutes=6)
    assert tried == jobs.TRIES


def test_two_jobs_of_one_name_are_a_mistake(calls: list[dt.datetime]) -> None:
    def other(now: dt.datetime) -> None: ...

    other.__module__, other.__qualname__ = calls.append.__module__, calls.append.__qualname__  # type: ignore[assignment]
    with pytest.raises(AssertionError, match="two daily jobs"):
        jobs.daily(other)


def test_a_killed_workers_job_waits_again(calls: list[dt.datetime], run_jobs: Callable[[], int]) -> None:
    jobs.tick(timezone.now())
    DBTaskResult.objects.get().claim("here")
    assert give_back("elsewhere") == 0, "another machine may still be at it"
    assert give_back("here") == 1
    assert run_jobs() == 1 and len(calls) == 1


def test_a_job_that_kills_its_worker_each_time_fails_in_the_end(calls: list[dt.datetime]) -> None:
    jobs.tick(timezone.now())
    for _ in range(MOST_TRIES):
        DBTaskResult.objects.get().claim("here")
        give_back("here")
    job = DBTaskResult.objects.get()
    assert job.status == TaskResultStatus.FAILED and "WorkerLost" in job.exception_class_path


def test_a_worker_that_never_came_back_loses_its_job(calls: list[dt.datetime]) -> None:
    jobs.tick(timezone.now())
    DBTaskResult.objects.get().claim("elsewhere")
    with time_machine.travel(timezone.now() + dt.timedelta(hours=7), tick=False):
        assert give_back("here") == 1


def test_old_results_are_forgotten(calls: list[dt.datetime], run_jobs: Callable[[], int]) -> None:
    jobs.tick(timezone.now())
    run_jobs()
    with time_machine.travel(timezone.now() + 31 * DAY):
        assert tick_now(), "the new day's job"
        assert DBTaskResult.objects.count() == 1
