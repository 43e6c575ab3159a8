"""Units are told of work that a meeting or a plan gives them."""

import datetime as dt
from collections.abc import Callable

from phoihop.notices.models import Notice
from phoihop.steering import actions
from phoihop.tasks import actions as tasks
from phoihop.tasks.models import Task
from tests.cast import NOW, Cast
from tests.worlds import in_force


def test_a_conclusion_tells_the_units_that_have_to_do_it(cast: Cast, run_jobs: Callable[[], int]) -> None:
    meeting = actions.call(in_force(cast), title="Giao ban", held_on=NOW.date(), units=[], **cast.ha.by)
    actions.draft_conclusion(
        meeting, text="Niêm yết lại", due_on=dt.date(2026, 3, 20), units=[cast.glar, cast.adok], **cast.ha.by
    )
    run_jobs()
    Notice.objects.all().delete()
    actions.conclude(meeting, **cast.ha.by)
    run_jobs()
    told = Notice.objects.filter(reason="task.given")
    assert {(one.account.username, one.title, one.owner) for one in told if one.unit == cast.glar} == {
        ("binh", "Niêm yết lại", "UBND xã Glar"),
        ("thu", "Niêm yết lại", "UBND xã Glar"),
    }
    task = Task.objects.get(unit=cast.glar, text="Niêm yết lại")
    assert {one.url for one in told if one.unit == cast.glar} == {task.get_absolute_url()}


def test_a_unit_that_is_meant_again_is_told_and_one_that_is_left_out_is_not(
    cast: Cast, run_jobs: Callable[[], int]
) -> None:
    programme, facts = in_force(cast), {"text": "Hội thi", "due_on": dt.date(2026, 10, 15)}
    tasks.give(programme, origin="a", units=[cast.glar], **facts, **cast.ha.by)
    run_jobs()
    Notice.objects.all().delete()
    tasks.adjust(programme, origin="a", basis="KH 2", units=[cast.adok], **facts, **cast.ha.by)
    run_jobs()
    assert set(Notice.objects.filter(unit=cast.glar).values_list("reason", flat=True)) == {"task.cancelled"}
    Notice.objects.all().delete()
    tasks.adjust(programme, origin="a", basis="KH 3", units=[cast.glar], again=[cast.glar], **facts, **cast.ha.by)
    run_jobs()
    assert Task.objects.get(unit=cast.glar, origin="a").state == "open"
    assert set(Notice.objects.filter(reason="task.given").values_list("account__username", "unit")) == {
        ("binh", cast.glar.pk),
        ("thu", cast.glar.pk),
    }
