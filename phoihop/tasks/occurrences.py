"""The dates on which a duty makes tasks. Pure: no database, no clock."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from phoihop.programmes.schedules import half_years, recurring_dates


class Scheduled(Protocol):
    """What a duty tells of its dates."""

    schedule: str
    starts_on: dt.date | None
    due_on: dt.date | None
    rrule: str


@dataclass(frozen=True)
class Occurrence:
    """One date of a duty: the nominal date is its key; work on it begins on ``starts_on``."""

    nominal_on: dt.date
    starts_on: dt.date


def occurrences(duty: Scheduled, first: dt.date, last: dt.date, horizon: dt.date, months: int) -> Iterator[Occurrence]:
    """The occurrences of a duty between the days ``first`` and ``last`` of a programme.

    Recurring and continuous duties yield those up to ``horizon`` and the one that runs on that day; a duty done once
    yields its day even beyond. A duty "when it happens" yields none.
    """
    if duty.schedule == "once":
        if duty.due_on and duty.due_on >= first:
            yield Occurrence(duty.due_on, min(max(duty.starts_on or first, first), duty.due_on))
        return
    if duty.schedule == "recurring":
        ends = recurring_dates(duty.rrule, max(duty.starts_on or first, first), min(duty.due_on or last, last))
    elif duty.schedule == "continuous":
        ends = half_years(first, last, months)
    else:
        return
    begins = first
    for day in ends:
        if begins > horizon:
            return
        yield Occurrence(day, begins)
        begins = day + dt.timedelta(days=1)
