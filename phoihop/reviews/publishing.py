"""When a review may be public and by whom, and how it is told: from what was frozen, never from a draft."""

from __future__ import annotations

import datetime as dt

from django.db.models import QuerySet

from phoihop.ledger.actor import Actor
from phoihop.publishing.kinds import Told
from phoihop.publishing.queries import posted_ids

from .freezing import frozen_whole
from .models import Review
from .proposing.words import percent


def may_be_public(review: Review) -> bool:
    """Issued."""
    return review.is_issued


def may_publish(actor: Actor, review: Review) -> bool:
    """The unit whose review it is."""
    return actor.unit_id is not None and actor.unit_id == review.unit_id


def public_reviews(day: dt.date) -> QuerySet[Review]:
    """The reviews that are public on that day."""
    return Review.objects.filter(state=Review.State.ISSUED, pk__in=posted_ids(Review, day))


def told(review: Review) -> Told:
    """How much was done, in all and of each content; in Vietnamese, as papers are."""
    figures = frozen_whole(review).figures
    total = figures.total
    lead = f"Đã hoàn thành {total.done} trên {total.asked} lượt nhiệm vụ ({percent(total.share)})."
    lines = [f"{one.text}: hoàn thành {one.now.done} trên {one.now.asked}" for one in figures.contents if one.now.asked]
    return Told(review.abstract, lead, lines, review.issued_on)
