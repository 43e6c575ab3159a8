"""How the law wants an official paper to look: every figure as a row with its source and the time that it holds.

The writers read the figures here and hold none themselves. Where the law leaves a range, ``chosen`` lies within it.
Sizes are in points, lengths in millimetres.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from .papers import System

FONT = "Times New Roman"
PAGE = (210.0, 297.0)  # A4, by both systems


@dataclass(frozen=True)
class Law:
    """Where a figure stands, when it holds, and how far we have seen that it does."""

    title: str
    valid_from: dt.date
    checked_on: dt.date
    seen: str  # in which text the figures were read
    valid_to: dt.date | None = None


@dataclass(frozen=True)
class Look:
    """How one element is printed: its legal range of sizes, the size chosen, its letters."""

    least: float
    most: float
    size: float
    bold: bool = False
    italic: bool = False
    caps: bool = False
    underline: bool = False
    article: str = ""


@dataclass(frozen=True)
class Measure:
    """A length or a ratio: its legal range (None where the law leaves it open) and the one chosen."""

    least: float
    most: float | None
    chosen: float
    article: str = ""


@dataclass(frozen=True)
class Format:
    """The format of one system of papers."""

    law: Law
    looks: Mapping[str, Look]
    measures: Mapping[str, Measure]
    words: Mapping[str, str]
    mirrored: bool  # whether the back of a sheet mirrors the margins

    def __getitem__(self, element: str) -> Look:
        return self.looks[element]

    def mm(self, name: str) -> float:
        """The chosen length, or share."""
        return self.measures[name].chosen


# Instead of an article: what offices do where the law leaves it open, or where we have not read that it does not.
CUSTOM = "thông lệ, chưa đối chiếu"

_STATE = Law(
    "Nghị định 30/2020/NĐ-CP, Phụ lục I",
    dt.date(2020, 3, 5),
    dt.date(2026, 11, 26),
    "Nghị định đọc trong bản chép; Phụ lục I và số mục đọc trong bản lược thuật, chưa đối chiếu bản chính thức",
)
_I, _II = "Mục I", "Mục II"

_STATE_LOOKS = {
    "country": Look(12, 13, 12, bold=True, caps=True, article=f"{_II}.1"),
    "motto": Look(13, 14, 13, bold=True, article=f"{_II}.1"),
    "parent": Look(12, 13, 12, caps=True, article=f"{_II}.2"),
    "issuer": Look(12, 13, 12, bold=True, caps=True, article=f"{_II}.2"),
    "number": Look(13, 13, 13, article=f"{_II}.3"),
    "place_day": Look(13, 14, 13, italic=True, article=f"{_II}.4"),
    "kind": Look(13, 14, 14, bold=True, caps=True, article=f"{_II}.5"),
    "abstract": Look(13, 14, 14, bold=True, article=f"{_II}.5"),
    "letter_abstract": Look(12, 13, 12, article=f"{_II}.5"),
    "addressee": Look(13, 14, 14, article=f"{_II}.9"),
    "basis": Look(13, 14, 14, italic=True, article=f"{_II}.6"),
    "enacting": Look(13, 14, 14, bold=True, caps=True, article=CUSTOM),
    "body": Look(13, 14, 14, article=f"{_II}.6"),
    "heading1": Look(13, 14, 14, bold=True, caps=True, article=f"{_II}.6"),
    "heading2": Look(13, 14, 14, bold=True, article=f"{_II}.6"),
    "heading3": Look(13, 14, 14, article=f"{_II}.6"),
    "heading4": Look(13, 14, 14, article=f"{_II}.6"),
    "authority": Look(13, 14, 14, bold=True, caps=True, article=f"{_II}.7"),
    "post": Look(13, 14, 14, bold=True, caps=True, article=f"{_II}.7"),
    "name": Look(13, 14, 14, bold=True, article=f"{_II}.7"),
    "recipients": Look(12, 12, 12, bold=True, italic=True, article=f"{_II}.9"),
    "recipient": Look(11, 11, 11, article=f"{_II}.9"),
    "page_number": Look(13, 14, 13, article=f"{_I}.7"),
    "appendix": Look(14, 14, 14, bold=True, article="Mục III.1"),
    "appendix_title": Look(13, 14, 14, bold=True, caps=True, article="Mục III.1"),
    "appendix_of": Look(13, 14, 13, italic=True, article=CUSTOM),
    "caption": Look(13, 14, 13, bold=True, article=CUSTOM),
}
_STATE_MEASURES = {
    "top": Measure(20, 25, 20, f"{_I}.3"),
    "bottom": Measure(20, 25, 20, f"{_I}.3"),
    "left": Measure(30, 35, 30, f"{_I}.3"),
    "right": Measure(15, 20, 15, f"{_I}.3"),
    "page_number_from_edge": Measure(0, None, 10, CUSTOM),
    "issuer_line": Measure(1 / 3, 1 / 2, 0.4, f"{_II}.2"),
    "abstract_line": Measure(1 / 3, 1 / 2, 0.4, f"{_II}.5"),
    "top_right_line": Measure(1, 1, 1, f"{_II}.1"),
    "indent": Measure(10, 12.7, 12.7, f"{_II}.6"),
    "before": Measure(6, None, 6, f"{_II}.6"),  # pt between paragraphs
    "spacing": Measure(1, 1.5, 1.15, f"{_II}.6"),  # lines
}
_STATE_WORDS = {
    "country": "Cộng hòa xã hội chủ nghĩa Việt Nam",
    "motto": "Độc lập - Tự do - Hạnh phúc",
    "letter_abstract": "V/v ",
    "basis_mark": "",
    "basis_end": ";",
    "last_basis_end": ".",
    "heading1": ".",
    "recipients": "Nơi nhận:",
}

_PARTY = Law(
    "Quy định 399-QĐ/TW và Hướng dẫn 05-HD/VPTW",
    dt.date(2026, 5, 27),
    dt.date(2026, 11, 26),
    "Đọc trong các bản lược thuật, chưa thấy bản chính thức",
)
_HD = "Hướng dẫn 05-HD/VPTW"

_PARTY_LOOKS = {
    "country": Look(15, 15, 15, bold=True, caps=True, article=_HD),
    "parent": Look(14, 14, 14, caps=True, article=_HD),
    "issuer": Look(14, 14, 14, bold=True, caps=True, article=_HD),
    "star": Look(14, 14, 14, article=_HD),
    "number": Look(14, 14, 14, article=_HD),
    "place_day": Look(14, 14, 14, italic=True, article=_HD),
    "kind": Look(15, 16, 16, bold=True, caps=True, article=_HD),
    "abstract": Look(14, 15, 15, bold=True, article=_HD),
    "letter_abstract": Look(12, 12, 12, italic=True, article=_HD),
    "addressee": Look(14, 14, 14, article=CUSTOM),
    "basis": Look(14, 15, 14, article=_HD),
    "enacting": Look(14, 15, 14, bold=True, caps=True, article=CUSTOM),
    "body": Look(14, 15, 14, article=_HD),
    "heading1": Look(14, 15, 14, bold=True, caps=True, article=CUSTOM),
    "heading2": Look(14, 15, 14, bold=True, article=CUSTOM),
    "heading3": Look(14, 15, 14, article=CUSTOM),
    "heading4": Look(14, 15, 14, article=CUSTOM),
    "authority": Look(14, 14, 14, bold=True, caps=True, article=_HD),
    "post": Look(14, 14, 14, caps=True, article=_HD),
    "name": Look(14, 14, 14, bold=True, article=_HD),
    "recipients": Look(14, 14, 14, underline=True, article=_HD),
    "recipient": Look(12, 12, 12, article=_HD),
    "page_number": Look(14, 14, 14, article=_HD),
    "appendix": Look(14, 15, 14, bold=True, article=CUSTOM),
    "appendix_title": Look(14, 15, 14, bold=True, caps=True, article=CUSTOM),
    "appendix_of": Look(14, 15, 14, italic=True, article=CUSTOM),
    "caption": Look(14, 15, 14, bold=True, article=CUSTOM),
}
_PARTY_MEASURES = {
    "top": Measure(20, 20, 20, _HD),
    "bottom": Measure(20, 20, 20, _HD),
    "left": Measure(30, 30, 30, _HD),
    "right": Measure(15, 15, 15, _HD),
    "page_number_from_edge": Measure(10, 10, 10, _HD),
    "top_right_line": Measure(1, 1, 1, _HD),
    "indent": Measure(10, 10, 10, _HD),
    "before": Measure(6, None, 6, _HD),
    "spacing": Measure(18, 22, 20, _HD),  # pt exactly
}
_PARTY_WORDS = {
    "country": "Đảng Cộng sản Việt Nam",
    "star": "*",
    "letter_abstract": "về việc ",
    "under_abstract": "-----",
    "basis_mark": "- ",
    "basis_end": ";",
    "last_basis_end": ".",
    "basis_before_enacting_end": ",",
    "heading1": "-",
    "recipients": "Nơi nhận:",
}

# Newest first; ours are no legal figures: the law is silent about the letters within tables.
_FORMATS: dict[System, tuple[Format, ...]] = {
    "state": (
        Format(
            _STATE,
            MappingProxyType(_STATE_LOOKS),
            MappingProxyType(_STATE_MEASURES),
            MappingProxyType(_STATE_WORDS),
            mirrored=False,
        ),
    ),
    "party": (
        Format(
            _PARTY,
            MappingProxyType(_PARTY_LOOKS),
            MappingProxyType(_PARTY_MEASURES),
            MappingProxyType(_PARTY_WORDS),
            mirrored=True,
        ),
    ),
}
TABLE_SIZE = 12.0


def format_of(system: System, day: dt.date | None = None) -> Format:
    """The format in force on that day (for None: the newest); before the oldest that is held, the oldest."""
    held = _FORMATS[system]
    if day is None:
        return held[0]
    return next((each for each in held if each.law.valid_from <= day), held[-1])
