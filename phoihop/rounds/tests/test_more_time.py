"""Asking for more time, and the answer."""

from __future__ import annotations

import datetime as dt

import pytest

from phoihop.ground.errors import NotAllowed, Refused
from phoihop.rounds import actions
from phoihop.rounds.models import Report
from tests.cast import Cast

from .conftest import at

UNTIL = dt.date(2026, 3, 21)  # a Saturday


def test_granted_moves_the_day_to_a_working_day(cast: Cast, report: Report) -> None:
    actions.ask_time(report, until=UNTIL, reason="Mưa lũ", **cast.binh.by)
    with pytest.raises(Refused):
        actions.ask_time(report, until=UNTIL, reason="Lần nữa", **cast.binh.by)
    with pytest.raises(NotAllowed):
        actions.answer_time(report, granted=True, **cast.binh.by)
    actions.answer_time(report, granted=True, answer="Cố gắng sớm", **cast.ha.by)
    assert (report.due_on, report.asked_until) == (dt.date(2026, 3, 23), None)
    assert report.time_answer == "Đồng ý đến 23/3/2026. Cố gắng sớm"


def test_refused_needs_a_reason_and_leaves_the_day(cast: Cast, report: Report) -> None:
    actions.ask_time(report, until=UNTIL, reason="Mưa lũ", **cast.binh.by)
    with pytest.raises(Refused):
        actions.answer_time(report, granted=False, **cast.ha.by)
    actions.answer_time(report, granted=False, answer="Đã đủ thời gian", **cast.ha.by)
    assert report.due_on == dt.date(2026, 3, 17) and report.time_answer == "Không đồng ý. Đã đủ thời gian"


def test_granted_behind_the_lock_opens_for_this_unit(cast: Cast, report: Report) -> None:
    actions.lock(report.round, reason="Đã tổng hợp", by=cast.ha.actor, now=at("2026-03-18"))
    actions.ask_time(report, until=UNTIL, reason="Mưa lũ", by=cast.binh.actor, now=at("2026-03-19"))
    actions.answer_time(report, granted=True, by=cast.ha.actor, now=at("2026-03-19"))
    assert not report.locked(dt.date(2026, 3, 23)) and report.locked(dt.date(2026, 3, 24))


@pytest.mark.parametrize(
    ("until", "reason", "today"),
    [("2026-03-17", "x", "2026-03-02"), ("2026-03-18", "x", "2026-03-20"), ("2026-03-18", " ", "2026-03-02")],
)
def test_a_request_needs_a_later_day_and_a_reason(
    cast: Cast, report: Report, until: str, reason: str, today: str
) -> None:
    with pytest.raises(Refused):
        actions.ask_time(report, until=dt.date.fromisoformat(until), reason=reason, by=cast.binh.actor, now=at(today))
