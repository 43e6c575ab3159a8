"""Lists of tasks, and who may see them."""

from __future__ import annotations

import datetime as dt

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from phoihop.ground.prepared import prepared
from phoihop.ledger.actor import Actor
from phoihop.programmes.models import Party, Programme

from .models import Extension, Handling, Progress, Task
from .status import Status, StatusOn, having


def visible_tasks(actor: Actor) -> QuerySet[Task]:
    """The tasks that an actor may open.

    Those of the actor's unit and of the units below it, those handed to it, those of programmes that it runs or is
    party to; auditors open all.
    """
    if not actor.can("see") or actor.unit_id is None:
        return Task.objects.none()
    if actor.can("audit"):
        return Task.objects.all()
    party = Party.objects.filter(programme=OuterRef("programme"), unit=actor.unit_id)
    handed = Handling.objects.filter(task=OuterRef("pk"), state="open", to_unit=actor.unit_id)
    return Task.objects.filter(
        Q(unit__path__startswith=actor.unit_path)
        | Q(programme__standing_body=actor.unit_id)
        | Exists(party)
        | Exists(handed)
    )


@prepared
def task_to_open(actor: Actor, key: int) -> QuerySet[Task]:
    """The task with this key, if the actor may open it, with what a page prints of it."""
    return visible_tasks(actor).filter(pk=key).select_related("programme", "content", "duty", "unit")


@prepared
def reports_on(task: int) -> QuerySet[Progress]:
    """What was reported on a task, the latest first, with what proves it."""
    return Progress.objects.filter(task=task).prefetch_related("evidence__file")


@prepared
def extensions_of(task: int) -> QuerySet[Extension]:
    """The requests for more time on a task, the latest first."""
    return Extension.objects.filter(task=task)


@prepared
def handlings_within(task: int, unit: int) -> QuerySet[Handling]:
    """How a unit handled a task inside."""
    return Handling.objects.filter(task=task, unit=unit).prefetch_related("to_account", "to_unit")


def tasks_of_unit(actor: Actor) -> QuerySet[Task]:
    """The tasks that the actor's unit has to do, its own and those handed to it."""
    if actor.unit_id is None:
        return Task.objects.none()
    handed = Handling.objects.filter(state="open", to_unit=actor.unit_id).values("task")
    return Task.objects.filter(Q(unit=actor.unit_id) | Q(pk__in=handed))


def programmes_followed(actor: Actor) -> QuerySet[Programme]:
    """The programmes that the actor's unit runs, where its role accepts reports."""
    if actor.unit_id is None or not actor.can("accept"):
        return Programme.objects.none()
    return Programme.objects.filter(standing_body=actor.unit_id).order_by()


def tasks_followed(actor: Actor) -> QuerySet[Task]:
    """The tasks of these programmes."""
    return Task.objects.filter(programme__in=programmes_followed(actor).values("pk"))


def count_by_status(tasks: QuerySet[Task], today: dt.date) -> dict[str, int]:
    """How many tasks have each status, in one query; statuses that none has are 0."""
    counted = tasks.order_by().annotate(status=StatusOn(today)).values("status").annotate(number=Count("pk"))
    found = {row["status"]: row["number"] for row in counted}
    return {status.value: found.get(status.value, 0) for status in Status}


def overdue(tasks: QuerySet[Task], today: dt.date) -> QuerySet[Task]:
    """Overdue tasks, the longest overdue first."""
    return tasks.filter(having(Status.OVERDUE, today)).select_related("unit", "content").order_by("due_on", "id")


def handlings_of(actor: Actor) -> QuerySet[Handling]:
    """The inner matters of the actor's unit, and what other units handed to it."""
    if actor.unit_id is None:
        return Handling.objects.none()
    return Handling.objects.filter(Q(unit=actor.unit_id) | Q(to_unit=actor.unit_id))


def my_handlings(actor: Actor) -> QuerySet[Handling]:
    """What was handed to the person, open, nearest inner deadline first."""
    found = Handling.objects.filter(to_account=actor.account_id, unit=actor.unit_id, state="open")
    return found.order_by("due_on", "task__due_on", "id")
