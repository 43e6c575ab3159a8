"""Opening a round: who is asked about what."""

from __future__ import annotations

import datetime as dt

import pytest

from phoihop.ground.errors import NotAllowed, Refused
from phoihop.ledger.models import Entry
from phoihop.programmes.models import Programme
from phoihop.rounds.models import Report, ReportLine, Round
from phoihop.tasks.models import Task
from phoihop.units import actions as units
from tests.cast import Cast, person
from tests.worlds import duty_of

from .conftest import open_for


def asked(round: Round) -> dict[str, list[tuple[str, bool]]]:
    """Unit → the beginnings of its lines with whether it leads."""
    lines = ReportLine.objects.filter(report__round=round).select_related("report__unit", "duty", "question")
    found: dict[str, list[tuple[str, bool]]] = {}
    for line in lines.order_by("report_id", "place"):
        found.setdefault(line.report.unit.name, []).append((str(line)[:10], line.lead))
    return found


def test_everybody_with_a_duty_is_asked_in_the_order_of_the_tree(round: Round) -> None:
    question = ("Kiến nghị ", True)
    assert asked(round) == {
        "Phòng Nội vụ": [("Tuyên truy", True), question],
        "UBND xã Glar": [("Báo cáo kế", True), ("Tuyên truy", False), question],
        "UBND xã A Dơk": [("Báo cáo kế", True), question],
    }
    assert [one.due_on for one in Report.objects.all()] == [round.due_on] * 3
    assert Entry.objects.filter(act="round.open").count() == 1


def test_another_unit_asks_those_below_it(cast: Cast, programme: Programme) -> None:
    head = person("huyen", "Huyện", cast.committee, "secretary")
    cast.committee.refresh_from_db()
    found = open_for(cast, programme, unit=cast.committee, by=head.by)
    assert set(asked(found)) == {"Phòng Nội vụ", "UBND xã Glar", "UBND xã A Dơk"}
    glar = person("glar", "Glar", cast.glar, "secretary")
    assert set(asked(open_for(cast, programme, unit=cast.glar, by=glar.by))) == {"UBND xã Glar"}


def test_a_unit_that_ended_before_the_closing_is_not_asked(cast: Cast, programme: Programme) -> None:
    units.end_unit(cast.adok, on=dt.date(2026, 3, 13), reason="Sáp nhập", **cast.an.by)
    assert "UBND xã A Dơk" not in asked(open_for(cast, programme))


@pytest.mark.parametrize(
    ("due_on", "finished", "is_asked"),
    [
        ("2025-12-14", True, False),  # past and done
        ("2025-12-14", False, True),  # past, and still open
        ("2025-12-15", True, True),
        ("2026-05-01", True, True),
    ],
)
def test_a_duty_done_once_is_asked_for_in_its_period(
    cast: Cast, programme: Programme, due_on: str, finished: bool, is_asked: bool, unguarded: object
) -> None:
    duty = duty_of(programme, "Tuyên truyền")
    with unguarded():  # type: ignore[operator]
        type(duty).objects.filter(pk=duty.pk).update(schedule="once", due_on=due_on)
        Task.objects.filter(duty=duty).delete()
        if not finished:
            Task.objects.create(
                programme=programme, duty=duty, unit=cast.home_affairs, lead=True, text="x", nominal_on=due_on,
                starts_on="2025-11-01", due_on=due_on, risk_on=due_on,
            )  # fmt: skip
    assert ("Phòng Nội vụ" in asked(open_for(cast, programme))) is is_asked


@pytest.mark.parametrize(
    "days",
    [
        {"due_on": dt.date(2026, 3, 14)},
        {"due_on": dt.date(2026, 3, 15)},  # a Sunday: no working day after the closing
        {"period_to": dt.date(2025, 12, 1)},
        {"data_from": dt.date(2026, 3, 20)},
        {"locks_on": dt.date(2026, 3, 17)},
    ],
)
def test_days_that_do_not_fit_are_refused(cast: Cast, programme: Programme, days: dict[str, dt.date]) -> None:
    with pytest.raises(Refused):
        open_for(cast, programme, **days)
    assert not Round.objects.exists()


def test_nobody_to_ask_is_refused(cast: Cast, programme: Programme) -> None:
    stranger = person("la", "Lạ", cast.stranger, "secretary")
    with pytest.raises(Refused):
        open_for(cast, programme, unit=cast.stranger, by=stranger.by)


def test_a_parent_must_have_asked_the_unit(cast: Cast, programme: Programme, round: Round) -> None:
    glar = person("glar", "Glar", cast.glar, "secretary")
    assert open_for(cast, programme, unit=cast.glar, by=glar.by, parent=round).parent == round
    head = person("huyen", "Huyện", cast.committee, "secretary")
    with pytest.raises(Refused):
        open_for(cast, programme, unit=cast.committee, by=head.by, parent=round)


def test_nobody_opens_a_round_for_another_unit(cast: Cast, programme: Programme) -> None:
    with pytest.raises(NotAllowed):
        open_for(cast, programme, unit=cast.committee)


def test_a_round_for_a_time_before_the_system_is_of_the_past(cast: Cast, programme: Programme) -> None:
    days = {name: dt.date(2026, 1, n) for name, n in (("data_from", 5), ("closes_on", 14), ("due_on", 19))}
    assert open_for(cast, programme, **days).past
    assert not open_for(cast, programme).past
