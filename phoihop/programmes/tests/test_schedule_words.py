"""Rules become words and come back from what people choose."""

import datetime as dt

import pytest
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from phoihop.programmes.schedule_words import (
    LAST,
    Repeat,
    repeat_of,
    rule_of,
    typed_dates,
    typed_days,
    words_of,
    written_dates,
)
from phoihop.programmes.schedules import recurring_dates

YEAR = (dt.date(2026, 1, 1), dt.date(2026, 12, 31))


def days(rule: str) -> list[tuple[int, int]]:
    """Day and month of each date of 2026."""
    return [(one.day, one.month) for one in recurring_dates(rule, *YEAR)]


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        ("FREQ=DAILY", "hằng ngày"),
        ("FREQ=WEEKLY;BYDAY=FR", "hằng tuần, thứ Sáu"),
        ("FREQ=MONTHLY;BYMONTHDAY=-1", "hằng tháng, ngày cuối tháng"),
        ("FREQ=MONTHLY", "hằng tháng, ngày cuối tháng"),
        ("FREQ=MONTHLY;BYMONTHDAY=10,25", "hằng tháng, ngày 10 và 25"),
        ("FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=-1", "hằng quý, ngày cuối quý"),
        ("FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=20", "hằng quý, ngày 20 của tháng cuối quý"),
        ("FREQ=YEARLY;BYMONTH=6,12;BYMONTHDAY=-1", "6 tháng một lần, ngày 30/6 và 31/12"),
        ("FREQ=YEARLY;BYMONTH=9;BYMONTHDAY=-1", "9 tháng đầu năm, ngày 30/9 hằng năm"),
        ("FREQ=YEARLY", "hằng năm, ngày 31/12"),
        ("FREQ=YEARLY;BYMONTH=6,11;BYMONTHDAY=15", "hằng năm, ngày 15/6 và 15/11"),
        ("FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=15\nFREQ=YEARLY;BYMONTH=11;BYMONTHDAY=20", "hằng năm, ngày 15/6 và 20/11"),
        ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1", "hằng năm, ngày cuối tháng 2"),
        ("FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=15;UNTIL=20271231", "hằng năm, ngày 15/6, đến 31/12/2027"),
        ("FREQ=DAILY;INTERVAL=3", "theo quy tắc FREQ=DAILY;INTERVAL=3"),
    ],
)
def test_a_rule_is_said_in_words(rule: str, words: str) -> None:
    assert words_of(rule) == words


@pytest.mark.parametrize(
    ("repeat", "dates"),
    [
        (Repeat("quarterly"), [(31, 3), (30, 6), (30, 9), (31, 12)]),
        (Repeat("quarterly", days=(15,)), [(15, 3), (15, 6), (15, 9), (15, 12)]),
        (Repeat("half_yearly"), [(30, 6), (31, 12)]),
        (Repeat("nine_months"), [(30, 9)]),
        (Repeat("yearly"), [(31, 12)]),
        (Repeat("dates", dates=((20, 11), (15, 6))), [(15, 6), (20, 11)]),
    ],
)
def test_a_choice_yields_exactly_the_days_meant(repeat: Repeat, dates: list[tuple[int, int]]) -> None:
    assert days(rule_of(repeat)) == dates


def test_a_weekly_rule_yields_its_weekday() -> None:
    found = list(recurring_dates(rule_of(Repeat("weekly", weekdays=("FR",))), *YEAR))
    assert len(found) == 52
    assert {one.weekday() for one in found} == {4}


repeats = st.one_of(
    st.builds(Repeat, st.just("weekly"), weekdays=st.sets(st.sampled_from(("MO", "WE", "FR", "SU")), min_size=1).map(
        lambda chosen: tuple(day for day in ("MO", "WE", "FR", "SU") if day in chosen))),
    st.builds(Repeat, st.sampled_from(["monthly", "quarterly", "half_yearly"]),
              days=st.sets(st.integers(1, 28), max_size=3).map(lambda chosen: tuple(sorted(chosen)))),
    st.builds(Repeat, st.sampled_from(["daily", "nine_months", "yearly"])),
)  # fmt: skip


@given(repeats)
def test_what_was_chosen_comes_back(repeat: Repeat) -> None:
    assert repeat_of(rule_of(repeat)) == repeat


@given(st.sets(st.tuples(st.integers(1, 28), st.integers(1, 12)), min_size=1, max_size=6))
def test_dates_keep_their_days_whatever_they_are_called(dates: set[tuple[int, int]]) -> None:
    rule = rule_of(Repeat("dates", dates=tuple(dates)))
    again = repeat_of(rule)
    assert again is not None
    assert sorted(days(rule_of(again))) == sorted(days(rule)) == sorted(dates)


@pytest.mark.parametrize(
    ("typed", "dates"),
    [
        ("15/6, 15/11", ((15, 6), (15, 11))),
        ("ngày 15 tháng 6 và 20-11", ((15, 6), (20, 11))),
        ("cuối tháng 2; 29/2", ((-1, 2), (29, 2))),
    ],
)
def test_dates_are_understood_as_people_type_them(typed: str, dates: tuple[tuple[int, int], ...]) -> None:
    assert typed_dates(typed) == dates


@pytest.mark.parametrize("typed", ["", "31/4", "15/13", "mai", "15"])
def test_what_is_no_date_is_refused(typed: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        typed_dates(typed)


def test_days_of_a_month() -> None:
    assert typed_days("25, 10") == (10, 25)
    assert typed_days("") == ()
    with pytest.raises(ValueError, match="32"):
        typed_days("32")


def test_dates_are_written_in_the_order_of_the_year() -> None:
    assert written_dates(((20, 11), (-1, 6), (15, 6))) == "15/6, 30/6, 20/11"


@pytest.mark.parametrize("language", ["vi", "en"])
def test_what_the_form_writes_it_understands_again(language: str) -> None:
    with override(language):
        dates = ((LAST, 2), (15, 6), (30, 11))
        assert typed_dates(written_dates(dates)) == dates
