"""Tasks come from assignments and schedules."""

import datetime as dt

import pytest

from phoihop.ground.errors import NotAllowed
from phoihop.ledger.actor import SYSTEM
from phoihop.ledger.models import Entry
from phoihop.programmes import actions as programmes
from phoihop.tasks.actions import make_tasks, report
from phoihop.tasks.models import Task
from phoihop.units import actions as units
from tests.cast import NOW, Cast
from tests.worlds import draft, duty_of, in_force


def test_a_class_gives_each_living_unit_its_own_task(cast: Cast) -> None:
    programme = in_force(cast)
    found = Task.objects.filter(duty=duty_of(programme, "Báo cáo"), nominal_on=dt.date(2026, 6, 15))
    assert {task.unit for task in found} == {cast.glar, cast.adok} and all(task.lead for task in found)


def test_weekends_move_the_due_date_and_keep_the_key(cast: Cast) -> None:
    task = Task.objects.filter(programme=in_force(cast), nominal_on=dt.date(2026, 11, 15)).first()
    assert task and task.due_on == dt.date(2026, 11, 16)  # 15/11/2026 is a Sunday


def test_made_again_nothing_is_made_twice(cast: Cast) -> None:
    programme = in_force(cast)
    before = Task.objects.count()
    assert make_tasks(programme, by=SYSTEM, now=NOW) == 0
    assert Task.objects.count() == before > 0


def test_a_year_later_the_horizon_has_moved(cast: Cast) -> None:
    programme = in_force(cast)
    before = Task.objects.count()
    assert make_tasks(programme, by=SYSTEM, now=NOW + dt.timedelta(days=365)) > 0
    assert Task.objects.count() > before


def test_a_new_commune_joins_and_an_ended_one_gets_no_more(cast: Cast) -> None:
    programme = in_force(cast)
    units.end_unit(cast.adok, on=dt.date(2026, 7, 1), reason="Sáp nhập", by=SYSTEM, now=NOW)
    new = units.create_unit(
        cast.committee, name="UBND xã Trang", kind="peoples_committee", level="commune", by=SYSTEM, now=NOW
    )
    make_tasks(programme, by=SYSTEM, now=NOW + dt.timedelta(days=370))
    assert Task.objects.filter(unit=new).exists()
    assert not Task.objects.filter(unit=cast.adok, nominal_on__gt=dt.date(2027, 6, 30)).exists()


def test_supports_get_tasks_and_others_only_see(cast: Cast) -> None:
    programme = draft(cast)
    programmes.add_assignment(
        duty_of(programme, "Tuyên truyền"), role="monitor", unit=cast.mass_mobilisation, **cast.ha.by
    )
    programmes.confirm(programme, signed_on=dt.date(2026, 1, 5), **cast.ha.by)
    assert Task.objects.filter(unit=cast.glar, lead=False).exists()
    assert not Task.objects.filter(unit=cast.mass_mobilisation).exists()


@pytest.mark.parametrize(("role", "lead"), [("lead", False), ("support", True)])
def test_a_unit_beside_its_class_has_one_task_and_leading_wins(cast: Cast, role: str, lead: bool) -> None:
    programme = draft(cast)
    duty = duty_of(programme, "Tuyên truyền")
    programmes.edit_duty(duty, seen=duty.revision, joint_leads=True, **cast.ha.by)
    alone = duty.assignments.get(unit=cast.glar)
    programmes.edit_assignment(alone, role="lead" if lead else "support", **cast.ha.by)
    programmes.add_assignment(duty, role=role, unit_class=cast.communes, **cast.ha.by)
    programmes.confirm(programme, signed_on=dt.date(2026, 1, 5), **cast.ha.by)
    days = list(Task.objects.filter(duty=duty, unit=cast.glar).values_list("nominal_on", flat=True))
    assert days and len(days) == len(set(days))
    assert not Task.objects.filter(duty=duty, unit=cast.glar, lead=False).exists()
    assert make_tasks(programme, by=SYSTEM, now=NOW) == 0


def test_confirming_writes_the_entries_of_all_its_acts(cast: Cast) -> None:
    programme = in_force(cast)
    acts = list(
        Entry.objects.filter(object=f"programmes.programme:{programme.pk}").order_by("id").values_list("act", flat=True)
    )
    assert acts[-6:] == [
        "programme.agree", "programme.sign", "programme.sign", "programme.enforce", "task.make", "programme.confirm",
    ]  # fmt: skip


def test_a_corrected_deadline_remakes_only_what_nobody_has_touched(cast: Cast) -> None:

    programme = in_force(cast)
    duty = duty_of(programme, "Báo cáo")
    mine = Task.objects.get(duty=duty, unit=cast.glar, nominal_on=dt.date(2026, 6, 15))
    report(mine, percent=30, note="", **cast.binh.by)
    programmes.correct(duty, reason="Gõ nhầm ngày", rrule="FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=20", **cast.ha.by)
    days = set(Task.objects.filter(duty=duty).values_list("unit__name", "nominal_on"))
    assert ("UBND xã A Dơk", dt.date(2026, 6, 20)) in days and ("UBND xã A Dơk", dt.date(2026, 6, 15)) not in days
    assert ("UBND xã Glar", dt.date(2026, 6, 15)) in days


def test_many_communes_stay_within_few_queries(cast: Cast, django_assert_max_num_queries) -> None:  # type: ignore[no-untyped-def]
    for number in range(30):
        units.create_unit(
            cast.committee, name=f"UBND xã {number}", kind="peoples_committee", level="commune", by=SYSTEM, now=NOW
        )
    programme = draft(cast)
    programmes.agree(programme, **cast.ha.by)
    for party in programme.parties.all():
        programmes.sign(
            programme, party=party, signed_on=dt.date(2026, 1, 5), signatory_name="", signatory_office="", **cast.ha.by
        )
    with django_assert_max_num_queries(26):
        programmes.enforce(programme, **cast.ha.by)


@pytest.mark.parametrize("role", ["binh", "dung", "an"])
def test_only_who_runs_it_brings_it_into_force(cast: Cast, role: str) -> None:

    with pytest.raises(NotAllowed):
        programmes.confirm(draft(cast), signed_on=dt.date(2026, 1, 5), **getattr(cast, role).by)
