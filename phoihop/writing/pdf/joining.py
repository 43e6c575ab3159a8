"""Parts of a paper, typeset one by one, as one PDF/A file."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, BinaryIO

if TYPE_CHECKING:
    from pypdf import PdfWriter


class Joined:
    """The first part gives the file its description and colours (what makes it PDF/A), the others add pages."""

    def __init__(self) -> None:
        self._writer: PdfWriter | None = None
        self.pages = 0

    def add(self, pdf: bytes, *, without_last: bool) -> None:
        """Adds a part's pages, or all but the last."""
        from pypdf import PdfReader, PdfWriter  # lazily: it brings 40 MB that only writing a PDF needs

        reader = PdfReader(io.BytesIO(pdf))
        kept = len(reader.pages) - without_last
        if self._writer is None:
            self._writer = PdfWriter(clone_from=reader)
            if without_last:
                self._writer.remove_page(kept)
        else:
            self._writer.append(reader, pages=(0, kept), import_outline=False)
        self.pages += kept

    def write(self, out: BinaryIO) -> None:
        """Writes the file; what its parts hold alike is held once."""
        assert self._writer is not None
        self._writer.compress_identical_objects()
        self._writer.write(out)
