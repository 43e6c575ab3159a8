"""Units are told that they must report, are urged, get a report back; who asked is told what came in."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager

import pytest
import time_machine

from phoihop.notices.models import Notice
from phoihop.notices.reasons import words_of
from phoihop.programmes.models import Programme
from phoihop.rounds import actions
from phoihop.rounds.models import Report, Round
from phoihop.rounds.said import Said
from phoihop.rounds.tests.conftest import at, open_for
from tests.cast import NOW, Cast, person

pytestmark = pytest.mark.django_db
Told = Callable[[], set[tuple[str, str, str]]]


@pytest.fixture(autouse=True)
def on_the_day(programme: Programme, run_jobs: Callable[[], int]) -> Iterator[None]:
    """2 March 2026; what the programme told of is forgotten."""
    run_jobs()
    Notice.objects.all().delete()
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def told(run_jobs: Callable[[], int]) -> Told:
    """(user name, reason, whose report) of what the acts so far have told, and forgets it."""

    def those() -> set[tuple[str, str, str]]:
        run_jobs()
        found = set(Notice.objects.values_list("account__username", "reason", "owner"))
        Notice.objects.all().delete()
        return found

    return those


@pytest.fixture
def report(cast: Cast, programme: Programme) -> Report:
    """Xã Glar's, in a round of the first quarter of 2026."""
    return Report.objects.select_related("round__unit", "unit").get(round=open_for(cast, programme), unit=cast.glar)


def test_everybody_who_is_asked_is_told(cast: Cast, report: Report, run_jobs: Callable[[], int]) -> None:
    run_jobs()
    assert set(Notice.objects.values_list("account__username", "reason", "title", "group", "due_on", "url")) == {
        (
            who,
            "round.opened",
            "Báo cáo quý I năm 2026",
            "Ban Dân vận Huyện ủy",
            report.due_on,
            report.get_absolute_url(),
        )
        for who in ("binh", "thu")
    }


def test_a_round_of_the_past_is_nobodys_news(cast: Cast, programme: Programme, told: Told) -> None:
    open_for(cast, programme, by={"by": cast.ha.actor, "now": at("2026-06-01")})
    assert told() == set()


def test_a_new_deadline_is_told_once_to_each_with_the_day_that_holds(cast: Cast, report: Report, told: Told) -> None:
    told()
    later, latest = dt.date(2026, 3, 20), dt.date(2026, 3, 24)
    actions.change_round(report.round, seen=1, due_on=later, closes_on=dt.date(2026, 3, 16), **cast.ha.by)
    assert told() == {(who, "round.deadline", "UBND xã Glar") for who in ("binh", "thu")}, "one notice, two new days"
    actions.change_round(report.round, seen=2, due_on=latest, **cast.ha.by)
    assert told() == {(who, "round.deadline", "UBND xã Glar") for who in ("binh", "thu")}
    actions.change_round(report.round, seen=3, title="Báo cáo quý I", repeats=True, **cast.ha.by)
    assert told() == set(), "a better title is nobody's news"


def test_a_deadline_that_moves_twice_a_day_is_told_as_it_holds(
    cast: Cast, report: Report, told: Told, run_jobs: Callable[[], int]
) -> None:
    told()
    for seen, day in enumerate((dt.date(2026, 3, 20), dt.date(2026, 3, 24)), 1):
        actions.change_round(report.round, seen=seen, due_on=day, **cast.ha.by)
        run_jobs()
        Notice.objects.filter(due_on=dt.date(2026, 3, 20)).update(read_at=NOW)
    found = Notice.objects.values_list("account__username", "due_on", "read_at")
    assert set(found) == {(who, dt.date(2026, 3, 24), None) for who in ("binh", "thu")}
    assert words_of("round.deadline", dt.date(2026, 3, 24), NOW.date()) == "Hạn nộp báo cáo đã đổi thành 24/3/2026"


def test_who_has_more_time_is_told_of_its_own_day(
    cast: Cast, report: Report, told: Told, run_jobs: Callable[[], int]
) -> None:
    actions.ask_time(report, until=dt.date(2026, 3, 26), reason="Mưa lũ", **cast.binh.by)
    actions.answer_time(report, granted=True, **cast.ha.by)
    told()
    actions.change_round(Round.objects.get(pk=report.round_id), seen=1, due_on=dt.date(2026, 3, 20), **cast.ha.by)
    run_jobs()
    assert set(Notice.objects.values_list("due_on", flat=True)) == {dt.date(2026, 3, 26)}


def test_other_days_a_lock_and_its_end_are_told(
    cast: Cast, report: Report, told: Told, unguarded: Callable[[], AbstractContextManager[None]]
) -> None:
    with unguarded():
        person("lan", "Lan", cast.adok, "head")
    both = {("binh", "UBND xã Glar"), ("thu", "UBND xã Glar"), ("lan", "UBND xã A Dơk")}

    def to(people: set[tuple[str, str]], reason: str) -> set[tuple[str, str, str]]:
        return {(who, reason, unit) for who, unit in people}

    told()
    round = report.round
    actions.change_round(round, seen=1, locks_on=dt.date(2026, 3, 30), **cast.ha.by)
    assert told() == to(both, "round.days")
    actions.lock(round, reason="Đã tổng hợp", **cast.ha.by)
    assert told() == to(both, "round.locked")
    actions.open_again(report, until=dt.date(2026, 3, 25), reason="Bổ sung", **cast.ha.by)
    told()
    actions.unlock(round, **cast.ha.by)
    assert told() == to(both, "round.unlocked")
    actions.lock(round, reason="Đã tổng hợp", **cast.ha.by)
    assert told() == to({("lan", "UBND xã A Dơk")}, "round.locked"), "for xã Glar it stands open"


def test_the_days_of_a_round_of_the_past_are_nobodys_news(cast: Cast, programme: Programme, told: Told) -> None:
    past = open_for(cast, programme, by={"by": cast.ha.actor, "now": at("2026-06-01")})
    actions.change_round(past, seen=1, due_on=dt.date(2026, 3, 20), **cast.ha.by)
    actions.lock(past, reason="Đã tổng hợp", **cast.ha.by)
    assert told() == set()


def test_urged_together_or_alone_and_not_who_handed_in(
    cast: Cast, report: Report, told: Told, unguarded: Callable
) -> None:  # type: ignore[type-arg]
    told()
    actions.urge(report.round, **cast.ha.by)
    urged = {("binh", "report.urged", "UBND xã Glar"), ("thu", "report.urged", "UBND xã Glar")}
    assert told() == urged
    actions.urge(report.round, unit=cast.glar, **cast.ha.by)
    assert told() == urged
    with unguarded():
        Report.objects.filter(pk=report.pk).update(state="submitted", submitted_on=NOW.date())
    actions.urge(report.round, **cast.ha.by)
    assert told() == set()


def test_handed_in_returned_accepted(cast: Cast, report: Report, told: Told) -> None:
    told()
    for line in report.lines.all():
        line.report = report
        actions.save_line(line, seen=0, said=Said("done", "Đã họp 3 thôn", ""), **cast.binh.by)
    actions.submit(report, **cast.binh.by)
    assert told() == {("ha", "report.submitted", "UBND xã Glar")}
    actions.return_report(report, reason="Thiếu số thôn", **cast.ha.by)
    assert told() == {(who, "report.returned", "UBND xã Glar") for who in ("binh", "thu")}
    actions.set_approval(cast.glar, wanted=True, **cast.thu.by)
    actions.submit(report, **cast.binh.by)
    assert told() == {("thu", "report.to_approve", "UBND xã Glar")}
    actions.hand_back(report, reason="Ghi rõ hơn", **cast.thu.by)
    assert told() == {("binh", "report.handed_back", "UBND xã Glar")}
    actions.submit(report, **cast.binh.by)
    told()
    actions.approve(report, **cast.thu.by)
    assert told() == {("ha", "report.submitted", "UBND xã Glar")}
    actions.accept(report, **cast.ha.by)
    assert told() == {(who, "report.accepted", "UBND xã Glar") for who in ("binh", "thu")}


def test_more_time_and_open_again(cast: Cast, report: Report, told: Told) -> None:
    told()
    actions.ask_time(report, until=dt.date(2026, 3, 20), reason="Mưa lũ", **cast.binh.by)
    assert told() == {("ha", "report.time_asked", "UBND xã Glar")}
    actions.answer_time(report, granted=True, **cast.ha.by)
    assert told() == {(who, "report.time_answered", "UBND xã Glar") for who in ("binh", "thu")}
    round = Round.objects.get(pk=report.round_id)
    actions.lock(round, reason="Đã tổng hợp", **cast.ha.by)
    report.round = round
    actions.open_again(report, until=dt.date(2026, 3, 25), reason="Bổ sung", **cast.ha.by)
    assert told() == {(who, "report.opened_again", "UBND xã Glar") for who in ("binh", "thu")}
