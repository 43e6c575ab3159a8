"""PDF files with a text layer; scans go to OCR where it is installed."""

from __future__ import annotations

from pathlib import Path

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from phoihop.reading.errors import ReadingError
from phoihop.reading.files.ocr import recognised
from phoihop.reading.files.pdf_joining import join_tables
from phoihop.reading.files.pdf_layout import PageLayout, page_parts, paragraphs, split_pieces
from phoihop.reading.files.pdf_rules import RuledTable, ruled_tables
from phoihop.reading.files.pdf_running import without_running_lines
from phoihop.reading.files.pdf_text import Piece, VisualLine, page_pieces, visual_lines
from phoihop.reading.files.repair import mend
from phoihop.reading.files.writer import Part, write
from phoihop.reading.source import Source

_FEWEST_LETTERS = 25  # a page, below which a page with a picture counts as scanned
_MOST_PAGES = 1500


def load(path: Path, *, ocr: bool = True) -> Source:
    """Reads a PDF. Raises ReadingError ``locked``, ``corrupt``, ``scanned``, ``too_many_pages``."""
    document = _open(path)
    try:
        if len(document) > _MOST_PAGES:
            raise ReadingError("too_many_pages", pages=len(document), limit=_MOST_PAGES)
        pages = [_page(document, number) for number in range(len(document))]
        if pages and sum(len(p.text) for page in pages for p in page[1]) < _FEWEST_LETTERS * len(pages):
            if any(_has_picture(document[number]) for number in range(min(len(document), 5))):
                return _scanned(path, ocr)
            if not any(page[1] for page in pages):
                raise ReadingError("no_text")
        source = _source(pages, _title(document))
    finally:
        document.close()
    return source


_Page = tuple[float, list[Piece], list[RuledTable], float]  # width, pieces, tables, height


def _open(path: Path) -> pdfium.PdfDocument:
    try:
        return pdfium.PdfDocument(str(path))
    except pdfium.PdfiumError as fault:
        code = getattr(fault, "err_code", None)
        locked = code in (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY) or "password" in str(fault).casefold()
        raise ReadingError("locked") if locked else ReadingError("corrupt", name=path.name) from fault


def _page(document: pdfium.PdfDocument, number: int) -> _Page:
    page = document[number]
    try:
        tables = ruled_tables(page)
        rules = [rule for table in tables for rule in table.uprights()]
        return page.get_width(), page_pieces(page, rules), tables, page.get_height()
    finally:
        page.close()


def _source(pages: list[_Page], title: str | None) -> Source:
    layouts: list[PageLayout] = []
    heights: list[float] = []
    for number, (width, pieces, tables, height) in enumerate(pages, 1):
        inner: list[tuple[RuledTable, list[Piece]]] = []
        rest = pieces
        for table in tables:
            inside, rest = split_pieces(rest, table)
            inner.append((table, inside))
        layouts.append(PageLayout(number, width, visual_lines(rest, number), inner))
        heights.append(height)
    for layout, lines in zip(layouts, without_running_lines([p.lines for p in layouts], heights), strict=True):
        layout.lines = lines
    items: list[Part | VisualLine] = []
    for layout in layouts:
        items.extend(page_parts(layout))
    parts = paragraphs(items, {layout.number: layout.width for layout in layouts})
    mended, notes = mend(join_tables(parts))
    empty = [n for n, (_, pieces, _, _) in enumerate(pages, 1) if not pieces]
    if empty:
        notes.append("pages_without_text")
    return write(mended, pages=len(pages), title=title, notes=notes)


def _scanned(path: Path, ocr: bool) -> Source:
    found = recognised(path) if ocr else None
    if found is None:
        raise ReadingError("scanned")
    try:
        source = load(found, ocr=False)
    finally:
        found.unlink(missing_ok=True)
        found.parent.rmdir()
    return Source(source.text, source.blocks, source.pages, source.title, (*source.notes, "recognised"))


def _has_picture(page: pdfium.PdfPage) -> bool:
    try:
        return next(iter(page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=3)), None) is not None
    finally:
        page.close()


def _title(document: pdfium.PdfDocument) -> str | None:
    try:
        return document.get_metadata_value("Title") or None
    except pdfium.PdfiumError:
        return None
