"""Periods of reporting as the State's regime closes them. No Django here.

Decree 09/2019/NĐ-CP, Article 12: the data of a month run from the 15th of the month before to its 14th; a quarter, six
months, nine months and a year likewise.
"""

from __future__ import annotations

import calendar
import datetime as dt
from typing import NamedTuple

_CLOSES = 14
_ROMAN = ("", "I", "II", "III", "IV")
_DAY = dt.timedelta(days=1)


class Period(NamedTuple):
    """From a day to a day, both included. It belongs to the year in which it ends."""

    start: dt.date
    end: dt.date

    @property
    def year(self) -> int:
        """The year that it is counted to."""
        return self.end.year

    @property
    def key(self) -> str:
        """How an address or a form names it."""
        return f"{self.start.isoformat()}_{self.end.isoformat()}"


class Name(NamedTuple):
    """What a period is called: its kind ("month", "quarter", "half", "nine", "year"), its number and its year."""

    kind: str
    number: int
    year: int

    @property
    def roman(self) -> str:
        """The number of a quarter as offices write it."""
        return _ROMAN[self.number] if self.kind == "quarter" else str(self.number)


_LAST_MONTHS = {"month": 1, "quarter": 3, "half": 6, "nine": 9, "year": 12}


def period_of(name: Name) -> Period:
    """The data window of a named period."""
    months = _LAST_MONTHS[name.kind]
    last = name.number * months
    end = dt.date(name.year, last, _CLOSES)
    first = last - months  # the month in which the data begin; 0 is December before
    start = dt.date(name.year, first, _CLOSES + 1) if first else dt.date(name.year - 1, 12, _CLOSES + 1)
    return Period(start, end)


def name_of(period: Period) -> Name | None:
    """What a period is called, by the regime's windows or by the calendar; None for other days."""
    end = period.end
    for kind, months in _LAST_MONTHS.items():
        if end.month % months or (kind == "nine" and end.month != months):
            continue
        name = Name(kind, end.month // months, end.year)
        first_month = end.month - months + 1
        whole = Period(
            dt.date(end.year, first_month, 1), dt.date(end.year, end.month, calendar.monthrange(end.year, end.month)[1])
        )
        if period in (period_of(name), whole):
            return name
    return None


def asked_for(rhythm: str, period: Period) -> Period | None:
    """The period that a figure of this rhythm (a kind of period) is for, when reports on a period are called for.

    None where none of the rhythm's periods is closed within it. One that is longer than the period reaches back before
    it; of several that lie within it, the figure is for the whole period.
    """
    months, end = _LAST_MONTHS[rhythm], period.end
    closing = [day for day in _closing_days(period) if day.month % months == 0]
    if not closing:
        return None
    if (end.year, end.month) != (closing[-1].year, closing[-1].month):
        return period
    first = end.month - months  # the month before the rhythm's first; 0 is December before
    year, month = (end.year, first) if first else (end.year - 1, 12)
    days, whole = (calendar.monthrange(*one)[1] for one in ((year, month), (end.year, end.month)))
    last_before = dt.date(year, month, days if end.day == whole else min(end.day, days))
    return Period(min(last_before + _DAY, period.start), end)


def _closing_days(period: Period) -> list[dt.date]:
    """The days within it on which the data of a month are closed."""
    months = ((year, month) for year in range(period.start.year, period.end.year + 1) for month in range(1, 13))
    days = (dt.date(year, month, _CLOSES) for year, month in months)
    return [day for day in days if period.start <= day <= period.end]


def parsed(key: str) -> Period | None:
    """The period that a key names; None where it names none."""
    try:
        start, end = (dt.date.fromisoformat(part) for part in key.split("_"))
    except ValueError:
        return None
    return Period(start, end) if start <= end else None


def lately(day: dt.date) -> list[Period]:
    """The periods that a unit may have to report on a day: what runs, and what was closed within three months; newest
    first, of one day the shortest first."""
    names = [
        Name(kind, number, year)
        for year in (day.year - 1, day.year, day.year + 1)
        for kind, months in _LAST_MONTHS.items()
        for number in ([1] if kind in ("half", "nine", "year") else range(1, 12 // months + 1))
    ]
    found = [period_of(name) for name in names]
    near = [one for one in found if one.start <= day and one.end >= day - dt.timedelta(days=92)]
    return sorted(near, key=lambda one: (one.end > day, -one.end.toordinal(), -one.start.toordinal()))


def before(period: Period) -> dt.date:
    """The last day before it."""
    return period.start - _DAY
