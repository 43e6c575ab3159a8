"""The windows of the reporting regime, with a moving clock."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from phoihop.ground.dates import is_working_day
from phoihop.rounds.windows import (
    REGIMES,
    current,
    deadline,
    earliest_deadline,
    following,
    of_period,
    preceding,
    window,
)

day = dt.date.fromisoformat


@pytest.mark.parametrize(
    ("kind", "number", "data_from", "closes_on", "period_from", "period_to"),
    [  # Decree 09/2019/ND-CP, Article 12
        ("monthly", 1, "2025-12-15", "2026-01-14", "2026-01-01", "2026-01-31"),
        ("monthly", 2, "2026-01-15", "2026-02-14", "2026-02-01", "2026-02-28"),
        ("monthly", 11, "2026-10-15", "2026-11-14", "2026-11-01", "2026-11-30"),
        ("quarterly", 1, "2025-12-15", "2026-03-14", "2026-01-01", "2026-03-31"),
        ("quarterly", 3, "2026-06-15", "2026-09-14", "2026-07-01", "2026-09-30"),
        ("six_months", 1, "2025-12-15", "2026-06-14", "2026-01-01", "2026-06-30"),
        ("nine_months", 1, "2025-12-15", "2026-09-14", "2026-01-01", "2026-09-30"),
        ("year", 1, "2025-12-15", "2026-12-14", "2026-01-01", "2026-12-31"),
    ],
)
def test_the_windows_are_those_of_the_decree(
    kind: str, number: int, data_from: str, closes_on: str, period_from: str, period_to: str
) -> None:
    found = window(kind, 2026, number)
    assert (found.data_from, found.closes_on) == (day(data_from), day(closes_on))
    assert (found.period_from, found.period_to) == (day(period_from), day(period_to))
    assert "09/2019" in found.basis


def test_before_the_decree_data_run_with_the_period() -> None:
    before, after = window("monthly", 2019, 2), window("monthly", 2019, 3)
    assert (before.data_from, before.closes_on, before.basis) == (day("2019-02-01"), day("2019-02-28"), "")
    assert after.closes_on == day("2019-03-14")


@pytest.mark.parametrize(
    ("kind", "today", "number"),
    [
        ("monthly", "2026-11-14", "2026-11"),  # data are closed today
        ("monthly", "2026-11-17", "2026-11"),  # still within the days for writing
        ("monthly", "2026-11-18", "2026-12"),
        ("monthly", "2026-12-31", "2027-1"),
        ("quarterly", "2026-12-20", "2027-1"),
        ("six_months", "2026-07-01", "2027-1"),
        ("year", "2028-02-29", "2028-1"),
    ],
)
def test_the_period_that_is_reported_on_a_day(kind: str, today: str, number: str) -> None:
    assert current(kind, day(today), 3).key == number


@given(st.sampled_from(sorted(REGIMES)), st.dates(day("2020-01-01"), day("2090-12-31")))
def test_windows_follow_each_other_without_gap_and_are_known_by_their_end(kind: str, today: dt.date) -> None:
    found = current(kind, today)
    after = following(found)
    assert found.closes_on >= today and preceding(after) == found
    assert of_period(kind, found.period_to) == found
    if kind in ("monthly", "quarterly"):
        assert after.data_from == found.closes_on + dt.timedelta(days=1)


@pytest.mark.parametrize("number", [0, 13])
def test_there_is_no_thirteenth_month(number: int) -> None:
    with pytest.raises(IndexError):
        window("monthly", 2026, number)


@pytest.mark.parametrize(
    ("closes_on", "earliest", "usual"),
    [
        ("2026-03-13", "2026-03-16", "2026-03-16"),  # a Friday
        ("2026-09-14", "2026-09-15", "2026-09-17"),
        ("2026-02-13", "2026-02-23", "2026-02-23"),  # Tết
        ("2026-11-21", "2026-11-23", "2026-11-25"),  # 24 November is a day off from 2026 on
    ],
)
def test_a_report_is_due_on_a_working_day_after_the_closing(closes_on: str, earliest: str, usual: str) -> None:
    own = {day(f"2026-02-{n}"): False for n in range(14, 23)}
    assert earliest_deadline(day(closes_on), own) == day(earliest)
    found = deadline(day(closes_on), 3, own)
    assert found == day(usual) and is_working_day(found, own)
