"""An issued plan is not overwritten: another one is drafted from it, says what it changes, and takes its place."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from phoihop.ground.errors import NotAllowed, Refused
from phoihop.ledger.acts import key_of
from phoihop.ledger.models import Entry
from phoihop.programmes.models import Programme
from phoihop.steering import actions
from phoihop.steering.models import PlanLine, YearlyPlan
from phoihop.steering.plan_changes import changes_between
from phoihop.tasks import actions as tasks
from phoihop.tasks.models import EarlierDue, Task
from phoihop.units.models import Unit
from tests.cast import NOW, Cast
from tests.worlds import duty_of

from .conftest import At
from .test_meeting_pages import text_of
from .test_pages import words
from .test_plans import EARLIER, JUNE, line_of, own_work, sharpened

LATER = NOW.replace(month=4, day=6)
OCTOBER, NOVEMBER = dt.date(2026, 10, 15), dt.date(2026, 11, 2)


@pytest.fixture
def plan(cast: Cast, programme: Programme) -> YearlyPlan:
    """The plan of 2026, issued: the report of June earlier, a contest by two units."""
    made = actions.open_plan(programme, year=2026, **cast.ha.by)
    sharpened(cast, made)
    own_work(cast, made, units=[cast.home_affairs, cast.glar])
    return issued(cast, made, number="12-KH/BDVHU")


def issued(cast: Cast, plan: YearlyPlan, now: dt.datetime = NOW, **more: Any) -> YearlyPlan:
    """Issued on the day."""
    found = YearlyPlan.objects.select_related("programme__standing_body", "amends__document").get(pk=plan.pk)
    return actions.issue(found, issued_on=now.date(), by=cast.ha.actor, now=now, **more)


def amended(cast: Cast, plan: YearlyPlan, reason: str = "Bổ sung theo kết luận giao ban") -> YearlyPlan:
    """A draft that starts from it."""
    return actions.amend(plan, reason=reason, by=cast.ha.actor, now=LATER)


def contest(plan: YearlyPlan) -> PlanLine:
    """The contest's line."""
    return line_of(plan, "Hội thi")


def given() -> set[tuple[str, str, dt.date]]:
    """Own work as the units have it: unit, state, day."""
    rows = Task.objects.exclude(origin="").values_list("unit__name", "state", "due_on")
    return set(rows)


def changed(plan: YearlyPlan) -> list[tuple[str, str, list[str]]]:
    """What it changes, in words."""
    assert plan.amends
    return [(one.what, one.text, one.details) for one in changes_between(plan.amends, plan)]


def test_a_draft_starts_as_the_issued_plan_stands(cast: Cast, plan: YearlyPlan) -> None:
    draft = amended(cast, plan)
    assert (draft.state, draft.amends, draft.year, plan.state) == ("draft", plan, 2026, "issued")
    assert draft.title == "Kế hoạch điều chỉnh, bổ sung kế hoạch thực hiện chương trình năm 2026"
    assert [line.text for line in draft.lines.all()] == [line.text for line in plan.lines.all()]
    assert set(contest(draft).units.all()) == {cast.home_affairs, cast.glar}
    assert list(line_of(draft).days.values_list("nominal_on", "due_on")) == [(JUNE, EARLIER)]
    assert changed(draft) == []


def test_refused_without_a_reason_twice_or_of_a_draft(cast: Cast, plan: YearlyPlan) -> None:
    with pytest.raises(Refused, match="lý do"):
        amended(cast, plan, " ")
    draft = amended(cast, plan)
    with pytest.raises(Refused, match="Đã có dự thảo điều chỉnh"):
        amended(cast, plan)
    with pytest.raises(NotAllowed):
        amended(cast, draft)
    with pytest.raises(Refused, match="chưa thay đổi gì"):
        issued(cast, draft, LATER)
    with pytest.raises(NotAllowed):
        actions.amend(plan, reason="x", **cast.binh.by)
    actions.discard(draft, reason="Chưa cần", **cast.ha.by)
    assert amended(cast, plan).pk != draft.pk


def test_issued_it_takes_the_place_and_changes_only_what_it_says(cast: Cast, plan: YearlyPlan) -> None:
    draft, by = amended(cast, plan), cast.ha.by
    line = contest(draft)
    actions.edit_line(line, seen=1, text=line.text, due_on=NOVEMBER, units=[cast.glar, cast.adok], **by)
    own_work(cast, draft, text="Sơ kết mô hình", units=[cast.glar])
    report = line_of(draft)
    actions.sharpen_line(report, seen=1, days={JUNE: dt.date(2026, 6, 8)}, **by)
    assert changed(draft) == [
        ("changed", report.text, ["Kỳ có hạn đã ký 15/6/2026: từ 1/6/2026 thành 8/6/2026"]),
        (
            "changed",
            "Hội thi Dân vận khéo",
            [
                "Đơn vị thực hiện: từ Phòng Nội vụ, UBND xã Glar thành UBND xã A Dơk, UBND xã Glar",
                "Hạn: từ 15/10/2026 thành 2/11/2026",
            ],
        ),
        ("added", "Sơ kết mô hình", ["Đơn vị thực hiện: UBND xã Glar", "Hạn: 15/10/2026"]),
    ]
    issued(cast, draft, LATER, number="20-KH/BDVHU")
    plan.refresh_from_db()
    draft.refresh_from_db()
    assert (plan.state, draft.state, plan.successor) == ("replaced", "issued", draft)
    assert given() == {
        ("Phòng Nội vụ", "cancelled", OCTOBER),
        ("UBND xã Glar", "open", NOVEMBER),
        ("UBND xã A Dơk", "open", NOVEMBER),
        ("UBND xã Glar", "open", OCTOBER),
    }
    assert Task.objects.get(state="cancelled").cancel_basis == draft.title
    june = Task.objects.filter(duty=report.duty, nominal_on=JUNE)
    assert set(june.values_list("due_on", flat=True)) == {dt.date(2026, 6, 8)}
    assert draft.document and draft.document.rests_on.filter(target=plan.document, kind="replaces").exists()
    assert set(contest(plan).units.all()) == {cast.home_affairs, cast.glar}  # the earlier one reads as it was issued


def test_what_is_left_out_is_called_off_and_its_days_are_the_signed_ones(cast: Cast, plan: YearlyPlan) -> None:
    draft, by = amended(cast, plan), cast.ha.by
    actions.drop_line(contest(draft), **by)
    actions.choose(draft, duties=[duty_of(plan.programme, "Tuyên truyền")], **by)
    assert [what for what, _text, _details in changed(draft)] == ["dropped", "dropped"]
    issued(cast, draft, LATER)
    assert {(unit, state) for unit, state, _due in given()} == {
        ("Phòng Nội vụ", "cancelled"),
        ("UBND xã Glar", "cancelled"),
    }
    assert set(Task.objects.filter(nominal_on=JUNE, origin="").values_list("due_on", flat=True)) == {JUNE}
    assert EarlierDue.objects.get().due_on == JUNE


def test_done_work_more_time_and_passed_days_stay(cast: Cast, plan: YearlyPlan) -> None:
    of_glar, of_affairs = (Task.objects.exclude(origin="").get(unit=unit) for unit in (cast.glar, cast.home_affairs))
    tasks.report(of_glar, percent=100, note="Đã tổ chức", **cast.binh.by)
    tasks.extend(of_affairs, until=dt.date(2026, 12, 1), reason="Chờ kinh phí", **cast.ha.by)
    draft = amended(cast, plan)
    actions.edit_line(
        contest(draft), seen=1, text="Hội thi cấp huyện", due_on=NOVEMBER, units=[cast.home_affairs], **cast.ha.by
    )
    after_june = NOW.replace(month=7, day=1)
    issued(cast, draft, after_june)  # the unchanged day of June has passed and hinders nothing
    assert given() == {("UBND xã Glar", "submitted", OCTOBER), ("Phòng Nội vụ", "open", dt.date(2026, 12, 1))}
    of_affairs.refresh_from_db()
    assert of_affairs.text == "Hội thi cấp huyện"


def test_amended_again_the_same_tasks_go_on(cast: Cast, plan: YearlyPlan) -> None:
    first = amended(cast, plan)
    own_work(cast, first, text="Sơ kết mô hình", units=[cast.glar])
    issued(cast, first, LATER)
    first.refresh_from_db()
    second = amended(cast, first, "Lùi hội thi")
    assert second.title == "Kế hoạch điều chỉnh, bổ sung lần 2 kế hoạch thực hiện chương trình năm 2026"
    line = contest(second)
    units = list(line.units.all())
    actions.edit_line(line, seen=1, text=line.text, due_on=NOVEMBER, units=units, **cast.ha.by)
    issued(cast, second, LATER)
    assert Task.objects.filter(origin=f"steering.planline:{contest(plan).pk}", due_on=NOVEMBER).count() == 2
    assert list(YearlyPlan.objects.order_by("pk").values_list("state", flat=True)) == ["replaced", "replaced", "issued"]


def test_who_was_left_out_and_is_meant_again_has_its_work_back(cast: Cast, plan: YearlyPlan) -> None:
    of_glar = Task.objects.exclude(origin="").get(unit=cast.glar)
    tasks.report(of_glar, percent=40, note="Đã có kế hoạch", **cast.binh.by)

    def meaning(was: YearlyPlan, *units: Unit, due_on: dt.date = OCTOBER) -> YearlyPlan:
        draft = amended(cast, was)
        line = contest(draft)
        actions.edit_line(line, seen=1, text=line.text, due_on=due_on, units=units, **cast.ha.by)
        return issued(cast, draft, LATER)

    first = meaning(plan, cast.home_affairs)
    assert given() == {("UBND xã Glar", "cancelled", OCTOBER), ("Phòng Nội vụ", "open", OCTOBER)}
    second = meaning(first, cast.home_affairs, cast.glar, due_on=NOVEMBER)
    assert given() == {("UBND xã Glar", "open", NOVEMBER), ("Phòng Nội vụ", "open", NOVEMBER)}
    of_glar.refresh_from_db()
    assert (of_glar.progress, of_glar.cancel_basis, of_glar.reports.count()) == (40, "", 1)
    assert [one.act for one in Entry.objects.filter(object=key_of(of_glar)).order_by("pk")][-2:] == [
        "task.cancel", "task.reopen",
    ]  # fmt: skip
    tasks.cancel(of_glar, basis="Quyết định 9", **cast.ha.by)
    meaning(second, cast.home_affairs, cast.glar)
    assert ("UBND xã Glar", "cancelled", NOVEMBER) in given(), "by a decision of its own, which no plan takes back"


def test_not_before_the_plan_that_it_amends(cast: Cast, plan: YearlyPlan) -> None:
    draft = amended(cast, plan)
    own_work(cast, draft, text="Sơ kết mô hình")
    with pytest.raises(Refused, match="trước ngày ban hành kế hoạch được điều chỉnh"):
        actions.issue(draft, issued_on=dt.date(2026, 3, 1), by=cast.ha.actor, now=LATER)
    plan.refresh_from_db()
    assert plan.state == "issued"


def test_the_pages_and_the_paper(at: At, cast: Cast, plan: YearlyPlan, django_assert_max_num_queries: Any) -> None:
    browser, about = at("ha"), plan.get_absolute_url()
    assert "Điều chỉnh, bổ sung" in browser.get(about).content.decode()
    assert browser.post(f"{about}dieu-chinh/", {"reason": " ", "once": "a"}).status_code == 422
    for _ in range(2):
        assert browser.post(f"{about}dieu-chinh/", {"reason": "Bổ sung sơ kết", "once": "b"}).status_code == 302
    draft = YearlyPlan.objects.get(state="draft")
    there = draft.get_absolute_url()
    assert browser.get(f"{about}dieu-chinh/").headers["Location"] == there
    assert "Chưa có thay đổi nào" in browser.get(there).content.decode()
    own_work(cast, draft, text="Sơ kết mô hình", units=[cast.glar])
    page = words(browser.get(there).content.decode())
    assert "Lý do Bổ sung sơ kết" in page and "Bổ sung Sơ kết mô hình" in page
    assert "Đang có dự thảo" in browser.get(about).content.decode()
    assert "Đang có dự thảo" not in at("binh").get(about).content.decode()
    change = {"title": draft.title, "reason": "", "seen": "1", "once": "c"}
    assert at("ha").post(f"{there}sua/", change).status_code == 422
    assert at("ha").post(f"{there}sua/", change | {"reason": "Bổ sung sơ kết", "once": "d"}).status_code == 302
    issued(cast, draft, NOW)
    read = at("binh").get(about).content.decode()
    assert "đã được thay thế từ ngày 2/3/2026" in words(read) and f'href="{there}"' in read
    assert browser.get(there).status_code == 200
    with django_assert_max_num_queries(12):
        browser.get(there)
    paper = text_of(at("binh").get(f"{there}ke-hoach.docx").content)
    for told in (
        "Điều chỉnh, bổ sung kế hoạch thực hiện chương trình năm 2026",
        "căn cứ Kế hoạch thực hiện chương trình năm 2026 (số 12-KH/BDVHU, ban hành ngày 2/3/2026)",
        "I- LÝ DO ĐIỀU CHỈNH, BỔ SUNG Bổ sung sơ kết.",
        "Bổ sung: Sơ kết mô hình. Đơn vị thực hiện: UBND xã Glar. Hạn: 15/10/2026.",
        "III- NHIỆM VỤ NĂM 2026 SAU ĐIỀU CHỈNH, BỔ SUNG",
        "Kế hoạch này thay thế Kế hoạch thực hiện chương trình năm 2026",
    ):
        assert told in paper, told


def test_a_task_leads_to_the_plan_in_force(at: At, cast: Cast, plan: YearlyPlan) -> None:
    draft = amended(cast, plan)
    own_work(cast, draft, text="Sơ kết mô hình")
    task = Task.objects.exclude(origin="").get(unit=cast.glar)
    assert plan.get_absolute_url() in at("ha").get(task.get_absolute_url()).content.decode()
    issued(cast, draft, LATER)
    assert draft.get_absolute_url() in at("ha").get(task.get_absolute_url()).content.decode()
