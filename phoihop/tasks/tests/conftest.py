"""A commune's task in a programme in force."""

import datetime as dt

import pytest

from phoihop.programmes.models import Programme
from phoihop.tasks.models import Task
from tests.cast import Cast
from tests.worlds import in_force


@pytest.fixture
def programme(cast: Cast) -> Programme:
    """In force, with its tasks."""
    return in_force(cast)


@pytest.fixture
def task(cast: Cast, programme: Programme) -> Task:
    """Xã Glar's report, due on 15 June 2026."""
    return Task.objects.get(unit=cast.glar, lead=True, nominal_on=dt.date(2026, 6, 15))
