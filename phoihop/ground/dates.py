"""Working days as the field counts them. No Django here, by contract; the office's own days are handed in."""

from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Mapping
from types import MappingProxyType

import holidays

# Days off that the library does not know: (month, day, first year, name, basis). An office's own list stands over both.
EXTRA_DAYS_OFF = [
    (11, 24, 2026, "Ngày Văn hóa Việt Nam", "Nghị quyết 28/2026/QH16, Điều 2"),
]

OwnDays = Mapping[dt.date, bool]  # day → whether it is worked


def is_working_day(day: dt.date, own: OwnDays | None = None) -> bool:
    """Whether offices work on that day: the office's own list first, then public holidays, then the weekend."""
    if own and day in own:
        return own[day]
    return day.weekday() < 5 and day not in public_holidays(day.year)


def working_day_from(day: dt.date, own: OwnDays | None = None) -> dt.date:
    """The day itself, or the next working day: a term that ends on a day off ends with the next working day.

    Civil Code 91/2015/QH13, Article 148(5).
    """
    while not is_working_day(day, own):
        day += dt.timedelta(days=1)
    return day


def working_days_after(day: dt.date, number: int, own: OwnDays | None = None) -> dt.date:
    """The day on which so many working days have passed; the day itself is not counted (Article 147(2))."""
    while number > 0:
        day += dt.timedelta(days=1)
        number -= is_working_day(day, own)
    return day


@functools.cache
def public_holidays(year: int) -> Mapping[dt.date, str]:
    """The public holidays of a year, and days off in lieu of them: day → its Vietnamese name."""
    known = dict(holidays.country_holidays("VN", years=year, language="vi"))
    known |= {dt.date(year, month, day): name for month, day, first, name, _basis in EXTRA_DAYS_OFF if year >= first}
    return MappingProxyType(known)


def written(day: dt.date | None) -> str:
    """A date as Vietnamese offices write it: 29/4/2022; "" for none."""
    return f"{day.day}/{day.month}/{day.year}" if day else ""
