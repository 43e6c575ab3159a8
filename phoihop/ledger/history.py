"""An object's history in plain words, read from the ledger."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import Model, Q, QuerySet

from phoihop.ground.pages import Slice, page_of
from phoihop.ground.prepared import prepared

from .acts import ACTS, key_of
from .models import Entry
from .telling import Change, Said, changes_of, concern_of, kind_of


@dataclass(frozen=True)
class Line:
    """One act as a page prints it. ``content`` is empty where it was erased by law.

    ``person`` is the full name that the account has now; ``part``: the entry is about a part of what the page shows.
    """

    at: dt.datetime | None
    day: dt.date
    unit: str
    role: str
    act: str
    words: str
    object: str
    content: dict[str, Any] = field(default_factory=dict)
    person: str = ""
    part: bool = False

    @property
    def reason(self) -> str:
        """What the person gave as a reason or note."""
        return str(self.content.get("reason") or self.content.get("note") or "")

    @property
    def kind(self) -> str:
        """What kind of part it concerned."""
        return kind_of(self.object) if self.part else ""

    @property
    def concern(self) -> Said:
        """The part's own words at that time."""
        return concern_of(self.content) if self.part else Said("")

    @property
    def changes(self) -> list[Change]:
        """What changed, from what to what."""
        return changes_of(self.object, self.content)


def history(about: Model, *, most: int = 50, named: bool = True) -> list[Line]:
    """The latest acts on this object and on what lies within it, newest first. Two queries.

    ``named``: the people too; without them one query, for pages whose readers may not know who acts for a unit.
    """
    key = key_of(about)
    return _lines(_latest(key, most=most), key, named)


def history_page(about: Model, after: str | None) -> Slice:
    """The same, some at once: those before the entry that ``after`` names. Two queries."""
    key = key_of(about)
    piece = page_of(_entries(key), after)
    return replace(piece, rows=_lines(piece.rows, key, named=True))


@prepared
def _latest(key: str, *, most: int) -> QuerySet[Entry]:
    return _entries(key)[:most]


def _entries(key: str) -> QuerySet[Entry]:
    return Entry.objects.filter(Q(object=key) | Q(within=key)).select_related("content").order_by("-id")


def _lines(entries: Iterable[Entry], about: str, named: bool) -> list[Line]:
    read = [(entry, json.loads(entry.content.json) if hasattr(entry, "content") else {}) for entry in entries]
    people = _people(read) if named else {}
    return [_line(entry, content, about, people.get(content.get("account"), "")) for entry, content in read]


def _people(read: Iterable[tuple[Entry, dict[str, Any]]]) -> dict[int | None, str]:
    wanted = tuple(sorted({key for _entry, content in read if (key := content.get("account"))}))
    return {one.pk: str(one) for one in _accounts(wanted)} if wanted else {}


@prepared
def _accounts(keys: tuple[int, ...]) -> QuerySet[Any]:
    return get_user_model().objects.filter(pk__in=keys)


def _line(entry: Entry, content: dict[str, Any], about: str, person: str) -> Line:
    known = ACTS.get(entry.act)
    words = str(known.words) if known else entry.act
    part = entry.object != about
    return Line(entry.at, entry.day, entry.unit, entry.role, entry.act, words, entry.object, content, person, part)
