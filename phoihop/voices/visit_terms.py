"""By when an authority answers the people's boards: rows of the law, with article and validity.

Moves to ``publishing.figures`` (keys "inspection-answer", "investment-answer") where an office can correct them.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from phoihop.ground.dates import working_day_from
from phoihop.units.queries import own_days

from .models import Visit


@dataclass(frozen=True)
class AnswerTerm:
    """So many days, by an article of a law that holds from one day to another."""

    key: str
    days: int
    law: str
    article: str
    valid_from: dt.date
    valid_to: dt.date | None
    checked_on: dt.date


_LAW, _FROM, _CHECKED = "Luật Thực hiện dân chủ ở cơ sở số 10/2022/QH15", dt.date(2023, 7, 1), dt.date(2026, 11, 23)
TERMS = (
    AnswerTerm("inspection-answer", 15, _LAW, "Điều 36 đến Điều 40", _FROM, None, _CHECKED),
    AnswerTerm("investment-answer", 15, _LAW, "Điều 41 đến Điều 45", _FROM, None, _CHECKED),
)


def term_of(body: str, day: dt.date) -> AnswerTerm | None:
    """The term that holds on that day for what this board asks."""
    key = "inspection-answer" if body == Visit.Body.INSPECTION else "investment-answer"
    holding = (one for one in TERMS if one.valid_from <= day and (one.valid_to is None or day <= one.valid_to))
    return next((one for one in holding if one.key == key), None)


def visit_due(body: str, day: dt.date) -> dt.date | None:
    """The day by which it is answered: calendar days, the first not counted; it does not end on a day off."""
    term = term_of(body, day)
    return working_day_from(day + dt.timedelta(days=term.days), own_days()) if term else None
