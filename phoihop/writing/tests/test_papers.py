"""What is wrong with a paper, in plain words."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest

from phoihop.writing.blocks import Chart, Column, Group, Heading, Table
from phoihop.writing.docx import write
from phoihop.writing.faults import MESSAGES, WritingError
from phoihop.writing.papers import Authority, Signature, check

from .samples import ALL, COLUMNS, letter, png, state


@pytest.mark.parametrize("name", ALL)
def test_samples_are_right(name: str) -> None:
    assert check(ALL[name]()) == []


@pytest.mark.parametrize(
    ("changes", "codes"),
    [
        ({"issuers": []}, ["no_issuer"]),
        ({"issuers": ["A", " "], "signatures": [Signature("B")]}, ["no_issuer", "few_signatures"]),
        ({"abstract": " "}, ["no_abstract"]),
        ({"number": "năm"}, ["number"]),
        ({"symbol": "05/BC"}, ["symbol"]),
        ({"kind": ""}, ["no_addressee"]),
        ({"signatures": []}, ["no_signature"]),
        ({"signatures": [Signature("Chủ tịch", "A", [Authority("T/M", "Ủy ban")])]}, ["prefix"]),
        ({"body": [Heading(5, "Quá sâu")]}, ["heading_level"]),
        ({"body": [Chart(png(), " ")]}, ["no_alternative"]),
        ({"body": [Chart(b"GIF89a", "Có lời")]}, ["not_png"]),
        ({"body": [Table((), [])]}, ["no_columns"]),
        ({"body": [Table(COLUMNS, [], groups=(Group("A", 2),), totals=("",))]}, ["groups", "totals_width"]),
    ],
)
def test_faults(changes: dict[str, Any], codes: list[str]) -> None:
    assert [fault.code for fault in check(dataclasses.replace(state(), **changes))] == codes


def test_a_wrong_paper_is_not_written() -> None:
    with pytest.raises(WritingError) as error:
        write(dataclasses.replace(letter(), addressees=[]))
    assert error.value.message() == "Công văn phải ghi nơi gửi đến (Kính gửi)."
    assert error.value.message("en") == "A letter must say to whom it goes."


def test_a_wrong_row_is_named() -> None:
    short = Table((Column("A"), Column("B")), [("1", "2"), ("3",)], caption="Bảng 2")
    with pytest.raises(WritingError) as error:
        write(dataclasses.replace(state(), body=[short]))
    assert error.value.message() == "Dòng 2 của bảng “Bảng 2” có 1 ô, bảng có 2 cột."


def test_every_message_speaks_both_languages() -> None:
    for vietnamese, english in MESSAGES.values():
        assert vietnamese and english and "!" not in vietnamese + english
        assert vietnamese.count("{") == english.count("{")
