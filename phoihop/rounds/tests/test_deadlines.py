"""Reports are reminded of before, on and after their day, stand in calendars, and stop when they are handed in."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import icalendar
import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from phoihop.ground.jobs import tick
from phoihop.notices import actions as notices
from phoihop.notices.calendar import secret_of
from phoihop.notices.models import Notice
from phoihop.programmes.models import Programme
from phoihop.rounds import actions
from phoihop.rounds.deadlines import ReportDeadlines
from phoihop.rounds.models import Report
from phoihop.rounds.said import Said
from phoihop.units import actions as units
from tests.cast import NOW, Cast, person

from .conftest import open_for

D = dt.date
Unguarded = Callable[[], AbstractContextManager[None]]
As = Callable[[Any], Client]


@pytest.fixture
def live_to(on_the_day: time_machine.Coordinates, run_jobs: Callable[[], int]) -> Callable[[dt.date], None]:
    """Moves the clock to the morning of a day and lives through it: the tick, then what waits."""

    def live(day: dt.date) -> None:
        on_the_day.move_to(dt.datetime(day.year, day.month, day.day, 8, 1, tzinfo=NOW.tzinfo), tick=False)
        tick(timezone.now())
        run_jobs()

    return live


def told(report: Report, day: dt.date) -> set[str]:
    """Who was told of a report on a day."""
    of = Notice.objects.filter(object=f"rounds.report:{report.pk}", day=day, reason__startswith="due.")
    return set(of.values_list("account__username", flat=True))


def hand_in(cast: Cast, report: Report) -> None:
    """Says something on each line and hands in."""
    for line in report.lines.all():
        line.report = report
        actions.save_line(line, seen=line.version, said=Said("done", "Đã làm", ""), **cast.binh.by)
    actions.submit(report, **cast.binh.by)


def test_from_the_reporter_to_the_head_to_the_secretariat(cast: Cast, report: Report, live_to: Any) -> None:
    """A Tuesday's deadline; a reminder of a Saturday comes on the Friday before."""
    expected: dict[dt.date, set[str]] = {
        D(2026, 3, 9): set(),
        D(2026, 3, 10): {"binh"},
        D(2026, 3, 13): {"binh"},  # three days before it is Saturday
        D(2026, 3, 14): set(),
        D(2026, 3, 16): {"binh"},
        D(2026, 3, 17): {"binh", "thu"},
        D(2026, 3, 18): {"binh", "thu"},
        D(2026, 3, 24): {"binh", "thu", "ha"},
        D(2026, 4, 23): {"binh", "thu", "ha"},  # once more after thirty days
    }
    for day in expected:
        live_to(day)
    assert {day: told(report, day) for day in expected} == expected
    notice = Notice.objects.filter(object=f"rounds.report:{report.pk}").earliest("id")
    assert notice.title == "Báo cáo quý I năm 2026" and notice.group == "Ban Dân vận Huyện ủy"
    assert notice.url == report.get_absolute_url()


def test_over_tet_and_at_the_end_of_a_month(cast: Cast, programme: Programme, live_to: Any) -> None:
    """Due on 30 April, a holiday as the day after it: told before it; what is late, on the next working day."""
    closes = {"data_from": D(2026, 3, 15), "closes_on": D(2026, 4, 14), "due_on": D(2026, 4, 30)}
    round = open_for(cast, programme, **closes)
    report = Report.objects.get(round=round, unit=cast.glar)
    days = (D(2026, 4, 29), D(2026, 4, 30), D(2026, 5, 1), D(2026, 5, 4))
    for day in days:
        live_to(day)
    assert [told(report, day) for day in days] == [{"binh", "thu"}, set(), set(), {"binh", "thu"}]


def test_handed_in_returned_and_given_more_time(cast: Cast, report: Report, live_to: Any) -> None:
    hand_in(cast, report)
    live_to(D(2026, 3, 17))
    assert told(report, D(2026, 3, 17)) == set()
    actions.return_report(report, reason="Thiếu số liệu", **cast.ha.by)
    live_to(D(2026, 3, 18))
    assert told(report, D(2026, 3, 18)) == {"binh", "thu"}
    actions.ask_time(report, until=D(2026, 3, 27), reason="Mưa lũ", **cast.binh.by)
    actions.answer_time(report, granted=True, **cast.ha.by)
    live_to(D(2026, 3, 24))
    assert told(report, D(2026, 3, 24)) == {"binh"}, "three days before the new day"


def test_nobody_is_reminded_behind_a_lock_or_of_the_past(cast: Cast, programme: Programme, live_to: Any) -> None:
    by_hand = open_for(cast, programme)
    by_itself = open_for(cast, programme, locks_on=D(2026, 3, 18))
    past = open_for(cast, programme, data_from=D(2026, 1, 5), closes_on=D(2026, 2, 20), due_on=D(2026, 2, 24))
    actions.lock(by_hand, reason="Đã tổng hợp", **cast.ha.by)
    for day in (D(2026, 3, 3), D(2026, 3, 17), D(2026, 3, 18)):
        live_to(day)
    glar = {round: Report.objects.get(round=round, unit=cast.glar) for round in (by_hand, by_itself, past)}
    about = Notice.objects.filter(object=f"rounds.report:{glar[by_hand].pk}")
    assert set(about.values_list("reason", flat=True)) == {"round.opened", "round.locked"}
    assert not Notice.objects.filter(object=f"rounds.report:{glar[past].pk}").exists()
    assert told(glar[by_itself], D(2026, 3, 17)) == {"binh", "thu"} and told(glar[by_itself], D(2026, 3, 18)) == set()
    opened = glar[by_itself]
    opened.round = by_itself
    actions.open_again(opened, until=D(2026, 3, 25), reason="Sự cố mạng", **cast.ha.by | {"now": timezone.now()})
    live_to(D(2026, 3, 24))
    assert told(opened, D(2026, 3, 24)) == {"binh", "thu", "ha"}, "opened for this unit alone"


def test_of_a_unit_that_ended_before_the_deadline(
    cast: Cast, report: Report, live_to: Any, unguarded: Unguarded, as_: As
) -> None:
    with unguarded():
        superior = person("quang", "Quang", cast.committee, "head")
    units.end_unit(cast.glar, on=D(2026, 3, 9), reason="Sáp nhập", **cast.an.by)
    live_to(D(2026, 3, 10))
    assert told(report, D(2026, 3, 10)) == {"quang"}
    page = as_(superior).get(report.get_absolute_url())
    assert page.status_code == 200 and "<textarea" not in page.content.decode()
    actions.lock(report.round, reason="Đơn vị đã sáp nhập", **cast.ha.by)
    live_to(D(2026, 3, 17))
    assert told(report, D(2026, 3, 17)) == set()


def test_where_nobody_stands_above_it_the_secretariat_is_told(
    cast: Cast, report: Report, live_to: Any, as_: As
) -> None:
    units.end_unit(cast.glar, on=D(2026, 3, 9), reason="Sáp nhập", **cast.an.by)
    live_to(D(2026, 3, 10))
    assert told(report, D(2026, 3, 10)) == {"ha"}
    led = as_(cast.ha).get(report.get_absolute_url())
    assert led.status_code == 302 and led.headers["Location"] == f"{report.round.get_absolute_url()}?xem=thieu"


def test_calendars_show_it(cast: Cast, report: Report) -> None:
    feed = notices.renew_feed(cast.glar, **cast.thu.by)

    def event() -> Any:
        answer = Client().get(reverse("notices:feed", args=[feed.pk, secret_of(feed)]))
        found = {str(one["UID"]): one for one in icalendar.Calendar.from_ical(answer.content).walk("VEVENT")}
        return found[f"rounds.report-{report.pk}@localhost"]

    assert event().decoded("DTSTART") == D(2026, 3, 17) and str(event()["SUMMARY"]) == "Báo cáo quý I năm 2026"
    assert event().walk("VALARM")
    hand_in(cast, report)
    assert str(event()["SUMMARY"]) == "Đã báo cáo: Báo cáo quý I năm 2026" and not event().walk("VALARM")


def test_many_are_told_in_one_query(cast: Cast, report: Report, django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(1):
        found = list(ReportDeadlines().due({D(2026, 3, 17)}))
    assert len(found) == 3
