"""What pages print of works, surveys and visits, on both sides."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from django.db.models import Sum

from .models import CivicActivity, SignUp


def hands_of(activity: CivicActivity) -> int:
    """How many want to come: signed up here, and on paper. One query at most."""
    return hands_by([activity])[activity.pk]


def hands_by(activities: Iterable[CivicActivity]) -> dict[int, int]:
    """The same of several, by their keys. One query at most."""
    found = {one.pk: one for one in activities}
    planned = [key for key, one in found.items() if one.state == CivicActivity.State.PLANNED]
    rows = SignUp.objects.filter(activity__in=planned).order_by().values_list("activity")
    here = dict(rows.annotate(number=Sum("hands")))
    return {key: one.signed_up + one.paper_hands + here.get(key, 0) for key, one in found.items()}


def may_come(activity: CivicActivity, today: dt.date) -> bool:
    """Whether one can still sign up."""
    return activity.state == CivicActivity.State.PLANNED and activity.last_day >= today
