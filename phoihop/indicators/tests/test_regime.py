"""Periods of reporting."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from phoihop.indicators.regime import Name, Period, asked_for, lately, name_of, parsed, period_of


def days(start: str, end: str) -> Period:
    return Period(dt.date.fromisoformat(start), dt.date.fromisoformat(end))


@pytest.mark.parametrize(
    ("name", "period"),
    [
        (Name("month", 1, 2026), days("2025-12-15", "2026-01-14")),
        (Name("month", 3, 2026), days("2026-02-15", "2026-03-14")),
        (Name("quarter", 1, 2026), days("2025-12-15", "2026-03-14")),
        (Name("quarter", 4, 2026), days("2026-09-15", "2026-12-14")),
        (Name("half", 1, 2026), days("2025-12-15", "2026-06-14")),
        (Name("nine", 1, 2026), days("2025-12-15", "2026-09-14")),
        (Name("year", 1, 2026), days("2025-12-15", "2026-12-14")),
    ],
)
def test_windows_of_decree_09_2019(name: Name, period: Period) -> None:
    assert period_of(name) == period and name_of(period) == name and period.year == name.year


@pytest.mark.parametrize(
    ("period", "name"),
    [
        (days("2026-02-01", "2026-02-28"), Name("month", 2, 2026)),
        (days("2026-04-01", "2026-06-30"), Name("quarter", 2, 2026)),
        (days("2026-01-01", "2026-12-31"), Name("year", 1, 2026)),
        (days("2026-07-01", "2026-12-31"), Name("half", 2, 2026)),
        (days("2026-06-15", "2026-12-14"), Name("half", 2, 2026)),
        (days("2026-01-01", "2026-09-30"), Name("nine", 1, 2026)),
        (days("2025-04-01", "2025-12-31"), None),
        (days("2026-02-03", "2026-02-20"), None),
    ],
)
def test_the_calendars_own_periods_have_names_too(period: Period, name: Name | None) -> None:
    assert name_of(period) == name


@given(st.integers(2000, 2100))
def test_the_months_of_a_year_are_the_year(year: int) -> None:
    months = [period_of(Name("month", number, year)) for number in range(1, 13)]
    assert all(one.end + dt.timedelta(days=1) == next_one.start for one, next_one in pairwise(months))
    assert Period(months[0].start, months[-1].end) == period_of(Name("year", 1, year))


@given(st.dates(dt.date(2000, 1, 1), dt.date(2100, 1, 1)))
def test_what_a_unit_may_have_to_report(day: dt.date) -> None:
    found = lately(day)
    assert len(set(found)) == len(found)
    assert found[0].end <= day < found[0].end + dt.timedelta(days=32)  # the month that was closed last
    assert all(one.start <= day for one in found)


@pytest.mark.parametrize(
    ("rhythm", "period", "asked"),
    [
        ("year", Name("month", 11, 2026), None),
        ("year", Name("month", 12, 2026), Name("year", 1, 2026)),
        ("year", Name("nine", 1, 2026), None),
        ("year", Name("year", 1, 2026), Name("year", 1, 2026)),
        ("half", Name("quarter", 2, 2026), Name("half", 1, 2026)),
        ("half", Name("month", 12, 2026), Name("half", 2, 2026)),
        ("half", Name("nine", 1, 2026), Name("nine", 1, 2026)),
        ("half", Name("quarter", 3, 2026), None),
        ("quarter", Name("month", 3, 2026), Name("quarter", 1, 2026)),
        ("quarter", Name("half", 1, 2026), Name("half", 1, 2026)),
        ("month", Name("month", 1, 2026), Name("month", 1, 2026)),
        ("month", Name("quarter", 1, 2026), Name("quarter", 1, 2026)),
    ],
)
def test_a_rhythm_asks_where_its_own_period_is_closed(rhythm: str, period: Name, asked: Name | None) -> None:
    assert asked_for(rhythm, period_of(period)) == (asked and period_of(asked))


@pytest.mark.parametrize(
    ("rhythm", "period", "asked"),
    [
        ("quarter", days("2026-06-01", "2026-06-30"), days("2026-04-01", "2026-06-30")),
        ("year", days("2026-12-01", "2026-12-31"), days("2026-01-01", "2026-12-31")),
        ("year", days("2026-11-21", "2026-12-20"), days("2025-12-21", "2026-12-20")),
        ("quarter", days("2026-03-01", "2026-04-30"), days("2026-03-01", "2026-04-30")),
        ("quarter", days("2026-02-01", "2026-03-10"), None),
    ],
)
def test_rhythms_of_other_days_than_the_regimes(rhythm: str, period: Period, asked: Period | None) -> None:
    assert asked_for(rhythm, period) == asked


@given(st.sampled_from(["month", "quarter", "half", "year"]), st.integers(2000, 2100))
def test_monthly_reports_ask_for_every_period_of_a_rhythm_once(rhythm: str, year: int) -> None:
    found = [asked_for(rhythm, period_of(Name("month", number, year))) for number in range(1, 13)]
    asked = [one for one in found if one]
    assert all(one.end + dt.timedelta(days=1) == next_one.start for one, next_one in pairwise(asked))
    assert Period(asked[0].start, asked[-1].end) == period_of(Name("year", 1, year))


def test_a_key_names_a_period() -> None:
    period = days("2026-02-15", "2026-03-14")
    assert parsed(period.key) == period
    assert [parsed(text) for text in ("", "x", "2026-02-15", "2026-03-14_2026-02-15", "2026-02-15_2026-02-30")] == [
        None
    ] * 5
