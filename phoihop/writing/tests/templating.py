"""Templates made for tests, and the text of what was filled."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

from docx import Document


def template(*paragraphs: str | Sequence[str], rows: Sequence[str | Sequence[str]] = (), header: str = "") -> bytes:
    """A template: a paragraph may be several runs, of which every other is bold; a row of a table may be one text."""
    document = Document()
    for words in paragraphs:
        paragraph = document.add_paragraph()
        for place, run in enumerate([words] if isinstance(words, str) else words):
            paragraph.add_run(run).bold = bool(place % 2)
    if rows:
        table = document.add_table(len(rows), 3)
        for row, cells in zip(table.rows, rows, strict=True):
            for cell, words in zip(row.cells, [cells] if isinstance(cells, str) else cells, strict=False):
                cell.text = words
    if header:
        document.sections[0].header.paragraphs[0].text = header
    return saved(document)


def saved(document: Any) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def texts(content: bytes) -> list[str]:
    return [paragraph.text for paragraph in Document(io.BytesIO(content)).paragraphs]
