"""Values that were computed from the records, kept in this process until the next act.

Nothing in the house changes without an act, so a value holds as long as the newest entries are the same. They are
compared as a set and not by the newest key alone: on PostgreSQL an act that began earlier may be committed later.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Hashable, Iterable
from threading import Lock
from typing import Generic, TypeVar

from django.db import connection

from .acts import in_act
from .models import Entry

_AT_ONCE = 100  # acts of the whole house that may be under way at one time
_AT_ONCE_WITHIN = 16  # … on one object
_IN_ONE_QUERY = 200  # SQLite joins 500 selects at the most
_TABLE = Entry._meta.db_table
_NEWEST = (
    f"SELECT {{n}} AS n, id FROM (SELECT id FROM {_TABLE} WHERE {{column}} = %s "  # noqa: S608  # constants of ours
    f"ORDER BY id DESC LIMIT {_AT_ONCE_WITHIN}) AS newest_{{column}}_{{n}}"
)

V = TypeVar("V")
Stamp = tuple[int, ...]
_stores: list[Kept[object]] = []


class Kept(Generic[V]):
    """At most so many values, each with the stamp at which it was computed; the one longest unasked leaves first."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._values: OrderedDict[Hashable, tuple[Hashable, V]] = OrderedDict()
        self._lock = Lock()
        _stores.append(self)  # type: ignore[arg-type]

    def __contains__(self, key: Hashable) -> bool:
        return key in self._values

    def get(self, key: Hashable, stamp: Hashable) -> V | None:
        """The value, if it was computed at this stamp."""
        with self._lock:
            found = self._values.get(key)
            if found is None or found[0] != stamp:
                return None
            self._values.move_to_end(key)
            return found[1]

    def keep(self, key: Hashable, stamp: Hashable, value: V) -> None:
        """Keeps a value; not from inside an act, which may yet be undone."""
        if in_act():
            return
        with self._lock:
            self._values[key] = (stamp, value)
            self._values.move_to_end(key)
            while len(self._values) > self._most:
                self._values.popitem(last=False)

    def forget(self) -> None:
        """Empties the store."""
        with self._lock:
            self._values.clear()


def forget_all() -> None:
    """Empties every store: after rows were written without an act, no entry tells of the change."""
    for store in _stores:
        store.forget()


def newest_acts() -> Stamp:
    """The stamp of the whole house. One query."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT id FROM {_TABLE} ORDER BY id DESC LIMIT {_AT_ONCE}")  # noqa: S608  # constants of ours
        return tuple(row[0] for row in cursor.fetchall())


def newest_acts_on(keys: Iterable[str]) -> dict[str, Stamp]:
    """The stamp of each of these objects: the newest acts on it and on what lies within it. One query for 200 objects.

    ``keys`` name objects as the ledger does (``acts.key_of``).
    """
    wanted = list(keys)
    found: dict[str, list[int]] = {key: [] for key in wanted}
    with connection.cursor() as cursor:
        for start in range(0, len(wanted), _IN_ONE_QUERY):
            piece = wanted[start : start + _IN_ONE_QUERY]
            parts = [_NEWEST.format(n=n, column=column) for n in range(len(piece)) for column in ("object", "within")]
            cursor.execute(" UNION ALL ".join(parts), [key for key in piece for _column in range(2)])
            for n, entry in cursor.fetchall():
                found[piece[n]].append(entry)
    return {key: tuple(entries) for key, entries in found.items()}
