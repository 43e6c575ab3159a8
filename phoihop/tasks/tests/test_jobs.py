"""The daily job."""

import datetime as dt

from phoihop.programmes.models import Programme
from phoihop.tasks.jobs import make_tasks_ahead
from phoihop.tasks.models import Task
from tests.cast import NOW


def test_the_horizon_moves_once_and_drafts_stay_out(programme: Programme) -> None:
    assert make_tasks_ahead(NOW) == 0
    later = NOW + dt.timedelta(days=365)
    assert make_tasks_ahead(later) == Task.objects.filter(nominal_on__gt=dt.date(2027, 6, 30)).count() > 0
    assert make_tasks_ahead(later) == 0
