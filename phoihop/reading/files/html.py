"""Web pages: official papers shown on a page, and news."""

from __future__ import annotations

from pathlib import Path

from phoihop.reading.files.encoding import decode, html_charset
from phoihop.reading.files.html_walk import parts_of, title_of
from phoihop.reading.files.repair import mend
from phoihop.reading.files.writer import write
from phoihop.reading.source import Source


def load(path: Path) -> Source:
    """Reads a page saved as .html."""
    data = path.read_bytes()
    html = decode(data, declared=html_charset(data))
    parts, notes = mend(parts_of(html))
    return write(parts, title=title_of(html), notes=notes)
