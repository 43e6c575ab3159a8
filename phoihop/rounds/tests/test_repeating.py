"""Rounds that repeat by themselves: on their day, once, for units that exist."""

from __future__ import annotations

import datetime as dt

import pytest

from phoihop.ledger.actor import SYSTEM
from phoihop.programmes.models import Programme
from phoihop.rounds.jobs import open_following_rounds
from phoihop.rounds.models import Round
from phoihop.units import actions as units
from tests.cast import NOW, Cast, person

from .conftest import at, open_for


@pytest.fixture
def repeating(cast: Cast, programme: Programme) -> Round:
    """The first quarter's, with a question, locked ten days after its deadline."""
    return open_for(cast, programme, repeats=True, questions=["Kiến nghị?"], locks_on=dt.date(2026, 3, 27))


def test_it_opens_before_the_closing_and_once(repeating: Round) -> None:
    assert open_following_rounds(at("2026-05-29")) == 0
    assert open_following_rounds(at("2026-05-30")) == 1  # fifteen days before 14 June
    assert open_following_rounds(at("2026-05-30")) == 0
    found = Round.objects.get(follows=repeating)
    assert (found.title, found.kind, found.repeats) == ("Báo cáo quý II năm 2026", "quarterly", True)
    assert (found.data_from, found.closes_on, found.due_on, found.locks_on) == (
        dt.date(2026, 3, 15),
        dt.date(2026, 6, 14),
        dt.date(2026, 6, 17),
        dt.date(2026, 6, 27),
    )
    assert found.reports.count() == 3 and found.questions.get().text == "Kiến nghị?"


def test_what_was_missed_is_made_up_for(repeating: Round) -> None:
    assert open_following_rounds(at("2026-12-01")) == 3
    assert [one.title for one in Round.objects.order_by("id")][1:] == [
        "Báo cáo quý II năm 2026",
        "Báo cáo quý III năm 2026",
        "Báo cáo quý IV năm 2026",
    ]


def test_it_ends_with_the_programme(repeating: Round) -> None:
    assert open_following_rounds(at("2028-12-01")) == 7  # the programme ends on 31 December 2027
    assert open_following_rounds(at("2028-12-01")) == 0


def test_it_ends_with_the_unit_that_asks(cast: Cast, repeating: Round) -> None:
    units.end_unit(cast.mass_mobilisation, on=dt.date(2026, 4, 30), reason="Sáp nhập", by=SYSTEM, now=NOW)
    assert open_following_rounds(at("2026-06-01")) == 0


def test_a_round_below_follows_into_the_next_round_above(cast: Cast, programme: Programme, repeating: Round) -> None:
    glar = person("glar", "Glar", cast.glar, "secretary")
    below = open_for(cast, programme, unit=cast.glar, by=glar.by, parent=repeating, repeats=True)
    assert open_following_rounds(at("2026-05-30")) == 2
    assert Round.objects.get(follows=below).parent == Round.objects.get(follows=repeating)


def test_other_rounds_do_not_repeat(cast: Cast, programme: Programme) -> None:
    open_for(cast, programme)
    open_for(cast, programme, kind="interim", repeats=True)
    assert open_following_rounds(at("2026-06-10")) == 0
