"""Acts of the cycle, and who may see them."""

from __future__ import annotations

import datetime as dt

from django.db.models import Q, QuerySet

from phoihop.ledger.actor import Actor
from phoihop.programmes.models import Assignment, Party, Programme
from phoihop.programmes.queries import visible_programmes
from phoihop.units.models import Unit, UnitClass
from phoihop.units.queries import class_ids_of

from .models import Attendance, CycleAct, Meeting, YearlyPlan

# A programme has a cycle from the day on which it comes into force; what was done stays when it is over.
STEERED = (Programme.State.IN_FORCE, Programme.State.CLOSED, Programme.State.SUPERSEDED)


def steered_programmes(actor: Actor) -> QuerySet[Programme]:
    """The programmes with a cycle that an actor may see."""
    return visible_programmes(actor).filter(state__in=STEERED)


def visible_acts(actor: Actor) -> QuerySet[CycleAct]:
    """Whoever sees a programme sees what was done to steer it."""
    return CycleAct.objects.filter(programme__in=steered_programmes(actor))


def takes_part(actor: Actor, programme: Programme) -> bool:
    """Whether the actor's unit runs the programme, signed it, or has a duty in it. One query at the most."""
    if actor.unit_id is None:
        return False
    if actor.unit_id == programme.standing_body_id:
        return True
    party = Party.objects.filter(programme=programme, unit=actor.unit_id).order_by().values("programme")
    theirs = Q(unit=actor.unit_id) | Q(unit_class__in=class_ids_of(actor))
    duties = Assignment.objects.filter(theirs, duty__programme=programme).order_by().values("duty__programme")
    return Programme.objects.filter(Q(pk__in=party) | Q(pk__in=duties), pk=programme.pk).exists()


def within_year(acts: QuerySet[CycleAct], year: int) -> QuerySet[CycleAct]:
    """Those that began in a year."""
    return acts.filter(held_on__gte=dt.date(year, 1, 1), held_on__lte=dt.date(year, 12, 31))


def visible_meetings(actor: Actor) -> QuerySet[Meeting]:
    """Who sees the programme sees its meetings, and so do the units that were asked to come."""
    if not actor.can("see") or actor.unit_id is None:
        return Meeting.objects.none()
    asked = Attendance.objects.filter(unit=actor.unit_id).values("meeting")
    return Meeting.objects.filter(Q(programme__in=steered_programmes(actor)) | Q(pk__in=asked))


def visible_plans(actor: Actor) -> QuerySet[YearlyPlan]:
    """Who sees the programme sees its issued plans; a draft stays with the standing body."""
    drafted = Q(programme__standing_body=actor.unit_id)
    seen = ~Q(state=YearlyPlan.State.DRAFT) | drafted
    return YearlyPlan.objects.filter(seen, programme__in=steered_programmes(actor))


def who_takes_part(programme: Programme) -> list[Unit | UnitClass]:
    """The parties and everybody who leads or supports, each once, parties first. Two queries."""
    found: dict[tuple[type, int], Unit | UnitClass] = {}
    for party in Party.objects.filter(programme=programme, unit__isnull=False).select_related("unit"):
        if party.unit:
            found[Unit, party.unit.pk] = party.unit
    roles = (Assignment.Role.LEAD, Assignment.Role.SUPPORT)
    assigned = Assignment.objects.filter(duty__programme=programme, role__in=roles).order_by("duty__order", "order")
    for one in assigned.select_related("unit", "unit_class__within"):
        who = one.unit or one.unit_class
        if who:
            found.setdefault((type(who), who.pk), who)
    return list(found.values())
