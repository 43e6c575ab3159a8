"""What the pages of this room share: fetching a part with its programme, the draft's address, the look of a form."""

from __future__ import annotations

from functools import partial
from typing import TypeVar

from django.db.models import Model, QuerySet
from django.urls import reverse

from phoihop.ground.form_page import form_page as one_form
from phoihop.ground.pages import Request, fetch, the_one
from phoihop.ledger.acts import key_of

from ..models import Assignment, Content, Doubt, Duty, Party, Programme
from ..queries import programme_to_see, visible_programmes
from ..review import place_of

form_page = partial(one_form, template="programmes/form.html")
P = TypeVar("P", Party, Content, Duty, Doubt)


def programme_for(request: Request, key: int, *related: str) -> Programme:
    """The programme with this key; a stranger gets 404."""
    return the_one(programme_to_see(request.actor, key, related=related))


def part_for(request: Request, rows: QuerySet[P], key: int) -> P:
    """A part of a programme that the actor may see; a stranger gets 404."""
    return fetch(rows.filter(programme__in=_visible(request)).select_related("programme"), key)


def assignment_for(request: Request, key: int) -> Assignment:
    """An assignment in a programme that the actor may see; a stranger gets 404."""
    rows = Assignment.objects.filter(duty__programme__in=_visible(request))
    return fetch(rows.select_related("duty__programme", "unit", "unit_class"), key)


def _visible(request: Request) -> QuerySet[Programme]:
    return visible_programmes(request.actor)


def draft_url(programme: Programme, place: Model | str | None = None) -> str:
    """The draft's page, at one of its rows or at a place by its id: the leaf that holds it."""
    url = reverse("programmes:draft", args=[programme.pk])
    name = place_of(key_of(place)) if isinstance(place, Model) else place
    return f"{url}?den={name}#{name}" if name else url
