"""The list of places: all at once where they are few, else from place to place; and the search for one by its name."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from django.db.models import Count
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from phoihop.ground.pages import Slice
from phoihop.ground.search.wanted import wanted
from phoihop.units.models import Level, Unit
from phoihop.units.places import LEVELS, living_places, name_of, topmost, within
from phoihop.units.queries import by_name

_AT_ONCE = 200  # places on one page: a province has fewer communes
_FOUND = 50


@dataclass(frozen=True)
class PlaceLine:
    """A place in a list; ``inside``: in what it lies; ``below``: how many lie in it."""

    key: int
    name: str
    inside: str = ""
    below: int = 0


@dataclass(frozen=True)
class PlaceGroup:
    """Places below one heading."""

    heading: str
    lines: list[PlaceLine] = field(default_factory=list)


def listed_places(today: dt.date, after: str | None) -> tuple[list[PlaceGroup], Slice | None]:
    """All in groups, where they are few; otherwise the topmost alone, slice by slice. Three queries at most."""
    if not after:
        few = list(living_places(today).order_by("folded", "pk")[: _AT_ONCE + 1])
        if len(few) <= _AT_ONCE:
            return _grouped(few), None
    piece = by_name(topmost(today), after, _AT_ONCE)
    below = living_places(today).filter(parent__in=piece.rows).order_by()
    counts = dict(below.values_list("parent").annotate(n=Count("pk")))
    return [], replace(piece, rows=[_line(one, below=counts.get(one.pk, 0)) for one in piece.rows])


def places_within(committee: Unit, today: dt.date, after: str | None) -> Slice:
    """The places in a place, in the order of their names. Two queries at most."""
    piece = by_name(within(committee, today), after, _AT_ONCE)
    return replace(piece, rows=[_line(one) for one in piece.rows])


def found_places(words: str, today: dt.date, after: str | None) -> Slice:
    """Places whose name holds the words, in any spelling. Two queries at most."""
    found = living_places(today).filter(folded__words=wanted(words)).select_related("parent")
    piece = by_name(found, after, _FOUND)
    return replace(piece, rows=[_line(one, inside=name_of(one.parent) if one.parent else "") for one in piece.rows])


def _grouped(found: Iterable[Unit]) -> list[PlaceGroup]:
    known = {one.pk: one for one in found}
    inside: dict[int | None, list[Unit]] = defaultdict(list)
    for one in known.values():
        inside[one.parent_id if one.parent_id in known else None].append(one)
    levels: dict[str, list[PlaceLine]] = {str(level): [] for level in LEVELS}
    for one in inside.pop(None, []):
        levels[one.level].append(_line(one, below=len(inside.get(one.pk, ()))))
    groups = [PlaceGroup(str(Level(level).label), lines) for level, lines in levels.items() if lines]
    for above, rows in inside.items():
        heading = _("Trong {place}").format(place=name_of(known[above or 0]))
        groups.append(PlaceGroup(heading, [_line(one) for one in rows]))
    return groups


def _line(one: Unit, *, inside: str = "", below: int = 0) -> PlaceLine:
    return PlaceLine(one.pk, capfirst(name_of(one)), inside, below)
