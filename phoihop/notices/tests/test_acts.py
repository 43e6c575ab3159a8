"""An act tells those whom it concerns, in its own transaction, each once, and never who did it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import pytest
from django.db import transaction
from django_tasks_db.models import DBTaskResult

from phoihop.ground.errors import Refused
from phoihop.notices.listening import NEWS, quietly
from phoihop.notices.models import Notice
from phoihop.notices.reasons import LOOKS
from phoihop.notices.reminders import RULES
from phoihop.programmes.models import Programme
from phoihop.tasks import actions as tasks
from phoihop.tasks.models import Task
from phoihop.units import actions as units
from tests.cast import Cast, person

pytestmark = pytest.mark.django_db
Unguarded = Callable[[], AbstractContextManager[None]]
Run = Callable[[], int]
NEW_DAY = dt.date(2026, 7, 15)


def told(task: Task | Programme, run_jobs: Run) -> set[tuple[str, str]]:
    """(user name, reason) of what the acts so far have told of an object, and forgets it."""
    run_jobs()
    of = Notice.objects.filter(object=f"{task._meta.label_lower}:{task.pk}")
    found = set(of.values_list("account__username", "reason"))
    of.delete()
    return found


@pytest.fixture(autouse=True)
def nothing_waits(task: Task, run_jobs: Run) -> None:
    """What making the world enqueued is done, and told of nobody."""
    run_jobs()
    Notice.objects.all().delete()


def test_a_programme_in_force_tells_its_units(cast: Cast, run_jobs: Run) -> None:
    from tests.worlds import in_force  # lazily: a second one

    second = in_force(cast)
    assert told(second, run_jobs) == {("binh", "programme.enforced"), ("thu", "programme.enforced")}


def test_submitted_returned_accepted(task: Task, cast: Cast, run_jobs: Run) -> None:
    tasks.report(task, percent=50, note="Đang làm", **cast.binh.by)
    assert told(task, run_jobs) == set(), "half-way is nobody's news"
    tasks.report(task, percent=100, note="Đã xong", **cast.binh.by)
    assert told(task, run_jobs) == {("ha", "task.submitted")}
    tasks.return_report(task, reason="Thiếu biên bản", **cast.ha.by)
    assert told(task, run_jobs) == {("binh", "task.returned"), ("thu", "task.returned")}
    tasks.report(task, percent=100, note="Đã bổ sung", **cast.binh.by)
    tasks.accept(task, **cast.ha.by)
    assert told(task, run_jobs) == {("ha", "task.submitted"), ("binh", "task.accepted"), ("thu", "task.accepted")}


def test_more_time(task: Task, cast: Cast, run_jobs: Run) -> None:
    asked = tasks.ask_extension(task, until=NEW_DAY, reason="Mưa lũ", **cast.binh.by)
    assert told(task, run_jobs) == {("ha", "task.extension_asked")}
    tasks.answer_extension(asked, granted=False, answer="Không đủ căn cứ", **cast.ha.by)
    assert told(task, run_jobs) == {("binh", "task.extension_refused"), ("thu", "task.extension_refused")}
    task.refresh_from_db()
    asked = tasks.ask_extension(task, until=NEW_DAY, reason="Mưa lũ", **cast.binh.by)
    told(task, run_jobs)
    tasks.answer_extension(asked, granted=True, **cast.ha.by)
    run_jobs()
    assert Notice.objects.filter(reason="task.extended", due_on=NEW_DAY).count() == 2, "with the new day"
    assert told(task, run_jobs) == {("binh", "task.extended"), ("thu", "task.extended")}
    task.refresh_from_db()
    tasks.extend(task, until=dt.date(2026, 8, 14), reason="Chờ số liệu", **cast.ha.by)
    assert told(task, run_jobs) == {("binh", "task.extended"), ("thu", "task.extended")}


def test_cancelled(task: Task, cast: Cast, run_jobs: Run) -> None:
    tasks.cancel(task, basis="Công văn 12", **cast.ha.by)
    assert told(task, run_jobs) == {("binh", "task.cancelled"), ("thu", "task.cancelled")}


def test_handed_on_back_and_over(task: Task, cast: Cast, unguarded: Unguarded, run_jobs: Run) -> None:
    with unguarded():
        person("lan", "Lan", cast.glar, "reporter")
    handling = tasks.hand(task, to_account=cast.binh.account, note="Làm gấp", **cast.thu.by)
    assert told(task, run_jobs) == {("binh", "task.handed")}, "the colleague alone"
    tasks.hand_back(handling, answer="Tôi đi học", **cast.binh.by)
    assert told(task, run_jobs) == {("thu", "task.handed_back")}
    handling = tasks.hand(task, to_account=cast.binh.account, **cast.thu.by)
    tasks.take_over(handling, **cast.thu.by)
    assert told(task, run_jobs) == {("binh", "task.handed"), ("binh", "task.taken_over")}


def test_handed_to_a_unit_below(task: Task, cast: Cast, unguarded: Unguarded, run_jobs: Run) -> None:
    with unguarded():
        village = units.create_unit(cast.glar, name="Thôn 1", kind="village", level="village", **cast.ha.by)
        elder = person("xuan", "Xuân", village, "head")
    handling = tasks.hand(task, to_unit=village, **cast.thu.by)
    assert told(task, run_jobs) == {("xuan", "task.handed")}
    tasks.hand_back(handling, answer="Thiếu người", by=elder.actor, now=cast.thu.by["now"])
    assert told(task, run_jobs) == {("thu", "task.handed_back")}


def test_who_did_it_is_not_told(task: Task, cast: Cast, run_jobs: Run) -> None:
    tasks.hand(task, to_account=cast.thu.account, **cast.thu.by)
    assert told(task, run_jobs) == set()


def test_an_act_that_fails_tells_nobody(task: Task, cast: Cast, run_jobs: Run) -> None:
    waiting = DBTaskResult.objects.count()
    with pytest.raises(Refused):
        tasks.cancel(task, basis=" ", **cast.ha.by)
    with pytest.raises(RuntimeError), transaction.atomic():
        tasks.make_tasks(task.programme, **cast.ha.by)
        from phoihop.notices.jobs import tell_of  # lazily: as the listener does it

        tell_of.enqueue("task.cancelled", f"tasks.task:{task.pk}", "2026-03-02", ["head"], None, None, None)
        raise RuntimeError
    assert DBTaskResult.objects.count() == waiting


def test_the_job_done_twice_tells_once(task: Task, cast: Cast, run_jobs: Run) -> None:
    tasks.cancel(task, basis="Công văn 12", **cast.ha.by)
    job = DBTaskResult.objects.get(task_path__endswith="tell_of", status="READY")
    run_jobs()
    before = set(Notice.objects.values_list("pk", flat=True))
    job.task.func(*job.args_kwargs["args"])
    assert set(Notice.objects.values_list("pk", flat=True)) == before and len(before) == 2


def test_made_up_history_tells_nobody(task: Task, cast: Cast, run_jobs: Run) -> None:
    with quietly("a test"):
        tasks.cancel(task, basis="Công văn 12", **cast.ha.by)
    assert told(task, run_jobs) == set()


def test_every_reason_has_words() -> None:
    used: set[Any] = {one.reason for one in (*NEWS, *RULES)}
    assert used == set(LOOKS)
