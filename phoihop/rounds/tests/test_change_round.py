"""Changing a running round."""

from __future__ import annotations

import datetime as dt

import pytest

from phoihop.ground.errors import Conflict, NotAllowed, Refused
from phoihop.rounds import actions
from phoihop.rounds.models import Report, Round
from tests.cast import Cast

LATER = dt.date(2026, 3, 20)


def test_a_new_deadline_reaches_all_but_those_with_a_day_of_their_own(cast: Cast, round: Round, report: Report) -> None:
    actions.ask_time(report, until=dt.date(2026, 3, 26), reason="Mưa lũ", **cast.binh.by)
    actions.answer_time(report, granted=True, **cast.ha.by)
    actions.change_round(round, seen=1, due_on=LATER, title="Báo cáo quý I", **cast.ha.by)
    days = dict(Report.objects.values_list("unit__name", "due_on"))
    assert days == {"UBND xã Glar": dt.date(2026, 3, 26), "UBND xã A Dơk": LATER, "Phòng Nội vụ": LATER}


def test_what_somebody_else_changed_meanwhile_is_not_overwritten(cast: Cast, round: Round) -> None:
    actions.change_round(round, seen=1, due_on=LATER, **cast.ha.by)
    stale = Round.objects.get(pk=round.pk)
    with pytest.raises(Conflict):
        actions.change_round(stale, seen=1, title="Khác", **cast.ha.by)


def test_days_must_fit_and_only_who_asked_changes(cast: Cast, round: Round) -> None:
    with pytest.raises(Refused):
        actions.change_round(round, seen=1, due_on=dt.date(2026, 3, 14), **cast.ha.by)
    with pytest.raises(NotAllowed):
        actions.change_round(round, seen=1, due_on=LATER, **cast.thu.by)
