"""An announcement as it is told aloud and on the board."""

from __future__ import annotations

from phoihop.ledger.actor import Actor

from .kinds import Told
from .models import Announcement


def told(about: Announcement) -> Told:
    """Its lines as they were written."""
    lines = [line.strip(" -–•\t") for line in about.text.splitlines() if line.strip()]
    return Told(about.title, "", lines, about.decided_on)


def is_theirs(actor: Actor, about: Announcement) -> bool:
    """The unit's own."""
    return about.unit_id == actor.unit_id
