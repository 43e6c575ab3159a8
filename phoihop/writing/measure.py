"""How wide words are in print, for lines that the law measures by the words above them."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from .blocks import Column
from .formats import TABLE_SIZE, Format, Look
from .papers import Paper
from .wording import in_line, place_and_day

if TYPE_CHECKING:
    from PIL.ImageFont import FreeTypeFont

FONTS = Path(__file__).parent / "fonts"  # Tinos has the widths of Times New Roman
_POINT = 25.4 / 72  # mm
_UNITS = 1000
_ROOM = 2.0  # mm beside the words of the head's right column
_TITLE = Look(TABLE_SIZE, TABLE_SIZE, TABLE_SIZE, bold=True)
_BESIDE = 4.5  # mm of a cell beside its words: margins, rules, and what another font is wider


@dataclass(frozen=True)
class Lengths:
    """The head's two columns and its lines, in millimetres; 0 where the system draws no line."""

    left: float
    right: float
    issuer_line: float
    country_line: float
    abstract_line: float


def head_lengths(paper: Paper, form: Format, within: float) -> Lengths:
    """The lengths of a head on a page whose text is ``within`` mm wide; words that wrap count as one full line."""
    named, dated = width(form.words["country"], form["country"]), width(place_and_day(paper), form["place_day"])
    right = max(named, min(dated, within / 2)) + _ROOM
    left = within - right
    lowest = "motto" if "motto" in form.looks else "country"
    return Lengths(
        left,
        right,
        _share(form, "issuer_line", min(width(paper.issuers[-1], form["issuer"]), left)),
        _share(form, "top_right_line", width(form.words[lowest], form[lowest])),
        _share(form, "abstract_line", min(width(paper.abstract, form["abstract"]), within)),
    )


def column_widths(columns: Sequence[Column], within: float) -> list[float]:
    """The columns of a table ``within`` mm wide by their shares, but each with room for the longest word of its title.

    What narrow ones lack the others give, as far as they have more than their own words need.
    """
    least = [max((width(word, _TITLE) for word in one.title.split()), default=0) + _BESIDE for one in columns]
    if sum(least) >= within:
        return [within * one / sum(least) for one in least]
    narrow: set[int] = set()
    while True:
        left = within - sum(least[n] for n in narrow)
        shares = sum(one.width for n, one in enumerate(columns) if n not in narrow)
        widths = [least[n] if n in narrow else left * one.width / shares for n, one in enumerate(columns)]
        short = {n for n, one in enumerate(widths) if n not in narrow and one < least[n]}
        if not short:
            return widths
        narrow |= short


def width(text: str, look: Look) -> float:
    """The width of one line in millimetres."""
    name = {(0, 0): "Regular", (1, 0): "Bold", (0, 1): "Italic", (1, 1): "BoldItalic"}[look.bold, look.italic]
    return _font(name).getlength(in_line(text, look)) / _UNITS * look.size * _POINT


def _share(form: Format, measure: str, length: float) -> float:
    return length * form.mm(measure) if measure in form.measures else 0


@functools.cache
def _font(name: str) -> FreeTypeFont:
    from PIL import ImageFont  # lazily: few processes write papers

    return ImageFont.truetype(str(FONTS / f"Tinos-{name}.ttf"), _UNITS, layout_engine=ImageFont.Layout.BASIC)
