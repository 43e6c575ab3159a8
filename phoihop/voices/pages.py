"""What pages print of works, surveys and visits, on both sides."""

from __future__ import annotations

import datetime as dt

from django.db.models import Sum

from .models import CivicActivity


def hands_of(activity: CivicActivity) -> int:
    """How many want to come: signed up here, and on paper. One query at most."""
    here = activity.signed_up
    if activity.state == CivicActivity.State.PLANNED:
        here += activity.sign_ups.aggregate(number=Sum("hands"))["number"] or 0
    return here + activity.paper_hands


def may_come(activity: CivicActivity, today: dt.date) -> bool:
    """Whether one can still sign up."""
    return activity.state == CivicActivity.State.PLANNED and activity.last_day >= today
