"""Work that no signed duty asks for: a conclusion of a meeting, a year's own work."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _g
from django.utils.translation import gettext_lazy as _

from phoihop.ground.dates import working_day_from
from phoihop.ground.errors import Refused
from phoihop.ground.text import nfc
from phoihop.ledger.actor import Actor
from phoihop.ledger.acts import act, record
from phoihop.programmes.models import Content, Programme
from phoihop.units.models import Unit
from phoihop.units.queries import own_days

from ..models import Task
from ..risk import at_risk_from
from .progress import cancel, reopen


@dataclass(frozen=True)
class Given:
    """What came of it: the origin's name in the ledger, and how many units got a task."""

    origin: str
    number: int


@act("task.give", _("Giao việc ngoài nhiệm vụ đã ký"))
def give(
    programme: Programme,
    *,
    by: Actor,
    now: dt.datetime,
    origin: str,
    text: str,
    due_on: dt.date,
    units: Iterable[Unit],
    content: Content | None = None,
    starts_on: dt.date | None = None,
) -> Given:
    """Each of these units gets a task with a text and origin of its own, once. Refused: a day that has passed."""
    today = timezone.localdate(now)
    if due_on < today:
        raise Refused(_g("Hạn của việc được giao đã qua. Hãy chọn từ hôm nay trở đi."))
    begins, due = min(starts_on or today, due_on), working_day_from(due_on, own_days())
    chosen = list({unit.pk: unit for unit in units}.values())
    new = [
        Task(
            programme=programme,
            content=content,
            unit=unit,
            origin=origin,
            lead=True,
            text=nfc(text).strip(),
            nominal_on=due_on,
            starts_on=begins,
            due_on=due,
            risk_on=at_risk_from(begins, due, 0),
        )
        for unit in chosen
    ]
    Task.objects.bulk_create(new, batch_size=500, ignore_conflicts=True)
    record(programme, origin=origin, text=text, due_on=due_on, units=[unit.name for unit in chosen])
    return Given(origin, len(new))


@act("task.adjust", _("Điều chỉnh việc đã giao"))
def adjust(
    programme: Programme,
    *,
    by: Actor,
    now: dt.datetime,
    origin: str,
    basis: str,
    text: str,
    due_on: dt.date,
    units: Iterable[Unit],
    content: Content | None = None,
    starts_on: dt.date | None = None,
    again: Iterable[Unit] = (),
) -> Given:
    """What an origin gave has other words, another day or other units. Work that is done or handed in stays as it is.

    Units that are no longer meant need not do it, by this basis; who was given more time keeps it. A unit that is meant
    ``again`` has its cancelled task reopened, with what it had reported: an origin gives a unit one task, and a second
    one would tear its history in two. Refused: a day that has passed.
    """
    wanted, due = {unit.pk: unit for unit in units}, working_day_from(due_on, own_days())
    given = Task.objects.filter(programme=programme, origin=origin).select_related("programme")
    for task in given.filter(state=Task.State.CANCELLED, unit__in=[unit.pk for unit in again]):
        reopen(task, by=by, now=now, basis=basis)
    kept = []
    for task in given.filter(state=Task.State.OPEN):
        if task.unit_id not in wanted:
            cancel(task, by=by, now=now, basis=basis)
            continue
        prolonged = task.due_on != working_day_from(task.nominal_on, own_days())
        task.text, task.content, task.nominal_on = nfc(text).strip(), content, due_on
        task.due_on = max(task.due_on, due) if prolonged else due
        task.starts_on = min(task.starts_on, task.due_on)
        task.risk_on = at_risk_from(task.starts_on, task.due_on, task.progress)
        kept.append(task)
    Task.objects.bulk_update(kept, ["text", "content", "nominal_on", "due_on", "starts_on", "risk_on"], batch_size=500)
    record(
        programme, origin=origin, reason=basis, text=text, due_on=due_on, units=[one.name for one in wanted.values()]
    )
    if not wanted:
        return Given(origin, 0)
    facts = {"text": text, "due_on": due_on, "content": content, "starts_on": starts_on}
    return give(programme, by=by, now=now, origin=origin, units=wanted.values(), **facts)
