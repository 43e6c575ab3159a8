"""What tasks do when programmes move."""

from __future__ import annotations

import datetime as dt
from typing import Any

from phoihop.ledger.actor import Actor
from phoihop.ledger.acts import after
from phoihop.programmes.models import Assignment, Duty, Programme

from .actions import make_tasks
from .models import Task


@after("programme.enforce")
def make_first_tasks(programme: Programme, *, by: Actor, now: dt.datetime) -> None:
    """A programme in force has its tasks at once."""
    make_tasks(programme, by=by, now=now)


@after("programme.correct")
def follow_correction(part: Any, *, by: Actor, now: dt.datetime) -> None:
    """A corrected duty or assignment: tasks nobody has touched are made anew; the others keep their words and dates."""
    duty = part if isinstance(part, Duty) else part.duty if isinstance(part, Assignment) else None
    if duty is None or duty.programme.state != Programme.State.IN_FORCE:
        return
    Task.objects.filter(duty=duty, state=Task.State.OPEN, reports=None, extensions=None, handlings=None).delete()
    make_tasks(duty.programme, by=by, now=now)
