"""What tasks print on the pages of rooms nearer the ground, and on the overview."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from phoihop.ground.addresses import address
from phoihop.ground.dates import written
from phoihop.ground.marks import shape
from phoihop.ground.pages import Request
from phoihop.ground.prepared import prepared
from phoihop.ground.todo import Todo, todo_list
from phoihop.ledger.actor import Actor
from phoihop.programmes.models import Programme
from phoihop.programmes.queries import runs

from .cards import card_rows, cards_of
from .models import Extension, Task
from .queries import overdue as overdue_among
from .queries import programmes_followed, tasks_of_unit
from .standing import next_due, standing_for, standings_of
from .status import LOOKS, Status, worst

_LISTED = 5  # tasks of a kind on the overview


def programme_clock(request: Request, programme: Programme) -> dict[str, Any] | None:
    """How much of a programme is done."""
    if programme.state not in ("in_force", "closed"):
        return None
    standing = standing_for(request, programme)
    counts = standing.counts()
    return {
        "programme": programme,
        "done": counts[Status.DONE] + counts[Status.DONE_LATE],
        "all": sum(counts.values()) - counts[Status.CANCELLED],
        "late": counts[Status.OVERDUE],
        "next_due": next_due(standing.heaps),
    }


def our_work(request: Request, about: Any = None) -> dict[str, Any] | None:
    """The unit's own work on the overview. One query."""
    today = timezone.localdate(request.now)
    cards = cards_of(_our_first(request.actor), today)
    return {
        "cards": todo_list(
            Todo(one.mark.colour, one.mark.shape, one.url, one.text, f"{one.where}. {one.mark.word}", one.due)
            for one in cards
        )
    }


@prepared
def _our_first(actor: Actor) -> QuerySet[Task, Any]:
    return card_rows(tasks_of_unit(actor).filter(state="open").order_by("due_on", "id"))[:_LISTED]


def to_chase(request: Request, about: Any = None) -> dict[str, Any] | None:
    """What waits for the secretariat: overdue tasks, reports to accept, requests for more time."""
    actor = request.actor
    if not actor.can("accept"):
        return None
    today = timezone.localdate(request.now)
    programmes = tuple(_followed(actor))
    counts = sum((Counter(one.counts()) for one in standings_of(programmes, today).values()), Counter())
    overdue = _first_overdue(programmes, today) if counts[Status.OVERDUE] else []  # where there are none, none is asked
    waiting = _first_waiting(programmes) if counts[Status.WAITING] else []
    asked = _asked_for(programmes) if programmes else []
    return {
        "overdue": todo_list(
            Todo("late", shape("square"), one.url, one.text, one.by, one.due) for one in cards_of(overdue, today)
        ),
        "waiting": todo_list(
            Todo(one.mark.colour, one.mark.shape, one.url, one.text, one.by, one.submitted)
            for one in cards_of(waiting, today)
        ),
        "asked": todo_list(
            Todo(
                "risk",
                shape("triangle"),
                address("tasks:answer_extension", one.pk),
                one.task__text,
                one.task__unit__name,
                written(one.asked_until),
            )
            for one in asked
        ),
        "counts": counts,
    }


@prepared
def _followed(actor: Actor) -> QuerySet[Programme, int]:
    return programmes_followed(actor).values_list("pk", flat=True)


@prepared
def _first_overdue(programmes: tuple[int, ...], today: dt.date) -> QuerySet[Task, Any]:
    return card_rows(overdue_among(Task.objects.filter(programme__id__in=programmes), today))[:_LISTED]


@prepared
def _first_waiting(programmes: tuple[int, ...]) -> QuerySet[Task, Any]:
    waiting = Task.objects.filter(programme__id__in=programmes, state="submitted").order_by("submitted_on", "id")
    return card_rows(waiting)[:_LISTED]


@prepared
def _asked_for(programmes: tuple[int, ...]) -> QuerySet[Extension, Any]:
    asked = Extension.objects.filter(task__programme__id__in=programmes, granted=None)
    return asked.values_list("pk", "task__text", "task__unit__name", "asked_until", named=True)[:_LISTED]


def runs_programme(request: Request, programme: Programme) -> bool:
    """Whether the actor is the secretariat (the tab of overdue tasks is theirs)."""
    return programme.state == "in_force" and runs(request.actor, programme)


def duty_marks(request: Request, programme: Programme) -> dict[int, DutyMark]:
    """The worst status of each duty's leads (of its supports where no lead has a task)."""
    standing = standing_for(request, programme)
    leads, supports = (standing.by(lambda heap: heap.duty, lead=lead) for lead in (True, False))
    marks = {}
    for duty in leads.keys() | supports.keys():
        state = worst(leads.get(duty) or supports[duty])
        if duty and state:
            look = LOOKS[state]
            marks[duty] = DutyMark(str(state.label), look.shape, look.colour, address("tasks:duty", duty))
    return marks


@dataclass(frozen=True)
class DutyMark:
    """A duty's status on the tree of a programme; ``url`` leads to its tasks."""

    word: str
    shape: str
    colour: str
    url: str
