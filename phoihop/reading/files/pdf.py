"""PDF files: pages with a text layer, and scanned pages where Tesseract is installed."""

from __future__ import annotations

from pathlib import Path

import pypdfium2 as pdfium
import pypdfium2.raw as raw
from PIL import Image

from phoihop.reading.errors import ReadingError
from phoihop.reading.files.ocr import Recogniser
from phoihop.reading.files.pages import Page, source_of
from phoihop.reading.files.pdf_rules import ruled_tables
from phoihop.reading.files.pdf_text import page_pieces
from phoihop.reading.source import Source

_FEWEST_LETTERS = 300  # a page of a paper has more; a picture under fewer is a scan, stamped by who published it
_COVERED = 0.3  # share of a page that pictures cover, from which on it may be scanned
_MOST_PAGES = 1500
_MOST_PIXELS = 8_000_000  # A3 at 200 dots an inch
_DPI = 200  # of the picture that is recognised: at 300 it takes twice as long


def load(path: Path, *, scans: int | None = None) -> Source:
    """Reads a PDF; of its scanned pages ``scans`` at most (None: all that time allows).

    Raises ReadingError ``locked``, ``corrupt``, ``scanned``, ``no_text``, ``too_many_pages``.
    """
    recogniser = Recogniser(scans)
    document = _open(path)
    try:
        if len(document) > _MOST_PAGES:
            raise ReadingError("too_many_pages", pages=len(document), limit=_MOST_PAGES)
        pages = [_page(document, number, recogniser) for number in range(len(document))]
        if all(page.unread or not page.pieces for page in pages):
            raise ReadingError("scanned" if any(page.unread for page in pages) else "no_text")
        source = source_of(pages, _title(document), recogniser.notes())
    finally:
        document.close()
    return source


def _open(path: Path) -> pdfium.PdfDocument:
    try:
        return pdfium.PdfDocument(str(path))
    except pdfium.PdfiumError as fault:
        code = getattr(fault, "err_code", None)
        locked = code in (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY) or "password" in str(fault).casefold()
        raise ReadingError("locked") if locked else ReadingError("corrupt", name=path.name) from fault


def _page(document: pdfium.PdfDocument, number: int, recogniser: Recogniser) -> Page:
    page = document[number]
    try:
        width, height = page.get_size()
        tables = ruled_tables(page)
        rules = [rule for table in tables for rule in table.uprights()]
        pieces = page_pieces(page, rules)
        if sum(len(piece.text) for piece in pieces) >= _FEWEST_LETTERS or not _is_covered(page):
            return Page(width, height, pieces, tables)
        found = recogniser.page(_picture(page), width) if recogniser.may() else None
        return found or Page(width, height, pieces, tables, True)
    finally:
        page.close()


def _is_covered(page: pdfium.PdfPage) -> bool:
    """Whether pictures cover the page; scanners may cut it into stripes."""
    width, height = page.get_size()
    area = 0.0
    for picture in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=3):
        left, bottom, right, top = picture.get_bounds()
        area += max(min(right, width) - max(left, 0.0), 0.0) * max(min(top, height) - max(bottom, 0.0), 0.0)
    return bool(area >= _COVERED * width * height)


def _picture(page: pdfium.PdfPage) -> Image.Image:
    width, height = page.get_size()
    scale = min(_DPI / 72, (_MOST_PIXELS / max(width * height, 1.0)) ** 0.5)
    picture: Image.Image = page.render(scale=scale).to_pil()
    return picture


def _title(document: pdfium.PdfDocument) -> str | None:
    try:
        return document.get_metadata_value("Title") or None
    except pdfium.PdfiumError:
        return None
