"""What was steered in a period, for a review: recorded deeds, meetings with their conclusions, plans."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import NamedTuple

from django.db.models import CharField, Count, Exists, F, IntegerField, OuterRef, QuerySet, Subquery, TextField, Value
from django.db.models.functions import Cast, Coalesce, Concat

from phoihop.programmes.models import Programme
from phoihop.tasks.models import Task

from .models import Conclusion, CycleAct, Meeting, YearlyPlan
from .open_work import CONCLUDED

_MOST = 400


class Steered(NamedTuple):
    """A concluded meeting ("meeting"): of its conclusions ``given`` to units so many are ``done``; an issued "plan".

    A recorded deed has its verb for a kind, its text for a title, and its unit's name for a ``number``.
    """

    kind: str
    title: str
    on: dt.date
    number: str
    given: int
    done: int


def steered_in(programmes: Iterable[Programme], start: dt.date, end: dt.date) -> list[Steered]:
    """The deeds, meetings and plans of these programmes that fall into a period, by their days. One query."""
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
    deeds = CycleAct.objects.filter(programme__in=keys, held_on__gte=start, held_on__lte=end).order_by()
    done = deeds.annotate(
        kind_=F("verb"), title_=F("text"), on_=F("held_on"), number_=F("unit__name"), given_=Value(0), done_=Value(0)
    )
    columns = ("kind_", "title_", "on_", "number_", "given_", "done_")
    others = [one.annotate(title_=Cast("title", TextField())).values_list(*columns) for one in (told, issued)]
    all_of_them = done.values_list(*columns).union(*others, all=True)
    return [Steered(*row) for row in all_of_them.order_by("on_", "title_")[:_MOST]]


def _counted(conclusions: QuerySet[Conclusion]) -> Coalesce:
    number = conclusions.order_by().values("meeting").annotate(n=Count("pk")).values("n")
    return Coalesce(Subquery(number, output_field=IntegerField()), 0)
