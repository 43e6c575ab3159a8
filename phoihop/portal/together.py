"""What citizens can do, answer and read about a promise, beside what the authorities say of it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.db.models import CharField, F, Model, QuerySet, Value
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from phoihop.ground.prepared import prepared
from phoihop.programmes.models import Content, Programme
from phoihop.voices.queries import public_activities, public_visits, shown_surveys

_SHOWN = 12
_KINDS = {
    "activity": _("Bà con cùng làm"),
    "survey": _("Khảo sát"),
    "visit": _("Nhân dân kiểm tra"),
}


@dataclass(frozen=True)
class Together:
    """A work, a survey or a visit, with its day."""

    kind: str
    title: str
    url: str
    day: dt.date


def together_of(programme: Programme, content: Content | None, day: dt.date) -> list[Together]:
    """The latest about a content, or about a programme as a whole. One query."""
    return [
        Together(str(_KINDS[kind]), title, reverse(f"portal:{kind}", args=[key]), on)
        for kind, key, title, on in _latest(programme.pk, content.pk if content else None, day)
    ]


@prepared
def _latest(programme: int, content: int | None, day: dt.date) -> QuerySet[Any, tuple[str, int, str, dt.date]]:
    """Works, surveys and visits by kind, key, title and day."""

    def rows(kind: str, found: QuerySet[Model], on: str) -> QuerySet[Model, tuple[str, int, str, dt.date]]:
        about = found.filter(programme=programme, content=content)
        named = about.order_by().annotate(kind=Value(kind, CharField()), day=F(on))
        return named.values_list("kind", "pk", "title", "day")

    works = rows("activity", public_activities(day), "held_on")
    others = rows("survey", shown_surveys(day), "opened_on"), rows("visit", public_visits(day), "visited_on")
    return works.union(*others, all=True).order_by("-day")[:_SHOWN]
