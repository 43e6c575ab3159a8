"""Who may do what with indicators: state × role, as a table."""

from __future__ import annotations

import pytest

from phoihop.indicators.measurers import Owed
from phoihop.indicators.models import Measurement
from phoihop.ledger.acts import allowed
from phoihop.programmes.models import Programme
from tests.cast import Cast

from .making import give, month, said

WHO = ("ha", "binh", "thu", "dung", "an")  # secretariat, reporter, head, stranger, administrator
SECRETARIAT, UNIT = {"ha"}, {"binh", "thu"}
RUNNING = {"in_force", "closed"}
TABLE = {
    # act: those who may while the programme runs or is over
    "indicator.define": SECRETARIAT,
    "indicator.change": set[str](),  # it has a figure: it is corrected
    "indicator.correct": SECRETARIAT,
    "indicator.set_targets": SECRETARIAT,
    "indicator.withdraw": SECRETARIAT,
    "measurement.record": SECRETARIAT | UNIT,
    "measurement.withdraw": SECRETARIAT | UNIT,
}


@pytest.fixture
def figure(cast: Cast, owed: Owed) -> Measurement:
    """A figure of xã Glar."""
    return give(owed, cast.binh, said(month(1), 2))


def about(act: str, owed: Owed, figure: Measurement) -> object:
    if act == "indicator.define":
        return owed.indicator.programme
    if act.startswith("indicator."):
        return owed.indicator
    return owed if act == "measurement.record" else figure


@pytest.mark.parametrize("act", TABLE)
@pytest.mark.parametrize("state", Programme.State.values)
def test_table(cast: Cast, owed: Owed, figure: Measurement, act: str, state: str) -> None:
    owed.indicator.programme.state = figure.indicator.programme.state = state
    may = {who for who in WHO if allowed(act, getattr(cast, who).actor, about(act, owed, figure))}
    assert may == (TABLE[act] if state in RUNNING else set())


@pytest.mark.parametrize("act", [one for one in TABLE if one != "indicator.define"])
def test_nothing_is_done_with_what_was_taken_out(cast: Cast, owed: Owed, figure: Measurement, act: str) -> None:
    owed.indicator.withdrawn_on = figure.indicator.withdrawn_on = figure.ends_on
    assert not allowed(act, cast.ha.actor, about(act, owed, figure))


@pytest.mark.parametrize("state", ["corrected", "withdrawn"])
def test_only_a_current_figure_is_withdrawn(cast: Cast, figure: Measurement, state: str) -> None:
    figure.state = state
    assert not allowed("measurement.withdraw", cast.binh.actor, figure)


def test_who_loads_sheets(cast: Cast) -> None:
    for kind, who in {"indicators": {"ha"}, "targets": {"ha"}, "measurements": {"ha", "binh", "thu", "dung"}}.items():
        assert {one for one in WHO if allowed(f"{kind}.import", getattr(cast, one).actor)} == who
