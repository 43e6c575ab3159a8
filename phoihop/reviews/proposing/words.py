"""Numbers and shares as official papers word them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal

from phoihop.writing.texts import number, one_line

LONGEST = 240  # letters of what is quoted


def two(value: int) -> str:
    """A count: 0, 02, 12, 1.250."""
    return f"{value:02}" if 0 < value < 10 else number(value)


def measured(value: Decimal, measure: str) -> str:
    """A figure with what it is measured in: "26 hộ", "95%"."""
    return f"{number(value)}{'' if measure == '%' else ' '}{measure}"


def percent(share: float | None) -> str:
    """A share of 1: "85,7%"; "–" for none."""
    return "–" if share is None else f"{number(round(100 * share, 1))}%"


def change(now: float | None, before: float | None) -> str:
    """How a share moved since the last round, as the end of a clause; "" where it is not known."""
    if now is None or before is None:
        return ""
    points = round(100 * (now - before), 1)
    if not points:
        return ", bằng kỳ trước"
    return f", {'tăng' if points > 0 else 'giảm'} {number(abs(points))} điểm phần trăm so với kỳ trước"


def listed(names: Iterable[str], most: int = 5) -> str:
    """Names in a row: "A, B và C"; of many the first, and how many more."""
    found = list(names)
    if len(found) > most:
        return f"{', '.join(found[:most])} và {two(len(found) - most)} đơn vị khác"
    return " và ".join(filter(None, [", ".join(found[:-1]), found[-1] if found else ""]))


def quoted(text: str) -> str:
    """What a unit said, on one line, cut at a word, without its last full stop."""
    words = one_line(text).rstrip(" .;,")
    return words if len(words) <= LONGEST else words[:LONGEST].rsplit(" ", 1)[0].rstrip(" .;,") + "…"


_NAMED = re.compile(r"[^:.;]{3,100}: ")


def lower_first(text: str) -> str:
    """A clause that goes on within a sentence; what begins with somebody's name keeps its capital.

    >>> lower_first("Thiếu báo cáo viên"), lower_first("UBND xã chưa báo"), lower_first("Hội Nông dân: thiếu vốn")
    ('thiếu báo cáo viên', 'UBND xã chưa báo', 'Hội Nông dân: thiếu vốn')
    """
    named = _NAMED.match(text) or not text[1:2].islower()
    return text if named else text[:1].lower() + text[1:]
