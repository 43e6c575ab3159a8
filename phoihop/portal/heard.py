"""What citizens said of a promise and what was answered, where both are public."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db.models import QuerySet

from phoihop.ground.prepared import prepared
from phoihop.programmes.models import Content, Programme
from phoihop.voices.models import Feedback, FeedbackMessage
from phoihop.voices.queries import public_feedback

_SHOWN = 10


@dataclass(frozen=True)
class Heard:
    """A word in its moderated form, with the answer."""

    text: str
    unit: str
    answer: str
    answered_on: dt.date


def said_of(programme: Programme, content: Content | None, day: dt.date) -> list[Heard]:
    """The newest of a content (None: of the programme itself). Two queries."""
    found = _newest(programme.pk, content.pk if content else None, day)
    last = answers_to(found)
    return [Heard(one.public_text, str(said.unit), said.text, said.day) for one in found if (said := last.get(one.pk))]


@prepared
def _newest(programme: int, content: int | None, day: dt.date) -> QuerySet[Feedback]:
    return public_feedback(day).filter(programme=programme, content=content)[:_SHOWN]


def answers_to(found: list[Feedback]) -> dict[int, FeedbackMessage]:
    """The last answer to each of them. One query."""
    if not found:
        return {}
    answers = FeedbackMessage.objects.filter(feedback__in=found, kind=FeedbackMessage.Kind.ANSWER)
    return {one.feedback_id: one for one in answers.select_related("unit").order_by("id")}
