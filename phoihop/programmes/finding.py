"""What the officials' search finds in programmes: themselves, their contents, their duties."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any, TypeVar

from django.db.models import Exists, Model, OuterRef, QuerySet

from phoihop.ground.addresses import address
from phoihop.ground.pages import Request, Slice, key_of, sliced
from phoihop.ground.prepared import prepared
from phoihop.ground.search.lists import searched
from phoihop.ground.search.marking import marked
from phoihop.ground.search.query import Query
from phoihop.ground.search.wanted import Wanted, each_wanted
from phoihop.ground.shell import Found
from phoihop.ledger.actor import Actor

from .models import Content, Duty, Programme
from .queries import search_programmes, visible_programmes

P = TypeVar("P", bound=Model)
Keys = tuple[int, ...] | None
_SHOWN = 320  # letters of a long text
_FEW = 500  # programmes
_OF_PROGRAMME = ("programme", "programme__title", "programme__state")
_PRINTED = ("pk", "folded", "label", "text", *_OF_PROGRAMME)  # whole rows cost more


def find_programmes(request: Request, query: Query, after: str | None, size: int) -> Slice:
    """By title, number and parties. Three queries."""
    found = _programmes(request.actor, _visible(request), each_wanted(query), key_of(after), most=size + 1)
    piece = sliced(found, first=not after, size=size)
    return replace(piece, rows=[_programme(one, query) for one in piece.rows])


def find_contents(request: Request, query: Query, after: str | None, size: int) -> Slice:
    """By their text. One query."""
    piece = _contents.newest(query, after, size, request.actor, _visible(request))
    return replace(piece, rows=[_part(one, "c", query) for one in piece.rows])


def find_duties(request: Request, query: Query, after: str | None, size: int) -> Slice:
    """By their text and what they shall yield. One query."""
    piece = _duties.newest(query, after, size, request.actor, _visible(request))
    return replace(piece, rows=[_part(one, "d", query, one.product) for one in piece.rows])


def _visible(request: Request) -> Keys:
    """The keys of the programmes that the actor may see, where they are few; worked out once a request.

    The last key stands there again, up to a power of two: each length of the list is a query of its own.
    """
    if not hasattr(request, "_found_among"):
        keys = _visible_keys(request.actor)
        again = (1 << (len(keys) - 1).bit_length()) - len(keys) if keys else 0
        request._found_among = tuple(keys + keys[-1:] * again) if len(keys) <= _FEW else None  # type: ignore[attr-defined]
    held: Keys = request._found_among  # type: ignore[attr-defined]
    return held


@prepared
def _visible_keys(actor: Actor) -> QuerySet[Programme, int]:
    return visible_programmes(actor).order_by().values_list("pk", flat=True)[: _FEW + 1]


@prepared
def _programmes(
    actor: Actor, keys: Keys, terms: tuple[Wanted, ...], behind: int | None, *, most: int
) -> QuerySet[Programme]:
    among = visible_programmes(actor) if keys is None else Programme.objects.filter(pk__in=keys)
    found = search_programmes(among if behind is None else among.filter(pk__lt=behind), terms)
    return found.only("number", "title", "state").prefetch_related("parties").order_by("-id")[:most]


@searched
def _contents(actor: Actor, keys: Keys) -> QuerySet[Content, Any]:
    return _of_visible(Content.objects.all(), actor, keys).values_list(*_PRINTED, named=True)


@searched
def _duties(actor: Actor, keys: Keys) -> QuerySet[Duty, Any]:
    return _of_visible(Duty.objects.all(), actor, keys).values_list(*_PRINTED, "product", named=True)


def _of_visible(rows: QuerySet[P], actor: Actor, keys: Keys) -> QuerySet[P]:
    """Those of visible programmes. Many programmes are not listed but asked for, result by result."""
    if keys is not None:
        return rows.filter(programme__id__in=keys)
    return rows.filter(Exists(visible_programmes(actor).filter(pk=OuterRef("programme"))))


def _programme(one: Programme, query: Query) -> Found:
    def about() -> Iterator[Any]:
        if one.number:
            yield marked(one.number, query)
        if parties := ", ".join(party.name for party in one.parties.all()):
            yield marked(parties, query)
        yield one.get_state_display()

    return Found(marked(one.title, query, _SHOWN), one.get_absolute_url(), list(about()))


def _part(one: Any, letter: str, query: Query, product: str = "") -> Found:
    title = marked(f"{one.label}. {one.text}" if one.label else one.text, query, _SHOWN)
    about: list[Any] = [marked(product, query, _SHOWN)] if product else []
    about.append(one.programme__title)
    if one.programme__state == Programme.State.DRAFT:
        about.append(Programme.State.DRAFT.label)
    place = f"{letter}{one.pk}"
    return Found(title, f"{address('programmes:programme', one.programme)}?den={place}#{place}", about)
