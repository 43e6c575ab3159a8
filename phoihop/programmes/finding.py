"""What the officials' search finds in programmes: themselves, their contents, their duties."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any, TypeVar

from django.db.models import Exists, OuterRef, QuerySet

from phoihop.ground.pages import Request, Slice, page_of
from phoihop.ground.prepared import prepared
from phoihop.ground.search.lists import newest
from phoihop.ground.search.marking import marked
from phoihop.ground.search.query import Query
from phoihop.ground.shell import Found
from phoihop.ledger.actor import Actor

from .models import Content, Duty, Programme
from .queries import search_programmes, visible_programmes

P = TypeVar("P", Content, Duty)
_SHOWN = 320  # letters of a long text
_FEW = 500  # programmes
_WITH = ("folded", "programme__title", "programme__state")
_PRINTED: dict[type, tuple[str, ...]] = {Content: ("label", "text", *_WITH), Duty: ("label", "text", "product", *_WITH)}


def find_programmes(request: Request, query: Query, after: str | None, size: int) -> Slice:
    """By title, number and parties. Three queries."""
    visible = _visible(request)
    among = Programme.objects.filter(pk__in=visible) if isinstance(visible, list) else visible
    rows = search_programmes(among, query).only("number", "title", "state").prefetch_related("parties").order_by("-id")
    piece = page_of(rows, after, size)
    return replace(piece, rows=[_programme(one, query) for one in piece.rows])


def find_contents(request: Request, query: Query, after: str | None, size: int) -> Slice:
    """By their text. One query."""
    piece = newest(_of_visible(Content, request), query, after, size)
    return replace(piece, rows=[_part(one, f"c{one.pk}", one.text, query) for one in piece.rows])


def find_duties(request: Request, query: Query, after: str | None, size: int) -> Slice:
    """By their text and what they shall yield. One query."""
    piece = newest(_of_visible(Duty, request), query, after, size)
    return replace(piece, rows=[_part(one, f"d{one.pk}", one.text, query, one.product) for one in piece.rows])


def _visible(request: Request) -> QuerySet[Programme] | list[int]:
    """The programmes that the actor may see, by their keys where they are few; worked out once a request."""
    held: QuerySet[Programme] | list[int] | None = getattr(request, "_found_among", None)
    if held is None:
        keys = _visible_keys(request.actor)
        held = keys if len(keys) <= _FEW else visible_programmes(request.actor)
        request._found_among = held  # type: ignore[attr-defined]
    return held


@prepared
def _visible_keys(actor: Actor) -> QuerySet[Programme, int]:
    return visible_programmes(actor).order_by().values_list("pk", flat=True)[: _FEW + 1]


def _of_visible(kind: type[P], request: Request) -> QuerySet[P]:
    """Contents or duties of visible programmes. Many programmes are not listed but asked for, result by result."""
    visible = _visible(request)
    rows = kind._default_manager.select_related("programme").only(*_PRINTED[kind])
    if isinstance(visible, list):
        return rows.filter(programme__in=visible)
    return rows.filter(Exists(visible.filter(pk=OuterRef("programme"))))


def _programme(one: Programme, query: Query) -> Found:
    def about() -> Iterator[Any]:
        if one.number:
            yield marked(one.number, query)
        if parties := ", ".join(party.name for party in one.parties.all()):
            yield marked(parties, query)
        yield one.get_state_display()

    return Found(marked(one.title, query, _SHOWN), one.get_absolute_url(), list(about()))


def _part(one: Content | Duty, anchor: str, text: str, query: Query, product: str = "") -> Found:
    title = marked(f"{one.label}. {text}" if one.label else text, query, _SHOWN)
    about: list[Any] = [marked(product, query, _SHOWN)] if product else []
    about.append(one.programme.title)
    if one.programme.state == Programme.State.DRAFT:
        about.append(one.programme.get_state_display())
    return Found(title, f"{one.programme.get_absolute_url()}?den={anchor}#{anchor}", about)
