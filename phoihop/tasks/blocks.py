"""What tasks print on the pages of rooms nearer the ground, and on the overview."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone

from phoihop.ground.pages import Request
from phoihop.programmes.models import Programme
from phoihop.programmes.queries import runs

from .cards import Card, cards_of
from .models import Extension, Task
from .queries import overdue, programmes_followed, tasks_of_unit
from .standing import Standing, next_due, standing_of, standings_of
from .status import LOOKS, Status, worst

_LISTED = 5  # tasks of a kind on the overview


def programme_clock(request: Request, programme: Programme) -> dict[str, Any] | None:
    """How much of a programme is done."""
    if programme.state not in ("in_force", "closed"):
        return None
    standing = _standing(request, programme)
    counts = standing.counts()
    return {
        "programme": programme,
        "done": counts[Status.DONE] + counts[Status.DONE_LATE],
        "all": sum(counts.values()) - counts[Status.CANCELLED],
        "late": counts[Status.OVERDUE],
        "next_due": next_due(standing.heaps),
    }


def _standing(request: Request, programme: Programme) -> Standing:
    """Asked for once a request: several blocks stand on one page."""
    known: dict[int, Standing] = request.__dict__.setdefault("standings", {})
    if programme.pk not in known:
        known[programme.pk] = standing_of(programme, timezone.localdate(request.now))
    return known[programme.pk]


def our_work(request: Request, about: Any = None) -> dict[str, Any] | None:
    """The unit's own work on the overview. One query."""
    today = timezone.localdate(request.now)
    first = tasks_of_unit(request.actor).filter(state="open").order_by("due_on", "id")[:_LISTED]
    return {"cards": cards_of(first, today)}


def to_chase(request: Request, about: Any = None) -> dict[str, Any] | None:
    """What waits for the secretariat: overdue tasks, reports to accept, requests for more time."""
    actor = request.actor
    if not actor.can("accept"):
        return None
    today = timezone.localdate(request.now)
    programmes = list(programmes_followed(actor).values_list("pk", flat=True))
    counts = sum((Counter(one.counts()) for one in standings_of(programmes, today).values()), Counter())
    run = Task.objects.filter(programme__in=programmes)
    asked = Extension.objects.filter(task__programme__in=programmes, granted=None)
    return {
        "overdue": _cards(counts[Status.OVERDUE], overdue(run, today), today),
        "waiting": _cards(counts[Status.WAITING], run.filter(state="submitted").order_by("submitted_on", "id"), today),
        "asked": asked.values_list("pk", "task__text", "task__unit__name", "asked_until", named=True)[:_LISTED],
        "counts": counts,
    }


def _cards(number: int, tasks: QuerySet[Task], today: dt.date) -> list[Card]:
    """The first of so many tasks; where there are none, none is asked for."""
    return cards_of(tasks[:_LISTED], today) if number else []


def runs_programme(request: Request, programme: Programme) -> bool:
    """Whether the actor is the secretariat (the tab of overdue tasks is theirs)."""
    return programme.state == "in_force" and runs(request.actor, programme)


def duty_marks(request: Request, programme: Programme) -> dict[int, DutyMark]:
    """The worst status of each duty's leads (of its supports where no lead has a task)."""
    standing = _standing(request, programme)
    leads, supports = (standing.by(lambda heap: heap.duty, lead=lead) for lead in (True, False))
    marks = {}
    for duty in leads.keys() | supports.keys():
        state = worst(leads.get(duty) or supports[duty])
        if duty and state:
            look = LOOKS[state]
            marks[duty] = DutyMark(str(state.label), look.shape, look.colour, reverse("tasks:duty", args=[duty]))
    return marks


@dataclass(frozen=True)
class DutyMark:
    """A duty's status on the tree of a programme; ``url`` leads to its tasks."""

    word: str
    shape: str
    colour: str
    url: str
