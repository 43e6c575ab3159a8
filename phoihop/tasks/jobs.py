"""What tasks do by themselves each day."""

from __future__ import annotations

import datetime as dt

from phoihop.ground.jobs import daily
from phoihop.ledger.actor import SYSTEM
from phoihop.programmes.models import Programme

from .actions import make_tasks


@daily
def make_tasks_ahead(now: dt.datetime) -> int:
    """Moves the horizon of every programme in force; each in its own transaction. Returns how many were made."""
    running = Programme.objects.filter(state=Programme.State.IN_FORCE).order_by("id")
    return sum(make_tasks(programme, by=SYSTEM, now=now) for programme in running)
