"""What is public on a day."""

from __future__ import annotations

import datetime as dt

from django.db.models import Model, Q, QuerySet

from phoihop.ground.periods import holds_on

from .models import Posting


def postings_of(about: Model) -> QuerySet[Posting]:
    """All postings of an object, newest first."""
    return Posting.objects.filter(object_kind=about._meta.label_lower, object_id=about.pk)


def posted_ids(kind: type[Model], day: dt.date) -> QuerySet[Posting, int]:
    """The keys of the objects of a kind that are public on that day; a subquery."""
    return (
        Posting.objects.filter(holds_on(day), withdrawn_at=None, object_kind=kind._meta.label_lower)
        .values_list("object_id", flat=True)
        .order_by()
    )


def current_posting(about: Model, day: dt.date) -> Posting | None:
    """The posting that makes an object public on that day."""
    return postings_of(about).filter(holds_on(day), withdrawn_at=None).select_related("unit").first()


def overlapping(about: Model, first: dt.date, last: dt.date | None) -> QuerySet[Posting]:
    """Postings of an object that hold on a day from ``first`` to ``last`` (None: open)."""
    found = postings_of(about).filter(Q(valid_to=None) | Q(valid_to__gte=first), withdrawn_at=None)
    return found.filter(Q(valid_from=None) | Q(valid_from__lte=last)) if last else found
