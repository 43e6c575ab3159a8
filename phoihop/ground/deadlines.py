"""What somebody owes by a day. Rooms fill it; reminders and calendars are made of it.

    add_deadlines("tasks.task", TaskDeadlines())

Whose something is stands here as plain keys: the ground knows no units.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True)
class Deadline:
    """One thing that a unit owes by a day; ``group`` is what it belongs to (a programme's title), as people sort it."""

    key: str  # its name in the ledger: tasks.task:12
    title: str
    url: str
    due_on: dt.date
    unit: int  # who owes it
    group: str = ""
    runs: int | None = None  # the unit that follows it: the secretariat
    unit_now: int | None = None  # the unit below that has it in hand
    account: int | None = None  # the colleague who has it in hand
    inner_due: dt.date | None = None  # by when, inside the unit
    state: str = "open"  # or done, cancelled


class Deadlines(Protocol):
    """How a room tells of its deadlines."""

    def due(self, days: Collection[dt.date]) -> Iterable[Deadline]:
        """The open ones that are due on these days, however many: read piece by piece."""

    def of(self, units: Collection[int], first: dt.date, last: dt.date) -> Iterable[Deadline]:
        """All of these units, in whatever state, and what is in their hands, due from ``first`` to ``last``."""

    def one(self, key: str) -> Deadline | None:
        """The one of this name, in whatever state."""


SOURCES: dict[str, Deadlines] = {}


def add_deadlines(kind: str, source: Deadlines) -> None:
    """Lets the house remind of what a room holds; ``kind`` is the ledger's name of the model."""
    SOURCES[kind] = source


def deadline(key: str) -> Deadline | None:
    """What the ledger calls ``key``, where a room tells of it."""
    source = SOURCES.get(key.partition(":")[0])
    return source.one(key) if source else None
