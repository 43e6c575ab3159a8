"""What a year asks of a programme's duties: the signed days that fall into it."""

from __future__ import annotations

import datetime as dt

from django.conf import settings

from phoihop.programmes.models import Duty, Programme
from phoihop.tasks.occurrences import Occurrence, occurrences


def years_of(programme: Programme) -> range:
    """The years that a programme runs in."""
    assert programme.starts_on and programme.ends_on  # a programme in force has a period
    return range(programme.starts_on.year, programme.ends_on.year + 1)


def days_in(duty: Duty, programme: Programme, year: int) -> list[Occurrence]:
    """The dates of a duty that a plan of this year may bring forward.

    Those of the year; of a duty done once also a later one, for a plan may have it done sooner.
    """
    assert programme.starts_on and programme.ends_on  # as above
    first = max(programme.starts_on, programme.tracked_from or programme.starts_on)
    found = occurrences(duty, first, programme.ends_on, programme.ends_on, settings.CONTINUOUS_MONTHS)
    begins, ends = dt.date(year, 1, 1), dt.date(year, 12, 31)
    if duty.schedule == Duty.Schedule.ONCE:
        ends = dt.date.max
    return [one for one in found if begins <= one.nominal_on <= ends and one.starts_on <= dt.date(year, 12, 31)]


def bears_on(duty: Duty, programme: Programme, year: int) -> bool:
    """Whether a duty has something to do in this year; what is done when it happens always may."""
    return duty.schedule == Duty.Schedule.ON_EVENT or bool(days_in(duty, programme, year))
