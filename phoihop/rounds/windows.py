"""Which data a periodic report holds, and by when it is due. Pure: no database, no clock.

Decree 09/2019/ND-CP, Article 12: data are closed before the period ends, so that reports can be added up upwards. What
is computed here fills a form; an office that is bound to other days writes its own.
"""

from __future__ import annotations

import calendar
import datetime as dt
from dataclasses import dataclass

from phoihop.ground.dates import OwnDays, working_day_from
from phoihop.indicators.regime import Name, period_of


@dataclass(frozen=True)
class Regime:
    """A period of so many months that ends with each of these; ``name`` is what the regime of data calls its kind."""

    name: str
    months: int
    ends_in: tuple[int, ...]
    since: dt.date = dt.date(2019, 3, 12)
    basis: str = "Nghị định 09/2019/NĐ-CP, Điều 12"


REGIMES: dict[str, Regime] = {
    "monthly": Regime("month", 1, tuple(range(1, 13))),
    "quarterly": Regime("quarter", 3, (3, 6, 9, 12)),
    "six_months": Regime("half", 6, (6,)),
    "nine_months": Regime("nine", 9, (9,)),
    "year": Regime("year", 12, (12,)),
}


@dataclass(frozen=True)
class Window:
    """A reporting period and its data, all days included; ``number`` counts the periods of a kind within the year."""

    kind: str
    year: int
    number: int
    period_from: dt.date
    period_to: dt.date
    data_from: dt.date
    closes_on: dt.date
    basis: str = ""

    @property
    def key(self) -> str:
        """How an address names it: 2026-3."""
        return f"{self.year}-{self.number}"


def window(kind: str, year: int, number: int) -> Window:
    """The period of this number. KeyError or IndexError for a kind or number that there is not.

    Before the decree, data ran with the period itself.
    """
    regime = REGIMES[kind]
    if number < 1:
        raise IndexError(number)
    last = regime.ends_in[number - 1]
    period_from = _month(year, last - regime.months + 1).replace(day=1)
    period_to = dt.date(year, last, calendar.monthrange(year, last)[1])
    if period_to < regime.since:
        return Window(kind, year, number, period_from, period_to, period_from, period_to)
    data = period_of(Name(regime.name, number, year))
    return Window(kind, year, number, period_from, period_to, data.start, data.end, regime.basis)


def current(kind: str, day: dt.date, grace: int = 0) -> Window:
    """The period that is reported on a day: the first whose data were closed no more than ``grace`` days before."""
    found = window(kind, day.year - 1, len(REGIMES[kind].ends_in))
    while found.closes_on + dt.timedelta(days=grace) < day:
        found = following(found)
    return found


def following(one: Window) -> Window:
    """The next period of the same kind."""
    last = one.number == len(REGIMES[one.kind].ends_in)
    return window(one.kind, one.year + last, 1 if last else one.number + 1)


def preceding(one: Window) -> Window:
    """The period before of the same kind."""
    count = len(REGIMES[one.kind].ends_in)
    return window(one.kind, one.year - (one.number == 1), count if one.number == 1 else one.number - 1)


def of_period(kind: str, period_to: dt.date) -> Window | None:
    """The period of a kind that ends with this day; None where none does."""
    regime = REGIMES.get(kind)
    if regime is None or period_to.month not in regime.ends_in:
        return None
    found = window(kind, period_to.year, regime.ends_in.index(period_to.month) + 1)
    return found if found.period_to == period_to else None


def earliest_deadline(closes_on: dt.date, own: OwnDays | None = None) -> dt.date:
    """The first working day after data are closed: nobody is asked to report sooner (Article 8(5))."""
    return working_day_from(closes_on + dt.timedelta(days=1), own)


def deadline(closes_on: dt.date, days: int, own: OwnDays | None = None) -> dt.date:
    """So many days after data are closed, moved to a working day; never before the earliest."""
    return max(working_day_from(closes_on + dt.timedelta(days=days), own), earliest_deadline(closes_on, own))


def _month(year: int, month: int) -> dt.date:
    """The first of a month that may lie before January."""
    return dt.date(year + (month - 1) // 12, (month - 1) % 12 + 1, 1)
