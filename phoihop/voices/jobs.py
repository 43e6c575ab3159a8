"""What ends, and what is forgotten, by itself."""

from __future__ import annotations

import datetime as dt

from django.db.models import Q
from django.utils import timezone

from phoihop.ground.jobs import daily
from phoihop.ledger.actor import SYSTEM

from . import actions
from .models import CivicActivity, FeedbackContact, Survey


@daily
def forget_contacts(now: dt.datetime) -> None:
    """Contact details do not outlive their term."""
    if FeedbackContact.objects.filter(delete_on__lte=timezone.localdate(now)).exists():
        actions.forget_contacts(None, by=SYSTEM, now=now)


@daily
def forget_names(now: dt.datetime) -> int:
    """Deletes the names of those who signed up for a work that is over. Returns of how many works."""
    today = timezone.localdate(now)
    over = Q(held_until__lt=today) | Q(held_until=None, held_on__lt=today) | ~Q(state=CivicActivity.State.PLANNED)
    found = CivicActivity.objects.filter(over, sign_ups__isnull=False).distinct().order_by("id")
    return len([actions.activity.forget(one, by=SYSTEM, now=now) for one in found])


@daily
def close_surveys(now: dt.datetime) -> int:
    """Ends the surveys whose last day has passed; publishing their results stays with people. Returns how many."""
    over = Survey.objects.filter(state=Survey.State.OPEN, closes_on__lt=timezone.localdate(now)).order_by("id")
    return len([actions.survey.close(one, by=SYSTEM, now=now) for one in over])
