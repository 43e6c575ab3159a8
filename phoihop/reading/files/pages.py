"""Pages of letters that have their places, from a PDF or from pictures, become one Source."""

from __future__ import annotations

from dataclasses import dataclass

from phoihop.reading.files.pdf_joining import join_tables
from phoihop.reading.files.pdf_layout import PageLayout, page_parts, paragraphs, split_pieces
from phoihop.reading.files.pdf_rules import RuledTable
from phoihop.reading.files.pdf_running import without_running_lines
from phoihop.reading.files.pdf_text import Piece, VisualLine, visual_lines
from phoihop.reading.files.repair import mend
from phoihop.reading.files.writer import Part, write
from phoihop.reading.source import Source


@dataclass(frozen=True, slots=True)
class Page:
    """Letters and ruled tables of a page with their places, in points."""

    width: float
    height: float
    pieces: list[Piece]
    tables: list[RuledTable]
    unread: bool = False  # a scan that was not recognised; its pieces are at most a stamp


def source_of(pages: list[Page], title: str | None, notes: list[str]) -> Source:
    """Puts the pages of a file together: running lines go, paragraphs and tables go on over page ends."""
    layouts: list[PageLayout] = []
    for number, page in enumerate(pages, 1):
        inner: list[tuple[RuledTable, list[Piece]]] = []
        rest = page.pieces
        for table in page.tables:
            inside, rest = split_pieces(rest, table)
            inner.append((table, inside))
        layouts.append(PageLayout(number, page.width, visual_lines(rest, number), inner))
    heights = [page.height for page in pages]
    for layout, lines in zip(layouts, without_running_lines([p.lines for p in layouts], heights), strict=True):
        layout.lines = lines
    items: list[Part | VisualLine] = []
    for layout in layouts:
        items.extend(page_parts(layout))
    parts = paragraphs(items, {layout.number: layout.width for layout in layouts})
    mended, doubts = mend(join_tables(parts))
    if any(page.unread or not page.pieces for page in pages):
        doubts.append("pages_without_text")
    return write(mended, pages=len(pages), title=title, notes=[*doubts, *notes])
