"""Texts, numbers and days as papers show them."""

from __future__ import annotations

import datetime as dt
import unicodedata
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from phoihop.writing.texts import clean, day_in_words, number, number_line, shown


@pytest.mark.parametrize(
    ("value", "places", "text"),
    [
        (0, None, "0"),
        (1000, None, "1.000"),
        (66420, 1, "66.420,0"),
        (1234.5, None, "1.234,5"),
        (2, 1, "2,0"),
        (-1234567, None, "-1.234.567"),
        (0.125, 2, "0,13"),
        (-0.001, 1, "0,0"),
        (Decimal("99.95"), 1, "100,0"),
        (float("nan"), 1, "–"),
        (True, None, "1"),
    ],
)
def test_numbers(value: Any, places: int | None, text: str) -> None:
    assert number(value, places) == text


@given(st.decimals(-(10**12), 10**12, places=3))
def test_a_number_reads_back(value: Decimal) -> None:
    assert Decimal(number(value, 3).replace(".", "").replace(",", ".")) == value


def test_cells() -> None:
    assert [shown(None), shown("a"), shown(dt.date(2026, 6, 5)), shown(5.25, 1)] == ["", "a", "5/6/2026", "5,3"]


def test_days() -> None:
    assert day_in_words(dt.date(2026, 2, 9)) == "ngày 09 tháng 02 năm 2026"
    assert day_in_words(dt.date(2026, 3, 10)) == "ngày 10 tháng 3 năm 2026"
    assert day_in_words(None).split() == ["ngày", "tháng", "năm"]


def test_number_lines() -> None:
    assert number_line("state", "5", "BC-UBND") == "Số: 05/BC-UBND"
    assert number_line("party", "127", "QĐ/TW") == "Số 127-QĐ/TW"
    assert number_line("party", "", "BC/ĐU") == "Số       -BC/ĐU"
    assert number_line("state", "5a", "BC-UBND") == "Số: 5a/BC-UBND"


@given(st.text(alphabet=st.characters(), max_size=60))
def test_what_is_cleaned_fits_into_xml(text: str) -> None:
    found = clean(text)
    assert found == unicodedata.normalize("NFC", found)
    element = etree.Element("t")
    element.text = found
    assert (etree.fromstring(etree.tostring(element)).text or "") == found
    assert clean(found) == found


def test_letters_that_are_kept() -> None:
    assert clean("a\u0301 <&> \x00\x0bdòng\r\nhai\ufffe\ta") == "á <&> \ndòng\nhai\ta"
