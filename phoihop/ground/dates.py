"""Working days as the field counts them. No Django here, by contract; the office's own days are handed in."""

from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Mapping

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
    return day.weekday() < 5 and day not in _public_holidays(day.year)


def working_day_from(day: dt.date, own: OwnDays | None = None) -> dt.date:
    """The day itself, or the next working day: a term that ends on a day off ends with the next working day.

    Civil Code 91/2015/QH13, Article 148(5).
    """
    while not is_working_day(day, own):
        day += dt.timedelta(days=1)
    return day


@functools.cache
def _public_holidays(year: int) -> frozenset[dt.date]:
    known = set(holidays.country_holidays("VN", years=year))
    known |= {dt.date(year, month, day) for month, day, first, _name, _basis in EXTRA_DAYS_OFF if year >= first}
    return frozenset(known)


def written(day: dt.date | None) -> str:
    """A date as Vietnamese offices write it: 29/4/2022; "" for none."""
    return f"{day.day}/{day.month}/{day.year}" if day else ""
