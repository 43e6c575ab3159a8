"""Puts lines and tables, as the readers of formats find them, together into one Source with true offsets."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from phoihop.reading.files.letters import clean, is_ornament
from phoihop.reading.source import Cell, Paragraph, Source, Table


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph of a file, before its place in the text is known."""

    text: str
    bold: bool | None = None
    italic: bool | None = None
    centred: bool | None = None
    page: int | None = None


@dataclass(eq=False, slots=True)
class GridCell:
    """A cell's lines. A merged cell is one object that stands in several places of its grid."""

    lines: list[Line] = field(default_factory=list)


@dataclass(slots=True)
class Grid:
    """A table: rows of cells; every row may have its own number of cells."""

    rows: list[list[GridCell]]
    page: int | None = None


Part = Line | Grid


def cleaned(lines: Iterable[Line]) -> list[Line]:
    """The lines with clean text; empty lines and ornaments (-----, *) left out."""
    kept = (replace(line, text=clean(line.text)) for line in lines)
    return [line for line in kept if line.text and not is_ornament(line.text)]


def is_layout(grid: Grid) -> bool:
    """Whether a grid is only a frame around running text: no row has two different cells."""
    return all(len(set(map(id, row))) <= 1 for row in grid.rows)


def grid_lines(grid: Grid) -> list[Line]:
    """All lines of a grid in reading order, merged cells once."""
    seen: set[int] = set()
    lines: list[Line] = []
    for row in grid.rows:
        for cell in row:
            if id(cell) not in seen:
                seen.add(id(cell))
                lines.extend(cell.lines)
    return lines


def write(
    parts: Iterable[Part], *, pages: int | None = None, title: str | None = None, notes: Sequence[str] = ()
) -> Source:
    """One Source of the parts in document order: a line of text for each paragraph and each line of a cell.

    Frames (grids of one column) come out as paragraphs. Offsets are code points of the NFC text.
    """
    texts: list[str] = []
    blocks: list[Paragraph | Table] = []
    length = 0

    def put(line: Line) -> tuple[int, int]:
        nonlocal length
        start = length
        texts.append(line.text)
        length += len(line.text) + 1
        return start, start + len(line.text)

    def put_line(line: Line) -> None:
        start, end = put(line)
        blocks.append(Paragraph(start, end, line.bold, line.italic, line.centred, line.page))

    for part in parts:
        if isinstance(part, Line):
            for line in cleaned([part]):
                put_line(line)
            continue
        if is_layout(part):
            for line in cleaned(grid_lines(part)):
                put_line(line)
            continue
        start, end = length, length
        places: dict[int, Cell] = {}
        rows: list[tuple[Cell, ...]] = []
        for row in part.rows:
            for cell in row:
                if id(cell) in places:
                    continue
                spans = [put(line) for line in cleaned(cell.lines)]
                if spans:
                    end = spans[-1][1]
                places[id(cell)] = Cell(spans[0][0], spans[-1][1]) if spans else Cell(length, length)
            if row and any(places[id(cell)].end > places[id(cell)].start for cell in row):
                rows.append(tuple(places[id(cell)] for cell in row))
        if rows:
            blocks.append(Table(start, end, _within(rows, end), part.page))
    return Source(
        "\n".join(texts), tuple(blocks), pages, clean(title) or None if title else None, tuple(dict.fromkeys(notes))
    )


def _within(rows: list[tuple[Cell, ...]], end: int) -> tuple[tuple[Cell, ...], ...]:
    """Empty cells after the table's last letter are drawn back to its end, so that every cell lies in its table."""
    return tuple(tuple(Cell(min(c.start, end), min(c.end, end)) for c in row) for row in rows)
