"""By when citizens are answered, and which days may be promised at all."""

from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.utils.translation import gettext as _

from phoihop.ground.dates import working_days_after, written
from phoihop.ground.errors import Refused
from phoihop.publishing.figures import figure_on
from phoihop.units.queries import own_days

from .models import Consultation

_RESULT = "decision-result"
_FAR = 731  # days


def answer_due(day: dt.date) -> dt.date:
    """The day by which feedback that came on ``day`` is answered, in working days (the day itself is not counted)."""
    return working_days_after(day, settings.FEEDBACK_DAYS, own_days())


def tell_by(consultation: Consultation, day: dt.date) -> dt.date | None:
    """By when the result published on ``day`` goes to the People's Committee and the Front, where villages decided.

    None: nobody voted, or nobody checked the law's figure.
    """
    figure = figure_on(_RESULT, day) if consultation.majority else None
    return working_days_after(day, figure.number, own_days()) if figure else None


def near(day: dt.date, today: dt.date) -> None:
    """Refused: a day more than two years off, which is a slip of the pen: what is promised for it is never late."""
    if abs((day - today).days) > _FAR:
        raise Refused(_("Ngày {day} cách hôm nay hơn hai năm. Hãy xem lại năm đã ghi.").format(day=written(day)))
