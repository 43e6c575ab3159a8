"""Sources made of strings and rows, so that a test shows the document that it reads."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from phoihop.reading.grammar.body import read_body
from phoihop.reading.grammar.head import Head
from phoihop.reading.grammar.promises import Body, Duty
from phoihop.reading.source import Cell, Paragraph, Source, Table

LEFT, ABOVE = "<", "^"  # a cell merged with the one at its left, or above it
Rows = Sequence[Sequence[str]]


def made(*blocks: str | Rows, bold: Sequence[str] = ()) -> Source:
    """A source: of each string a paragraph a line, of each list of rows a table. ``bold``: lines set in bold."""
    text = ""
    parts: list[Paragraph | Table] = []
    for block in blocks:
        if isinstance(block, str):
            for line in block.strip().split("\n"):
                line = line.strip()
                if line:
                    parts.append(Paragraph(len(text), len(text) + len(line), bold=line in bold or None))
                    text += line + "\n"
        else:
            start, rows = len(text), list[tuple[Cell, ...]]()
            for row in block:
                cells: list[Cell] = []
                for place, said in enumerate(row):
                    if said == LEFT:
                        cells.append(cells[-1])
                    elif said == ABOVE:
                        cells.append(rows[-1][place])
                    else:
                        cells.append(Cell(len(text), len(text) + len(said)))
                        text += said + "\n"
                rows.append(tuple(cells))
            parts.append(Table(start, len(text), tuple(rows)))
    return Source(text, tuple(parts))


def read(
    *blocks: str | Rows,
    kind: str = "kế hoạch",
    signed_on: date | None = date(2025, 1, 10),
    period: tuple[date, date] | None = None,
    bold: Sequence[str] = (),
) -> tuple[Body, Source]:
    """The body of a made document, checked to point at its own words."""
    source = made(*blocks, bold=bold)
    body = read_body(source, Head("UBND xã", (), kind, signed_on, period, False, (0, len(source.text))))
    for duty in body.every_duty():
        check_spans(duty, source)
    for content in body.contents:
        assert words(source, content.span) == content.text
    return body, source


def check_spans(duty: Duty, source: Source) -> None:
    """Each span holds the very words that were read (of a row that a page break cuts, the first part)."""
    assert duty.text.startswith(words(source, duty.span))
    for one in duty.assignments:
        assert one.unit.endswith(words(source, one.span))
    if duty.schedule:
        assert words(source, duty.schedule.span) == duty.schedule.text


def words(source: Source, span: tuple[int, int]) -> str:
    """The text of a span in single blanks."""
    return " ".join(source.text[span[0] : span[1]].split())


def units(duty: Duty, role: str = "lead") -> list[str]:
    """The units of a duty in one role."""
    return [one.unit for one in duty.assignments if one.role == role]
