"""Days, months, quarters and years as official papers and the press write them."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from phoihop.ground.text import nfc
from phoihop.reading.source import Span

_DASH = r"\-‐‑‒–—−"
_D = r"[0-9OolI]{1,2}"  # digits with what OCR makes of them
_Y = r"(?:19|20|2O|I9|l9)[0-9OolI]{2}"
_NIGHT = r"(?:ngày|Ngày|NGÀY|ngà\s?y)"
_LONG = re.compile(
    rf"(?:{_NIGHT}\s*)?(?<!\d)({_D})\s*,?\s*(?:tháng|THÁNG|Tháng|thá\s?ng|th[aá]ng)\s*({_D})\s*,?\s*(?:năm"
    rf"|NĂM|Năm|nă\s?m)\s*({_Y})(?!\d)"
)
_SHORT = re.compile(
    rf"(?:{_NIGHT}\s*)?(?<![\d/.,{_DASH}])({_D})\s?([/.{_DASH}])\s?({_D})\s?([/.{_DASH}])\s?({_Y})(?![\d]"
    rf"|[/{_DASH}][A-ZĐ])"
)
_ISO = re.compile(r"(?<![\d-])((?:19|20)\d{2})-(\d{2})-(\d{2})(?!\d)")
_YEARLESS = re.compile(
    rf"(?:{_NIGHT}|sáng|chiều|tối|trưa)\s*\(?(?:ngày\s*)?({_D})\s?[/{_DASH}]\s?(\d{{1,2}})(?![\d/{_DASH}])",
    re.IGNORECASE,
)
_YEARLESS_LONG = re.compile(rf"(?:{_NIGHT})\s*({_D})\s*tháng\s*({_D})(?!\s*,?\s*năm)(?!\d)", re.IGNORECASE)
_MONTH = re.compile(rf"(?<!\w)tháng\s*({_D})\s*(?:[/{_DASH}.]|,?\s*năm)\s*({_Y})(?!\d)", re.IGNORECASE)
_QUARTER = re.compile(
    rf"(?<!\w)qu[yý]\s*(IV|I{{1,3}}|[1-4])\s*(?:[/{_DASH}.,]|,?\s*năm)?\s*({_Y})(?!\d)", re.IGNORECASE
)
_YEAR = re.compile(rf"(?<!\w)năm\s*({_Y})(?!\d|\s?[{_DASH}]\s?\d)", re.IGNORECASE)
_OCR = str.maketrans("OoIl", "0011")
_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}


@dataclass(frozen=True, slots=True)
class DateFound:
    """A date phrase. ``first`` and ``last`` are equal for a day, None where the calendar has no such day."""

    span: Span
    first: date | None
    last: date | None

    @property
    def day(self) -> date | None:
        """The day, where the phrase names one."""
        return self.first if self.first == self.last else None


def real_date(day: int, month: int, year: int) -> date | None:
    """The date, None where the calendar has none (31/2, month 13)."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def parse_date(text: str) -> date | None:
    """The first day that a text names with its year ("ngày 10-8-2021", "10 tháng 8 năm 2021")."""
    return next((found.day for found in find_days(nfc(text)) if found.day), None)


def find_days(text: str, start: int = 0, end: int | None = None, year: int | None = None) -> Iterator[DateFound]:
    """Days, from left to right; ``year`` completes days that are written without one ("Sáng 29-4")."""
    stop = len(text) if end is None else end
    patterns = [_LONG, _SHORT, _ISO] + ([_YEARLESS, _YEARLESS_LONG] if year else [])
    taken = start
    for match in sorted(
        (m for p in patterns for m in p.finditer(text, start, stop)), key=lambda m: (m.start(), -m.end())
    ):
        if match.start() < taken:
            continue
        if match.re is _SHORT and (match[2] == "/") != (match[4] == "/"):
            continue
        taken = match.end()
        if match.re is _ISO:
            made = real_date(int(match[3]), int(match[2]), int(match[1]))
            yield DateFound(match.span(), made, made)
            continue
        parts = [int(g.translate(_OCR)) for g in match.groups() if g and g[0] not in f"/.{_DASH}"]
        day = real_date(parts[0], parts[1], parts[2] if len(parts) > 2 else year or 0)
        yield DateFound(match.span(), day, day)


def find_dates(text: str, start: int = 0, end: int | None = None) -> Iterator[DateFound]:
    """Days, and the months, quarters and years that stand by themselves, as first and last day; left to right."""
    stop = len(text) if end is None else end
    days = list(find_days(text, start, stop))
    found = list(days)
    for pattern in (_MONTH, _QUARTER, _YEAR):
        for match in pattern.finditer(text, start, stop):
            if any(one.span[0] < match.end() and match.start() < one.span[1] for one in found):
                continue
            found.append(_range(match))
    yield from sorted(found, key=lambda one: one.span)


def _range(match: re.Match[str]) -> DateFound:
    year = int(match[match.re.groups].translate(_OCR))
    if match.re is _YEAR:
        return DateFound(match.span(), date(year, 1, 1), date(year, 12, 31))
    if match.re is _QUARTER:
        quarter = _QUARTERS[match[1].casefold()]
        return DateFound(match.span(), date(year, 3 * quarter - 2, 1), end_of_month(year, 3 * quarter))
    month = int(match[1].translate(_OCR))
    if not 1 <= month <= 12:
        return DateFound(match.span(), None, None)
    return DateFound(match.span(), date(year, month, 1), end_of_month(year, month))


def end_of_month(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, monthrange(year, month)[1])
