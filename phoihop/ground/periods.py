"""Things that hold from one day to another; both ends belong to the period, an open end is null."""

from __future__ import annotations

import datetime as dt

from django.db import models
from django.db.models import F, Q


def holds_on(day: dt.date, prefix: str = "") -> Q:
    """The filter for rows that hold on a day; ``prefix`` is the path to the row ("unit__")."""
    return (Q(**{f"{prefix}valid_from__isnull": True}) | Q(**{f"{prefix}valid_from__lte": day})) & (
        Q(**{f"{prefix}valid_to__isnull": True}) | Q(**{f"{prefix}valid_to__gte": day})
    )


class Lasting(models.Model):
    """Mixin: valid from one day to another."""

    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)

    class Meta:
        abstract = True

    def holds(self, day: dt.date) -> bool:
        """Whether it holds on that day."""
        return (self.valid_from is None or self.valid_from <= day) and (self.valid_to is None or day <= self.valid_to)


def ends_after_start(name: str) -> models.CheckConstraint:
    """The constraint that a period does not end before it begins."""
    return models.CheckConstraint(
        condition=Q(valid_from__isnull=True) | Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")), name=name
    )
