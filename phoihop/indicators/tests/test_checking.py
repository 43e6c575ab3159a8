"""What is asked before a figure is accepted."""

from __future__ import annotations

from decimal import Decimal as D

import pytest

from phoihop.indicators.checking import Before, Given, questions, sum_differs


def codes(given: Given, before: Before) -> list[str]:
    return [one.code for one in questions(given, before)]


@pytest.mark.parametrize(
    ("given", "before", "expected"),
    [
        (Given(this=D(3), accumulates="sum"), Before(), []),
        (Given(this=D(-3), accumulates="sum"), Before(), ["negative"]),
        (Given(cumulative=D(4), accumulates="sum"), Before(cumulative=D(5)), ["cumulative_less"]),
        (Given(cumulative=D(5), accumulates="sum"), Before(cumulative=D(5)), []),
        (Given(cumulative=D(4), accumulates="mean"), Before(cumulative=D(5)), []),  # a mean may fall
        (Given(this=D(4)), Before(cumulative=D(5)), []),  # so may what is counted at the end of a period
        (
            Given(cumulative=D(9), accumulates="sum"),
            Before(D(5), later_cumulative=D(8)),
            ["cumulative_more_than_later"],
        ),
        (Given(this=D(3), cumulative=D(8), accumulates="sum"), Before(cumulative=D(5)), []),
        (Given(this=D(3), cumulative=D(9), accumulates="sum"), Before(cumulative=D(5)), ["not_adding_up"]),
        (Given(this=D("3.004"), cumulative=D(8), accumulates="sum"), Before(cumulative=D(5)), []),  # rounded by people
        (Given(this=D(11), denominator=D(10), accumulates="sum"), Before(), ["over_hundred"]),
        (Given(this=D(10), denominator=D(10), accumulates="sum"), Before(), []),
        (Given(this=D(99), accumulates="sum"), Before(periods=(D(10),)), []),
        (Given(this=D(100), accumulates="sum"), Before(periods=(D(10),)), ["jump"]),
        (Given(this=D(1), accumulates="sum"), Before(periods=(D(10),)), ["jump"]),
        (Given(this=D(12_000), accumulates="sum"), Before(periods=(D(10), D(11))), ["slip_of_unit"]),
        (Given(this=D("0.011"), accumulates="sum"), Before(periods=(D(10), D(11))), ["slip_of_unit"]),
        (Given(this=D(9_000_000), accumulates="sum"), Before(periods=(D(10),)), ["slip_of_unit"]),
        (Given(cumulative=D(205), accumulates="sum"), Before(D(5), periods=(D(5),)), ["jump"]),
        (Given(this=D(10), accumulates="sum"), Before(periods=(D(0),)), []),  # from nothing to something is no jump
        (Given(this=D(0), accumulates="sum"), Before(periods=(D(10),)), []),
        (Given(this=D(4), accumulates="sum"), Before(D(0), so_far=D(5)), ["cumulative_less"]),  # a part has more
        (Given(this=D(4), accumulates="sum"), Before(D(2), so_far=D(5)), []),
        (Given(this=D(4), accumulates="mean"), Before(D(0), so_far=D(5)), []),
        # a month after years of 120: as much as the whole year, or next to nothing of it, is no jump
        (Given(this=D(120), accumulates="sum"), Before(others=((D(120), D(10)),)), []),
        (Given(this=D(2), accumulates="sum"), Before(others=((D(120), D(10)),)), []),
        (Given(this=D(1), accumulates="sum"), Before(others=((D(120), D(10)),)), ["jump"]),
        (Given(this=D(1200), accumulates="sum"), Before(others=((D(120), D(10)),)), ["jump"]),
        (Given(this=D(11_000), accumulates="sum"), Before(others=((D(120), D(10)),)), ["slip_of_unit"]),
        (
            Given(this=D(10), accumulates="sum"),
            Before(periods=(D(10), D(10_000), D(11))),
            [],
        ),  # one odd figure misleads not
    ],
)
def test_questions(given: Given, before: Before, expected: list[str]) -> None:
    assert codes(given, before) == expected


@pytest.mark.parametrize(
    ("parts", "whole", "complete", "asked"),
    [
        ([5, 5], 10, True, False),
        ([5, 6], 10, False, True),
        ([5, 4], 10, False, False),  # some are missing yet
        ([5, 4], 10, True, True),
        ([5, 4], None, True, False),
        ([], 10, True, False),
    ],
)
def test_a_sum_that_does_not_fit_the_whole(parts: list[int], whole: int | None, complete: bool, asked: bool) -> None:
    found = sum_differs([D(one) for one in parts], None if whole is None else D(whole), complete)
    assert [one.code for one in found] == (["sum_differs"] if asked else [])
