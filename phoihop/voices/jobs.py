"""What this room does by itself."""

from __future__ import annotations

import datetime as dt

from django.utils import timezone

from phoihop.ground.jobs import daily
from phoihop.ledger.actor import SYSTEM

from . import actions
from .models import FeedbackContact


@daily
def forget_contacts(now: dt.datetime) -> None:
    """Contact details do not outlive their term."""
    if FeedbackContact.objects.filter(delete_on__lte=timezone.localdate(now)).exists():
        actions.forget_contacts(None, by=SYSTEM, now=now)
