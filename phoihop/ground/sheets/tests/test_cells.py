"""One cell, whatever people write into it."""

from __future__ import annotations

import contextlib
import datetime as dt
import unicodedata
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from phoihop.ground.sheets import cells
from phoihop.ground.sheets.blank import safe
from phoihop.ground.sheets.cells import Misread

DAYS = st.dates(dt.date(1930, 1, 1), dt.date(2100, 12, 31))
WRITTEN = [
    "{d.day}/{d.month}/{d.year}", "{d:%d/%m/%Y}", "{d:%d-%m-%Y}", "{d.day}.{d.month}.{d.year}", "{d:%Y-%m-%d}",
    "{d:%Y-%m-%d} 00:00:00",
    "ngày {d.day} tháng {d.month} năm {d.year}", "Ngày {d:%d} tháng {d:%m} năm {d.year}.",
    "{d.day} / {d.month} / {d.year}",
]  # fmt: skip


@given(DAYS, st.sampled_from(WRITTEN), st.sampled_from(["NFC", "NFD"]))
def test_a_day_in_every_written_form(day: dt.date, form: str, composed: str) -> None:
    assert cells.day(unicodedata.normalize(composed, form.format(d=day))) == day


@given(DAYS)
def test_a_day_as_excel_counts_it(day: dt.date) -> None:
    serial = (day - dt.date(1899, 12, 30)).days
    assert cells.day(serial) == cells.day(float(serial) + 0.75) == cells.day(str(serial)) == cells.day(day) == day


@given(st.dates(dt.date(2000, 1, 1), dt.date(2099, 12, 31)))
def test_a_day_with_a_short_year(day: dt.date) -> None:
    assert cells.day(f"{day:%d/%m/%y}") == day


@pytest.mark.parametrize("value", ["30/2/2025", "29/2/2023", "4/29/2022", "0/1/2020", "1/13/2020", "2022-13-01"])
def test_a_day_that_no_calendar_has(value: str) -> None:
    with pytest.raises(Misread, match="no_such_day"):
        cells.day(value)


@pytest.mark.parametrize(
    "value", ["15/6", "hôm qua", "tháng 6/2025", 12, -5, 3.5, True, "1/1/0999", "1/1/202", dt.date(1899, 12, 31)]
)
def test_what_is_no_day(value: Any) -> None:
    with pytest.raises(Misread):
        cells.day(value)


@given(st.text())
def test_any_text_is_a_day_or_misread(value: str) -> None:
    with contextlib.suppress(Misread):
        assert isinstance(cells.day(value), dt.date)


@given(st.integers(0, 100))
def test_percents(percent: int) -> None:
    for value in (percent, float(percent), f"{percent}%", f"{percent} %", f" {percent} phần trăm", f"{percent},0%"):
        assert cells.percent(value) == percent
    assert cells.percent(percent / 100, shares=True) == percent


@pytest.mark.parametrize("value", [-1, 101, "101%", "nửa", "50%%", float("nan"), float("inf"), "1e2"])
def test_what_is_no_percent(value: Any) -> None:
    with pytest.raises(Misread):
        cells.percent(value)


def test_parts_of_one_are_told_by_their_column() -> None:
    assert cells.are_shares([0.5, 1, "", 0]) and cells.are_shares([1, 0])
    assert not cells.are_shares([0.5, 80]) and not cells.are_shares([0, 0]) and not cells.are_shares(["50%"])
    with pytest.raises(Misread, match="percent_share"):
        cells.percent(0.5)


@pytest.mark.parametrize(("value", "number"), [(12, 12), (12.0, 12), ("1.200", 1200), ("1 200", 1200), (" 007 ", 7)])
def test_whole_numbers(value: Any, number: int) -> None:
    assert cells.whole(value) == number


@pytest.mark.parametrize("value", [1.5, -1, "mười", "1,5", True, "1.20"])
def test_what_is_no_whole_number(value: Any) -> None:
    with pytest.raises(Misread):
        cells.whole(value)


@given(st.text(max_size=40))
def test_text_comes_back_from_its_safe_form(value: str) -> None:
    plain = cells.text(value) if value.strip() not in cells.FORMULA_FAULTS else ""
    if plain:
        kept = safe(plain)
        assert kept[0] not in "=+-@"
        assert cells.text(kept) == plain or plain.startswith("'")


def test_lines_are_kept_and_blanks_are_not() -> None:
    assert cells.text(" UBND  xã\u00a0A \r\n\n Công an xã ") == "UBND xã A\nCông an xã"
    assert cells.line(unicodedata.normalize("NFD", "Đắk\nLắk")) == "Đắk Lắk"
    assert (cells.text(1200), cells.text(1.5), cells.text(dt.date(2022, 4, 29))) == ("1200", "1,5", "29/4/2022")
    with pytest.raises(Misread, match="formula"):
        cells.text("#REF!")


@pytest.mark.parametrize("value", [None, "", "  \n", "-", " – ", "\u00a0"])
def test_blanks(value: Any) -> None:
    assert cells.is_blank(value)


def test_a_choice_by_its_folded_word() -> None:
    choices = {"cong an": "police", "police": "police"}
    assert cells.choice(unicodedata.normalize("NFD", "CÔNG  AN."), choices) == "police"
    with pytest.raises(Misread, match="choice"):
        cells.choice("Quân đội", choices)
