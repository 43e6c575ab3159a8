"""This period and cumulative, each computed from the other."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from phoihop.indicators.cumulating import Said, computed, months_of
from phoihop.indicators.regime import Name, Period, period_of

BEGINS = dt.date(2026, 1, 1)
D = Decimal


def month(number: int, this: object = None, cumulative: object = None) -> Said:
    return over(period_of(Name("month", number, 2026)), this, cumulative)


def over(period: Period, this: object = None, cumulative: object = None) -> Said:
    return Said(*period, *(None if one is None else D(str(one)) for one in (this, cumulative)))


def figures(said: list[Said], over_time: str = "sum", begins: dt.date = BEGINS) -> list[tuple[object, object, bool]]:
    return [(one.this, one.cumulative, one.gap) for one in computed(said, over_time, begins)]


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ([month(1, 2), month(2, 3)], [(2, 2, False), (3, 5, False)]),
        ([month(1, cumulative=2), month(2, cumulative=5)], [(2, 2, False), (3, 5, False)]),
        ([month(1, 2), month(2, cumulative=5), month(3, 1)], [(2, 2, False), (3, 5, False), (1, 6, False)]),
        # the order in which they come is none of the chain's business
        ([month(2, 3), month(1, 2)], [(3, 5, False), (2, 2, False)]),
        # a missing period: a sum of what is known, marked; what was said as cumulative is whole again
        ([month(1, 2), month(3, 3)], [(2, 2, False), (3, 5, True)]),
        ([month(2, 3)], [(3, 3, True)]),
        ([month(1, 2), month(3, cumulative=9)], [(2, 2, False), (None, 9, False)]),
        ([month(1, 2), month(3, cumulative=9), month(4, 1)], [(2, 2, False), (None, 9, False), (1, 10, False)]),
        ([month(2, cumulative=9)], [(None, 9, False)]),
        ([month(1, 2), month(3, 3), month(4, 1)], [(2, 2, False), (3, 5, True), (1, 6, True)]),
        # both said: both stay, right or not
        ([month(1, 2), month(2, 3, 9), month(3, 1)], [(2, 2, False), (3, 9, False), (1, 10, False)]),
        # the first period of a year begins in December before
        ([over(Period(dt.date(2026, 1, 1), dt.date(2026, 1, 31)), 2)], [(2, 2, False)]),
    ],
)
def test_sums(said: list[Said], expected: list[tuple[object, object, bool]]) -> None:
    assert figures(said) == expected


def test_a_half_year_beside_its_months_is_not_counted_twice() -> None:
    months = [month(number, 1) for number in range(1, 7)]
    half = over(period_of(Name("half", 1, 2026)), cumulative=6)
    assert figures([*months, half, month(7, 1)])[-2:] == [(6, 6, False), (1, 7, False)]


def test_a_quarter_follows_the_half_year() -> None:
    half, third = over(period_of(Name("half", 1, 2026)), 6), over(period_of(Name("quarter", 3, 2026)), cumulative=10)
    assert figures([half, third])[1] == (4, 10, False)


def test_a_programme_that_begins_within_the_year() -> None:
    begins = dt.date(2026, 4, 29)
    period = over(Period(begins, dt.date(2026, 6, 14)), 3)
    assert figures([period], begins=begins) == [(3, 3, False)]
    assert figures([over(Period(dt.date(2026, 5, 15), dt.date(2026, 6, 14)), 3)], begins=begins) == [(3, 3, True)]


def test_means_weigh_months() -> None:
    assert figures([month(1, 10), month(2, 20)], "mean")[1] == (20, 15, False)
    quarter = over(period_of(Name("quarter", 1, 2026)), 10)
    assert figures([quarter, month(4, 20)], "mean")[1] == (20, D("12.5"), False)
    assert figures([month(1, 10), month(2, cumulative=15)], "mean")[1] == (20, 15, False)


def test_the_highest_does_not_tell_a_period_below_it() -> None:
    assert figures([month(1, 5), month(2, 3), month(3, cumulative=5), month(4, cumulative=8)], "highest") == [
        (5, 5, False), (3, 5, False), (None, 5, False), (8, 8, False),
    ]  # fmt: skip
    assert figures([month(1, -3)], "highest") == [(-3, -3, False)]


def test_at_the_end_of_a_period_both_are_one() -> None:
    assert figures([month(1, 5), month(3, 4)], "last") == [(5, 5, False), (4, 4, False)]


FIGURES = st.decimals(min_value=-(10**9), max_value=10**9, places=3)


@given(st.lists(FIGURES, min_size=1, max_size=12), st.data())
def test_back_and_forth(values: list[Decimal], data: st.DataObject) -> None:
    """However each period was said, this period or cumulative, the same figures come out."""
    sums = [sum(values[: place + 1], D(0)) for place in range(len(values))]
    ways = data.draw(st.lists(st.booleans(), min_size=len(values), max_size=len(values)))
    said = [
        month(place + 1, cumulative=sums[place]) if cumulative else month(place + 1, values[place])
        for place, cumulative in enumerate(ways)
    ]
    order = data.draw(st.permutations(range(len(said))))
    found = figures([said[place] for place in order])
    assert found == [(values[place], sums[place], False) for place in order]


@given(st.sets(st.integers(1, 12), min_size=1), st.data())
def test_a_gap_is_told_exactly_where_something_is_missing(numbers: set[int], data: st.DataObject) -> None:
    said = [month(number, 1) for number in sorted(numbers)]
    expected = [sorted(numbers)[: place + 1] != list(range(1, place + 2)) for place in range(len(said))]
    assert [gap for _this, _cumulative, gap in figures(said)] == expected


@pytest.mark.parametrize(("name", "months"), [("month", 1), ("quarter", 3), ("half", 6), ("nine", 9), ("year", 12)])
def test_months_of_the_regime(name: str, months: int) -> None:
    assert months_of(*period_of(Name(name, 1, 2026))) == months
    assert months_of(BEGINS, BEGINS) == 1
