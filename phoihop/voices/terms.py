"""By when citizens are answered."""

from __future__ import annotations

import datetime as dt

from django.conf import settings

from phoihop.ground.dates import working_days_after
from phoihop.units.queries import own_days


def answer_due(day: dt.date) -> dt.date:
    """The day by which feedback that came on ``day`` is answered, in working days (the day itself is not counted)."""
    return working_days_after(day, settings.FEEDBACK_DAYS, own_days())
