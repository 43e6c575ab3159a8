"""A dataset: where its rows come from, and how they are read a piece at a time."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.utils import translation

from .columns import Column, Words

Row = tuple[Any, ...]
DATA_LANGUAGE = "vi"  # of the words in the files, whoever asks: what was signed is in Vietnamese


@dataclass(frozen=True)
class Asked:
    """For which day, and before which address the paths of pages stand."""

    day: dt.date
    site: str


@dataclass(frozen=True)
class Place:
    """A row's place: the key of the record that it comes from, and its number among the rows of that record."""

    key: int = 0
    number: int = 0

    def __str__(self) -> str:
        return f"{self.key}-{self.number}" if self.number else str(self.key)

    @classmethod
    def parsed(cls, words: str | None) -> Place:
        """The place that an address names; the beginning where it names none."""
        key, _dash, number = (words or "").partition("-")
        return cls(*(min(int(part), 2**62) if part.isdecimal() else 0 for part in (key, number)))


@dataclass(frozen=True)
class Dataset:
    """``found``: the public records of a day; ``rows``: of some of them, each with the record's key, in their order.

    Records are read by key, ``piece`` at a time, so that memory stays flat and no query runs while a slow reader reads.
    """

    slug: str
    title: Words
    about: Words
    columns: tuple[Column, ...]
    found: Callable[[dt.date], QuerySet[Any]]
    rows: Callable[[list[Any], Asked], Iterable[tuple[int, Row]]]
    piece: int = 1000

    def pieces(self, asked: Asked, after: Place) -> Iterator[list[tuple[Place, Row]]]:
        """All rows behind a place, in lists."""
        found = self.found(asked.day).order_by("pk")
        key = after.key - 1 if after.number else after.key  # the rest of a record's rows first
        while True:
            with translation.override(DATA_LANGUAGE):
                records = list(found.filter(pk__gt=key)[: self.piece])
                rows = list(self._placed(records, asked))
            if after.number:
                rows = [(place, row) for place, row in rows if (place.key, place.number) > (after.key, after.number)]
            if rows:
                yield rows
            if len(records) < self.piece:
                return
            key = _key_of(records[-1])

    def _placed(self, records: list[Any], asked: Asked) -> Iterator[tuple[Place, Row]]:
        before, number = None, 0
        for key, row in self.rows(records, asked) if records else ():
            number = number + 1 if key == before else 0
            before = key
            yield Place(key, number), row


def _key_of(record: Any) -> int:
    return int(record[0] if isinstance(record, tuple) else record.pk)
