"""What was steered in a period beside the recorded deeds, for a review: meetings with their conclusions, plans."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import NamedTuple

from django.db.models import CharField, Count, Exists, F, IntegerField, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Cast, Coalesce, Concat

from phoihop.programmes.models import Programme
from phoihop.tasks.models import Task

from .models import Conclusion, Meeting, YearlyPlan
from .open_work import CONCLUDED

_MOST = 200


class Steered(NamedTuple):
    """A concluded meeting ("meeting"): of its conclusions ``given`` to units so many are ``done``; an issued "plan"."""

    kind: str
    title: str
    on: dt.date
    number: str
    given: int
    done: int


def steered_in(programmes: Iterable[Programme], start: dt.date, end: dt.date) -> list[Steered]:
    """The meetings and plans of these programmes that fall into a period, by their days. One query."""
    keys = [one.pk for one in programmes]
    meetings = Meeting.objects.filter(
        programme__in=keys, state=Meeting.State.CONCLUDED, held_on__gte=start, held_on__lte=end
    )
    plans = YearlyPlan.objects.filter(programme__in=keys, issued_on__gte=start, issued_on__lte=end)
    tasks = Task.objects.filter(origin=OuterRef("origin"))
    waiting = tasks.filter(state__in=(Task.State.OPEN, Task.State.SUBMITTED))
    given = Conclusion.objects.annotate(
        origin=Concat(Value(CONCLUDED), Cast("pk", CharField()), output_field=CharField())
    ).filter(Exists(tasks), meeting=OuterRef("pk"))
    told = meetings.order_by().annotate(
        kind_=Value("meeting"),
        on_=F("held_on"),
        number_=Value("", output_field=CharField()),
        given_=_counted(given),
        done_=_counted(given.filter(~Exists(waiting))),
    )
    issued = plans.order_by().annotate(
        kind_=Value("plan"),
        on_=F("issued_on"),
        number_=Coalesce(F("document__number"), Value("")),
        given_=Value(0),
        done_=Value(0),
    )
    columns = ("kind_", "title", "on_", "number_", "given_", "done_")
    both = told.values_list(*columns).union(issued.values_list(*columns), all=True)
    return [Steered(*row) for row in both.order_by("on_", "title")[:_MOST]]


def _counted(conclusions: QuerySet[Conclusion]) -> Coalesce:
    number = conclusions.order_by().values("meeting").annotate(n=Count("pk")).values("n")
    return Coalesce(Subquery(number, output_field=IntegerField()), 0)
