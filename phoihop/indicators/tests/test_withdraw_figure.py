"""A figure is taken back."""

from __future__ import annotations

import pytest

from phoihop.ground.errors import NotAllowed, Refused
from phoihop.indicators import actions
from phoihop.indicators.measurers import Owed
from tests.cast import Cast

from .making import LATER, fresh, give, month, said


def test_it_no_longer_counts_but_stays_readable(cast: Cast, owed: Owed) -> None:
    first = give(owed, cast.binh, said(month(1), 2))
    second = give(owed, cast.binh, said(month(2), 3))
    by = {**cast.binh.by, "now": LATER}
    with pytest.raises(Refused):
        actions.withdraw_figure(first, reason=" ", **by)
    actions.withdraw_figure(first, reason="Ghi nhầm đơn vị", **by)
    first, second = fresh(first), fresh(second)
    assert (first.state, first.value) == ("withdrawn", 2)
    assert (second.cumulative, second.gap) == (3, True)
    again = give(owed, cast.binh, said(month(1), 4))  # the place is free
    assert again.replaces is None and fresh(second).cumulative == 7


def test_not_by_others(cast: Cast, owed: Owed) -> None:
    first = give(owed, cast.binh, said(month(1), 2))
    with pytest.raises(NotAllowed):
        actions.withdraw_figure(first, reason="x", **cast.dung.by)
    actions.withdraw_figure(first, reason="Sai đơn vị", **{**cast.ha.by, "now": LATER})  # the secretariat may
