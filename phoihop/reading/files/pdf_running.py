"""Running headers, footers and page numbers."""

from __future__ import annotations

import re
from collections import Counter

from phoihop.reading.files.letters import is_ornament
from phoihop.reading.files.lines import has_label
from phoihop.reading.files.pdf_text import VisualLine

_NUMBER = re.compile(r"(?i)[-–\s]*(?:trang|page)?\s*\d{1,4}\s*(?:/\s*\d{1,4})?[-–\s]*")
_DIGITS = re.compile(r"\d+")
_EDGE = 0.11  # share of the page's height above and below in which running lines stand
_DEEP = 3  # lines from the edge that are looked at


def without_running_lines(pages: list[list[VisualLine]], heights: list[float]) -> list[list[VisualLine]]:
    """The pages' lines without page numbers and without lines that come again at the same edge of several pages."""
    seen: Counter[tuple[bool, str]] = Counter()
    for lines, height in zip(pages, heights, strict=True):
        for line, above in _edge_lines(lines, height):
            seen[above, _key(line.text)] += 1
    often = max(3, len(pages) // 3) if len(pages) > 3 else 2
    out = []
    for lines, height in zip(pages, heights, strict=True):
        gone: set[int] = set()
        inner = {True: False, False: False}  # beyond the first line that stays, everything stays
        for line, above in _edge_lines(lines, height):
            repeated = seen[above, _key(line.text)] >= often and len(line.text) < 160 and not has_label(line.text)
            if inner[above] or not (
                _NUMBER.fullmatch(line.text) or (repeated and len(pages) > 1) or is_ornament(line.text)
            ):
                inner[above] = True
            else:
                gone.add(id(line))
        out.append([line for line in lines if id(line) not in gone])
    return out


def _edge_lines(lines: list[VisualLine], height: float) -> list[tuple[VisualLine, bool]]:
    """The lines near the upper edge (True) and the lower one (False), from the edge inwards."""
    top = [(line, True) for line in lines[:_DEEP] if line.bottom < height * _EDGE]
    bottom = [(line, False) for line in reversed(lines[-_DEEP:]) if line.top > height * (1 - _EDGE)]
    return top + bottom


def _key(text: str) -> str:
    return _DIGITS.sub("#", text.casefold())
