"""Made-up tasks of all communes: most are done in time, some late, some overdue, the coming ones under way."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from phoihop.ground.bulk import insert
from phoihop.ground.dates import working_day_from
from phoihop.programmes.models import Assignment
from phoihop.tasks.models import Progress, Task
from phoihop.tasks.risk import at_risk_from

from .words import DOING, DONE

if TYPE_CHECKING:
    from .making import World

_COLUMNS = ("assignment_id", "content_id", "duty_id", "unit_id", "text", "nominal_on", "starts_on", "due_on", "risk_on",
            "progress", "state", "submitted_on", "accepted_on")  # fmt: skip
_RUNS = dt.timedelta(days=120)  # a task begins so long before its day
_TOLD = 3  # of so many tasks with progress one has a note


def work(world: World) -> None:
    """A task of each commune for each duty, and what some communes said of it."""
    world.told["việc"] = insert(Task, _COLUMNS, _tasks(world), programme_id=world.programme.pk, lead=True)
    begun = Task.objects.filter(programme=world.programme, progress__gt=0).order_by("pk")
    rows = begun.values_list("pk", "progress", "due_on").iterator(chunk_size=10_000)
    told = (row for place, row in enumerate(rows) if place % _TOLD == 0)
    columns = ("task_id", "percent", "note", "at")
    world.told["lần báo tiến độ"] = insert(Progress, columns, list(_progress(world, told)))


def _tasks(world: World) -> Iterator[tuple[Any, ...]]:
    assignments = dict(Assignment.objects.values_list("duty", "pk"))
    chance = world.chance
    for duty in world.duties:
        assert duty.due_on
        due_on = working_day_from(duty.due_on)
        starts_on = due_on - _RUNS
        risk_on = [at_risk_from(starts_on, due_on, percent) for percent in range(101)]
        for unit in world.communes:
            percent, state, submitted = 0, "open", None
            if due_on < world.day:
                if chance.random() < 0.85:
                    percent, state = 100, "accepted" if chance.random() < 0.8 else "submitted"
                    late = chance.randrange(1, 20) if chance.random() < 0.15 else -chance.randrange(15)
                    submitted = min(due_on + dt.timedelta(days=late), world.day)
                else:
                    percent = 10 * chance.randrange(9)
            elif starts_on <= world.day:
                percent = 10 * chance.randrange(10)
            accepted = submitted if state == "accepted" else None
            yield (
                assignments[duty.pk], duty.content_id, duty.pk, unit, duty.text, duty.due_on, starts_on, due_on,
                risk_on[percent], percent, state, submitted, accepted,
            )  # fmt: skip


def _progress(world: World, begun: Iterator[tuple[int, int, dt.date]]) -> Iterator[tuple[Any, ...]]:
    chance = world.chance
    for task, percent, due_on in begun:
        words = chance.choice(DONE if percent == 100 else DOING)
        day = min(due_on, world.day) - dt.timedelta(days=chance.randrange(20))
        at = timezone.make_aware(dt.datetime.combine(day, dt.time(9, 30)))
        yield task, percent, words.format(n=20 + chance.randrange(400), m=1 + chance.randrange(9)), at
