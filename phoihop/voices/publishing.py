"""A feedback that is public, as it is told: the moderated words alone, never what its sender wrote."""

from __future__ import annotations

from phoihop.ledger.actor import Actor
from phoihop.publishing.kinds import Told

from .models import Feedback


def is_theirs(actor: Actor, feedback: Feedback) -> bool:
    """The unit that answered it."""
    return feedback.unit_id == actor.unit_id


def told(feedback: Feedback) -> Told:
    """By its number; before it is moderated it has no words."""
    return Told(str(feedback), "", [line for line in feedback.public_text.splitlines() if line.strip()])
