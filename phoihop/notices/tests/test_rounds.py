"""Units are told that they must report, are urged, get a report back; who asked is told what came in."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from phoihop.notices.models import Notice
from phoihop.programmes.models import Programme
from phoihop.rounds import actions
from phoihop.rounds.models import Report, Round
from phoihop.rounds.said import Said
from phoihop.rounds.tests.conftest import at, open_for
from tests.cast import NOW, Cast

pytestmark = pytest.mark.django_db
Told = Callable[[], set[tuple[str, str, str]]]


@pytest.fixture(autouse=True)
def on_the_day(programme: Programme, run_jobs: Callable[[], int]) -> None:
    """What the programme told of is forgotten."""
    run_jobs()
    Notice.objects.all().delete()


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
