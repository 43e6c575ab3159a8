"""Inside a unit."""

import datetime as dt

import pytest

from phoihop.ground.errors import NotAllowed, Refused
from phoihop.ledger.history import history
from phoihop.tasks import actions
from phoihop.tasks.models import Handling, Task
from phoihop.tasks.queries import my_handlings, visible_tasks
from tests.cast import Cast, person, unit


def test_a_head_hands_to_a_colleague_who_hands_back(cast: Cast, task: Task) -> None:
    handling = actions.hand(
        task, to_account=cast.binh.account, due_on=dt.date(2026, 6, 1), note="Làm sớm", **cast.thu.by
    )
    assert [one.pk for one in my_handlings(cast.binh.actor)] == [handling.pk]
    actions.hand_back(handling, answer="Tôi đi tập huấn", **cast.binh.by)
    assert not my_handlings(cast.binh.actor).exists()


def test_taken_over_when_a_colleague_is_absent(cast: Cast, task: Task) -> None:
    handling = actions.hand(task, to_account=cast.binh.account, **cast.thu.by)
    with pytest.raises(NotAllowed):
        actions.take_over(handling, **cast.binh.by)
    actions.take_over(handling, **cast.thu.by)
    actions.hand(task, to_account=cast.binh.account, **cast.thu.by)
    assert Handling.objects.filter(task=task, state="open").count() == 1


def test_a_sub_unit_sees_and_reports_what_was_handed_to_it(cast: Cast, task: Task, unguarded) -> None:  # type: ignore[no-untyped-def]
    with unguarded():
        office = unit(cast.glar, "Văn phòng UBND xã Glar", "department", level="commune")
        helper = person("vp", "Văn phòng", office, "reporter")
    assert not visible_tasks(helper.actor).filter(pk=task.pk).exists()
    actions.hand(task, to_unit=office, **cast.thu.by)
    assert visible_tasks(helper.actor).filter(pk=task.pk).exists()
    actions.report(task, percent=30, note="", **helper.by)


def test_never_to_a_stranger_and_never_twice(cast: Cast, task: Task) -> None:
    with pytest.raises(Refused):
        actions.hand(task, to_account=cast.dung.account, **cast.thu.by)
    with pytest.raises(Refused):
        actions.hand(task, to_unit=cast.adok, **cast.thu.by)
    actions.hand(task, to_account=cast.binh.account, **cast.thu.by)
    with pytest.raises(Refused):
        actions.hand(task, to_account=cast.binh.account, **cast.thu.by)


def test_a_reporter_hands_nothing_on(cast: Cast, task: Task) -> None:
    with pytest.raises(NotAllowed):
        actions.hand(task, to_account=cast.thu.account, **cast.binh.by)


def test_inner_matters_stay_out_of_the_common_history(cast: Cast, task: Task) -> None:
    actions.hand(task, to_account=cast.binh.account, note="Làm sớm", **cast.thu.by)
    assert all(line.reason != "Làm sớm" for line in [*history(task), *history(task.programme)])
