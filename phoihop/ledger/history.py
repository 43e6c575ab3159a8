"""An object's history in plain words, read from the ledger."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Model, Q, QuerySet

from phoihop.ground.prepared import prepared

from .acts import ACTS, key_of
from .models import Entry


@dataclass(frozen=True)
class Line:
    """One act as a page prints it. ``content`` is empty where it was erased by law."""

    at: dt.datetime | None
    day: dt.date
    unit: str
    role: str
    act: str
    words: str
    object: str
    content: dict[str, Any] = field(default_factory=dict)

    @property
    def reason(self) -> str:
        """What the person gave as a reason or note."""
        return str(self.content.get("reason") or self.content.get("note") or "")


def history(about: Model, *, most: int = 200) -> list[Line]:
    """The latest acts on this object and on what lies within it, newest first."""
    return [_line(entry) for entry in _entries(key_of(about), most=most)]


@prepared
def _entries(key: str, *, most: int) -> QuerySet[Entry]:
    return Entry.objects.filter(Q(object=key) | Q(within=key)).select_related("content").order_by("-id")[:most]


def _line(entry: Entry) -> Line:
    known = ACTS.get(entry.act)
    content = json.loads(entry.content.json) if hasattr(entry, "content") else {}
    words = str(known.words) if known else entry.act
    return Line(entry.at, entry.day, entry.unit, entry.role, entry.act, words, entry.object, content)
