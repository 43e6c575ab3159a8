"""Tasks are made from assignments and schedules, as far ahead as the horizon. Idempotent."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from dateutil.relativedelta import relativedelta
from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from phoihop.ground.dates import OwnDays, working_day_from
from phoihop.ledger.actor import Actor
from phoihop.ledger.acts import act, record
from phoihop.programmes.models import Assignment, Programme
from phoihop.units.models import Unit
from phoihop.units.queries import members_of, own_days

from ..models import EarlierDue, Task
from ..occurrences import Occurrence, occurrences
from ..risk import at_risk_from

Earlier = dict[tuple[int, dt.date], dt.date]
_WITH_TASKS = (Assignment.Role.LEAD, Assignment.Role.SUPPORT)


@act("task.make", _("Lập việc theo phân công"))
def make_tasks(programme: Programme, *, by: Actor, now: dt.datetime) -> int:
    """Makes the tasks of a programme that do not exist yet, from ``tracked_from`` to the horizon. Returns how many."""
    today = timezone.localdate(now)
    made = Task.objects.filter(programme=programme)
    known: set[tuple[int | None, int, dt.date]] = set(made.values_list("duty_id", "unit_id", "nominal_on"))
    new = []
    for task in _wanted(programme, today, own_days(), _earlier(programme)):
        key = (task.duty_id, task.unit_id, task.nominal_on)
        if key not in known:  # once, though the unit stands in a class beside its own name
            known.add(key)
            new.append(task)
    Task.objects.bulk_create(new, batch_size=500, ignore_conflicts=True)
    record(programme, made=len(new), horizon=_horizon(today))
    return len(new)


def _wanted(programme: Programme, today: dt.date, own: OwnDays, earlier: Earlier) -> Iterator[Task]:
    """Leads first, then who is named before classes: the first task of a unit for a duty and a date is the one made."""
    assert programme.starts_on and programme.ends_on
    first = max(programme.starts_on, programme.tracked_from or today)
    assigned = Assignment.objects.filter(duty__programme=programme, role__in=_WITH_TASKS).exclude(
        unit=None, unit_class=None
    )
    rows = assigned.select_related("duty", "unit", "unit_class__within")
    for assignment in sorted(rows, key=lambda one: (one.role != Assignment.Role.LEAD, one.unit_id is None)):
        units = _units(assignment, today)
        duty = assignment.duty
        begins, ends = (
            max(first, assignment.valid_from or first),
            min(programme.ends_on, assignment.valid_to or programme.ends_on),
        )
        for occurrence in occurrences(duty, begins, ends, _horizon(today), settings.CONTINUOUS_MONTHS):
            for unit in units:
                if unit.holds(occurrence.nominal_on):
                    yield _task(assignment, unit, occurrence, own, earlier)


def _earlier(programme: Programme) -> Earlier:
    """What plans set: (duty, signed day) → the earlier day."""
    rows = EarlierDue.objects.filter(duty__programme=programme).values_list("duty_id", "nominal_on", "due_on")
    return {(duty, nominal_on): due_on for duty, nominal_on, due_on in rows}


def _task(assignment: Assignment, unit: Unit, occurrence: Occurrence, own: OwnDays, earlier: Earlier) -> Task:
    duty = assignment.duty
    due_on = working_day_from(earlier.get((duty.pk, occurrence.nominal_on), occurrence.nominal_on), own)
    starts_on = min(occurrence.starts_on, due_on)
    return Task(
        assignment=assignment,
        programme_id=duty.programme_id,
        content_id=duty.content_id,
        duty=duty,
        unit=unit,
        lead=assignment.role == Assignment.Role.LEAD,
        text=duty.text,
        nominal_on=occurrence.nominal_on,
        starts_on=starts_on,
        due_on=due_on,
        risk_on=at_risk_from(starts_on, due_on, 0),
    )


def _units(assignment: Assignment, today: dt.date) -> list[Unit]:
    if assignment.unit_class:
        return list(members_of(assignment.unit_class, today))
    return [assignment.unit] if assignment.unit else []


def _horizon(today: dt.date) -> dt.date:
    return today + relativedelta(months=settings.HORIZON_MONTHS)
