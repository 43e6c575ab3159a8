"""Whom a citizen can write to about a promise."""

from __future__ import annotations

import datetime as dt

from phoihop.programmes.models import Assignment, Content, Party, Programme
from phoihop.units.models import Kind, Unit
from phoihop.units.queries import living_units, members_of

FORCES = (Kind.MILITARY, Kind.POLICE)  # they read a citizen's words only where the citizen chose them


def receivers_of(programme: Programme, content: Content | None, day: dt.date) -> list[Unit]:
    """The living units that answer for a content (None: for the whole programme): who leads, then who signed.

    Armed forces stand last, so that nobody writes to them by leaving the form as it was.
    """
    leads = Assignment.objects.filter(duty__programme=programme, role=Assignment.Role.LEAD, open_ended=False)
    if content:
        leads = leads.filter(duty__content=content)
    found: dict[int, None] = {}
    for one in leads.select_related("unit_class__within").order_by("duty__order", "order"):
        if one.unit_id:
            found.setdefault(one.unit_id)
        elif one.unit_class:
            found |= dict.fromkeys(members_of(one.unit_class, day).values_list("pk", flat=True))
    parties = Party.objects.filter(programme=programme, unit__isnull=False).values_list("unit_id", flat=True)
    keys = [*found, programme.standing_body_id, *parties]
    living = {unit.pk: unit for unit in living_units(day).filter(pk__in=keys)}
    units = [living[key] for key in dict.fromkeys(keys) if key in living]
    return sorted(units, key=is_force)


def is_force(unit: Unit) -> bool:
    """Whether it is a military or police unit."""
    return unit.kind in FORCES
