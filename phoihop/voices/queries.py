"""Who may read what citizens wrote."""

from __future__ import annotations

import datetime as dt

from django.db.models import Count, F, Q, QuerySet

from phoihop.ledger.actor import Actor
from phoihop.publishing.queries import posted_ids

from .codes import hash_of
from .models import Feedback
from .receivers import FORCES

OPEN = (Feedback.State.RECEIVED, Feedback.State.HANDLING, Feedback.State.REOPENED)


def visible_feedback(actor: Actor) -> QuerySet[Feedback]:
    """What the unit has to answer, for those of it who answer; no unit above or beside it.

    Military and police units see what the citizen addressed to them, and nothing else.
    """
    if not actor.can("answer") or actor.unit_id is None:
        return Feedback.objects.none()
    own = Q(unit=actor.unit_id)
    if actor.unit_kind in FORCES:
        own &= Q(addressed_to=F("unit"))
    return Feedback.objects.filter(own)


def may_be_public(feedback: Feedback) -> bool:
    """What its sender let go public, answered and moderated."""
    return feedback.may_publish and feedback.state == Feedback.State.ANSWERED and bool(feedback.public_text)


def public_feedback(day: dt.date) -> QuerySet[Feedback]:
    """What is public of citizens' words on that day, newest first."""
    found = Feedback.objects.filter(pk__in=posted_ids(Feedback, day), may_publish=True).exclude(public_text="")
    return found.order_by("-id")


def refusals(day: dt.date) -> dict[str, int]:
    """How often words were not taken in the year of that day, by reason."""
    found = Feedback.objects.filter(state=Feedback.State.REFUSED, received_on__year=day.year).order_by()
    return dict(found.values_list("refusal").annotate(Count("pk")))


def same_words(feedback: Feedback) -> QuerySet[Feedback]:
    """Others of the unit that wait and may say the same: of the same content, or else of the same programme."""
    others = Feedback.objects.filter(unit=feedback.unit_id, state__in=OPEN, merged_into=None).exclude(pk=feedback.pk)
    about = {"content": feedback.content_id} if feedback.content_id else {"programme": feedback.programme_id}
    return others.filter(**about).order_by("-id")


def feedback_by_code(code: str) -> Feedback | None:
    """The feedback that this code opens."""
    known = hash_of(code)
    found = Feedback.objects.select_related("unit", "addressed_to", "programme", "content")
    return found.filter(code_hash=known).first() if known else None
