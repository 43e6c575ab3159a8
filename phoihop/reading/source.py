"""What a file says, before anybody asks what it means: one repaired text and where its parts stand in it.

A reader of files (``reading/files/``) makes a Source; the grammar (``reading/grammar/``) sees nothing else.
``text`` is NFC and repaired: one paragraph a line (hard wraps undone, broken words of PDF text joined), numbering that
Word keeps as a list format written out ("1.1 ", "a) ", "- "), page numbers and running headers gone, no markup signs.
Every span is a pair of half-open offsets in code points into ``text``.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import Any

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One line of ``text``. Look (bold, centred, heading) is a hint that only some formats give; None: not known."""

    start: int
    end: int
    bold: bool | None = None
    italic: bool | None = None
    centred: bool | None = None
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table; its text may hold several lines. Merged cells are repeated in each place that they cover."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Table:
    """A table in document order. In ``text`` each cell stands on lines of its own, row after row."""

    start: int
    end: int
    rows: tuple[tuple[Cell, ...], ...]
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """A file's text with its parts in document order."""

    text: str
    blocks: tuple[Paragraph | Table, ...]
    pages: int | None = None
    title: str | None = None  # of a web page or a file's properties; a hint, not a fact
    notes: tuple[str, ...] = field(default=())  # codes of doubts about the reading itself, such as "letters_lost"

    def cut(self, part: Paragraph | Table | Cell | Span) -> str:
        """The text of a part."""
        start, end = part if isinstance(part, tuple) else (part.start, part.end)
        return self.text[start:end]


def to_json(source: Source) -> dict[str, Any]:
    """Plain data of a Source, for another process."""
    return asdict(source)


def from_json(data: dict[str, Any]) -> Source:
    """The Source that ``to_json`` gave. Raises KeyError, TypeError or ValueError for anything else."""

    def block(part: dict[str, Any]) -> Paragraph | Table:
        if "rows" in part:
            rows = tuple(tuple(Cell(**cell) for cell in row) for row in part["rows"])
            return Table(part["start"], part["end"], rows, part["page"])
        return Paragraph(**part)

    return Source(data["text"], tuple(map(block, data["blocks"])), data["pages"], data["title"], tuple(data["notes"]))
