"""Whom a citizen can write to about a promise."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from phoihop.ground.periods import holds_on
from phoihop.programmes.models import Assignment, Content, Duty, Party, Programme
from phoihop.units.models import POWERS, Kind, Membership, Unit
from phoihop.units.queries import living_units, members_of

ANSWERING = [role for role, powers in POWERS.items() if "answer" in powers]
FORCES = (Kind.MILITARY, Kind.POLICE)  # they read a citizen's words only where the citizen chose them


def receivers_of(programme: Programme, content: Content | None, day: dt.date, duty: Duty | None = None) -> list[Unit]:
    """The living units that answer for a content (None: for the whole programme): who leads, then who signed.

    ``duty``: who leads this one. Armed forces stand last, so that nobody writes to them by leaving the form as it was.
    """
    leads = Assignment.objects.filter(duty__programme=programme, role=Assignment.Role.LEAD, open_ended=False)
    if duty:
        leads = leads.filter(duty=duty)
    elif content:
        leads = leads.filter(duty__content=content)
    found: dict[int, None] = {}
    for one in leads.select_related("unit_class__within").order_by("duty__order", "order"):
        if one.unit_id:
            found.setdefault(one.unit_id)
        elif one.unit_class:
            found |= dict.fromkeys(members_of(one.unit_class, day).values_list("pk", flat=True))
    parties = Party.objects.filter(programme=programme, unit__isnull=False).values_list("unit_id", flat=True)
    keys = [*found, programme.standing_body_id, *parties]
    living = living_units(day).in_bulk([key for key in keys if key])
    return sorted(who_answer([living[key] for key in keys if key in living], day), key=is_force)


def who_answer(units: Sequence[Unit], day: dt.date) -> list[Unit]:
    """These units, and in place of one that has nobody to answer its nearest superior that has; never a force above it.

    Each once, in this order. Two queries.
    """
    lines = {one.pk: one.line[::-1] for one in units}
    known = living_units(day).in_bulk({key for line in lines.values() for key in line})
    able = set(
        Membership.objects.filter(
            holds_on(day), unit__in=known, role__in=ANSWERING, account__is_active=True
        ).values_list("unit", flat=True)
    )
    found: dict[int, Unit] = {}
    for one in units:
        for key in lines[one.pk]:
            if key in able and (key == one.pk or not is_force(known[key])):
                found.setdefault(key, known[key])
                break
    return list(found.values())


def is_force(unit: Unit) -> bool:
    """Whether it is a military or police unit."""
    return unit.kind in FORCES
