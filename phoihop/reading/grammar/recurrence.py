"""Recurring deadlines: the phrases, and RFC 5545 rules that yield exactly the days meant.

A period stands for its last day: "hằng quý" is due on the last day of March, June, September and December.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

EVERY = r"(?:hằng|hàng|mỗi|từng)"
DAY_MONTH = r"(?:ngày\s+)?(\d{1,2})\s*(?:[/.\-]|\s+tháng\s+)\s*(\d{1,2})(?![\d/]|\s*[/.\-]\s*\d{4}|\s*%)"
_DAY_MONTH = re.compile(DAY_MONTH, re.I)
_JOIN = (
    r"\s*+(?:\)\s*+)?(?:,|;|và\s+trước|và|,?\s*+trước)\s*+(?:(?:báo cáo\s+)?(?:năm|cả năm|9 tháng|cuối năm"
    r"|tổng kết)\s*\(?\s*(?:xong\s+)?trước\s+)?"
)
_BEFORE = r"(?:(?:xong\s+)?trước|chậm\s+nhất(?:\s+là)?|muộn\s+nhất(?:\s+là)?|vào|đến|trong)\s*(?:vào\s+)?"
_PURPOSE = r"(?:\s*\([^()]{3,60}\))?"  # "15/6 (báo cáo 6 tháng) và 15/12 (báo cáo năm)"

_DATES_YEARLY = re.compile(
    rf"(?:{_BEFORE})?{DAY_MONTH}{_PURPOSE}(?:{_JOIN}{DAY_MONTH}{_PURPOSE}){{0,11}}+\s*(?:của\s+)?{EVERY}\s+năm", re.I
)
_YEARLY_DATES = re.compile(
    rf"(?:{EVERY}\s+năm|(?:định\s+kỳ|báo cáo|sơ kết)\s+(?:{EVERY}\s+)?(?:0?6|sáu)\s+tháng"
    rf"|6\s+tháng)[^.;]{{0,220}}?{_BEFORE}{DAY_MONTH}{_PURPOSE}"
    rf"(?:{_JOIN}[^.;\d]{{0,40}}?{DAY_MONTH}{_PURPOSE}){{0,11}}+",
    re.I,
)
_SEVERAL_DATES = re.compile(rf"{_BEFORE}{DAY_MONTH}{_PURPOSE}(?:{_JOIN}{DAY_MONTH}{_PURPOSE}){{1,11}}+", re.I)
_BARE_DATES = re.compile(rf"{DAY_MONTH}(?:{_JOIN}{DAY_MONTH}){{1,11}}+", re.I)
_DAY_OF_MONTH = re.compile(
    rf"(?:{_BEFORE})?ngày\s+(\d{{1,2}})((?:\s*(?:,|và)\s*(?:ngày\s+)?\d{{1,2}})*)\s+(?:của\s+)?{EVERY}\s+tháng", re.I
)
_MONTHLY_DAY = re.compile(
    rf"{EVERY}\s+tháng[^.;]{{0,60}}?{_BEFORE}ngày\s+(\d{{1,2}})()(?!\s*(?:[/.\-]\s*\d|tháng\s+\d|tháng\s+cuối))", re.I
)
_DAY_OF_QUARTER = re.compile(
    rf"(?:{EVERY}\s+quý[^.;]{{0,60}}?)?(?:{_BEFORE})?ngày\s+(\d{{1,2}})\s+(?:của\s+)?tháng\s+(cuối|đầu|thứ\s+hai)\s+"
    rf"(?:của\s+)?(?:{EVERY}\s+)?quý(\s+sau|\s+tiếp\s+theo)?",
    re.I,
)
_WEEKDAY = re.compile(
    rf"(?:(?:vào|trước)\s+)?(?:ngày\s+)?(thứ\s+(?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ\s+nhật)\s+{EVERY}\s+tuần", re.I
)
_MONTHS_YEARLY = re.compile(
    rf"(?:{_BEFORE})?(?:tháng|quý)\s+([IVX\d]{{1,3}})((?:\s*(?:,|và)\s*(?:(?:tháng|quý)\s+)?[IVX\d]{{1,3}})*)\s+"
    rf"(?:của\s+)?{EVERY}\s+năm",
    re.I,
)
_TWO_MONTHS = re.compile(
    rf"(?:vào\s+)?tháng\s+(\d{{1,2}})((?:[^.;\d]{{2,40}}?\s+tháng\s+\d{{1,2}})+)\s+{EVERY}\s+năm", re.I
)
_YEARLY_MONTH = re.compile(
    rf"{EVERY}\s+năm[^.;]{{0,80}}?(?:vào|trong)\s+(?:tháng|quý)\s+([IVX\d]{{1,3}})((?:\s*(?:,|và)\s*(?:(?:tháng"
    rf"|quý)\s+)?[IVX\d]{{1,3}})*)"
    r"(?![\d/]|\s+năm\s+\d)",
    re.I,
)
_TIMES = re.compile(
    r"(?:ít nhất\s+|tối thiểu\s+)?(?:(\d{1,2}|một|hai|ba|bốn)\s+lần\s*(?:/|trong\s+(?:một\s+|1\s+)?|mỗi\s+|một\s+)\s*"
    r"(tuần|tháng|quý|năm)"
    r"|(?:mỗi\s+|một\s+|0?1\s+)(tuần|tháng|quý|năm)\s+(?:tổ chức\s+|họp\s+)?(?:ít nhất\s+)?(\d{1,2}|một|hai|ba"
    r"|bốn)\s+lần"
    r"|(?:định kỳ\s+)?(?:\(?\s*)(\d{1,2}|hai|ba|bốn|sáu)\s+(tháng|năm|tuần)(?:\s*/\s*|\s+)(?:một|1|01)?\s*lần)",
    re.I,
)
_NO_COUNT = r"(?!\s*(?:\d|(?-i:[IVX]+\b)|thứ|nay|sau|trước|đầu|cuối\s+cùng))"
_PART = (
    rf"(?:(?:báo cáo\s+)?(?:{EVERY}\s+(?:ngày|tuần|tháng|quý|năm)(?!\s*(?:thứ|sau|trước))|(?:ngày|tuần|tháng|quý"
    rf"|năm){_NO_COUNT})"
    r"|(?:0?[369]|ba|sáu|chín)\s+tháng(?:\s+(?:đầu|cuối)\s+năm)?(?!\s*\d)|một\s+năm|1\s+năm|cả\s+năm|cuối\s+năm)"
)
_PERIODS = re.compile(
    rf"(?:định\s+kỳ|(?:sơ kết|báo cáo|giao ban|họp)\s+(?:định kỳ\s+)?(?=(?:{EVERY}|0?[369]\s+tháng|sáu\s+tháng))|"
    rf"(?={EVERY}\s))\s*(?:vào\s+)?(?:\(\s*)?({_PART}(?:\s*(?:,|;|và|/|hoặc|-)\s*{_PART})*)",
    re.I,
)
_EVERY_MORE = re.compile(rf"{EVERY}\s+(ngày|tuần|tháng|quý|năm)", re.I)
# "ngân sách hằng năm": the year's budget, no date.
_NOUN_BEFORE = re.compile(
    r"(?:ngân sách|nhà nước|dự toán|kế hoạch|kinh phí|đời sống|sinh hoạt|chương trình|công việc|nguồn|thu nhập"
    r"|chỉ tiêu|bình quân"
    r"|nhiệm vụ|công tác|mục tiêu|tập thể|cán bộ|công chức|viên chức|thi đua|số liệu|tăng trưởng|học tập"
    r"|hoạt động)\s*$",
    re.I,
)
_WITHIN_PLAN = re.compile(
    r"(?:trong|vào)\s+(?:dự toán|kế hoạch|chương trình)(?:\s+(?:ngân sách|công tác|kinh phí))*\s*$", re.I
)
_NUMBERS = {"một": 1, "hai": 2, "ba": 3, "bốn": 4, "sáu": 6, "chín": 9}
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_WEEKDAYS = {
    "hai": "MO",
    "2": "MO",
    "ba": "TU",
    "3": "TU",
    "tư": "WE",
    "4": "WE",
    "năm": "TH",
    "5": "TH",
    "sáu": "FR",
    "6": "FR",
    "bảy": "SA",
    "7": "SA",
}
_ALL_MONTHS = tuple(range(1, 13))
_LAST_DAYS = {2: 29, 4: 30, 6: 30, 9: 30, 11: 30}

Found = tuple[int, int, str]  # start and end in the text, rules


def recurrence(text: str, *, prose: bool) -> Found | None:
    """The recurring deadline that a text names: the place of its phrase and its rules, one a line; None where none is.

    ``prose``: a running sentence, where "hằng năm" after "ngân sách" is no deadline; otherwise a cell or field.
    """
    plain = text.casefold()
    for needed, find in _FINDERS:
        if all(word in plain for word in needed):
            found = find(text, prose)
            if found:
                return found
    return None


def yearly(days: Iterable[tuple[int, int]]) -> str:
    """The rules for days (day, month) of every year: one rule for each day of the month.

    >>> yearly([(15, 6), (15, 11)])
    'FREQ=YEARLY;BYMONTH=6,11;BYMONTHDAY=15'
    """
    by_day: dict[int, list[int]] = {}
    for day, month in days:
        months = by_day.setdefault(day, [])
        if month not in months:
            months.append(month)
    rules = ((sorted(months), day) for day, months in by_day.items())
    return "\n".join(
        f"FREQ=YEARLY;BYMONTH={','.join(map(str, months))};BYMONTHDAY={day}" for months, day in sorted(rules)
    )


def is_day(day: int, month: int) -> bool:
    """Whether a day of a month exists in some year."""
    return 1 <= month <= 12 and 1 <= day <= _LAST_DAYS.get(month, 31)


def _days(phrase: str) -> list[tuple[int, int]]:
    days = [(int(m[1]), int(m[2])) for m in _DAY_MONTH.finditer(phrase)]
    return days if days and all(is_day(*day) for day in days) else []


def _quarter_day(text: str, prose: bool) -> Found | None:
    match = _DAY_OF_QUARTER.search(text)
    if not match or not 1 <= int(match[1]) <= 31:
        return None
    shift = {"cuối": 0, "đầu": -2}.get(match[2].casefold(), -1)
    months = sorted((month + shift + (3 if match[3] else 0) - 1) % 12 + 1 for month in (3, 6, 9, 12))
    return match.start(), match.end(), f"FREQ=YEARLY;BYMONTH={','.join(map(str, months))};BYMONTHDAY={int(match[1])}"


def _month_day(text: str, prose: bool) -> Found | None:
    match = _DAY_OF_MONTH.search(text) or _MONTHLY_DAY.search(text)
    if not match:
        return None
    days = sorted({int(match[1]), *map(int, re.findall(r"\d+", match[2] or ""))})
    if not all(1 <= day <= 31 for day in days):
        return None
    return match.start(), match.end(), f"FREQ=MONTHLY;BYMONTHDAY={','.join(map(str, days))}"


def _yearly_dates(text: str, prose: bool) -> Found | None:
    if not any(map(str.isdigit, text)):
        return None
    for pattern in (_DATES_YEARLY, _YEARLY_DATES, _SEVERAL_DATES, *(() if prose else (_BARE_DATES,))):
        match = pattern.search(text)
        if match and (days := _days(match[0])):
            return match.start(), match.end(), yearly(days)
    return None


def _named_months(text: str, prose: bool) -> Found | None:
    match = _TWO_MONTHS.search(text) or _MONTHS_YEARLY.search(text) or _YEARLY_MONTH.search(text)
    if not match:
        return None
    months = []
    for sign in re.findall(r"\b[IVX]+\b|\d+", f"{match[1]} {match[2]}", re.I):
        quarter = _ROMAN.get(sign.casefold())
        if quarter is None and "quý" in match[0].casefold():
            quarter = int(sign) if sign.isdigit() else None
        months.append(quarter * 3 if quarter else int(sign) if sign.isdigit() else 0)
    if not months or not all(1 <= month <= 12 for month in months):
        return None
    return match.start(), match.end(), _month_ends(months)


def _weekday(text: str, prose: bool) -> Found | None:
    match = _WEEKDAY.search(text)
    if not match:
        return None
    day = "SU" if match[1].casefold().startswith("chủ") else _WEEKDAYS[match[1].casefold().split()[-1]]
    return match.start(), match.end(), f"FREQ=WEEKLY;BYDAY={day}"


def _times(text: str, prose: bool) -> Found | None:
    match = _TIMES.search(text)
    if not match:
        return None
    if match[5]:
        count = _number(match[5])
        rule = _each(count, match[6].casefold())
    else:
        rule = _often(_number(match[1] or match[4]), (match[2] or match[3]).casefold())
    return (match.start(), match.end(), rule) if rule else None


def _periods(text: str, prose: bool) -> Found | None:
    for match in _PERIODS.finditer(text):
        before = text[: match.start()]
        if (
            prose
            and not match[0].casefold().startswith("định")
            and _NOUN_BEFORE.search(before)
            and not _WITHIN_PLAN.search(before)
        ):
            continue
        phrase = match[1].casefold()
        start, end = match.start(), match.end(1)
        if not match[0].casefold().startswith("định"):
            start = match.start(1)
        while start < end and text[start] in " ,;(":
            start += 1
        rule = _rule_of_periods(phrase)
        if rule:
            return start, end, rule
    return None


def _rule_of_periods(phrase: str) -> str | None:
    months: set[int] = set()
    for part in re.split(r"\s*(?:,|;|và|/|hoặc|-)\s*", phrase):
        number = re.match(r"(?:0?([369])|(ba|sáu|chín))\s+tháng(?:\s+(đầu|cuối))?", part)
        if number:
            count = int(number[1]) if number[1] else _NUMBERS[number[2]]
            months |= {12} if number[3] == "cuối" else {count}
            if number[3] is None and count in (3, 6) and phrase == part:
                months |= set(range(count, 13, count))
        elif "ngày" in part:
            return "FREQ=DAILY"
        elif "tuần" in part:
            return "FREQ=WEEKLY;BYDAY=SU"
        elif "tháng" in part:
            months |= set(_ALL_MONTHS)
        elif "quý" in part:
            months |= {3, 6, 9, 12}
        elif "năm" in part:
            months.add(12)
    return _month_ends(months) if months else None


def _month_ends(months: Iterable[int]) -> str:
    chosen = sorted(set(months))
    if chosen == list(_ALL_MONTHS):
        return "FREQ=MONTHLY;BYMONTHDAY=-1"
    return f"FREQ=YEARLY;BYMONTH={','.join(map(str, chosen))};BYMONTHDAY=-1"


def _number(word: str) -> int:
    return int(word) if word.isdigit() else _NUMBERS.get(word.casefold(), 0)


def _each(count: int, of: str) -> str | None:
    """Once in so many weeks, months or years."""
    if of == "tuần":
        return f"FREQ=WEEKLY;INTERVAL={count};BYDAY=SU" if count else None
    if of == "năm":
        return f"FREQ=YEARLY;INTERVAL={count};BYMONTH=12;BYMONTHDAY=-1" if count else None
    return _month_ends(range(count, 13, count)) if count and 12 % count == 0 else None


def _often(count: int, within: str) -> str | None:
    """So many times a week, month, quarter or year; the days are spread evenly, the last one is the period's last."""
    if within == "năm" and count and 12 % count == 0:
        return _month_ends(range(12 // count, 13, 12 // count))
    if within == "quý" and count in (1, 3):
        return _month_ends((3, 6, 9, 12) if count == 1 else _ALL_MONTHS)
    if within == "tháng" and count:
        return "FREQ=MONTHLY;BYMONTHDAY=-1" if count == 1 else "FREQ=MONTHLY;BYMONTHDAY=15,-1" if count == 2 else None
    if within == "tuần" and count:
        return "FREQ=WEEKLY;BYDAY=SU" if count == 1 else None
    return None


# Each finder with words without which it finds nothing, so that most sentences are not searched at all.
_FINDERS: tuple[tuple[tuple[str, ...], Callable[[str, bool], Found | None]], ...] = (
    (("quý", "ngày"), _quarter_day),
    (("tháng", "ngày"), _month_day),
    ((), _yearly_dates),
    (("năm",), _named_months),
    (("tuần",), _weekday),
    (("lần",), _times),
    ((), _periods),
)
