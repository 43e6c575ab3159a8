"""What the officials' search finds among units."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from phoihop.ground.dates import written
from phoihop.ground.pages import Request, Slice
from phoihop.ground.search.marking import marked
from phoihop.ground.search.query import Query
from phoihop.ground.shell import Found

from .models import Unit
from .queries import by_name, visible_units


def find_units(request: Request, query: Query, after: str | None, size: int) -> Slice:
    """By name and abbreviation, in the order of names. Two queries at most."""
    today = timezone.localdate(request.now)
    rows = visible_units(request.actor).filter(folded__words=query).select_related("parent")
    piece = by_name(rows, after, size)

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
