"""Who may do what with a report: state × role."""

from __future__ import annotations

import datetime as dt

import pytest

from phoihop.ledger.acts import allowed
from phoihop.rounds.models import Report, Round
from tests.cast import Cast, person

#                    draft  to_approve  submitted  returned  accepted
TABLE = {
    "report.save": ("binh thu", "thu", "", "binh thu", ""),
    "report.keep": ("binh thu", "", "", "binh thu", ""),
    "report.submit": ("binh thu", "", "", "binh thu", ""),
    "report.approve": ("", "thu", "", "", ""),
    "report.hand_back": ("", "thu", "", "", ""),
    "report.ask_time": ("binh thu", "binh thu", "", "binh thu", ""),
    "report.open_again": ("ha", "ha", "", "ha", ""),
    "report.answer_time": ("ha", "ha", "", "ha", ""),
    "report.accept": ("", "", "ha", "", ""),
    "report.return": ("", "", "ha", "", ""),
}
STATES = ("draft", "to_approve", "submitted", "returned", "accepted")
WHO = ("ha", "binh", "thu", "dung", "an", "viewer")


@pytest.mark.parametrize("name", TABLE)
def test_a_report(cast: Cast, report: Report, name: str) -> None:
    viewer = person("xem", "Xem", cast.glar, "viewer")
    report.asked_until = dt.date(2026, 3, 20)
    for state, expected in zip(STATES, TABLE[name], strict=True):
        report.state = state
        found = [who for who in WHO if allowed(name, (getattr(cast, who, None) or viewer).actor, report)]
        assert sorted(found) == sorted(expected.split()), (name, state)


def test_a_round(cast: Cast, round: Round) -> None:
    for name in ("round.change", "round.lock", "round.urge"):
        assert [who for who in WHO[:-1] if allowed(name, getattr(cast, who).actor, round)] == ["ha"]
    assert [who for who in WHO[:-1] if allowed("round.open", getattr(cast, who).actor)] == ["ha"]
    assert not allowed("round.unlock", cast.ha.actor, round)
    round.locked_on = dt.date(2026, 3, 20)
    assert allowed("round.unlock", cast.ha.actor, round) and not allowed("round.lock", cast.ha.actor, round)


def test_who_asked_fills_in_a_round_of_the_past_alone(cast: Cast, report: Report) -> None:
    assert not allowed("report.save", cast.ha.actor, report)
    report.round.opened_on = report.round.due_on + dt.timedelta(days=1)
    assert allowed("report.save", cast.ha.actor, report) and allowed("report.submit", cast.ha.actor, report)
    assert not allowed("report.save", cast.dung.actor, report)
