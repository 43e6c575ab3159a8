"""Finding the row of headings, and which column of a sheet is which."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from .book import Sheet, Value
from .cells import is_blank, shown
from .columns import Column, folded_label

_WITHIN = 40  # rows in which the headings stand
_LONGEST = 120  # letters of a heading
_COUNTING = re.compile(r"\W*(?:\d{1,2}|[a-z])(?:\W*[=+]\W*\d+)*\W*", re.I)  # the row "(1) (2) (3)" under the headings


@dataclass(frozen=True)
class Header:
    """The row of headings (from 0), its labels by column, and the guess which column holds what: {key: column}."""

    row: int
    labels: list[str]
    guess: dict[str, int]

    @property
    def signature(self) -> str:
        """By which a sheet of the same make is known again."""
        return hashlib.sha256("|".join(map(folded_label, self.labels)).encode()).hexdigest()[:32]


def find_header(sheet: Sheet, columns: Sequence[Column]) -> Header | None:
    """The row in which the most expected columns are named; where none is, the first that looks like headings."""
    best: Header | None = None
    for number, row in enumerate(sheet.rows[:_WITHIN]):
        if not _may_be_headings(row):
            continue
        labels = _labels(row)
        found = Header(number, labels, guess(labels, columns))
        if best is None or len(found.guess) > len(best.guess):
            best = found
    return best


def best_sheet(book: Sequence[Sheet], columns: Sequence[Column]) -> tuple[Sheet, Header] | None:
    """The sheet in whose header the most expected columns are named; the first of equals."""
    found = [(sheet, header) for sheet in book if (header := find_header(sheet, columns))]
    return max(found, key=lambda pair: len(pair[1].guess), default=None)


def guess(labels: Sequence[str], columns: Sequence[Column]) -> dict[str, int]:
    """Which column of the sheet holds what: by its whole name, else by the longest name that its heading contains."""
    folded = [folded_label(label) for label in labels]
    found: dict[str, int] = {}
    for column in columns:
        places = (i for name in column.called() for i, label in enumerate(folded) if label == name)
        at = next((place for place in places if place not in found.values()), None)
        if at is not None:
            found[column.key] = at
    near = [
        (len(name), -place, column.key)
        for column in columns if column.key not in found
        for place, label in enumerate(folded)
        for name in column.called() if len(name) > 2 and f" {name} " in f" {label} "
    ]  # fmt: skip
    for _length, place, key in sorted(near, reverse=True):
        if key not in found and -place not in found.values():
            found[key] = -place
    return found


def is_counting(row: Sequence[Value]) -> bool:
    """Whether a row only counts the columns."""
    filled = [shown(value) for value in row if not is_blank(value)]
    return len(filled) > 1 and all(_COUNTING.fullmatch(value) for value in filled) and _ascends(filled)


def usable(mapping: Mapping[str, int], columns: Sequence[Column], width: int) -> list[Column]:
    """The required columns that a mapping lacks, or that lie outside the sheet."""
    return [column for column in columns if column.required and not 0 <= mapping.get(column.key, -1) < width]


def _ascends(filled: Sequence[str]) -> bool:
    numbers = [int(found[0]) for value in filled if (found := re.findall(r"\d+", value))]
    return len(numbers) * 2 >= len(filled) and numbers == sorted(set(numbers))


def _may_be_headings(row: Sequence[Value]) -> bool:
    filled = [value for value in row if not is_blank(value)]
    words = {shown(value) for value in filled}
    return (
        len(words) > 1
        and all(isinstance(value, str) and len(value.strip()) <= _LONGEST for value in filled)
        and not is_counting(row)
    )


def _labels(row: Sequence[Value]) -> list[str]:
    return [" ".join(shown(value).split()) for value in row]
