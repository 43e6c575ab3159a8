"""Programmes, and who may see them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from django.db.models import Exists, OuterRef, Q, QuerySet

from phoihop.ground.prepared import prepared
from phoihop.ground.search.query import Query
from phoihop.ground.search.wanted import Wanted
from phoihop.ledger.actor import Actor
from phoihop.ledger.acts import key_of
from phoihop.publishing.queries import posted_ids
from phoihop.units.models import Unit, UnitClass
from phoihop.units.queries import class_ids_of, classes_with, search_units

from .models import Assignment, Content, Doubt, Duty, Intake, Party, Programme

_MOST_NAMED = 100  # units of a name that is asked for

# What is signed may be public; a draft never, whatever postings say.
PUBLIC_STATES = (Programme.State.SIGNED, Programme.State.IN_FORCE, Programme.State.CLOSED, Programme.State.SUPERSEDED)


def visible_programmes(actor: Actor) -> QuerySet[Programme]:
    """The programmes that an actor may see.

    A draft: its standing body. After that: the standing body, the parties and the units assigned in it, each with the
    units above them; auditors see every programme that is no draft.
    """
    if not actor.can("see") or actor.unit_id is None:
        return Programme.objects.none()
    if actor.can("audit"):
        return Programme.objects.filter(~Q(state="draft") | Q(standing_body=actor.unit_id))
    # by keys: a commune's programmes are found from its assignments, not by asking each programme of the country
    at_or_below = Q(unit__in=Unit.objects.filter(path__startswith=actor.unit_path))
    theirs = Q(pk__in=Party.objects.filter(at_or_below).values("programme"))
    for own in (at_or_below, Q(unit_class__in=class_ids_of(actor))):  # one by one: together they use no index
        theirs |= Q(pk__in=Assignment.objects.filter(own).values("duty__programme"))
    return Programme.objects.filter(Q(standing_body=actor.unit_id) | (~Q(state="draft") & theirs))


@prepared
def programme_to_see(actor: Actor, key: int, *, related: tuple[str, ...]) -> QuerySet[Programme]:
    """The programme with this key, if the actor may see it, with its standing body and what is ``related``."""
    return visible_programmes(actor).filter(pk=key).select_related("standing_body", *related)


@prepared
def parties_of(programme: int) -> QuerySet[Party]:
    """The parties of a programme in their order."""
    return Party.objects.filter(programme=programme)


@prepared
def contents_of(programme: int) -> QuerySet[Content]:
    """The contents of a programme in their order."""
    return Content.objects.filter(programme=programme)


def own_drafts(actor: Actor) -> QuerySet[Programme]:
    """The drafts among the visible programmes, asked for without the way to all others."""
    if not actor.can("see") or actor.unit_id is None:
        return Programme.objects.none()
    return Programme.objects.filter(state="draft", standing_body=actor.unit_id)


def signed_programmes(actor: Actor) -> QuerySet[Programme]:
    """The visible programmes that are no drafts, newest first, as the list shows them."""
    return visible_programmes(actor).exclude(state="draft").select_related("standing_body").order_by("-id")


@prepared
def newest_programmes(actor: Actor) -> QuerySet[Programme]:
    """The first page of the list, and one more."""
    return signed_programmes(actor)[:26]


@prepared
def newest_drafts(actor: Actor) -> QuerySet[Programme]:
    """The latest drafts of the actor's unit."""
    return own_drafts(actor).order_by("-id")[:50]


def search_programmes(found: QuerySet[Programme], terms: Iterable[Wanted]) -> QuerySet[Programme]:
    """Narrows a list to programmes whose title, number and parties together hold the words."""
    for term in terms:
        party = Party.objects.filter(programme=OuterRef("pk"), unit__folded__words=term)
        found = found.filter(Q(folded__words=term) | Exists(party))
    return found


def answered_by(found: QuerySet[Duty], words: str | Query) -> QuerySet[Duty]:
    """Narrows duties to those that a unit of this name leads, alone or as one of a class. Three queries.

    Words that name units by the hundred name nobody in particular, and find nothing.
    """
    units = list(search_units(words)[: _MOST_NAMED + 1])
    if len(units) > _MOST_NAMED:
        return found.none()
    classes = {one.pk for one in classes_with(units)}
    classes.update(UnitClass.objects.filter(folded__words=words).values_list("pk", flat=True)[:_MOST_NAMED])
    led = Assignment.objects.filter(role=Assignment.Role.LEAD).order_by()
    by_unit, by_class = led.filter(unit__in=units), led.filter(unit_class__in=classes)
    return found.filter(Q(pk__in=by_unit.values("duty")) | Q(pk__in=by_class.values("duty")))


def public_programmes(day: dt.date) -> QuerySet[Programme]:
    """The programmes that are public on that day."""
    return Programme.objects.filter(state__in=PUBLIC_STATES, pk__in=posted_ids(Programme, day))


def doubts_about(row: Party | Content | Duty, *below: Duty) -> QuerySet[Doubt]:
    """What the reading was not sure of in a row of a draft and in those below it."""
    return row.programme.doubts.filter(about__in=[key_of(one) for one in (row, *below)])


def visible_intakes(actor: Actor) -> QuerySet[Intake]:
    """A unit's uploads stay its own."""
    if not actor.can("programmes"):
        return Intake.objects.none()
    return Intake.objects.filter(unit=actor.unit_id)


@prepared
def newest_intakes(actor: Actor) -> QuerySet[Intake]:
    """A unit's latest uploads that are being read, or could not be."""
    return visible_intakes(actor).exclude(state=Intake.State.READ).order_by("-id")[:20]


def runs(actor: Actor, programme: Programme) -> bool:
    """Whether the actor is the secretariat of the programme."""
    return actor.can("programmes") and actor.unit_id == programme.standing_body_id
