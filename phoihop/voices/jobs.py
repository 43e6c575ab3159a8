"""What is forgotten by itself."""

from __future__ import annotations

import datetime as dt

from django.db.models import Q
from django.utils import timezone

from phoihop.ground.jobs import daily
from phoihop.ledger.actor import SYSTEM

from . import actions
from .models import CivicActivity


@daily
def forget_names(now: dt.datetime) -> int:
    """Deletes the names of those who signed up for a work that is over. Returns of how many works."""
    today = timezone.localdate(now)
    over = Q(held_until__lt=today) | Q(held_until=None, held_on__lt=today) | ~Q(state=CivicActivity.State.PLANNED)
    found = CivicActivity.objects.filter(over, sign_ups__isnull=False).distinct().order_by("id")
    return len([actions.activity.forget(one, by=SYSTEM, now=now) for one in found])
