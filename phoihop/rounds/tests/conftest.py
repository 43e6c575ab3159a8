"""A round of the first quarter of 2026, opened by Ban Dân vận on the cast's day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

import pytest
import time_machine

from phoihop.programmes.models import Programme
from phoihop.rounds import actions
from phoihop.rounds.models import Report, Round
from tests.cast import NOW, Cast
from tests.worlds import in_force

DAYS = {
    "period_from": dt.date(2026, 1, 1),
    "period_to": dt.date(2026, 3, 31),
    "data_from": dt.date(2025, 12, 15),
    "closes_on": dt.date(2026, 3, 14),
    "due_on": dt.date(2026, 3, 17),
}


def at(day: str) -> dt.datetime:
    """Nine o'clock of a day."""
    return dt.datetime.fromisoformat(f"{day}T09:00:00+07:00")


def open_for(cast: Cast, programme: Programme, **more: Any) -> Round:
    """A round about this programme."""
    facts: dict[str, Any] = {"title": "Báo cáo quý I năm 2026", "kind": "quarterly", **DAYS, **more}
    who = facts.pop("by", cast.ha.by)
    return actions.open_round(facts.pop("unit", cast.mass_mobilisation), programmes=[programme], **facts, **who)


@pytest.fixture(autouse=True)
def on_the_day() -> Iterator[time_machine.Coordinates]:
    """Pages ask the request's clock; it shows the cast's day. Move it with ``move_to``."""
    with time_machine.travel(NOW, tick=False) as clock:
        yield clock


@pytest.fixture
def programme(cast: Cast) -> Programme:
    """In force, with its tasks."""
    return in_force(cast)


@pytest.fixture
def round(cast: Cast, programme: Programme) -> Round:
    """The round: xã Glar (two duties), xã A Dơk (one) and Phòng Nội vụ (one) are asked, and one question of each."""
    return open_for(cast, programme, questions=["Kiến nghị với cấp trên?"])


@pytest.fixture
def report(cast: Cast, round: Round) -> Report:
    """Xã Glar's report."""
    return Report.objects.select_related("round__unit", "unit").get(round=round, unit=cast.glar)
