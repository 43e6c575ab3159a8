"""By when an authority answers the people's boards."""

from __future__ import annotations

import datetime as dt

from phoihop.ground.dates import working_day_from
from phoihop.publishing.figures import figure_on
from phoihop.publishing.models import LegalFigure
from phoihop.units.queries import own_days

from .models import Visit


def term_of(body: str, day: dt.date) -> LegalFigure | None:
    """The number of days that the law gives on that day for what this board asks."""
    return figure_on("inspection-answer" if body == Visit.Body.INSPECTION else "investment-answer", day)


def visit_due(body: str, day: dt.date) -> dt.date | None:
    """The day by which it is answered: calendar days, the first not counted; it does not end on a day off."""
    term = term_of(body, day)
    return working_day_from(day + dt.timedelta(days=term.number), own_days()) if term else None
