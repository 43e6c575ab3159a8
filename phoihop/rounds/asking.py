"""Whom a round asks about which duties."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable

from django.db.models import Exists, OuterRef, Q, QuerySet

from phoihop.programmes.models import Assignment, Duty, Programme
from phoihop.tasks.models import Task
from phoihop.units.models import Unit
from phoihop.units.queries import living_units, members_of

Asked = dict[int, list[tuple[int, bool]]]  # unit → (duty, whether it leads), in the order of the programme


def asked_of(programmes: Iterable[Programme], asking: Unit, data_from: dt.date, closes_on: dt.date) -> Asked:
    """Each unit that leads or supports a duty of the period, with these duties; units in the order of their tree.

    A standing body asks everybody who is assigned; any other unit those at or below itself.
    """
    found: dict[int, dict[int, bool]] = defaultdict(dict)
    by_class: dict[int, list[int]] = {}
    for programme in programmes:
        units = living_units(closes_on)
        if programme.standing_body_id != asking.pk:
            units = units.filter(path__startswith=asking.path)
        living = set(units.values_list("pk", flat=True))
        still_open = _still_open(programme, data_from)
        for one in _assigned(programme, data_from, closes_on):
            if one.unit_class and one.unit_class.pk not in by_class:
                by_class[one.unit_class.pk] = list(members_of(one.unit_class, closes_on).values_list("pk", flat=True))
            whose = by_class[one.unit_class.pk] if one.unit_class else [one.unit_id or 0]
            for unit in whose:
                if unit in living and (_falls_in(one.duty, data_from) or (unit, one.duty_id) in still_open):
                    leads = one.role == Assignment.Role.LEAD
                    found[unit][one.duty_id] = leads or found[unit].get(one.duty_id, False)
    order = Unit.objects.filter(pk__in=found.keys()).order_by("path").values_list("pk", flat=True)
    return {unit: list(found[unit].items()) for unit in order}


def _assigned(programme: Programme, data_from: dt.date, closes_on: dt.date) -> QuerySet[Assignment]:
    """The assignments that hold within the period, in the order of contents and duties; loose duties last."""
    holds = (Q(valid_from=None) | Q(valid_from__lte=closes_on)) & (Q(valid_to=None) | Q(valid_to__gte=data_from))
    begun = Q(duty__starts_on=None) | Q(duty__starts_on__lte=closes_on)
    given = Assignment.objects.filter(
        holds, begun, duty__programme=programme, role__in=(Assignment.Role.LEAD, Assignment.Role.SUPPORT)
    ).exclude(unit=None, unit_class=None)
    with_order = given.select_related("duty", "unit_class__within").annotate(
        loose=Exists(Duty.objects.filter(pk=OuterRef("duty"), content=None))
    )
    return with_order.order_by("loose", "duty__content__order", "duty__order", "duty_id", "order")


def _falls_in(duty: Duty, data_from: dt.date) -> bool:
    """Whether a duty is not past before the period; those that come back never are."""
    return duty.schedule != Duty.Schedule.ONCE or duty.due_on is None or duty.due_on >= data_from


def _still_open(programme: Programme, data_from: dt.date) -> set[tuple[int, int | None]]:
    """(unit, duty) of what was due before the period and is not finished: nobody is let off by waiting."""
    waiting = Task.objects.filter(programme=programme, state__in=("open", "submitted"), due_on__lt=data_from)
    return set(waiting.values_list("unit_id", "duty_id"))
