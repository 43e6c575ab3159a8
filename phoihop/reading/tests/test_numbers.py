"""Document numbers: every style that offices use, and the ways in which they are mistyped."""

from __future__ import annotations

import pytest

from phoihop.reading.grammar.numbers import find_numbers, number_key, parse_number


@pytest.mark.parametrize(
    ("written", "canonical", "kind", "organs", "style"),
    [
        ("72-KH/HU", "72-KH/HU", "KH", ("HU",), "party"),
        ("01-KL/TW", "01-KL/TW", "KL", ("TW",), "party"),
        ("490-CV/BDVTW", "490-CV/BDVTW", "CV", ("BDVTW",), "party"),
        ("46/NQ-HĐND", "46/NQ-HĐND", "NQ", ("HĐND",), "state"),
        ("30/2020/NĐ-CP", "30/2020/NĐ-CP", "NĐ", ("CP",), "state"),
        ("34/2007/PL-UBTVQH11", "34/2007/PL-UBTVQH11", "PL", ("UBTVQH11",), "state"),
        ("10/2022/QH15", "10/2022/QH15", None, ("QH15",), "law"),
        ("03-CTr/BDVTW-BCSĐCP", "03-CTr/BDVTW-BCSĐCP", "CTr", ("BDVTW", "BCSĐCP"), "joint"),
        ("01-QCPH/UBND-BDVTU", "01-QCPH/UBND-BDVTU", "QCPH", ("UBND", "BDVTU"), "joint"),
        ("01/QCPH/UBND-UBMTTQ", "01/QCPH/UBND-UBMTTQ", "QCPH", ("UBND", "UBMTTQ"), "joint"),
        ("19/2008/NQLT/CP-UBTUMTTQVN", "19/2008/NQLT/CP-UBTUMTTQVN", "NQLT", ("CP", "UBTUMTTQVN"), "joint"),
        ("12/CT-BCA-V05", "12/CT-BCA-V05", "CT", ("BCA", "V05"), "state"),
        ("5033/UBND-NC", "5033/UBND-NC", None, ("UBND", "NC"), "state"),
        ("66a/NQ-HĐND", "66a/NQ-HĐND", "NQ", ("HĐND",), "state"),
        ("66.3/2025/NQ-CP", "66.3/2025/NQ-CP", "NQ", ("CP",), "state"),
    ],
)
def test_takes_a_number_apart(
    written: str, canonical: str, kind: str | None, organs: tuple[str, ...], style: str
) -> None:
    number = parse_number(written)
    assert number is not None
    assert (number.canonical, number.kind, number.organs, number.style) == (canonical, kind, organs, style)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Số: 72 – KH / HU", "72-KH/HU"),
        ("số 72-KH/HU.", "72-KH/HU"),
        ("72 KH/HU", "72-KH/HU"),
        ("72KH/HU", "72-KH/HU"),
        ("46/NQHĐND", "46/NQ-HĐND"),
        ("46/NQ-HDND", "46/NQ-HĐND"),
        ("10-Ctr/TU", "10-CTr/TU"),
        ("O1-KL/TW", "01-KL/TW"),
        ("l5/KH-UBND", "15/KH-UBND"),
        ("1-KL/TW", "01-KL/TW"),
        ("1850/QD-TTG", "1850/QĐ-TTg"),
        ("46 - CT/TW", "46-CT/TW"),
        ("Luật số: 10/2022/QH15", "10/2022/QH15"),
    ],
)
def test_mends_what_was_mistyped(typed: str, meant: str) -> None:
    number = parse_number(typed)
    assert number is not None
    assert number.canonical == meant


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Số:      -KH/BCĐ",
        "Số: …/KH-UBND",
        "2016-2021",
        "12 - Ban Dân vận",
        "29/4/2022",
        "7",
        "kế hoạch",
        "0/KH-UBND",
    ],
)
def test_takes_nothing_else_for_a_number(text: str) -> None:
    assert parse_number(text) is None


def test_two_spellings_have_one_key() -> None:
    keys = {number_key(text) for text in ("0130/KH-UBND", "130/KH-UBND", "130 – KH / UBND", "130-kh/ubnd")}
    assert keys == {"130khubnd"}
    assert number_key("46/NQ-HĐND") == number_key("46/NQ-HDND")


def test_finds_numbers_with_their_places() -> None:
    text = "theo Quyết định số 217-QĐ/TW và 218 - QĐ/TW, Công văn 45/SNV ngày 1/2/2024, giai đoạn 2021-2025"
    found = list(find_numbers(text))
    assert [one.number.canonical for one in found] == ["217-QĐ/TW", "218-QĐ/TW", "45/SNV"]
    assert [text[slice(*one.span)] for one in found] == ["217-QĐ/TW", "218 - QĐ/TW", "45/SNV"]


def test_a_long_row_of_digits_and_dashes_costs_no_time() -> None:
    assert list(find_numbers("1-2/3-4 " * 20_000)) == []


def test_numbers_of_one_list_are_told_by_the_first() -> None:
    text = "các văn bản số: 112/VPUB-NC ngày 3/4/2025, 113/VPUB-NC ngày 5/4/2025 và 114/VPUB-TH"
    assert [found.number.canonical for found in find_numbers(text)] == ["112/VPUB-NC", "113/VPUB-NC", "114/VPUB-TH"]
