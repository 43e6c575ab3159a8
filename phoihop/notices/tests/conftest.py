"""A commune's task in a programme in force, and a clock that moves."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
import time_machine
from django.utils import timezone

from phoihop.ground.jobs import tick
from phoihop.programmes.models import Programme
from phoihop.tasks.models import Task
from tests.cast import Cast
from tests.worlds import in_force

VIETNAM = dt.timezone(dt.timedelta(hours=7))
Day = Callable[[dt.date], None]


@pytest.fixture
def programme(cast: Cast, unguarded: Callable) -> Programme:  # type: ignore[type-arg]
    """In force, with its tasks; everybody of the cast has a mail address but Y Thu."""
    with unguarded():
        for person in (cast.ha, cast.binh, cast.dung):
            person.account.email = f"{person.account.username}@daknong.example"
            person.account.save(update_fields=["email"])
    return in_force(cast)


@pytest.fixture
def task(cast: Cast, programme: Programme) -> Task:
    """Xã Glar's report, due on Monday 15 June 2026."""
    return Task.objects.get(unit=cast.glar, lead=True, nominal_on=dt.date(2026, 6, 15))


@pytest.fixture
def live_through(run_jobs: Callable[[], int]) -> Day:
    """Lives through a day as a running house does: the tick after midnight, jobs, the mail at seven, jobs."""

    def day(date: dt.date) -> None:
        for hour in (0, 8):
            with time_machine.travel(dt.datetime(date.year, date.month, date.day, hour, 1, tzinfo=VIETNAM), tick=False):
                tick(timezone.now())
                run_jobs()

    return day
