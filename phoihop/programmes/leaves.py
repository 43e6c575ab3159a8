"""A draft is turned over leaf by leaf: each holds a stretch of the source and the rows that were read from it.

So a page stays light enough for a poor line whatever the document. Weights are bytes of a page, roughly; no database.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

FULL, FORCED = 40_000, 44_000  # a leaf ends here between two rows, and there even within one
_LINE = 2_000  # letters; a longer line may be cut between its words


@dataclass(frozen=True)
class Row:
    """A row of the draft: the id of its place on the page, its half-open span in the source, its weight."""

    id: str
    span: tuple[int, int] | None
    weight: int


@dataclass
class Leaf:
    """A stretch of the source with the ids of its rows, in the order of the source."""

    number: int
    start: int
    end: int
    rows: list[str] = field(default_factory=list)


@dataclass
class _Piece:
    """What is never cut: a line of the source with the rows that begin in it, or a row that has no place there."""

    start: int
    end: int
    weight: int
    rows: list[Row] = field(default_factory=list)
    within: bool = False  # a row that began before goes on here


class Leaves:
    """The leaves of a draft. ``rows`` come in the draft's order; ``first`` is what the first leaf bears besides."""

    def __init__(self, text: str, rows: Sequence[Row], first: int = 0) -> None:
        self.all = [Leaf(1, 0, 0)]
        weight = first
        for piece in _pieces(text, rows):
            heavy = weight + piece.weight
            if weight and (heavy > FORCED or (heavy > FULL and not piece.within)):
                self.all.append(Leaf(len(self.all) + 1, piece.start, piece.start))
                weight = 0
            weight += piece.weight
            self.all[-1].end = piece.end
            self.all[-1].rows += [row.id for row in piece.rows]
        self._starts = [leaf.start for leaf in self.all]
        self._of_row = {row: leaf for leaf in self.all for row in leaf.rows}

    def holding(self, row: str) -> Leaf:
        """The leaf of a row; the first for what is no row of contents and duties."""
        return self._of_row.get(row, self.all[0])

    def at(self, position: int) -> Leaf:
        """The leaf that shows a position of the source."""
        return self.all[max(bisect_right(self._starts, position) - 1, 0)]

    def numbered(self, number: str | None) -> Leaf:
        """The leaf of this number as an address gives it; the first for any other words."""
        wanted = int(number) if number and number.isdecimal() and len(number) < 6 else 1
        return self.all[min(max(wanted, 1), len(self.all)) - 1]


def _pieces(text: str, rows: Sequence[Row]) -> list[_Piece]:
    """Lines with their rows; a row without a span comes right behind the row before it."""
    lines = [_Piece(start, end, len(text[start:end].encode())) for start, end in _lines(text)]
    starts = [line.start for line in lines]
    behind: dict[int, list[_Piece]] = {}
    place = -1
    for row in rows:
        if row.span and lines:
            place = max(bisect_right(starts, row.span[0]) - 1, 0)
            lines[place].rows.append(row)
            lines[place].weight += row.weight
            for line in lines[place + 1 : bisect_right(starts, row.span[1] - 1)]:
                line.within = True
        else:
            at = lines[place].end if place >= 0 else 0
            behind.setdefault(place, []).append(_Piece(at, at, row.weight, [row]))
    found = behind.get(-1, [])
    for place, line in enumerate(lines):
        line.rows.sort(key=lambda row: row.span or (0, 0))
        found += [line, *behind.get(place, [])]
    return found


def _lines(text: str) -> Iterator[tuple[int, int]]:
    position = 0
    for line in text.splitlines(keepends=True):
        end = position + len(line)
        while end - position > _LINE:
            blank = text.rfind(" ", position, position + _LINE) + 1
            cut = blank if blank > position else position + _LINE
            yield position, cut
            position = cut
        yield position, end
        position = end
