"""How the units below answer citizens, for those who follow them: numbers, never a word."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db.models import Count, Q, QuerySet

from phoihop.ledger.actor import Actor

from .models import Feedback
from .queries import OPEN


def followed_feedback(actor: Actor) -> QuerySet[Feedback]:
    """What units below have to answer, and what is about the programmes that the actor's unit runs; to be counted."""
    if actor.unit_id is None or not (actor.can("assign") or actor.can("accept")):
        return Feedback.objects.none()
    below = Q(unit__path__startswith=actor.unit_path) & ~Q(unit=actor.unit_id)
    return Feedback.objects.filter(below | Q(programme__standing_body=actor.unit_id)).order_by()


def counted_below(actor: Actor, day: dt.date) -> QuerySet[Any, Any]:
    """By unit: what waits, what of it is overdue, of this year what was answered, what not taken. One query."""
    state = Feedback.State
    this_year = Q(received_on__year=day.year)
    return (
        followed_feedback(actor)
        .values("unit", "unit__name")
        .annotate(
            waiting=Count("pk", filter=Q(state__in=OPEN)),
            overdue=Count("pk", filter=Q(state__in=OPEN, due_on__lt=day)),
            answered=Count("pk", filter=this_year & Q(state=state.ANSWERED)),
            refused=Count("pk", filter=this_year & Q(state=state.REFUSED)),
        )
        .order_by("unit__path")
    )
