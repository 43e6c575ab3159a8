"""Tasks as reminders and calendars need them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Iterator
from itertools import islice

from django.db.models import Q, QuerySet
from django.urls import reverse

from phoihop.ground.deadlines import Deadline
from phoihop.ledger.acts import key_for

from .models import Handling, Task

_PIECE = 500
_RUNNING = Q(programme=None) | Q(programme__state="in_force")
_STATES = {"accepted": "done", "submitted": "done", "cancelled": "cancelled"}
_FIELDS = ("pk", "text", "unit_id", "due_on", "state", "programme__title", "programme__standing_body_id")
_In_hand = dict[tuple[int, int], tuple[int | None, int | None, dt.date | None]]


class TaskDeadlines:
    """The deadlines of tasks; what was reported complete is no longer owed."""

    def due(self, days: Collection[dt.date]) -> Iterator[Deadline]:
        """Open tasks of programmes in force that are due on these days."""
        yield from _told(Task.objects.filter(_RUNNING, state="open", due_on__in=days))

    def of(self, units: Collection[int], first: dt.date, last: dt.date) -> Iterator[Deadline]:
        """Tasks of these units and those handed to them. Two queries."""
        handed = Handling.objects.filter(state="open", to_unit__in=units).values("task")
        theirs = Q(unit__in=units) | Q(pk__in=handed)
        yield from _told(Task.objects.filter(_RUNNING & theirs, due_on__range=(first, last)))

    def one(self, key: str) -> Deadline | None:
        """One task by its name in the ledger."""
        return next(_told(Task.objects.filter(pk=int(key.partition(":")[2]))), None)


def given_by(origin: str) -> Iterator[Deadline]:
    """The deadlines of the tasks that this origin gave and that are still to be done."""
    return _told(Task.objects.filter(origin=origin, state=Task.State.OPEN))


def _told(tasks: QuerySet[Task]) -> Iterator[Deadline]:
    rows = tasks.order_by("due_on", "id").values_list(*_FIELDS, named=True).iterator(_PIECE)
    while piece := list(islice(rows, _PIECE)):
        hands = _in_hand([row.pk for row in piece])
        yield from (_deadline(row, hands) for row in piece)


def _in_hand(tasks: Iterable[int]) -> _In_hand:
    found = Handling.objects.filter(task__in=tasks, state="open").order_by()
    rows = found.values_list("task_id", "unit_id", "to_account_id", "to_unit_id", "due_on")
    return {(task, unit): (account, below, due) for task, unit, account, below, due in rows}


def _deadline(row: Task, hands: _In_hand) -> Deadline:
    unit, account, inner = row.unit_id, None, None
    while hand := hands.pop((row.pk, unit), None):  # popped: a task that went round in a circle ends here
        account, below, due = hand
        inner = due or inner
        if below is None:
            break
        unit = below
    return Deadline(
        key=key_for(Task, row.pk),
        title=row.text,
        url=reverse("tasks:task", args=[row.pk]),
        due_on=row.due_on,
        unit=row.unit_id,
        group=row.programme__title or "",  # type: ignore[attr-defined]
        runs=row.programme__standing_body_id,  # type: ignore[attr-defined]
        unit_now=unit if unit != row.unit_id else None,
        account=account,
        inner_due=inner,
        state=_STATES.get(row.state, "open"),
    )
