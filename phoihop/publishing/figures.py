"""The numbers of the law for all rooms: asked by key and day, never written into code."""

from __future__ import annotations

import datetime as dt

from django.db.models import IntegerField, OuterRef, QuerySet, Subquery
from django.db.models.functions import Cast

from phoihop.ground.periods import holds_on

from .models import LegalFigure, Subject


def figure_on(key: str, day: dt.date) -> LegalFigure | None:
    """The figure of this key that holds on that day; None where there is none that somebody checked."""
    return LegalFigure.objects.filter(holds_on(day), key=key, checked_on__isnull=False).first()


def subjects_on(day: dt.date) -> QuerySet[Subject]:
    """The subjects that hold on that day."""
    return Subject.objects.filter(holds_on(day))


def number_of(key: str, day: dt.date | OuterRef) -> Subquery:
    """The whole number of a figure within a query, on a day or on that of the row; null where nobody checked one."""
    found = LegalFigure.objects.filter(holds_on(day), key=key, checked_on__isnull=False).order_by("-valid_from")
    return Subquery(found.values(number=Cast("value", IntegerField()))[:1])
