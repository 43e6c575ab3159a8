"""What tasks print on the pages of rooms nearer the ground, and on the overview."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from django.db.models import Min
from django.urls import reverse
from django.utils import timezone

from phoihop.ground.pages import Request
from phoihop.programmes.models import Programme
from phoihop.programmes.queries import runs

from .models import Extension, Task
from .pages import card
from .queries import count_by_status, overdue, tasks_of_unit
from .status import LOOKS, Status, status_case, worst


def programme_clock(request: Request, programme: Programme) -> dict[str, Any] | None:
    """How much of a programme is done: two queries."""
    if programme.state not in ("in_force", "closed"):
        return None
    today = timezone.localdate(request.now)
    tasks = Task.objects.filter(programme=programme)
    counts = count_by_status(tasks, today)
    return {
        "programme": programme,
        "done": counts[Status.DONE] + counts[Status.DONE_LATE],
        "all": sum(counts.values()) - counts[Status.CANCELLED],
        "late": counts[Status.OVERDUE],
        "next_due": tasks.filter(state="open", due_on__gte=today).aggregate(day=Min("due_on"))["day"],
    }


def our_work(request: Request, about: Any = None) -> dict[str, Any] | None:
    """The unit's own work on the overview."""
    today = timezone.localdate(request.now)
    tasks = tasks_of_unit(request.actor)
    counts = count_by_status(tasks, today)
    first = tasks.filter(state="open").order_by("due_on", "id").select_related("content", "unit")[:5]
    return {"counts": counts, "cards": [card(task, today) for task in first], "statuses": Status}


def to_chase(request: Request, about: Any = None) -> dict[str, Any] | None:
    """What waits for the secretariat: overdue tasks, reports to accept, requests for more time."""
    actor = request.actor
    if not actor.can("accept"):
        return None
    today = timezone.localdate(request.now)
    run = Task.objects.filter(programme__standing_body=actor.unit_id)
    asked = Extension.objects.filter(task__programme__standing_body=actor.unit_id, granted=None).select_related(
        "task__unit"
    )
    waiting = run.filter(state="submitted").select_related("content", "unit").order_by("submitted_on", "id")
    return {
        "overdue": [card(task, today) for task in overdue(run, today)[:5]],
        "waiting": [card(task, today) for task in waiting[:5]],
        "asked": asked[:5],
        "counts": count_by_status(run, today),
    }


def runs_programme(request: Request, programme: Programme) -> bool:
    """Whether the actor is the secretariat (the tab of overdue tasks is theirs)."""
    return programme.state == "in_force" and runs(request.actor, programme)


def duty_marks(request: Request, programme: Programme) -> dict[int, DutyMark]:
    """The worst status of each duty's leads (of its supports where no lead has a task): one query."""
    today = timezone.localdate(request.now)
    found: dict[tuple[int, bool], set[str]] = defaultdict(set)
    rows = Task.objects.filter(programme=programme, duty__isnull=False).order_by().annotate(status=status_case(today))
    for duty, lead, status in rows.values_list("duty", "lead", "status").distinct():
        found[duty, lead].add(status)
    marks = {}
    for duty in {duty for duty, _lead in found}:
        state = worst(found.get((duty, True)) or found.get((duty, False), set()))
        if state:
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
