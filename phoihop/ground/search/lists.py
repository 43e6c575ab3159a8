"""Long lists narrowed by words, newest first."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, ParamSpec

from django.db import connections
from django.db.models import QuerySet

from ..pages import Slice, key_of
from ..prepared import prepared
from .fields import folded_field, index_of
from .query import A_FEW, Query, parsed
from .wanted import Wanted, wanted

P = ParamSpec("P")
_WINDOW = 25
_LONGER = "~"  # before a key: the list has come to the longer words


class searched(Generic[P]):
    """Makes of a function that returns a queryset a list that is narrowed by words, slice by slice.

    The queries are prepared (`ground/prepared.py`). Rows have ``pk`` and ``folded``.
    """

    def __init__(self, build: Callable[P, QuerySet[Any, Any]]) -> None:
        self.__doc__ = build.__doc__

        def walk(words: Wanted | None, behind: int | None, *args: Any, most: int) -> QuerySet[Any, Any]:
            return _walk(build(*args), words, behind)[:most]  # type: ignore[call-arg]  # P has no names

        self._walk = prepared(walk)

    def newest(
        self, words: str | Query, after: str | None = None, size: int = 25, *args: P.args, **kwargs: P.kwargs
    ) -> Slice:
        """A slice of the rows that hold the words, behind the key that ``after`` names. Two queries at most.

        Whole words come first, then those of which the last word typed is a beginning; in each the newest row first.
        A_FEW are the best of the newest 25 alone, in one query: a page that asks many rooms has no more for each.
        """
        if size <= A_FEW and not after:
            return self._a_few(parsed(words), size, *args)
        parts, after = parsed(words).parts(), after or ""
        place, key = (len(parts) - 1 if after.startswith(_LONGER) else 0), after.lstrip(_LONGER)
        found: list[tuple[int, Any]] = []
        while place < len(parts) and len(found) <= size:
            rows = self._walk(wanted(parts[place]), key_of(key), *args, most=size + 1)
            found += [(place, row) for row in rows[: size + 1 - len(found)]]
            place, key = place + 1, ""
        following = None
        if len(found) > size:
            place, row = found[size - 1]
            following = f"{_LONGER if place else ''}{row.pk}"
        return Slice([row for _place, row in found[:size]], following, not after)

    def _a_few(self, query: Query, size: int, *args: Any) -> Slice:
        found = self._walk(wanted(query), None, *args, most=_WINDOW)
        best = f" {' '.join(query.terms[-1].words)} " if query else ""
        found.sort(key=lambda row: best not in f" {row.folded} ")  # stable: the newest first
        return Slice(found[:size], str(found[size - 1].pk) if len(found) > size else None, True)


def _walk(rows: QuerySet[Any, Any], words: Wanted | None, behind: int | None) -> QuerySet[Any, Any]:
    """The rows behind a key, the newest first.

    SQLite is made to walk its index of words backwards, so that it stops at the end of a slice: a word that every row
    holds costs 0.2 ms in 200,000 rows and not 60.
    """
    field = folded_field(rows.model)
    assert field
    if words is None or connections[rows.db].vendor != "sqlite":
        rows = rows.filter(**{f"{field.name}__words": words})
        return (rows if behind is None else rows.filter(pk__lt=behind)).order_by("-id")
    table, index = rows.model._meta.db_table, index_of(rows.model)
    where, params = [f'"{index}".rowid = "{table}"."id"', f'"{index}" MATCH %s'], [words.match]
    if behind is not None:
        where, params = [*where, f'"{index}".rowid < %s'], [*params, behind]  # type: ignore[list-item]
    return rows.order_by().extra(tables=[index], where=where, params=params, order_by=[f"-{index}.rowid"])
