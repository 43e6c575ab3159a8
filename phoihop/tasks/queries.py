"""Lists of tasks, and who may see them."""

from __future__ import annotations

import datetime as dt

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from phoihop.ledger.actor import Actor
from phoihop.programmes.models import Party, Programme

from .models import Handling, Task
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


def tasks_of_unit(actor: Actor) -> QuerySet[Task]:
    """The tasks that the actor's unit has to do, its own and those handed to it."""
    if actor.unit_id is None:
        return Task.objects.none()
    handed = Handling.objects.filter(state="open", to_unit=actor.unit_id).values("task")
    return Task.objects.filter(Q(unit=actor.unit_id) | Q(pk__in=handed))


def tasks_followed(actor: Actor) -> QuerySet[Task]:
    """The tasks of the programmes that the actor's unit runs, where its role accepts reports."""
    if actor.unit_id is None or not actor.can("accept"):
        return Task.objects.none()
    run = Programme.objects.filter(standing_body=actor.unit_id).order_by()
    return Task.objects.filter(programme__in=run.values("pk"))


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
