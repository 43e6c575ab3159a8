"""What can be public at all. Rooms above offer their nouns; what nobody offered cannot be published."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Model, QuerySet
from django.http import Http404

from phoihop.ledger.actor import Actor


@dataclass(frozen=True)
class Told:
    """An object as a poster and a loudspeaker tell it: plain sentences, the most important first."""

    title: str
    lead: str = ""
    lines: list[str] = field(default_factory=list)
    decided_on: dt.date | None = None


@dataclass(frozen=True)
class Offered:
    """A kind that may be public.

    ``slug`` stands in the address of its page; ``ready``: this one may be public as it is now; ``theirs``: it is for
    this actor's unit to publish; ``visible``: which ones an actor may see; ``told``: it in plain words; ``title``: how
    it is called where everybody reads.
    """

    kind: type[Model]
    slug: str
    words: Any
    ready: Callable[[Any], bool]
    theirs: Callable[[Actor, Any], bool]
    visible: Callable[[Actor], QuerySet[Any]]
    told: Callable[[Any], Told]
    title: Callable[[Any], str] = str


_offered: dict[str, Offered] = {}
_pages: dict[str, str] = {}
_POSTING = "posting"  # no label of a kind: those hold a point


def offer(kind: type[Model], slug: str, words: Any, **how: Any) -> None:
    """Lets objects of a kind be published."""
    _offered[kind._meta.label_lower] = Offered(kind, slug, words, **how)


def show_at(kind: type[Model], url_name: str) -> None:
    """Says at which public address objects of a kind are read in full (the address takes their key)."""
    _pages[kind._meta.label_lower] = url_name


def show_postings_at(url_name: str) -> None:
    """Says at which public address a posting is read (the address takes its key)."""
    _pages[_POSTING] = url_name


def posting_page() -> str:
    """The name of that address."""
    return _pages[_POSTING]


def offered(about: Model | str) -> Offered | None:
    """How a kind is offered, by an object of it or by its label."""
    return _offered.get(about if isinstance(about, str) else about._meta.label_lower)


def offered_at(slug: str) -> Offered:
    """The kind at this part of an address; 404 where there is none."""
    if found := next((one for one in _offered.values() if one.slug == slug), None):
        return found
    raise Http404


def page_name(label: str) -> str:
    """The name of the public address of a kind; "" where it has none of its own."""
    return _pages.get(label, "")


def may_be_public(about: object) -> bool:
    """Whether this object may be published as it is now."""
    how = offered(about) if isinstance(about, Model) else None
    return bool(how and how.ready(about))
