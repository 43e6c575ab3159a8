"""When who is reminded of a deadline: one table of rules, and the days on which they fall.

A reminder before the deadline that would fall on a day off comes on the working day before; one after it on the next.
Where several rules of a thing fall on one day, the last in the table counts: nobody is told twice of one thing a day.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.conf import settings

from phoihop.ground.dates import OwnDays, is_working_day

from .audience import Step

_LONGEST_HOLIDAY = 21  # days in a row without a working day; Tết with its weekends has some ten
_YEARS_LATE = 3 * 366  # what is late for longer is a matter for a review, not for reminders


@dataclass(frozen=True)
class Rule:
    """``offsets`` are days from the deadline (negative: before it), by the office's own settings."""

    reason: str
    offsets: Callable[[], list[int]]
    tells: tuple[Step, ...]


RULES = (
    Rule("due.before", lambda: [-days for days in sorted(settings.REMIND_BEFORE, reverse=True)], (Step.DOER,)),
    Rule("due.today", lambda: [0], (Step.DOER, Step.HEAD)),
    Rule("due.after", lambda: [settings.REMIND_HEAD_AFTER], (Step.DOER, Step.HEAD)),
    Rule("due.long", lambda: [settings.REMIND_SECRETARIAT_AFTER], (Step.DOER, Step.HEAD, Step.SECRETARIAT)),
    Rule("due.still", lambda: _again(), (Step.DOER, Step.HEAD, Step.SECRETARIAT)),
)


def _again() -> list[int]:
    """Each so many days after the secretariat was told."""
    first, every = settings.REMIND_SECRETARIAT_AFTER, settings.REMIND_AGAIN_EVERY
    return list(range(first + every, _YEARS_LATE, every))


def falls_on(due_on: dt.date, offset: int, own: OwnDays) -> dt.date:
    """The working day on which a rule tells of a deadline."""
    day, step = due_on + dt.timedelta(days=offset), dt.timedelta(days=1 if offset > 0 else -1)
    while not is_working_day(day, own):
        day += step
    return day


def reminded(day: dt.date, own: OwnDays) -> dict[dt.date, Rule]:
    """The deadlines that are reminded of on this day, each with its rule; none on a day off."""
    if not is_working_day(day, own):
        return {}
    found: dict[dt.date, Rule] = {}
    for rule in RULES:
        for offset in rule.offsets():
            found |= {due_on: rule for due_on in _near(day, offset) if falls_on(due_on, offset, own) == day}
    return found


def _near(day: dt.date, offset: int) -> Iterator[dt.date]:
    """The deadlines that a rule may move to this day: those of the day itself, and of the days off beside it."""
    for moved in range(_LONGEST_HOLIDAY + 1):
        yield day - dt.timedelta(days=offset) + (dt.timedelta(days=moved) * (-1 if offset > 0 else 1))
