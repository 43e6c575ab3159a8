"""By when citizens are answered."""

from __future__ import annotations

import datetime as dt

from django.conf import settings

from phoihop.ground.dates import working_days_after
from phoihop.publishing.figures import figure_on
from phoihop.units.queries import own_days

from .models import Consultation

_RESULT = "decision-result"


def answer_due(day: dt.date) -> dt.date:
    """The day by which feedback that came on ``day`` is answered, in working days (the day itself is not counted)."""
    return working_days_after(day, settings.FEEDBACK_DAYS, own_days())


def tell_by(consultation: Consultation, day: dt.date) -> dt.date | None:
    """By when the result published on ``day`` goes to the People's Committee and the Front, where villages decided.

    None: nobody voted, or nobody checked the law's figure.
    """
    figure = figure_on(_RESULT, day) if consultation.majority else None
    return working_days_after(day, figure.number, own_days()) if figure else None
