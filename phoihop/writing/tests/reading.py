"""Written Word files read back: each paragraph's place, its words, and how they look in effect."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from docx import Document
from docx.oxml.ns import qn


@dataclass(frozen=True)
class Seen:
    """A paragraph with words: its style's key, its text, the letters of its first run in effect."""

    style: str
    text: str
    font: str
    size: float
    bold: bool
    italic: bool
    underline: bool
    align: str
    within: str  # "" in the body's flow, else "row/column" of its table


def opened(content: bytes) -> Any:
    return Document(io.BytesIO(content))


def seen(content: bytes) -> list[Seen]:
    """All paragraphs with words, in order."""
    document = opened(content)
    return [
        _seen(p, place, document)
        for p, place in _paragraphs(document.element.body, "")
        if "".join(p.itertext()).strip()
    ]


def rows(content: bytes, table: int) -> list[list[str]]:
    """The texts of a table's cells, row by row; tables count from 0 with the head's."""
    found = opened(content).tables[table]
    return [[cell.text for cell in row.cells] for row in found.rows]


def _paragraphs(parent: Any, place: str) -> Iterator[tuple[Any, str]]:
    for child in parent:
        if child.tag == qn("w:p"):
            yield child, place
        elif child.tag == qn("w:tbl"):
            for r, row in enumerate(child.iter(qn("w:tr"))):
                for c, cell in enumerate(row.iter(qn("w:tc"))):
                    yield from _paragraphs(cell, f"{r}/{c}")


def _seen(element: Any, place: str, document: Any) -> Seen:
    key = element.pPr.pStyle.val
    style = document.styles.element.xpath(f"w:style[@w:styleId='{key}']")[0]
    base = document.styles.element.xpath("w:docDefaults/w:rPrDefault/w:rPr")[0]
    layers = [*element.xpath("(.//w:r)[1]/w:rPr"), *style.xpath("w:rPr"), base]

    def first(tag: str, attribute: str = "w:val") -> str | None:
        for layer in layers:
            if (found := layer.find(qn(tag))) is not None:
                return found.get(qn(attribute), "1")
        return None

    aligned = [*element.xpath("w:pPr/w:jc"), *style.xpath("w:pPr/w:jc")]
    return Seen(
        key,
        "".join(element.xpath(".//w:t/text()")),
        first("w:rFonts", "w:ascii") or "",
        int(first("w:sz") or 0) / 2,
        first("w:b") == "1",
        first("w:i") == "1",
        first("w:u") == "single",
        aligned[0].get(qn("w:val")) if aligned else "",
        place,
    )
