"""Deadlines: when something is due once, again and again, always, or upon an event.

A deadline that names a month, quarter or year means its last day; "trước ngày 15/6" means that day. Where the year is
left out it comes from the document: the year of a programme of one year, else the next such day after the signing.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta

from phoihop.reading.grammar.promises import Schedule
from phoihop.reading.grammar.recurrence import EVERY, recurrence, yearly

_YEAR = r"(?:(?:\s*[/.\-]\s*|\s*,?\s*năm\s+|\s+)(20\d\d|19\d\d))"
_POINT = (
    r"(?:ngày\s+)?(?P<d{0}>\d{{1,2}})\s*(?:[/.\-]\s*|\s+tháng\s+)(?P<m{0}>\d{{1,2}})(?:(?:\s*[/.\-]\s*"
    r"|\s*,?\s*năm\s+)(?P<y{0}>20\d\d))?(?![\d%])"
    r"|tháng\s+(?P<mm{0}>\d{{1,2}})(?:(?:\s*[/.\-]\s*|\s*,?\s*năm\s+)(?P<my{0}>20\d\d))?(?!\s*[/\d])"
    r"|(?:quý|quí)\s+(?P<q{0}>IV|I{{1,3}}|[1-4])(?:(?:\s*[/.\-]\s*|\s*,?\s*năm\s+|\s+)(?P<qy{0}>20\d\d))?"
    r"|(?:0?6|sáu)\s+tháng\s+(?P<h{0}>đầu|cuối)\s+năm(?:\s+(?P<hy{0}>20\d\d))?"
    r"|(?:cuối\s+|hết\s+)?năm\s+(?P<yy{0}>20\d\d)(?!\s*[\-–]\s*20)"
    r"|(?:cuối|hết)\s+năm(?P<ye{0}>)(?!\s*20)"
)  # fmt: skip


def _point(tag: str) -> str:
    return "(?:" + _POINT.replace("{{{{", "{{").replace("}}}}", "}}").format(tag) + ")"


_TRIGGER = (
    r"(?:(?:phải\s+|cần\s+)?(?:hoàn\s+thành|hoàn\s+tất|xong|kết\s+thúc|thực\s+hiện)\s+(?:xong\s+)?(?:(?:trong|trước"
    r"|vào|chậm\s+nhất)\s+)?(?:dứt\s+điểm\s+)?"
    r"|(?:xong\s+)?trước|chậm\s+nhất(?:\s+là)?(?:\s+(?:đến|trong|vào|trước))?|muộn\s+nhất(?:\s+là)?|hạn\s+(?:cuối"
    r"|chót)(?:\s+là)?|đến\s+hết|đến\s+trước|đến|hết|trong|vào"
    r"|thời\s+(?:gian|hạn)[^:.;]{0,30}:)\s*(?:thời\s+gian\s+)?(?:đầu\s+|hết\s+)?"
)
_ONCE_PROSE = re.compile(rf"(?P<trigger>{_TRIGGER})\s*(?P<point>{_point('')})", re.I)
_ONCE_FIELD = re.compile(rf"(?P<trigger>{_TRIGGER})?\s*(?P<point>{_point('')})", re.I)
_RANGE = re.compile(
    rf"(?:từ|bắt\s+đầu\s+từ)\s+(?:(?P<now>nay)|{_point('1')})\s*(?:cho\s+)?(?:đến|tới|-|–)\s*(?:hết\s+|trước\s+"
    rf"|cuối\s+)?{_point('2')}",
    re.I,
)
_SEVERAL_QUARTERS = re.compile(
    r"(?:trong\s+)?(?:quý|quí|tháng)\s+(?P<first>IV|I{1,3}|\d{1,2})\s*(?:,|và|-|–|đến)\s*(?:(?:quý|quí|tháng)\s+)?"
    r"(?P<last>IV|I{1,3}|\d{1,2})(?:\s*[/.\-]\s*|\s*,?\s*năm\s+)(?P<year>20\d\d)", re.I
)  # fmt: skip
_YEARS = re.compile(
    r"(?:(?:trong\s+)?(?:giai\s+đoạn|các\s+năm|năm|từ\s+năm|từ)\s*)?\b(20\d\d)\s*(?:[-–]|đến(?:\s+hết)?(?:\s+năm)?"
    r"|,)\s*(?:năm\s+)?(20\d\d)\b",
    re.I,
)
_BARE_YEAR = re.compile(r"^\W*(20\d\d)\W*$")
_DATES_OF_ONE_YEAR = re.compile(
    r"(?:trước\s+|vào\s+|chậm\s+nhất\s+)?(?:ngày\s+)?(\d{1,2})/(\d{1,2})(?:/(20\d\d))?\s*(?:và|,|;)\s*(?:trước\s+)?"
    r"(?:ngày\s+)?(\d{1,2})/(\d{1,2})/(20\d\d)",
    re.I,
)
_ONWARD = re.compile(
    r"(?:(?:trong\s+)?năm\s+)?(?P<from>20\d\d)\s*(?:và|,)\s*(?:các|những)\s+năm\s+(?:tiếp\s+theo|sau|kế\s+tiếp)"
    r"(?:\s+đó)?"
    r"|từ\s+(?:năm\s+(?P<year>20\d\d)|ngày\s+(?P<day>\d{1,2}/\d{1,2}/20\d\d)|(?:quý|quí)\s+(?P<q>IV|I{1,3}"
    r"|[1-4])\s*[/\-]\s*(?P<qy>20\d\d)|tháng\s+(?P<m>\d{1,2})\s*[/\-]\s*(?P<my>20\d\d))"
    r"(?:\s+trở\s+đi|\s*$|(?=\s*[;,.)]))",
    re.I,
)  # fmt: skip
_CONTINUOUS = re.compile(
    r"thường\s+xuyên(?:,?\s+liên\s+tục)?|liên\s+tục|(?:trong\s+)?suốt\s+(?:thời\s+gian|giai\s+đoạn|quá\s+trình|năm"
    r"|nhiệm\s+kỳ)[^.;,]{0,40}"
    r"|xuyên\s+suốt|cả\s+năm|quanh\s+năm|trong\s+cả\s+giai\s+đoạn|lâu\s+dài",
    re.I,
)
_NOT_CONTINUOUS = re.compile(r"(?:chi|kinh phí|sự nghiệp|nguồn|nhiệm vụ|ngân sách|không)\s*$", re.I)
_EVENT = re.compile(
    r"(?:ngay\s+)?(?:sau\s+)?khi\s+(?:có|xảy\s+ra|xuất\s+hiện|phát\s+sinh|phát\s+hiện|được|cần|nước|kết\s+thúc"
    r"|hoàn\s+thành|nhận\s+được|ban\s+hành)[^.;,()]{0,80}"
    r"|(?:ngay\s+)sau\s+[^.;,()]{3,60}|theo\s+(?:yêu\s+cầu|tình\s+hình|thực\s+tế|đề\s+nghị"
    r"|chỉ\s+đạo\s+của\s+cấp\s+trên)(?:\s+(?:của|nhiệm\s+vụ|thực\s+tế)\s+[^.;,()]{2,60})?"
    r"|(?:trong\s+)?(?:thời\s+hạn|vòng)\s+\d+\s+(?:ngày|giờ|tháng)(?:\s+làm\s+việc)?,?\s+(?:kể\s+)?từ\s+(?:ngày|khi)[^.;,()]{3,60}"
    r"|khi\s+[^.;,()]{3,80}?(?:đề\s+nghị|yêu\s+cầu)(?=\W*$)"
    r"|đột\s+xuất|tùy\s+(?:theo\s+)?tình\s+hình[^.;,()]{0,40}",
    re.I,
)
_EVENT_FIELD = re.compile(
    r"(?:ngay\s+)?(?:sau\s+)?khi\s+[^.;()]{3,100}|theo\s+[^.;()]{3,80}|sau\s+[^.;()]{3,80}"
    r"|trong\s+vòng\s+[^.;()]{3,80}|hàng?\s+đợt[^.;()]{0,40}",
    re.I,
)
_EVENT_FIRST = re.compile(r"^\W*Khi\s+[^.;,()]{3,100}")
_NOUN_OF_A_YEAR = re.compile(r"[^\W\d_,;:.]\s+$")
_REPORTING = re.compile(r"báo cáo|tổng hợp|sơ kết|kế hoạch năm|đăng ký|giao ban|gửi", re.I)
# A day that belongs to a document or to history is no deadline.
_OF_A_DOCUMENT = re.compile(
    r"(?:\bsố\s*[\w./\-]+,?|\bsố[^.;]{0,60}|ban hành|ký|luật[^.;]{0,60}|(?:quyết định|nghị quyết|công văn"
    r"|thông báo)[^.;]{0,30})\s*$",
    re.I,
)
# "Chiến lược dữ liệu đến năm 2030" is a name.
_OF_A_STRATEGY = re.compile(
    r"(?:tầm nhìn|định hướng|mục tiêu)\s*$|(?:chiến lược|đề án|quy hoạch|chương trình|kế hoạch|lộ trình"
    r"|quyết định|nghị quyết)(?:\s+[^\s,.;:]+){1,16}\s+$",
    re.I,
)
_PERIODIC = re.compile(
    r"(?:^|[,;]\s*(?:và\s+)?)\W*(định kỳ)\s+(?=báo cáo|đánh giá|kiểm tra|rà soát|tổng hợp|tổ chức|tiến hành"
    r"|thông tin|trao đổi|giao ban|họp|sơ kết|cung cấp|gửi|công khai|cập nhật)",
    re.I,
)
_REPEATED = re.compile(rf"{EVERY}|định kỳ|lần|\d\s*/\s*\d", re.I)
_ROMAN = {"I": 1, "II": 2, "III": 3, "IV": 4}


@dataclass(frozen=True, slots=True)
class Times:
    """What the document says of its own time: when it was signed, from when to when it runs."""

    signed_on: date | None = None
    period: tuple[date, date] | None = None

    @property
    def is_of_several_years(self) -> bool:
        """Whether the document runs over more than one calendar year."""
        return self.period is not None and self.period[0].year != self.period[1].year

    def year_of(self, month: int, day: int | None = None) -> tuple[int | None, bool]:
        """The year of a day or month named without one, and whether that is sure."""
        if self.period and self.period[0].year == self.period[1].year:
            return self.period[0].year, True
        if self.signed_on:
            last = day or calendar.monthrange(self.signed_on.year, month)[1]
            passed = (month, last) < (self.signed_on.month, self.signed_on.day)
            return self.signed_on.year + passed, self.period is None
        return (self.period[0].year, False) if self.period else (None, False)


# Without one of these no text tells a time; most lines have none, and the patterns are many.
_TIME_WORD = re.compile(
    r"\d|hằng|hàng|mỗi|từng|năm|quý|quí|tháng|tuần|ngày|định\s+kỳ|lần|thường\s+xuyên|liên\s+tục|suốt|giai\s+đoạn|lâu\s+dài"
    r"|khi|sau|theo|đột|tùy|vòng|đợt",
    re.IGNORECASE,
)


def read_schedule(text: str, at: int = 0, times: Times | None = None, *, prose: bool = False) -> Schedule | None:
    """The schedule that ``text`` names, its span shifted by ``at``; None where it names none.

    ``prose`` is for running sentences, in which a bare "năm 2025" is no deadline; without it the text is a cell
    or field that holds the time alone.
    """
    if not _TIME_WORD.search(text):
        return None
    known = times or Times()
    found = (
        _several_of_one_year(text)
        or _recurring(text, prose)
        or _once(text, known, prose)
        or _always_or_upon(text, prose)
    )
    if not prose:
        always = _CONTINUOUS.match(text.lstrip(" -–+•("))
        onward = _ONWARD.search(text)
        if always or onward:
            found = _always_or_upon(text, prose) or found
    if found is None:
        return None
    start, end = found.span
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1] in " \t\n,;.:":
        end -= 1
    phrase = " ".join(text[start:end].split())
    return Schedule(found.kind, phrase, (at + start, at + end), found.start, found.due, found.rrule, found.doubt)


_POINT_WORD = re.compile(r"\d|quý|quí|tháng|năm", re.IGNORECASE)
_MAY_RECUR = re.compile(r"\d|hằng|hàng|mỗi|từng|tháng|quý|năm|tuần|ngày", re.IGNORECASE)


def _recurring(text: str, prose: bool) -> Schedule | None:
    found = recurrence(text, prose=prose) if _MAY_RECUR.search(text) else None
    if found is None:
        return None
    if not _REPEATED.search(text[found[0] : found[1]]):  # "sơ kết 6 tháng trước ngày 10/7/2026": a day of its own
        dated = _once(text, Times(), prose)
        if dated and dated.start is None:
            return dated
    return Schedule("recurring", "", found[:2], rrule=found[2])


def _several_of_one_year(text: str) -> Schedule | None:
    match = _DATES_OF_ONE_YEAR.search(text)
    if not match:
        return None
    year = int(match[6])
    first, last = _day(year, int(match[2]), int(match[1])), _day(year, int(match[5]), int(match[4]))
    if not first or not last or int(match[3] or year) != year:
        return None
    return _twice(match.span(), (first, last))


def _twice(span: tuple[int, int], days: tuple[date, date]) -> Schedule:
    """Two days of one year, as rules that end with it."""
    first, last = days
    year = last.year
    rules = "\n".join(f"FREQ=YEARLY;BYMONTH={d.month};BYMONTHDAY={d.day};UNTIL={year}1231" for d in (first, last))
    return Schedule("recurring", "", span, start=date(year, 1, 1), due=last, rrule=rules)


def _once(text: str, times: Times, prose: bool) -> Schedule | None:
    if not _POINT_WORD.search(text):
        return None
    for match in _RANGE.finditer(text):
        last = _due(match, "2", times)
        if not last or _OF_A_DOCUMENT.search(text[: match.start()]):
            continue
        end, doubt = last[1], last[2]
        first = None if match["now"] else _due(match, "1", Times(end, (date(end.year, 1, 1), date(end.year, 12, 31))))
        start = times.signed_on if match["now"] else (first[0] or first[1]) if first else None
        if start and start > end:
            start = start.replace(year=start.year - 1, day=min(start.day, 28))
        return Schedule("once", "", match.span(), start, end, doubt=doubt)
    if not prose or re.search(r"(?:thực hiện|hoàn thành|thời gian|trong)\W+(?:giai đoạn|các năm)\s+20\d\d", text, re.I):
        match_years = _YEARS.search(text)
        if match_years and (not prose or "giai" in match_years[0] or "các năm" in match_years[0]):
            one, two = int(match_years[1]), int(match_years[2])
            if one <= two:
                return Schedule("once", "", match_years.span(), date(one, 1, 1), date(two, 12, 31))
    several = _SEVERAL_QUARTERS.search(text)
    if several:
        made = _several(several)
        if made:
            return made
    if not prose and (bare := _BARE_YEAR.match(text)):
        return Schedule("once", "", bare.span(1), date(int(bare[1]), 1, 1), date(int(bare[1]), 12, 31))
    if not prose and _ONWARD.search(text):
        return None
    for match in (_ONCE_PROSE if prose else _ONCE_FIELD).finditer(text):
        if prose and not _is_deadline(text, match):
            continue
        due = _due(match, "", times)
        if due:
            start, end, doubt = due
            if doubt and match["d"] and times.is_of_several_years and _REPORTING.search(text):
                rule = yearly([(end.day, end.month)])
                return Schedule("recurring", "", match.span(), rrule=rule, doubt="deadline_taken_as_yearly")
            if (match["trigger"] or "").casefold().rstrip().endswith("trước") and start:
                return Schedule("once", "", match.span(), None, start - timedelta(days=1), doubt=doubt)
            return Schedule("once", "", match.span(), start, end, doubt=doubt)
    return None


def _is_deadline(text: str, match: re.Match[str]) -> bool:
    """Whether a date in a sentence is one by which to act: "trong năm 2024 đã …" and "Luật … năm 2013" are not."""
    trigger = " ".join(match["trigger"].casefold().split())
    weak = trigger in ("trong", "vào", "đến", "hết", "thực hiện")
    if weak and _OF_A_DOCUMENT.search(text[: match.start()]):
        return False
    if (
        weak
        and not match.groupdict().get("d")
        and re.match(r"\s*(?:đã|vừa qua|trở về trước|có|với|theo|của|là)\b", text[match.end() :])
    ):
        return False
    if trigger == "thực hiện" and match["yy"]:
        return False  # "thực hiện năm 2025" may go with a noun: "kế hoạch thực hiện năm 2025"
    return not (trigger == "đến" and match["yy"] and _OF_A_STRATEGY.search(text[: match.start()]))


def _several(match: re.Match[str]) -> Schedule | None:
    year, quarter = int(match["year"]), "qu" in match[0].casefold()
    first, last = (_ROMAN.get(match[g].upper(), int(match[g]) if match[g].isdigit() else 0) for g in ("first", "last"))
    if not 1 <= first <= last <= (4 if quarter else 12):
        return None
    begin, end = (3 * first - 2, 3 * last) if quarter else (first, last)
    if last > first + 1 and not re.search(r"-|–|đến", match[0].rsplit("/", 1)[0]):
        return _twice(match.span(), (_month_end(year, 3 * first if quarter else first), _month_end(year, end)))
    return Schedule("once", "", match.span(), date(year, begin, 1), _month_end(year, end))


def _due(match: re.Match[str], tag: str, times: Times) -> tuple[date | None, date, str | None] | None:
    """First day (None where the point is one day), last day and doubt of the point in time that a match holds."""
    part = {name: match[name + tag] for name in ("d", "m", "y", "mm", "my", "q", "qy", "h", "hy", "yy", "ye")}
    if part["d"]:
        day, month = int(part["d"]), int(part["m"])
        if not (1 <= month <= 12 and 1 <= day <= 31):
            return None
        year, sure = (int(part["y"]), True) if part["y"] else times.year_of(month, day)
        end = _day(year, month, day) if year else None
        return (None, end, None if sure else "deadline_year_guessed") if end else None
    if part["yy"]:
        year = int(part["yy"])
        return date(year, 1, 1), date(year, 12, 31), None
    if part["mm"]:
        first, last, named = int(part["mm"]), int(part["mm"]), part["my"]
    elif part["q"]:
        quarter = _ROMAN.get(part["q"].upper()) or int(part["q"])
        first, last, named = 3 * quarter - 2, 3 * quarter, part["qy"]
    elif part["h"]:
        first, last, named = (1, 6, part["hy"]) if part["h"].casefold() == "đầu" else (7, 12, part["hy"])
    elif part["ye"] is not None:
        first, last, named = 1, 12, None
    else:
        return None
    if not 1 <= last <= 12:
        return None
    year, sure = (int(named), True) if named else times.year_of(last)
    if not year:
        return None
    return date(year, first, 1), _month_end(year, last), None if sure else "deadline_year_guessed"


def _always_or_upon(text: str, prose: bool) -> Schedule | None:
    onward = _ONWARD.search(text)
    if onward and not (prose and _NOUN_OF_A_YEAR.search(text[: onward.start()])):
        return Schedule("continuous", "", onward.span(), start=_onward_from(onward))
    for match in _CONTINUOUS.finditer(text):
        if not prose or not _NOT_CONTINUOUS.search(text[: match.start()]):
            return Schedule("continuous", "", match.span())
    if prose and (periodic := _PERIODIC.search(text)):
        return Schedule("recurring", "", periodic.span(1), doubt="deadline_undated")
    event = _EVENT_FIRST.search(text) or _EVENT.search(text) or (None if prose else _EVENT_FIELD.search(text))
    return Schedule("on_event", "", event.span()) if event else None


def _onward_from(match: re.Match[str]) -> date | None:
    if match["day"]:
        day, month, year = map(int, match["day"].split("/"))
        return _day(year, month, day)
    if match["q"]:
        return date(int(match["qy"]), 3 * (_ROMAN.get(match["q"].upper()) or int(match["q"])) - 2, 1)
    if match["m"]:
        return _day(int(match["my"]), int(match["m"]), 1)
    return date(int(match["from"] or match["year"]), 1, 1)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _month_end(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])
