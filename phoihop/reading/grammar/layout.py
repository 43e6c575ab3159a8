"""The lines of a document with their look, whatever block they stand in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from phoihop.ground.text import fold
from phoihop.reading.source import Paragraph, Source, Span, Table


@dataclass(frozen=True)
class Line:
    """One line of the text. ``cell``: table, row and column where it stands in a table."""

    start: int
    end: int
    text: str
    bold: bool | None = None
    centred: bool | None = None
    cell: tuple[int, int, int] | None = None

    @property
    def span(self) -> Span:
        return self.start, self.end

    @cached_property
    def folded(self) -> str:
        return fold(self.text)

    @cached_property
    def is_capitals(self) -> bool:
        """Whether nearly all letters are capitals, and there are at least three."""
        letters = sum(map(str.isalpha, self.text))
        return letters > 2 and sum(map(str.isupper, self.text)) >= 0.9 * letters


def lines_of(source: Source) -> list[Line]:
    """All lines that are not empty, in document order; a merged cell once."""
    out: list[Line] = []
    tables = 0
    for block in source.blocks:
        if isinstance(block, Paragraph):
            out.extend(_split(source.text, (block.start, block.end), block.bold, block.centred, None))
            continue
        out.extend(_of_table(source.text, block, tables))
        tables += 1
    return out


def _of_table(text: str, table: Table, number: int) -> Iterator[Line]:
    seen: set[Span] = set()
    for row, cells in enumerate(table.rows):
        for column, cell in enumerate(cells):
            if (cell.start, cell.end) in seen or cell.start == cell.end:
                continue
            seen.add((cell.start, cell.end))
            yield from _split(text, (cell.start, cell.end), None, None, (number, row, column))


def _split(
    text: str, span: Span, bold: bool | None, centred: bool | None, cell: tuple[int, int, int] | None
) -> Iterator[Line]:
    at = span[0]
    for piece in text[span[0] : span[1]].split("\n"):
        body = piece.strip()
        if body:
            begin = at + piece.index(body)
            yield Line(begin, begin + len(body), body, bold, centred, cell)
        at += len(piece) + 1
