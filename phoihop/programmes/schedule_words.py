"""Schedules in people's words: an RRULE said in Vietnamese or English, and built from what was chosen. No database.

What people say is a ``Repeat``. Rules that say more than a Repeat can (UNTIL, INTERVAL, BYSETPOS …) stay rules.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass

from django.utils.translation import gettext as _

LAST = -1  # the last day of the month
_MONTHS = {
    "monthly": tuple(range(1, 13)),
    "quarterly": (3, 6, 9, 12),
    "half_yearly": (6, 12),
    "nine_months": (9,),
    "yearly": (12,),
}
WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_KNOWN = {"FREQ", "BYMONTH", "BYMONTHDAY", "BYDAY", "WKST"}

YearDay = tuple[int, int]  # (day, month); the day may be LAST


@dataclass(frozen=True)
class Repeat:
    """How often: ``every`` is daily, weekly, monthly, quarterly, half_yearly, nine_months, yearly or dates.

    ``days``: weekdays for weekly, else days of the (last) month of each span. ``dates``: days of each year.
    """

    every: str
    days: tuple[int, ...] = ()
    weekdays: tuple[str, ...] = ()
    dates: tuple[YearDay, ...] = ()


def rule_of(repeat: Repeat) -> str:
    """The RRULE of a repeat, one rule a line."""
    if repeat.every == "daily":
        return "FREQ=DAILY"
    if repeat.every == "weekly":
        return f"FREQ=WEEKLY;BYDAY={','.join(repeat.weekdays or ('SU',))}"
    if repeat.every == "monthly":
        return f"FREQ=MONTHLY;BYMONTHDAY={_list(repeat.days or (LAST,))}"
    dates = repeat.dates or tuple((day, month) for month in _MONTHS[repeat.every] for day in repeat.days or (LAST,))
    months: dict[int, list[int]] = {}
    for day, month in sorted(set(dates)):
        months.setdefault(day, []).append(month)
    return "\n".join(f"FREQ=YEARLY;BYMONTH={_list(named)};BYMONTHDAY={day}" for day, named in months.items())


def repeat_of(rules: str) -> Repeat | None:
    """The repeat that rules mean; None where they say more than a Repeat can."""
    lines = [_parts(line) for line in rules.upper().splitlines() if line.strip()]
    if not lines or any(parts is None or parts.keys() - _KNOWN for parts in lines):
        return None
    known = [parts for parts in lines if parts is not None]
    if known == [{"FREQ": "DAILY"}]:
        return Repeat("daily")
    if {parts.get("FREQ") for parts in known} == {"WEEKLY"}:
        named = {day for parts in known for day in parts.get("BYDAY", "").split(",")}
        return (
            Repeat("weekly", weekdays=tuple(day for day in WEEKDAYS if day in named))
            if named <= set(WEEKDAYS)
            else None
        )
    dates: set[YearDay] = set()
    for parts in known:
        found = _dates(parts)
        if found is None:
            return None
        dates |= found
    return _as_people_say(dates)


def words_of(rules: str) -> str:
    """Rules in words: "hằng năm, các ngày 15/6 và 15/11"."""
    until = re.search(r"UNTIL=(\d{4})(\d{2})(\d{2})", rules.upper())
    repeat = repeat_of(re.sub(r";?UNTIL=\w+", "", rules.upper()))
    if repeat is None:
        return _("theo quy tắc {rule}").format(rule=" + ".join(rules.split("\n")))
    said = _said(repeat)
    if until:
        said += _(", đến {day}").format(day=f"{int(until[3])}/{int(until[2])}/{until[1]}")
    return said


def written_dates(dates: tuple[YearDay, ...]) -> str:
    """Days of a year as a person types them: "15/6, 30/11"."""
    return ", ".join(_written(*one) for one in sorted(dates, key=lambda one: (one[1], one[0] if one[0] > 0 else 31)))


def typed_dates(text: str) -> tuple[YearDay, ...]:
    """The days that a person typed: "15/6, 15-11, cuối tháng 12". Raises ValueError for anything else."""
    found: list[YearDay] = []
    for part in re.split(r"\s*(?:[,;\n]|\bvà\b|\band\b)\s*", text.strip()):
        if not part:
            continue
        end = re.fullmatch(r"(?:cuối|hết|end of)\s+(?:(?:tháng|month)\s+)?(\d{1,2})", part, re.IGNORECASE)
        day = re.fullmatch(r"(?:ngày\s+)?(\d{1,2})\s*(?:[/.-]|\s+tháng\s+)\s*(\d{1,2})", part, re.IGNORECASE)
        if end and 1 <= int(end[1]) <= 12:
            found.append((LAST, int(end[1])))
        elif day and 1 <= int(day[2]) <= 12 and 1 <= int(day[1]) <= calendar.monthrange(2024, int(day[2]))[1]:
            found.append((int(day[1]), int(day[2])))
        else:
            raise ValueError(part)
    if not found:
        raise ValueError(text)
    return tuple(sorted(set(found), key=lambda one: (one[1], one[0])))


def typed_days(text: str) -> tuple[int, ...]:
    """Days of a month that a person typed: "10, 25"; () for nothing, the last day. Raises ValueError otherwise."""
    numbers = re.split(r"\s*(?:[,;\s]|\bvà\b|\band\b)\s*", text.strip()) if text.strip() else []
    days = tuple(sorted({int(number) for number in numbers if number}))
    if any(not 1 <= day <= 31 for day in days):
        raise ValueError(text)
    return days


def _parts(line: str) -> dict[str, str] | None:
    try:
        return dict(part.split("=", 1) for part in line.strip().removeprefix("RRULE:").split(";"))
    except ValueError:
        return None


def _dates(parts: dict[str, str]) -> set[YearDay] | None:
    """The days of a year that a monthly or yearly rule yields; a rule that names no day means the last one."""
    freq = parts.get("FREQ")
    if freq not in ("MONTHLY", "YEARLY") or "BYDAY" in parts:
        return None
    try:
        days = [int(day) for day in parts.get("BYMONTHDAY", str(LAST)).split(",")]
        months = [
            int(month)
            for month in parts.get("BYMONTH", "12" if freq == "YEARLY" else _list(_MONTHS["monthly"])).split(",")
        ]
    except ValueError:
        return None
    if freq == "YEARLY" and "BYMONTHDAY" in parts and "BYMONTH" not in parts:
        months = list(_MONTHS["monthly"])
    if any(day != LAST and not 1 <= day <= 31 for day in days) or any(not 1 <= month <= 12 for month in months):
        return None
    return {(day, month) for day in days for month in months}


def _as_people_say(dates: set[YearDay]) -> Repeat:
    months = tuple(sorted({month for _day, month in dates}))
    days = tuple(sorted({day for day, _month in dates}))
    same_days_each_month = len(dates) == len(months) * len(days)
    for every, span in _MONTHS.items():
        if months == span and same_days_each_month and (every not in ("nine_months", "yearly") or days == (LAST,)):
            return Repeat(every, days=() if days == (LAST,) else days)
    return Repeat("dates", dates=tuple(sorted(dates, key=lambda one: (one[1], one[0]))))


def _said(repeat: Repeat) -> str:
    days = _joined([str(day) if day != LAST else _("cuối tháng") for day in repeat.days])
    match repeat.every:
        case "daily":
            return _("hằng ngày")
        case "weekly":
            return _("hằng tuần, {days}").format(
                days=_joined([weekday_name(day) for day in repeat.weekdays or ("SU",)])
            )
        case "monthly" if not repeat.days:
            return _("hằng tháng, ngày cuối tháng")
        case "monthly":
            return _("hằng tháng, ngày {days}").format(days=days)
        case "quarterly" if not repeat.days:
            return _("hằng quý, ngày cuối quý")
        case "quarterly":
            return _("hằng quý, ngày {days} của tháng cuối quý").format(days=days)
        case "half_yearly" if not repeat.days:
            return _("6 tháng một lần, ngày 30/6 và 31/12")
        case "half_yearly":
            return _("6 tháng một lần, ngày {days} của tháng 6 và tháng 12").format(days=days)
        case "nine_months":
            return _("9 tháng đầu năm, ngày 30/9 hằng năm")
        case "yearly":
            return _("hằng năm, ngày 31/12")
        case _:
            dates = sorted(repeat.dates, key=lambda one: (one[1], one[0] if one[0] > 0 else 31))
            return _("hằng năm, ngày {days}").format(days=_joined([_written(*one) for one in dates]))


def weekday_name(day: str) -> str:
    """A weekday in words."""
    names = {
        "MO": _("thứ Hai"), "TU": _("thứ Ba"), "WE": _("thứ Tư"), "TH": _("thứ Năm"),
        "FR": _("thứ Sáu"), "SA": _("thứ Bảy"), "SU": _("Chủ nhật"),
    }  # fmt: skip
    return names[day]


def _written(day: int, month: int) -> str:
    if day == LAST:
        return (
            _("cuối tháng {month}").format(month=month)
            if month == 2
            else f"{calendar.monthrange(2023, month)[1]}/{month}"
        )
    return f"{day}/{month}"


def _joined(words: list[str]) -> str:
    return (
        words[0]
        if len(words) == 1
        else _("{some} và {last}").format(some=", ".join(words[:-1]), last=words[-1])
        if words
        else ""
    )


def _list(numbers: tuple[int, ...] | list[int]) -> str:
    return ",".join(map(str, sorted(numbers)))
