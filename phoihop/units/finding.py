"""What the officials' search finds among units."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from phoihop.ground.dates import written
from phoihop.ground.pages import Request, Slice, sliced
from phoihop.ground.prepared import prepared
from phoihop.ground.search.marking import marked
from phoihop.ground.search.query import Query
from phoihop.ground.search.wanted import Wanted, wanted
from phoihop.ground.shell import Found
from phoihop.ledger.actor import Actor

from .models import Unit
from .queries import by_name, visible_units


def find_units(request: Request, query: Query, after: str | None, size: int) -> Slice:
    """By name and abbreviation, in the order of names. Two queries at most."""
    today = timezone.localdate(request.now)
    if after:
        piece = by_name(_named(request.actor, wanted(query)), after, size)
    else:
        piece = sliced(_first(request.actor, wanted(query), most=size + 1), first=True, size=size)

    def about(one: Unit) -> Iterator[Any]:
        if one.abbreviation:
            yield marked(one.abbreviation, query)
        yield one.get_kind_display()
        if one.parent:
            yield one.parent.name
        if one.valid_to and one.valid_to < today:
            yield _("đã kết thúc {day}").format(day=written(one.valid_to))

    return replace(
        piece, rows=[Found(marked(one.name, query), one.get_absolute_url(), list(about(one))) for one in piece.rows]
    )


def _named(actor: Actor, words: Wanted | None) -> QuerySet[Unit]:
    return visible_units(actor).filter(folded__words=words).select_related("parent")


@prepared
def _first(actor: Actor, words: Wanted | None, *, most: int) -> QuerySet[Unit]:
    return _named(actor, words).order_by("folded", "pk")[:most]
