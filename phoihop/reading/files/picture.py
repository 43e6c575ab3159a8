"""Photos and pictures of pages, recognised as scanned pages are; a TIFF may hold several."""

from __future__ import annotations

from pathlib import Path

from PIL import Image, ImageOps, ImageSequence

from phoihop.reading.errors import ReadingError
from phoihop.reading.files.ocr import Recogniser
from phoihop.reading.files.pages import Page, source_of
from phoihop.reading.source import Source

_WIDTH = 595.0  # points: a picture is taken for a sheet of A4
_SIZE = (2600, 2600)  # dots: a phone's camera gives more than is needed to read
_MOST_PAGES = 200


def load(path: Path, *, scans: int | None = None) -> Source:
    """Reads pictures of pages. Raises ReadingError ``picture`` where they are not recognised, ``no_text``, ``bomb``.

    ``scans``: who wants but a look gets none: most photos show no paper, and Tesseract is slow with them.
    """
    recogniser = Recogniser()
    if scans is not None or not recogniser.may():
        raise ReadingError("picture")
    try:
        with Image.open(path) as file:
            frames = ImageSequence.Iterator(file)
            pages = [_page(frame, recogniser) for frame, _ in zip(frames, range(_MOST_PAGES), strict=False)]
    except Image.DecompressionBombError as fault:
        raise ReadingError("bomb") from fault
    except (OSError, ValueError, SyntaxError) as fault:  # what Pillow raises for a damaged or unknown file
        raise ReadingError("picture") from fault
    if not any(page.pieces for page in pages):
        raise ReadingError("no_text" if recogniser.pages else "picture")
    return source_of(pages, None, recogniser.notes())


def _page(frame: Image.Image, recogniser: Recogniser) -> Page:
    picture = ImageOps.exif_transpose(frame).convert("RGB")
    picture.thumbnail(_SIZE)
    found = recogniser.page(picture, _WIDTH) if recogniser.may() else None
    return found or Page(_WIDTH, _WIDTH * picture.height / picture.width, [], [], True)
