"""The time for which a programme is made: only what its title or its words on scope say, no year named in passing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from phoihop.reading.grammar.dates import end_of_month, find_days, real_date
from phoihop.reading.source import Span

_DASH = r"\-‐‑‒–—−"
_Y = r"((?:19|20)\d{2})"
_M = r"(\d{1,2})"
_TO = rf"\s*(?:[{_DASH}]|đến|tới|đến hết)\s*(?:hết\s*)?"
_RANGE = re.compile(
    rf"(?:giai đoạn|thời kỳ|thời gian|trong các năm|các năm|từ các năm"
    rf"|nhiệm kỳ)\s*(?:\(?từ\s*)?(?:năm\s*)?{_Y}{_TO}(?:năm\s*)?{_Y}",
    re.IGNORECASE,
)
_FROM_TO = re.compile(rf"(?:từ\s*)?năm\s*{_Y}\s*(?:đến|tới|[{_DASH}])\s*(?:hết\s*)?(?:năm\s*)?{_Y}", re.IGNORECASE)
_BRACKETS = re.compile(rf"\(\s*{_Y}\s*[{_DASH}]\s*{_Y}\s*\)")
_FIVE = re.compile(rf"(?:\d+|ba|bốn|năm|hai)\s+năm\s*\(?{_Y}{_TO}{_Y}\)?", re.IGNORECASE)
_MONTHS = re.compile(
    rf"từ\s*tháng\s*{_M}(?:\s*(?:[/{_DASH}]|năm)\s*{_Y})?{_TO}tháng\s*{_M}\s*(?:[/{_DASH}]|năm)\s*{_Y}", re.IGNORECASE
)
_SOME_MONTHS = re.compile(
    rf"(?:0?6|sáu|0?3|ba|0?9|chín)\s+tháng\s+(đầu|cuối)\s*(?:của\s*)?(?:năm\s*)?{_Y}", re.IGNORECASE
)
_QUARTER = re.compile(rf"quý\s*(IV|I{{1,3}}|[1-4])\s*(?:[/{_DASH}.,]|,?\s*năm)?\s*{_Y}", re.IGNORECASE)
_MONTH = re.compile(rf"tháng\s*{_M}\s*(?:[/{_DASH}]|năm)\s*{_Y}", re.IGNORECASE)
_YEAR = re.compile(rf"năm\s*{_Y}(?!\s*(?:[{_DASH}]|đến|và các năm|và những năm))", re.IGNORECASE)
_WAVE = re.compile(r"(?:đợt|lần|kỳ|học kỳ|quý|tháng \d+)\s*\w{1,4}\s*,?\s*$", re.IGNORECASE)
_POINT = re.compile(
    r"(?:ngày\s*\d{1,2}\s*|tháng\s*\d{1,2}\s*,?\s*|(?:đến|tới|hướng|tầm nhìn|trước|sau|từ|cuối|đầu|hết)\s+)$",
    re.IGNORECASE,
)
_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_COUNTS = {"6": 6, "06": 6, "sáu": 6, "3": 3, "03": 3, "ba": 3, "9": 9, "09": 9, "chín": 9}

# After these a time in a title is not the programme's own: what it looks back on, an election, a law's year.
_LOOKING_BACK = re.compile(
    r"(?:sơ kết|tổng kết|đánh giá (?:kết quả|việc|tình hình)|kết quả|kiểm điểm|dự toán|quyết toán|bầu cử"
    r"|đại hội|kỷ niệm)\b",
    re.IGNORECASE,
)
_LAW = re.compile(
    r"(?:(?<!pháp )(?<!\w)luật|hiến pháp|pháp lệnh|nghị quyết|nghị định|quyết định|chỉ thị|kết luận)\b[^,;]*$",
    re.IGNORECASE,
)
_STATUTE = re.compile(r"(?<!pháp )(?<!\w)(?:luật|hiến pháp)\b[^,;]*$", re.IGNORECASE)
_TERM = re.compile(r"bầu cử|đại hội|khóa|khoá|đại biểu|đảng bộ", re.IGNORECASE)
# Sentences on the time of the whole programme: "Chương trình này được thực hiện trong giai đoạn 2022-2026".
_SCOPE = re.compile(
    r"(?:chương trình|kế hoạch|quy chế|phương án|thỏa thuận)(?: phối hợp)?(?: công tác)? này\s+(?:được\s+)?(?:có\s+)?"
    r"(?:thực hiện|triển khai|áp dụng|hiệu lực|giá trị|thời hạn)\s*(?:thi hành\s*|thực hiện\s*)?(?:trong"
    r"|cho|từ|thời gian|giai đoạn|kể từ|đến|là|:|\s)"
    r"|thời (?:gian|hạn) (?:thực hiện|hiệu lực|áp dụng)(?: của)? (?:chương trình|kế hoạch"
    r"|quy chế)(?: phối hợp)?(?: này)?\s*(?:là|:|từ|trong|\s)",
    re.IGNORECASE,
)
_OPENING = re.compile(
    r"(?:ký kết|thống nhất|ban hành|xây dựng)\s+(?:\w+\s+){0,3}?(?:chương trình|kế hoạch|quy chế)\s", re.IGNORECASE
)
_SECTION = re.compile(r"^\s*[IVX]+\s*[.\-–)/]+\s*(?:thời gian|thời hạn|phạm vi|tiến độ)[^:\n]{0,60}", re.IGNORECASE)
_SHORTEST = 10  # letters; a bare "năm 2022" in a sentence is no period of the whole


@dataclass(frozen=True, slots=True)
class Period:
    """First and last day, inclusive, and the words that say so."""

    start: date
    end: date
    span: Span
    words: str = ""


def period_in(text: str, start: int, end: int) -> Period | None:
    """The first span of time named in ``text[start:end]``, whosever it is; the widest wording wins at one place."""
    best: Period | None = None
    for pattern in (_RANGE, _BRACKETS, _FIVE, _MONTHS, _FROM_TO, _SOME_MONTHS, _QUARTER, _MONTH, _YEAR):
        for match in pattern.finditer(text, start, end):
            if pattern in (_MONTH, _YEAR, _QUARTER) and _POINT.search(
                text[max(start, match.start() - 26) : match.start()]
            ):
                continue  # the rest of a date, or an aim
            found = _period(match)
            if (
                found
                and (best is None or found.span[0] < best.span[0])
                and not (best and best.span[0] <= found.span[0] < best.span[1])
            ):
                best = found
            break
    return best


def _period(match: re.Match[str]) -> Period | None:
    first: date | None
    last: date | None
    if match.re in (_RANGE, _BRACKETS, _FIVE, _FROM_TO):
        first, last = date(int(match[1]), 1, 1), date(int(match[2]), 12, 31)
    elif match.re is _MONTHS:
        end_year = int(match[4])
        first = real_date(1, int(match[1]), int(match[2] or end_year))
        last = end_of_month(end_year, int(match[3])) if 1 <= int(match[3]) <= 12 else None
    elif match.re is _SOME_MONTHS:
        count, year = _COUNTS[match[0].split()[0].casefold()], int(match[2])
        first = date(year, 1, 1) if match[1].casefold() == "đầu" else date(year, 13 - count, 1)
        last = end_of_month(year, count) if match[1].casefold() == "đầu" else date(year, 12, 31)
    elif match.re is _QUARTER:
        quarter, year = _QUARTERS[match[1].casefold()], int(match[2])
        first, last = date(year, 3 * quarter - 2, 1), end_of_month(year, 3 * quarter)
    elif match.re is _MONTH:
        first = real_date(1, int(match[1]), int(match[2]))
        last = end_of_month(int(match[2]), int(match[1])) if first else None
    else:
        first, last = date(int(match[1]), 1, 1), date(int(match[1]), 12, 31)
    return Period(first, last, match.span(), match[0]) if first and last and first <= last else None


def period_of_title(text: str, title: Span, *, yearly: bool) -> Period | None:
    """The programme's own period as its title says it.

    ``yearly``: a bare "năm 2022" counts (programmes and plans of work); a year after "đợt II" never does.
    """
    found = period_in(text, *title)
    while found:
        if _is_own(text, title, found, yearly):
            return found
        found = period_in(text, found.span[1], title[1])
    return None


def _is_own(text: str, title: Span, found: Period, yearly: bool) -> bool:
    before, words = text[title[0] : found.span[0]], text[slice(*found.span)].casefold()
    if _LOOKING_BACK.search(before):
        return False
    if words.startswith("nhiệm kỳ"):
        return not _TERM.search(before)
    if words.startswith("năm ") and len(words) <= 8:
        last = not text[found.span[1] : title[1]].strip(' .)”"')
        return (
            yearly and not _WAVE.search(before) and (not _LAW.search(before) or (last and not _STATUTE.search(before)))
        )
    return True


def period_of_scope(text: str, opening: Sequence[Span], lines: Sequence[Span]) -> Period | None:
    """The programme's period from a sentence about its own time: anywhere, or in the opening where it is announced."""
    for pattern, spans in ((_SCOPE, lines), (_OPENING, opening)):
        for start, end in spans:
            for said in pattern.finditer(text, start, end):
                if found := _said_after(text, said, end):
                    return found
    return None


def period_of_section(text: str, lines: Sequence[Span]) -> Period | None:
    """The period from a section of its own: "IV. Thời gian thực hiện: Từ năm 2022 đến năm 2026"."""
    for at, (start, end) in enumerate(lines):
        said = _SECTION.match(text, start, end)
        if not said:
            continue
        for begin, stop in [(said.end() - 1, end), *lines[at + 1 : at + 3]]:
            if re.match(r"[IVX]+\s*[.\-–)]", text[begin:stop]):
                break
            if found := _days(text, begin, stop) or period_in(text, begin, min(stop, begin + 160)):
                return found
    return None


def _said_after(text: str, said: re.Match[str], end: int) -> Period | None:
    stop = min(end, said.end() + 200)
    clause = re.compile(r"[.;]\s|,\s*(?:cụ thể|với các|như sau)").search(text, said.end(), stop)
    stop = clause.start() if clause else stop
    if days := _days(text, said.end() - 8, stop):
        return days
    found = period_in(text, max(said.start(), said.end() - 12), stop)
    if found and found.span[1] - found.span[0] > _SHORTEST and _is_own(text, (said.start(), stop), found, False):
        return found
    return None


def _days(text: str, begin: int, stop: int) -> Period | None:
    """ "từ ngày 01/6/2025 đến ngày 31/12/2025" """
    days = [one for one in find_days(text, begin, stop) if one.day]
    for first, last in pairwise(days):
        between = text[first.span[1] : last.span[0]].casefold()
        if (
            first.day
            and last.day
            and first.day < last.day
            and len(between) < 25
            and re.search(r"đến|tới|[-–]", between)
        ):
            return Period(first.day, last.day, (first.span[0], last.span[1]), text[first.span[0] : last.span[1]])
    return None
