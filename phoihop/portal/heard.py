"""What citizens said of a promise and what was answered, where both are public."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db.models import QuerySet

from phoihop.ground.prepared import prepared
from phoihop.programmes.models import Content, Programme
from phoihop.voices.models import Feedback
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
    """The newest of a content (None: of the programme itself). One query."""
    found = _newest(programme.pk, content.pk if content else None, day)
    return [
        Heard(one.public_text, str(said.unit), one.public_answer, said.day)
        for one in found
        if (said := one.public_from)
    ]


@prepared
def _newest(programme: int, content: int | None, day: dt.date) -> QuerySet[Feedback]:
    found = public_feedback(day).filter(programme=programme, content=content)
    return found.select_related("public_from__unit")[:_SHOWN]
