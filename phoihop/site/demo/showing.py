"""Brings made-up tasks to the status that the demo wants to show, by the acts that people use."""

from __future__ import annotations

import datetime as dt
import random

from django.core.files.base import ContentFile
from django.utils import timezone

from phoihop.ground.proofs import Proof
from phoihop.ledger.actor import Actor
from phoihop.programmes.models import Programme
from phoihop.tasks import actions
from phoihop.tasks.models import Task
from phoihop.units.models import Unit

SEED = 2022
NOTE = "Đã thực hiện theo kế hoạch (số liệu minh hoạ)."


def live(programme: Programme, secretary: Actor, now: dt.datetime) -> None:
    """Most tasks done on time, some late, some waiting, some overdue. The same every time (SEED)."""
    chance = random.Random(SEED)
    today = timezone.localdate(now)
    begun = Task.objects.filter(programme=programme, state="open", progress=0, starts_on__lte=today)
    for task in begun.select_related("unit", "duty", "programme").order_by("due_on", "id"):
        draw = chance.random()
        passed = task.due_on < today
        if passed and draw < 0.93:
            day = task.due_on + dt.timedelta(days=chance.randint(1, 9) if draw > 0.8 else -chance.randint(0, 6))
            _submit(task, min(max(day, task.starts_on), today))
            if draw < 0.88:
                actions.accept(task, by=secretary, now=at(min(day + dt.timedelta(days=2), today)))
        elif not passed and draw < 0.7:
            _report(task, chance.choice([20, 40, 50, 60, 80]), now)
        elif passed and draw > 0.98:
            until, why = today + dt.timedelta(days=10), "Chờ số liệu của các làng (minh hoạ)."
            actions.ask_extension(task, by=reporter_of(task), now=now, until=until, reason=why)


def show(task: Task, status: str, secretary: Actor, now: dt.datetime) -> None:
    """One task at one status, whatever the day; its dates have been chosen for it."""
    week = dt.timedelta(days=7)
    match status:
        case "done":
            _submit(task, task.due_on - week)
            actions.accept(task, by=secretary, now=at(task.due_on - week))
        case "done_late":
            _submit(task, task.due_on + week)
            actions.accept(task, by=secretary, now=at(task.due_on + week))
        case "waiting":
            _submit(task, timezone.localdate(now))
        case "overdue" | "on_track":
            _report(task, 80, now)
        case "at_risk":
            _report(task, 20, now)
        case "cancelled":
            actions.cancel(task, by=secretary, now=now, basis="Thông báo lùi lễ hội sang năm sau (minh hoạ)")


def reporter_of(task: Task) -> Actor:
    """Somebody of the task's unit."""
    return reporter(task.unit)


def reporter(unit: Unit) -> Actor:
    """Somebody who reports for a unit."""
    return Actor(unit.name, "Người báo cáo", frozenset({"see", "report"}), unit.pk, unit.path)


def _submit(task: Task, day: dt.date) -> None:
    proof = Proof("Báo cáo kết quả (minh hoạ).txt", ContentFile(f"{task.text}\n{task.unit}\n".encode()))
    actions.report(task, by=reporter_of(task), now=at(day), percent=100, note=NOTE, proofs=[proof])


def _report(task: Task, percent: int, now: dt.datetime) -> None:
    actions.report(task, by=reporter_of(task), now=now, percent=percent, note=NOTE)


def at(day: dt.date) -> dt.datetime:
    """A time on that day."""
    return timezone.make_aware(dt.datetime.combine(day, dt.time(9, 30)))
