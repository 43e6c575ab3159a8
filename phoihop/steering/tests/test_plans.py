"""A yearly plan: opened from the last one, chosen, sharpened within the signed days, added to, issued, carried on."""

import datetime as dt
import unicodedata
from typing import Any

import pytest

from phoihop.documents.models import OfficialDocument
from phoihop.ground.errors import Conflict, NotAllowed, Refused
from phoihop.programmes.models import Duty, Programme
from phoihop.steering import actions
from phoihop.steering.cycle import cycle_of
from phoihop.steering.models import PlanDay, PlanLine, YearlyPlan
from phoihop.steering.plan_pages import picture_of
from phoihop.tasks import actions as tasks
from phoihop.tasks.models import EarlierDue, Task
from tests.cast import NOW, Cast
from tests.worlds import duty_of, in_force

JUNE, EARLIER = dt.date(2026, 6, 15), dt.date(2026, 6, 1)  # a Monday both
NEXT = dt.datetime(2027, 1, 11, 9, tzinfo=NOW.tzinfo)


@pytest.fixture
def plan(cast: Cast, programme: Programme) -> YearlyPlan:
    """The draft of 2026."""
    return actions.open_plan(programme, year=2026, **cast.ha.by)


def line_of(plan: YearlyPlan, words: str = "Báo cáo") -> PlanLine:
    """The line whose text holds the words."""
    return plan.lines.select_related("plan__programme", "duty").get(text__contains=words)


def sharpened(cast: Cast, plan: YearlyPlan, due_on: dt.date = EARLIER) -> PlanLine:
    """The report of June, earlier."""
    line = line_of(plan)
    return actions.sharpen_line(line, seen=line.revision, days={JUNE: due_on}, **cast.ha.by)


def test_a_first_plan_starts_with_what_falls_into_its_year(cast: Cast, programme: Programme, plan: YearlyPlan) -> None:
    assert [line.text for line in plan.lines.all()] == [
        "Báo cáo kết quả thực hiện dân chủ ở cơ sở",
        "Tuyên truyền, vận động Nhân dân",
    ]
    assert (plan.state, plan.previous, plan.title) == ("draft", None, "Kế hoạch thực hiện chương trình năm 2026")


def test_once_a_year_and_within_the_programme(cast: Cast, programme: Programme, plan: YearlyPlan) -> None:
    for year, says in ((2026, "Đã có kế hoạch năm 2026"), (2028, "nằm ngoài"), (2025, "nằm ngoài")):
        with pytest.raises(Refused, match=says):
            actions.open_plan(programme, year=year, **cast.ha.by)


def test_an_earlier_day_holds_for_that_date_alone_once_the_plan_is_issued(cast: Cast, plan: YearlyPlan) -> None:
    sharpened(cast, plan)
    assert set(Task.objects.filter(nominal_on=JUNE).values_list("due_on", flat=True)) == {JUNE}
    actions.issue(plan, issued_on=NOW.date(), **cast.ha.by)
    june = Task.objects.filter(duty=duty_of(plan.programme, "Báo cáo"), nominal_on=JUNE)
    assert set(june.values_list("unit", "due_on")) == {(cast.glar.pk, EARLIER), (cast.adok.pk, EARLIER)}
    assert all(task.risk_on < EARLIER for task in june)
    november = Task.objects.filter(nominal_on=dt.date(2026, 11, 15))
    assert set(november.values_list("due_on", flat=True)) == {dt.date(2026, 11, 16)}  # a Sunday, as signed


def test_tasks_made_later_have_the_earlier_day_too(cast: Cast, plan: YearlyPlan, unguarded: Any) -> None:
    sharpened(cast, plan)
    actions.issue(plan, issued_on=NOW.date(), **cast.ha.by)
    with unguarded():
        Task.objects.filter(nominal_on=JUNE).delete()
    tasks.make_tasks(plan.programme, **cast.ha.by)
    assert set(Task.objects.filter(nominal_on=JUNE).values_list("due_on", flat=True)) == {EARLIER}


def test_what_was_given_more_time_keeps_it(cast: Cast, plan: YearlyPlan) -> None:
    extended = Task.objects.get(unit=cast.glar, nominal_on=JUNE)
    tasks.extend(extended, until=dt.date(2026, 7, 1), reason="Mưa lũ", **cast.ha.by)
    sharpened(cast, plan)
    actions.issue(plan, issued_on=NOW.date(), **cast.ha.by)
    extended.refresh_from_db()
    assert extended.due_on == dt.date(2026, 7, 1)
    assert Task.objects.get(unit=cast.adok, nominal_on=JUNE).due_on == EARLIER


@pytest.mark.parametrize(
    ("nominal_on", "due_on", "says"),
    [
        (JUNE, dt.date(2026, 6, 16), "muộn hơn hạn đã ký"),
        (dt.date(2026, 11, 15), dt.date(2026, 6, 15), "trước khi kỳ"),
        (JUNE, dt.date(2025, 12, 31), "trước khi kỳ"),
        (dt.date(2026, 7, 1), EARLIER, "không có hạn 1/7/2026"),
        (dt.date(2027, 6, 15), EARLIER, "không có hạn 15/6/2027"),
    ],
)
def test_days_that_cannot_be(cast: Cast, plan: YearlyPlan, nominal_on: dt.date, due_on: dt.date, says: str) -> None:
    with pytest.raises(Refused, match=says):
        actions.sharpen_line(line_of(plan), seen=1, days={nominal_on: due_on}, **cast.ha.by)
    assert not PlanDay.objects.exists()


def test_the_signed_day_or_none_is_no_earlier_day(cast: Cast, plan: YearlyPlan) -> None:
    line = sharpened(cast, plan)
    actions.sharpen_line(line, seen=2, days={JUNE: JUNE, dt.date(2026, 11, 15): None}, **cast.ha.by)
    assert not PlanDay.objects.exists()
    with pytest.raises(Conflict):
        actions.sharpen_line(line, seen=2, days={JUNE: EARLIER}, **cast.ha.by)


def test_not_even_tasks_are_due_later_than_signed(cast: Cast, programme: Programme) -> None:
    with pytest.raises(Refused, match="muộn hơn hạn đã ký"):
        tasks.sharpen(
            duty_of(programme, "Báo cáo"), nominal_on=JUNE, due_on=dt.date(2026, 6, 16), origin="x", **cast.ha.by
        )
    assert not EarlierDue.objects.exists()


def test_a_day_that_passed_before_it_was_issued_undoes_all(cast: Cast, plan: YearlyPlan) -> None:
    sharpened(cast, plan)
    act = {"by": cast.ha.actor, "now": NOW.replace(month=6, day=2)}
    with pytest.raises(Refused, match="Hạn 1/6/2026 của “Báo cáo"):
        actions.issue(plan, issued_on=NOW.date(), **act)
    assert YearlyPlan.objects.get().state == "draft" and not EarlierDue.objects.exists()


def own_work(cast: Cast, plan: YearlyPlan, **fields: Any) -> PlanLine:
    """Work of the year's own."""
    given = {"text": "Hội thi Dân vận khéo", "due_on": dt.date(2026, 10, 15), "units": [cast.home_affairs], **fields}
    return actions.add_line(plan, **given, **cast.ha.by)


def test_own_work_becomes_tasks(cast: Cast, programme: Programme, plan: YearlyPlan) -> None:
    line = own_work(cast, plan, classes=[cast.communes], content=programme.contents.get(), product="Kế hoạch hội thi")
    assert not Task.objects.exclude(origin="").exists()
    actions.issue(plan, issued_on=NOW.date(), **cast.ha.by)
    made = Task.objects.filter(origin=f"steering.planline:{line.pk}")
    assert {task.unit for task in made} == {cast.home_affairs, cast.glar, cast.adok}
    assert {(task.text, task.due_on, task.content) for task in made} == {
        ("Hội thi Dân vận khéo", dt.date(2026, 10, 15), programme.contents.get())
    }


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"text": " "}, "Hãy ghi việc"),
        ({"units": []}, "Hãy chọn đơn vị"),
        ({"due_on": None}, "Hãy ghi hạn"),
        ({"due_on": dt.date(2027, 1, 1)}, "phải trong năm 2026"),
    ],
    ids=str,
)
def test_own_work_that_cannot_be(cast: Cast, plan: YearlyPlan, wrong: dict[str, Any], says: str) -> None:
    with pytest.raises(Refused, match=says):
        own_work(cast, plan, **wrong)
    assert plan.lines.count() == 2


def test_own_work_is_edited_and_left_out(cast: Cast, plan: YearlyPlan) -> None:
    words = unicodedata.normalize("NFD", "Hội thi cấp xã")
    line = own_work(cast, plan)
    day = dt.date(2026, 9, 1)
    actions.edit_line(line, seen=1, text=words, due_on=day, units=[cast.glar], **cast.ha.by)
    line.refresh_from_db()
    assert (line.text, list(line.units.all()), line.due_on) == ("Hội thi cấp xã", [cast.glar], day)
    with pytest.raises(Conflict):
        actions.edit_line(line, seen=1, text="Khác", due_on=day, units=[cast.glar], **cast.ha.by)
    actions.drop_line(line, **cast.ha.by)
    with pytest.raises(Conflict):
        actions.drop_line(PlanLine(pk=line.pk, plan=plan, kind="own", text="x"), **cast.ha.by)


def test_what_is_not_chosen_stays_as_it_was_signed(cast: Cast, plan: YearlyPlan) -> None:
    sharpened(cast, plan)
    telling = duty_of(plan.programme, "Tuyên truyền")
    actions.choose(plan, duties=[telling], **cast.ha.by)
    assert [line.duty for line in plan.lines.all()] == [telling] and not PlanDay.objects.exists()
    with pytest.raises(Refused, match="Chưa có thay đổi"):
        actions.choose(plan, duties=[telling], **cast.ha.by)
    actions.issue(plan, issued_on=NOW.date(), **cast.ha.by)
    assert set(Task.objects.filter(nominal_on=JUNE).values_list("due_on", flat=True)) == {JUNE}


def test_a_duty_of_another_programme(cast: Cast, plan: YearlyPlan) -> None:
    with pytest.raises(Refused, match="không thuộc"):
        actions.choose(plan, duties=[Duty.objects.filter(programme=in_force(cast))[0]], **cast.ha.by)


def test_issued_it_is_frozen(cast: Cast, plan: YearlyPlan) -> None:
    line, own, by = line_of(plan), own_work(cast, plan), cast.ha.by
    actions.issue(plan, issued_on=NOW.date(), **by)
    line.plan = own.plan = plan
    for act in (
        lambda: actions.choose(plan, duties=[], **by),
        lambda: actions.sharpen_line(line, seen=1, days={}, **by),
        lambda: own_work(cast, plan),
        lambda: actions.edit_line(own, seen=1, text="x", due_on=None, **by),
        lambda: actions.drop_line(own, **by),
        lambda: actions.change_plan(plan, seen=1, title="x", **by),
        lambda: actions.discard(plan, reason="x", **by),
        lambda: actions.issue(plan, issued_on=NOW.date(), **by),
    ):
        with pytest.raises(NotAllowed):
            act()


def test_somebody_issued_it_while_another_added_to_it(cast: Cast, plan: YearlyPlan) -> None:
    stale = YearlyPlan.objects.get()
    actions.issue(plan, issued_on=NOW.date(), **cast.ha.by)
    for act in (
        lambda: own_work(cast, stale),
        lambda: actions.discard(stale, reason="x", **cast.ha.by),
        lambda: actions.issue(stale, issued_on=NOW.date(), **cast.ha.by),
    ):
        with pytest.raises(Conflict):
            act()
    assert plan.lines.count() == 2


@pytest.mark.parametrize("who", ["binh", "thu", "an", "dung"])
def test_only_the_secretariat_plans(cast: Cast, programme: Programme, plan: YearlyPlan, who: str) -> None:
    by = getattr(cast, who).by
    with pytest.raises(NotAllowed):
        actions.open_plan(programme, year=2027, **by)
    with pytest.raises(NotAllowed):
        actions.issue(plan, issued_on=NOW.date(), **by)


def test_with_a_number_it_is_registered_and_rests_on_the_programme(cast: Cast, plan: YearlyPlan) -> None:
    actions.issue(plan, issued_on=NOW.date(), number="12-KH/BDVHU", **cast.ha.by)
    plan.refresh_from_db()
    assert plan.document and plan.document.number == "12-KH/BDVHU" and plan.document.issued_on == NOW.date()
    if plan.programme.document:
        assert plan.document.rests_on.get().target == plan.programme.document
    assert OfficialDocument.objects.filter(number="12-KH/BDVHU").count() == 1


def test_days_of_issue_that_cannot_be_and_an_empty_plan(cast: Cast, plan: YearlyPlan) -> None:
    for day, says in ((dt.date(2026, 3, 3), "chưa đến"), (dt.date(2026, 1, 4), "trước ngày ký")):
        with pytest.raises(Refused, match=says):
            actions.issue(plan, issued_on=day, **cast.ha.by)
    actions.choose(plan, duties=[], **cast.ha.by)
    plan.refresh_from_db()
    with pytest.raises(Refused, match="chưa có việc nào"):
        actions.issue(plan, issued_on=NOW.date(), **cast.ha.by)


def test_thrown_away_says_why(cast: Cast, plan: YearlyPlan) -> None:
    own_work(cast, plan)
    sharpened(cast, plan)
    with pytest.raises(Refused, match="lý do"):
        actions.discard(plan, reason=" ", **cast.ha.by)
    actions.discard(plan, reason="Lập nhầm", **cast.ha.by)
    assert not YearlyPlan.objects.exists() and not PlanLine.objects.exists()


def test_issued_it_counts_as_rolling_out(cast: Cast, programme: Programme, plan: YearlyPlan) -> None:
    assert not {one.verb: one for one in cycle_of(programme, NOW.date())}["roll_out"].number
    actions.issue(plan, issued_on=NOW.date(), **cast.ha.by)
    one = {one.verb: one for one in cycle_of(programme, NOW.date())}["roll_out"]
    assert (one.number, one.last_on, one.known[0].url) == (1, NOW.date(), plan.get_absolute_url())


def test_the_next_plan_starts_from_this_one_and_carries_open_work_over(
    cast: Cast, programme: Programme, plan: YearlyPlan
) -> None:
    sharpened(cast, plan)
    own_work(cast, plan)
    actions.choose(plan, duties=[duty_of(programme, "Báo cáo")], **cast.ha.by)
    plan.refresh_from_db()
    actions.issue(plan, issued_on=NOW.date(), **cast.ha.by)
    act: dict[str, Any] = {"by": cast.ha.actor, "now": NEXT}
    following = actions.open_plan(programme, year=2027, **act)
    assert following.previous == plan
    assert [line.text for line in following.lines.all()] == ["Báo cáo kết quả thực hiện dân chủ ở cơ sở"]
    day = PlanDay.objects.get(line__plan=following)
    assert (day.nominal_on, day.due_on) == (dt.date(2027, 6, 15), dt.date(2027, 6, 1))
    left = {one.text: one.facts for one in picture_of(following, NEXT.date()).left}
    early = {one.text: one.facts for one in picture_of(following, NOW.date()).left}
    assert early["Hội thi Dân vận khéo"] == "1 đơn vị chưa xong: Phòng Nội vụ (hạn 15/10/2026)."
    assert left["Hội thi Dân vận khéo"] == "1 đơn vị chưa xong: Phòng Nội vụ (hạn 15/10/2026, chậm 88 ngày)."
    assert "Báo cáo kết quả thực hiện dân chủ ở cơ sở" in left
    number = Task.objects.count()
    actions.issue(following, issued_on=NEXT.date(), **act)
    assert {one.text for one in picture_of(following, NEXT.date()).left} == set(left)
    assert Task.objects.count() == number  # what is left stays the same tasks, late as they are
    own = Task.objects.get(text="Hội thi Dân vận khéo")
    assert own.due_on == dt.date(2026, 10, 15)
