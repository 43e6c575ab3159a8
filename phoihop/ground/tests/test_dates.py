"""Working days."""

import datetime as dt

import pytest

from phoihop.ground.dates import is_working_day, working_day_from, written

D = dt.date


@pytest.mark.parametrize(
    ("day", "works"),
    [
        (D(2026, 6, 15), True),  # a Monday
        (D(2026, 6, 13), False),  # a Saturday
        (D(2026, 4, 30), False),
        (D(2026, 9, 2), False),
        (D(2026, 2, 17), False),  # Tết Bính Ngọ
        (D(2026, 11, 24), False),  # Ngày Văn hóa Việt Nam, from 2026
        (D(2025, 11, 24), True),  # the year before it was an ordinary Monday
    ],
)
def test_public_holidays_and_weekends(day: dt.date, works: bool) -> None:
    assert is_working_day(day) is works


def test_a_term_that_ends_on_a_day_off_ends_with_the_next_working_day() -> None:
    assert working_day_from(D(2026, 6, 14)) == D(2026, 6, 15)
    assert working_day_from(D(2026, 6, 15)) == D(2026, 6, 15)
    assert working_day_from(D(2026, 4, 30)) == D(2026, 5, 4)  # holidays, then a weekend


def test_the_offices_own_list_stands_over_both() -> None:
    own = {D(2026, 6, 13): True, D(2026, 6, 15): False}
    assert is_working_day(D(2026, 6, 13), own)
    assert working_day_from(D(2026, 6, 14), own) == D(2026, 6, 16)


def test_dates_are_written_as_offices_write_them() -> None:
    assert written(D(2022, 4, 29)) == "29/4/2022" and written(None) == ""
