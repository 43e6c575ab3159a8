"""A review tells of the meetings and plans of its period, and of nothing where there was none."""

from __future__ import annotations

import datetime as dt
from typing import Any

from phoihop.programmes.models import Programme
from phoihop.reviews.figures.counting import count
from phoihop.reviews.models import Review
from phoihop.reviews.proposing import propose
from phoihop.rounds.tests.conftest import at
from phoihop.steering import actions as steering
from phoihop.steering.summing import steered_in
from phoihop.tasks import actions as tasks
from phoihop.tasks.models import Task
from tests.cast import Cast

TODAY = dt.date(2026, 3, 20)


def held(cast: Cast, programme: Programme, day: str, conclusions: int) -> None:
    """A meeting of a day, concluded with so many conclusions for xã Glar and one for nobody."""
    by: dict[str, Any] = {"by": cast.ha.actor, "now": at(day)}
    on = dt.date.fromisoformat(day)
    meeting = steering.call(programme, title=f"Giao ban {day}", held_on=on, units=[cast.glar], **by)
    steering.draft_conclusion(meeting, text="Tiếp tục theo dõi", **by)
    for number in range(conclusions):
        due_on, units = dt.date(2026, 6, 30), [cast.glar]
        steering.draft_conclusion(meeting, text=f"Niêm yết lại {number}", units=units, due_on=due_on, **by)
    meeting.refresh_from_db()
    steering.conclude(meeting, **by)


def told(review: Review) -> dict[str, str]:
    """The section on steering, by the parts of its proposal."""
    figures = count(review, TODAY, words=True, charts=False)
    return {part.key: part.text for part in propose("steering", figures)}


def test_nothing_is_said_where_there_was_none(review: Review) -> None:
    assert not {"meetings", "plans"} & told(review).keys()


def test_meetings_with_what_became_of_their_conclusions(
    cast: Cast, programme: Programme, review: Review, django_assert_num_queries: Any
) -> None:
    held(cast, programme, "2026-02-10", 2)
    held(cast, programme, "2026-03-10", 1)
    held(cast, programme, "2026-03-18", 1)  # after the data were closed
    assert told(review)["meetings"].endswith("đến ngày 20/3/2026 chưa hoàn thành kết luận nào.")
    first = Task.objects.filter(origin__startswith="steering.conclusion").earliest("pk")
    tasks.report(first, percent=100, note="Đã niêm yết", by=cast.binh.actor, now=at("2026-03-11"))
    tasks.accept(first, by=cast.ha.actor, now=at("2026-03-12"))
    assert told(review)["meetings"] == (
        "Đã tổ chức 02 cuộc giao ban (ngày 10/2/2026, 10/3/2026); có 03 kết luận giao đơn vị thực hiện, "
        "đến ngày 20/3/2026 đã hoàn thành 01 kết luận."
    )
    with django_assert_num_queries(1):
        steered_in([programme], review.round.data_from, review.round.closes_on)


def test_a_meeting_without_conclusions_for_units(cast: Cast, programme: Programme, review: Review) -> None:
    held(cast, programme, "2026-03-10", 0)
    assert told(review)["meetings"] == "Đã tổ chức 01 cuộc giao ban (ngày 10/3/2026)."


def test_plans_that_were_issued(cast: Cast, programme: Programme, review: Review) -> None:
    by: dict[str, Any] = {"by": cast.ha.actor, "now": at("2026-03-02")}
    plan = steering.open_plan(programme, year=2026, **by)
    assert "plans" not in told(review)  # a draft is told to nobody
    steering.issue(plan, issued_on=dt.date(2026, 3, 2), number="12-KH/BDVHU", **by)
    assert told(review)["plans"] == (
        "Trong kỳ đã ban hành kế hoạch thực hiện chương trình năm 2026 (số 12-KH/BDVHU ngày 2/3/2026)."
    )
