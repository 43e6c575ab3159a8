"""Who may read what citizens wrote."""

from __future__ import annotations

from django.db.models import F, Q, QuerySet

from phoihop.ledger.actor import Actor

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


def feedback_by_code(code: str) -> Feedback | None:
    """The feedback that this code opens."""
    known = hash_of(code)
    found = Feedback.objects.select_related("unit", "addressed_to", "programme", "content")
    return found.filter(code_hash=known).first() if known else None
