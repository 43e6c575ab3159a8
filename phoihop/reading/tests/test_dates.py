"""Dates in every written form; days that no calendar has are none."""

from __future__ import annotations

import unicodedata
from datetime import date

import pytest

from phoihop.reading.grammar.dates import find_dates, find_days, parse_date


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("ngày 10-8-2021", date(2021, 8, 10)),
        ("10/8/2021", date(2021, 8, 10)),
        ("01/02/2025", date(2025, 2, 1)),
        ("ngày 30.7.2024", date(2024, 7, 30)),
        ("ngày 10 tháng 8 năm 2021", date(2021, 8, 10)),
        ("NGÀY 06 THÁNG 12 NĂM 2023", date(2023, 12, 6)),
        ("ngày 05tháng 11năm 2025", date(2025, 11, 5)),
        ("ngày 1O tháng l2 năm 2O25", date(2025, 12, 10)),
        ("2025-08-20", date(2025, 8, 20)),
        ("ngày 31/2/2025", None),
        ("ngày 31 tháng 4 năm 2024", None),
        ("99/99/2025", None),
        ("ngày     tháng 12 năm 2025", None),
        ("số 30/2020/NĐ-CP", None),
        ("ngày 29/4", None),
    ],
)
def test_reads_a_day(text: str, day: date | None) -> None:
    assert parse_date(text) == day
    assert parse_date(unicodedata.normalize("NFD", text)) == day


def test_an_impossible_day_is_found_but_is_no_day() -> None:
    (found,) = find_days("ký ngày 31/2/2025 tại huyện")
    assert found.day is None
    assert found.span == (3, 17)


def test_the_press_leaves_out_the_year() -> None:
    text = "Sáng 29-4, lễ ký diễn ra; đến ngày 3/5 thì xong."
    assert [one.day for one in find_days(text, year=2022)] == [date(2022, 4, 29), date(2022, 5, 3)]
    assert list(find_days(text)) == []


def test_months_quarters_and_years_have_a_first_and_a_last_day() -> None:
    text = "trong tháng 9/2025, quý II/2025, năm 2024, ngày 2/3/2025"
    found = [(text[slice(*one.span)], one.first, one.last) for one in find_dates(text)]
    assert found == [
        ("tháng 9/2025", date(2025, 9, 1), date(2025, 9, 30)),
        ("quý II/2025", date(2025, 4, 1), date(2025, 6, 30)),
        ("năm 2024", date(2024, 1, 1), date(2024, 12, 31)),
        ("ngày 2/3/2025", date(2025, 3, 2), date(2025, 3, 2)),
    ]
