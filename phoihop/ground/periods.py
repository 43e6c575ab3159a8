"""Things that hold from one day to another; both ends belong to the period, an open end is null."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db import models
from django.db.models import DateField, F, Func, OuterRef, Q


def holds_on(day: dt.date | OuterRef, prefix: str = "") -> Q:
    """The filter for rows that hold on a day (or an outer row's); ``prefix`` is the path to the row ("unit__")."""
    return (Q(**{f"{prefix}valid_from__isnull": True}) | Q(**{f"{prefix}valid_from__lte": day})) & (
        Q(**{f"{prefix}valid_to__isnull": True}) | Q(**{f"{prefix}valid_to__gte": day})
    )


class DaysAfter(Func):
    """The day so many days after another, both as the database knows them (a column, a subquery)."""

    arity = 2
    output_field = DateField()

    def as_sqlite(self, compiler: Any, connection: Any, **context: Any) -> Any:
        """A day is text there."""
        return self.as_sql(compiler, connection, template="date(%(expressions)s || ' days')", arg_joiner=", ")

    def as_postgresql(self, compiler: Any, connection: Any, **context: Any) -> Any:
        """A day and a number are added."""
        return self.as_sql(compiler, connection, template="(%(expressions)s)", arg_joiner=" + ")


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
