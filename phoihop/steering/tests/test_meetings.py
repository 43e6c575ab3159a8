"""A meeting from its call to its conclusions: the agenda fills itself, conclusions become tasks, then all is frozen."""

import datetime as dt
import json
import unicodedata

import pytest
import time_machine

from phoihop.ground.errors import AlreadyDone, Conflict, NotAllowed, Refused
from phoihop.ledger.models import Entry
from phoihop.programmes.models import Programme
from phoihop.steering import actions
from phoihop.steering.cycle import cycle_of
from phoihop.steering.models import AgendaItem, Conclusion, Meeting
from phoihop.tasks import actions as tasks
from phoihop.tasks.models import Task
from tests.cast import NOW, Cast
from tests.worlds import draft, in_force

from .conftest import Calls

LATE = NOW.replace(month=6, day=20)  # the reports of 15 June are five days late
DUE = dt.date(2026, 3, 20)


def agenda(meeting: Meeting) -> list[tuple[str, str, str]]:
    """Its points as they stand."""
    return list(meeting.items.values_list("kind", "text", "facts"))


def concluded(cast: Cast, meeting: Meeting, *units: object, due_on: dt.date = DUE, **act: object) -> Conclusion:
    """One conclusion for these units, and the meeting concluded."""
    by = {**cast.ha.by, **act}
    made = actions.draft_conclusion(meeting, text="Niêm yết lại bảng thủ tục", due_on=due_on, units=units, **by)
    actions.conclude(meeting, **by)
    return made


def test_the_agenda_is_what_is_late_and_soon_due(cast: Cast, calls: Calls) -> None:
    with time_machine.travel(LATE, tick=False):
        meeting = calls("2026-06-20", now=LATE)
    assert agenda(meeting) == [
        (
            "late",
            "Báo cáo kết quả thực hiện dân chủ ở cơ sở",
            "2 đơn vị quá hạn: UBND xã Glar (hạn 15/6/2026, chậm 5 ngày); UBND xã A Dơk (hạn 15/6/2026, chậm 5 ngày).",
        ),
        (
            "risk",
            "Tuyên truyền, vận động Nhân dân",
            "2 đơn vị sắp đến hạn: Phòng Nội vụ (hạn 30/6/2026); UBND xã Glar (hạn 30/6/2026).",
        ),
    ]
    assert set(meeting.attendances.values_list("unit", flat=True)) == {cast.glar.pk, cast.adok.pk}


def test_nothing_open_gives_an_empty_agenda(calls: Calls) -> None:
    assert agenda(calls()) == []


def test_what_was_concluded_and_not_done_comes_back_first(cast: Cast, calls: Calls) -> None:
    concluded(cast, calls(), cast.glar, cast.adok)
    task = Task.objects.get(origin__startswith="steering.conclusion", unit=cast.adok)
    tasks.report(task, percent=100, note="Xong", by=cast.binh.actor.__class__(
        "UBND xã A Dơk", "Người báo cáo", frozenset({"report"}), cast.adok.pk), now=NOW)  # fmt: skip
    later = NOW.replace(month=4)
    assert agenda(calls("2026-04-02", now=later))[0] == (
        "conclusion",
        "Niêm yết lại bảng thủ tục",
        "1/2 đơn vị chưa xong: UBND xã Glar (hạn 20/3/2026, chậm 13 ngày).",
    )


def test_a_conclusion_becomes_a_task_of_each_unit_and_of_each_member_of_a_class(
    cast: Cast, programme: Programme, calls: Calls
) -> None:
    meeting = calls()
    actions.draft_conclusion(
        meeting, text="Niêm yết lại bảng thủ tục", due_on=DUE, units=[cast.home_affairs, cast.glar],
        classes=[cast.communes], content=programme.contents.get(), **cast.ha.by,
    )  # fmt: skip
    actions.draft_conclusion(meeting, text="Biểu dương UBND xã Glar", **cast.ha.by)
    actions.conclude(meeting, **cast.ha.by)
    made = Conclusion.objects.get(text__startswith="Niêm yết")
    found = Task.objects.filter(origin=f"steering.conclusion:{made.pk}")
    assert {task.unit for task in found} == {cast.home_affairs, cast.glar, cast.adok}
    assert {(t.text, t.nominal_on, t.due_on, t.assignment, t.duty, t.lead, t.content) for t in found} == {
        ("Niêm yết lại bảng thủ tục", DUE, DUE, None, None, True, programme.contents.get())
    }
    assert Task.objects.exclude(origin="").count() == 3
    meeting.refresh_from_db()
    assert (meeting.state, meeting.concluded_on) == ("concluded", NOW.date())
    told = json.loads(Entry.objects.filter(act="meeting.conclude").latest("id").content.json)
    assert [one["units"] for one in told["conclusions"]] == [3, 0]


def test_a_day_off_moves_the_task_to_the_next_working_day(cast: Cast, calls: Calls) -> None:
    concluded(cast, calls(), cast.glar, due_on=dt.date(2026, 3, 21))
    task = Task.objects.exclude(origin="").get()
    assert (task.nominal_on, task.due_on) == (dt.date(2026, 3, 21), dt.date(2026, 3, 23))


def test_concluded_it_is_frozen(cast: Cast, calls: Calls) -> None:
    meeting = calls()
    item = actions.add_item(meeting, text="Việc khác", **cast.ha.by)
    made = concluded(cast, meeting, cast.glar)
    by = cast.ha.by
    for act in (
        lambda: actions.change(meeting, seen=1, held_on=NOW.date(), title="Khác", **by),
        lambda: actions.cancel(meeting, reason="x", **by),
        lambda: actions.record_minutes(meeting, seen=1, minutes="x", **by),
        lambda: actions.add_item(meeting, text="x", **by),
        lambda: actions.edit_item(item, seen=1, text="x", **by),
        lambda: actions.drop_item(item, **by),
        lambda: actions.draft_conclusion(meeting, text="x", **by),
        lambda: actions.edit_conclusion(made, seen=1, text="x", **by),
        lambda: actions.drop_conclusion(made, **by),
        lambda: actions.conclude(meeting, **by),
        lambda: actions.invite(meeting, units=[cast.home_affairs], **by),
    ):
        item.meeting = made.meeting = meeting
        with pytest.raises(NotAllowed):
            act()


def test_two_secretaries_conclude_at_once(cast: Cast, calls: Calls) -> None:
    meeting = calls()
    actions.draft_conclusion(meeting, text="Niêm yết", due_on=DUE, units=[cast.glar], **cast.ha.by)
    mine, theirs = Meeting.objects.get(), Meeting.objects.get()
    actions.conclude(mine, **cast.ha.by)
    with pytest.raises(Conflict):
        actions.conclude(theirs, **cast.ha.by)
    assert Task.objects.exclude(origin="").count() == 1


def test_pressed_twice_concludes_once(cast: Cast, calls: Calls) -> None:
    meeting = calls()
    actions.draft_conclusion(meeting, text="Niêm yết", due_on=DUE, units=[cast.glar], **cast.ha.by)
    actions.conclude(meeting, once="k", **cast.ha.by)
    with pytest.raises(AlreadyDone):
        actions.conclude(Meeting.objects.get(), once="k", **cast.ha.by)


def test_it_lies_ahead_or_concluded_nothing(cast: Cast, calls: Calls) -> None:
    with pytest.raises(Refused, match="chưa diễn ra"):
        concluded(cast, calls("2026-03-05"), cast.glar)
    with pytest.raises(Refused, match="Chưa có kết luận"):
        actions.conclude(calls(), **cast.ha.by)
    assert not Task.objects.exclude(origin="").exists()


def test_a_day_that_passed_before_it_was_concluded_undoes_all(cast: Cast, calls: Calls) -> None:
    meeting = calls()
    actions.draft_conclusion(meeting, text="Còn hạn", due_on=dt.date(2026, 5, 1), units=[cast.glar], **cast.ha.by)
    actions.draft_conclusion(meeting, text="Hết hạn", due_on=DUE, units=[cast.glar], **cast.ha.by)
    with pytest.raises(Refused, match="Hạn 20/3/2026 của kết luận 2 đã qua"):
        actions.conclude(meeting, by=cast.ha.actor, now=NOW.replace(month=4))
    assert not Task.objects.exclude(origin="").exists() and Meeting.objects.get().state == "called"


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"text": " \n"}, "Hãy ghi kết luận"),
        ({"due_on": DUE}, "Hãy chọn đơn vị"),
        ({"units": True}, "Hãy ghi hạn"),
        ({"units": True, "due_on": dt.date(2026, 3, 1)}, "trước ngày họp"),
    ],
    ids=str,
)
def test_conclusions_that_cannot_be(cast: Cast, calls: Calls, wrong: dict[str, object], says: str) -> None:
    units = [cast.glar] if wrong.pop("units", False) else []
    with pytest.raises(Refused, match=says):
        actions.draft_conclusion(calls(), **{"text": "Niêm yết", "units": units, **wrong}, **cast.ha.by)
    assert not Conclusion.objects.exists()


def test_a_content_of_another_programme(cast: Cast, calls: Calls) -> None:
    other = in_force(cast).contents.get()
    with pytest.raises(Refused, match="không thuộc"):
        actions.draft_conclusion(calls(), text="x", content=other, **cast.ha.by)


def test_texts_are_kept_composed(cast: Cast, calls: Calls) -> None:
    words = unicodedata.normalize("NFD", "Ý kiến của Đảng ủy xã")
    meeting = calls(title=words, place=words)
    item = actions.add_item(meeting, text=words, notes=words, **cast.ha.by)
    made = actions.draft_conclusion(meeting, text=words, due_on=DUE, units=[cast.glar], **cast.ha.by)
    actions.record_minutes(meeting, seen=1, minutes=words, **cast.ha.by)
    actions.conclude(meeting, **cast.ha.by)
    kept = {meeting.title, meeting.place, meeting.minutes, item.text, item.notes, made.text}
    assert kept | {Task.objects.exclude(origin="").get().text} == {"Ý kiến của Đảng ủy xã"}


def test_minutes_over_another_secretarys_are_refused(cast: Cast, calls: Calls) -> None:
    meeting = calls()
    actions.record_minutes(Meeting.objects.get(), seen=1, minutes="Một", **cast.ha.by)
    with pytest.raises(Conflict):
        actions.record_minutes(meeting, seen=1, minutes="Hai", **cast.ha.by)
    assert Meeting.objects.get().minutes == "Một"


@pytest.mark.parametrize("who", ["binh", "thu", "an", "dung"])
def test_only_the_secretariat_calls(cast: Cast, calls: Calls, who: str) -> None:
    with pytest.raises(NotAllowed):
        calls(by=getattr(cast, who).actor)


def test_a_draft_and_a_closed_programme_hold_no_meetings(cast: Cast, calls: Calls, closed: Programme) -> None:
    for programme in (draft(cast), closed):
        with pytest.raises(NotAllowed):
            calls(programme=programme)


def test_days_and_hours_that_cannot_be(calls: Calls) -> None:
    with pytest.raises(Refused, match="trước ngày ký"):
        calls("2026-01-04")
    with pytest.raises(Refused, match="Giờ kết thúc"):
        calls(begins_at=dt.time(9), ends_at=dt.time(8, 30))
    with pytest.raises(Refused, match="tên cuộc họp"):
        calls(title=" ")
    assert not Meeting.objects.exists()


def test_not_held_says_why(cast: Cast, calls: Calls) -> None:
    meeting = calls()
    with pytest.raises(Refused, match="lý do"):
        actions.cancel(meeting, reason=" ", **cast.ha.by)
    actions.cancel(meeting, reason="Mưa lũ", **cast.ha.by)
    assert (meeting.state, meeting.cancel_reason) == ("cancelled", "Mưa lũ")


def test_held_it_counts_as_urging(cast: Cast, programme: Programme, calls: Calls) -> None:
    meeting = calls()
    urging = {one.verb: one for one in cycle_of(programme, NOW.date())}["urge"]
    assert not urging.number
    concluded(cast, meeting, cast.glar)
    urging = {one.verb: one for one in cycle_of(programme, NOW.date())}["urge"]
    assert (urging.number, urging.last_on, urging.last_unit) == (1, NOW.date(), "BDVHU")


def test_what_was_taken_out_is_offered_again_and_nothing_twice(cast: Cast, calls: Calls) -> None:
    meeting = calls("2026-06-20", now=LATE)
    act = {"by": cast.ha.actor, "now": LATE}
    item = meeting.items.get(kind="late")
    with pytest.raises(Refused, match="Hãy chọn"):
        actions.propose(meeting, chosen={("late", item.about)}, **act)
    actions.drop_item(item, **act)
    with pytest.raises(Conflict):
        actions.drop_item(item, **act)
    actions.propose(meeting, chosen={("late", item.about), ("late", "x.y:1")}, **act)
    assert list(AgendaItem.objects.values_list("kind", "order")) == [("risk", 2), ("late", 3)]


def test_many_units_are_counted_and_some_named(cast: Cast, programme: Programme, calls: Calls, unguarded) -> None:  # type: ignore[no-untyped-def]
    from tests.cast import unit  # lazily: the cast's maker of units

    with unguarded():
        more = [unit(cast.committee, f"UBND xã {n}", "peoples_committee", level="commune") for n in range(500)]
    meeting = calls(units=more)
    concluded(cast, meeting, *more)
    later = calls("2026-04-02", now=NOW.replace(month=4), units=[])
    facts = later.items.get(kind="conclusion").facts
    assert facts.startswith("500/500 đơn vị chưa xong: ") and facts.endswith("; và 495 đơn vị khác.")
    assert Task.objects.exclude(origin="").count() == 500
