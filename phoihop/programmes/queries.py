"""Programmes, and who may see them."""

from __future__ import annotations

import datetime as dt

from django.db.models import Exists, OuterRef, Q, QuerySet

from phoihop.ground.periods import holds_on
from phoihop.ground.text import fold
from phoihop.ledger.actor import Actor
from phoihop.publishing.queries import posted_ids
from phoihop.units.models import Unit, UnitClass

from .models import Assignment, Intake, Party, Programme

# What is signed may be public; a draft never, whatever postings say.
PUBLIC_STATES = (Programme.State.SIGNED, Programme.State.IN_FORCE, Programme.State.CLOSED, Programme.State.SUPERSEDED)


def visible_programmes(actor: Actor, day: dt.date) -> QuerySet[Programme]:
    """The programmes that an actor may see.

    A draft: its standing body. After that: the standing body, the parties and the units assigned in it, each with the
    units above them; auditors see every programme that is no draft.
    """
    if not actor.can("see") or actor.unit_id is None:
        return Programme.objects.none()
    if actor.can("audit"):
        return Programme.objects.filter(~Q(state="draft") | Q(standing_body=actor.unit_id))
    at_or_below = {"unit__path__startswith": actor.unit_path}
    party = Party.objects.filter(programme=OuterRef("pk"), **at_or_below)
    own_classes = Q(unit_class__in=class_ids_of(actor.unit_id, day))
    assigned = Assignment.objects.filter(Q(**at_or_below) | own_classes, duty__programme=OuterRef("pk"))
    return Programme.objects.filter(
        Q(standing_body=actor.unit_id) | (~Q(state="draft") & (Exists(party) | Exists(assigned)))
    )


def class_ids_of(unit_id: int, day: dt.date) -> QuerySet[UnitClass, int]:
    """The keys of the classes that a unit belongs to on that day; a subquery."""
    unit = Unit.objects.filter(
        holds_on(day), pk=unit_id, kind=OuterRef("kind"), path__startswith=OuterRef("within__path")
    )
    of_level = unit.filter(level=OuterRef("level"))
    return (
        UnitClass.objects.filter(Q(Exists(of_level)) | Q(Exists(unit), level=""))
        .values_list("pk", flat=True)
        .order_by()
    )


def search_programmes(found: QuerySet[Programme], words: str) -> QuerySet[Programme]:
    """Narrows a list to titles and numbers that hold every word, without diacritics."""
    for word in fold(words).split():
        found = found.filter(folded__contains=word)
    return found


def public_programmes(day: dt.date) -> QuerySet[Programme]:
    """The programmes that are public on that day."""
    return Programme.objects.filter(state__in=PUBLIC_STATES, pk__in=posted_ids(Programme, day))


def visible_intakes(actor: Actor) -> QuerySet[Intake]:
    """A unit's uploads stay its own."""
    if not actor.can("programmes"):
        return Intake.objects.none()
    return Intake.objects.filter(unit=actor.unit_id)


def waiting_intakes(actor: Actor) -> QuerySet[Intake]:
    """A unit's uploads that are being read, or could not be, newest first."""
    return visible_intakes(actor).exclude(state=Intake.State.READ).order_by("-id")


def runs(actor: Actor, programme: Programme) -> bool:
    """Whether the actor is the secretariat of the programme."""
    return actor.can("programmes") and actor.unit_id == programme.standing_body_id
