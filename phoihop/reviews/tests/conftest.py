"""A review of the first quarter of 2026, opened by Ban Dân vận after two of three units handed in."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
import time_machine
from django.test import Client

from phoihop.ledger.actor import Actor
from phoihop.programmes.models import Programme
from phoihop.reviews import actions
from phoihop.reviews.models import Review
from phoihop.rounds import actions as rounds
from phoihop.rounds.models import Report, Round
from phoihop.rounds.said import Said
from phoihop.rounds.tests.conftest import at, open_for
from phoihop.units.models import Unit
from tests.cast import Cast, Person
from tests.worlds import in_force

As = Callable[[Person], Client]


@pytest.fixture(autouse=True)
def on_the_day() -> Iterator[time_machine.Traveller]:
    """20 March 2026, three days after the deadline."""
    with time_machine.travel(at("2026-03-20"), tick=False) as traveller:
        yield traveller


@pytest.fixture
def programme(cast: Cast) -> Programme:
    """In force, with its tasks."""
    return in_force(cast)


@pytest.fixture
def round(cast: Cast, programme: Programme) -> Round:
    """Xã Glar handed in on time, Phòng Nội vụ two days late, xã A Dơk not at all."""
    made = open_for(cast, programme, questions=["Kiến nghị với cấp trên?"])
    hand_in(made, cast.glar, "2026-03-16", "done", "Đã niêm yết tại 8 thôn")
    hand_in(made, cast.home_affairs, "2026-03-19", "doing", "Mới mở 2 lớp", "Thiếu báo cáo viên")
    return made


def hand_in(round: Round, unit: Unit, day: str, state: str, narrative: str, obstacles: str = "") -> Report:
    """A unit says the same on each of its lines and hands in."""
    report = Report.objects.select_related("round__unit", "unit").get(round=round, unit=unit)
    by = Actor(unit.name, "Người báo cáo", frozenset({"see", "report"}), unit.pk, unit.path)
    for line in report.lines.select_related("duty", "question"):
        line.report = report
        said = Said(state, narrative, obstacles) if line.duty_id else Said("", "Đề nghị tập huấn")
        rounds.save_line(line, by=by, now=at(day), seen=0, said=said)
    rounds.submit(report, by=by, now=at(day))
    return report


@pytest.fixture
def review(cast: Cast, round: Round) -> Review:
    """The draft of an interim review, opened by Hà."""
    return actions.open_review(round, kind="interim", by=cast.ha.actor, now=at("2026-03-20"))
