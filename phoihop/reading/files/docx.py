"""Word files: the body in document order, with tables, text boxes, footnotes and written-out list labels."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path

from docx import Document
from docx.document import Document as DocumentType
from docx.opc.exceptions import PackageNotFoundError
from lxml import etree

from phoihop.reading.errors import ReadingError
from phoihop.reading.files.docx_looks import Looks
from phoihop.reading.files.letters import clean
from phoihop.reading.files.lines import has_label, joined, starts_small
from phoihop.reading.files.numbering import Numbering, W
from phoihop.reading.files.secrecy import refuse_line
from phoihop.reading.files.writer import Grid, GridCell, Line, Part, write
from phoihop.reading.source import Source

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_P, _TBL, _SDT, _R, _T = f"{W}p", f"{W}tbl", f"{W}sdt", f"{W}r", f"{W}t"
_GONE = {
    f"{W}del",
    f"{W}moveFrom",
    f"{W}instrText",
    f"{W}delText",
    f"{W}pPr",
    f"{W}rPr",
    f"{W}tblPr",
    f"{W}sdtPr",
    f"{W}object",
    f"{_MC}Fallback",
}
_DEEPEST = 40


def load(path: Path) -> Source:
    """Reads a .docx: tracked changes as accepted, footnotes after the body, page headers only searched for stamps.

    Raises ReadingError ``corrupt`` or ``secret``.
    """
    try:
        document = Document(str(path))
        body = document.element.body
    except (
        PackageNotFoundError,
        zipfile.BadZipFile,
        etree.XMLSyntaxError,
        KeyError,
        ValueError,
        AttributeError,
    ) as fault:
        raise ReadingError("corrupt", name=path.name) from fault
    walk = _Walk(document)
    parts = list(walk.blocks(body))
    parts.extend(_footnotes(document, walk))
    for line in _running_lines(document):
        refuse_line(line)
    return write(parts, title=document.core_properties.title or None)


class _Walk:
    """One pass over a document: list labels count on from paragraph to paragraph."""

    def __init__(self, document: DocumentType) -> None:
        styles = document.part._styles_part.element if _has(document, "styles") else None
        self._numbering = Numbering(_numbering_root(document), styles)
        self._looks = Looks(styles)

    def blocks(self, node: etree._Element, depth: int = 0) -> Iterator[Part]:
        """Paragraphs and tables under a node, in order."""
        if depth > _DEEPEST:
            raise ReadingError("bomb")
        for child in node:
            if child.tag == _P:
                yield from self.paragraph(child, depth)
            elif child.tag == _TBL:
                yield self.table(child, depth)
            elif isinstance(child.tag, str) and child.tag not in _GONE:  # sdt, customXml, ins, smartTag
                yield from self.blocks(child, depth + 1)

    def paragraph(self, node: etree._Element, depth: int) -> Iterator[Part]:
        """The lines of a paragraph, then what its text boxes hold."""
        properties = node.find(f"{W}pPr")
        pieces: list[tuple[str, bool, bool]] = []
        boxes: list[etree._Element] = []
        self._runs(node, pieces, boxes, self._looks.of_paragraph(properties), depth)
        text = "".join(piece for piece, _, _ in pieces)
        label = self._numbering.label(properties) if text.strip() or boxes else ""
        solid = [(b, i) for piece, b, i in pieces if piece.strip()]
        bold = bool(solid) and all(b for b, _ in solid)
        italic = bool(solid) and all(i for _, i in solid)
        centred = self._looks.centred(properties)
        if text.strip():
            for line in _broken(text):
                yield Line(f"{label} {line}" if label else line, bold, italic, centred)
                label = ""
        for box in boxes:
            yield from self.blocks(box, depth + 1)

    def _runs(
        self,
        node: etree._Element,
        pieces: list[tuple[str, bool, bool]],
        boxes: list[etree._Element],
        look: tuple[bool, bool],
        depth: int,
    ) -> None:
        if depth > _DEEPEST:
            raise ReadingError("bomb")
        for child in node:
            tag = child.tag
            if tag in _GONE or not isinstance(tag, str):
                continue
            if tag == f"{W}txbxContent":
                boxes.append(child)
            elif tag == _R:
                self._runs(child, pieces, boxes, self._looks.of_run(child.find(f"{W}rPr"), look), depth + 1)
            elif tag == _T:
                pieces.append((child.text or "", *look))
            elif tag in (f"{W}tab", f"{W}ptab"):
                pieces.append(("\t", *look))
            elif tag in (f"{W}br", f"{W}cr"):
                pieces.append(("\n" if child.get(f"{W}type") in (None, "textWrapping") else " ", *look))
            elif tag == f"{W}noBreakHyphen":
                pieces.append(("-", *look))
            elif tag == f"{W}sym":
                pieces.append((_symbol(child), *look))
            elif tag == f"{W}rt":
                continue
            else:
                self._runs(child, pieces, boxes, look, depth + 1)

    def table(self, node: etree._Element, depth: int) -> Grid:
        """A table; cells that span columns or rows stand as the same object in each place."""
        rows: list[list[GridCell]] = []
        above: dict[int, GridCell] = {}
        for tr in _children(node, f"{W}tr"):
            if tr.find(f"{W}trPr/{W}del") is not None:
                continue
            row: list[GridCell] = []
            before = tr.find(f"{W}trPr/{W}gridBefore")
            column = int(before.get(f"{W}val", "0")) if before is not None else 0
            row.extend(GridCell() for _ in range(min(column, 60)))
            for tc in _children(tr, f"{W}tc"):
                properties = tc.find(f"{W}tcPr")
                span = _span(properties)
                merge = properties.find(f"{W}vMerge") if properties is not None else None
                goes_on = merge is not None and merge.get(f"{W}val", "continue") == "continue"
                cell = above.get(column) if goes_on else None
                if cell is None:
                    cell = GridCell(self._cell_lines(tc, depth))
                for place in range(column, column + span):
                    above[place] = cell
                row.extend([cell] * span)
                column += span
            rows.append(row)
        return Grid(rows)

    def _cell_lines(self, tc: etree._Element, depth: int) -> list[Line]:
        lines: list[Line] = []
        for part in self.blocks(tc, depth + 1):
            if isinstance(part, Line):
                lines.append(part)
            else:
                lines.extend(_nested(part))
        return lines


def _nested(grid: Grid) -> list[Line]:
    """The lines of a table inside a cell, cell after cell."""
    seen: set[int] = set()
    lines: list[Line] = []
    for row in grid.rows:
        for cell in row:
            if id(cell) not in seen:
                seen.add(id(cell))
                lines.extend(cell.lines)
    return lines


def _broken(text: str) -> list[str]:
    """A paragraph's lines at its manual breaks; a break inside a sentence is only a wrap."""
    lines: list[str] = []
    for line in (clean(piece) for piece in text.split("\n")):
        if lines and line and starts_small(line) and not has_label(line) and lines[-1]:
            lines[-1] = joined(lines[-1], line)
        elif line or lines:
            lines.append(line)
    return [line for line in lines if line]


def _children(node: etree._Element, tag: str) -> Iterator[etree._Element]:
    """Children of a kind, also inside content controls and insertions."""
    for child in node:
        if child.tag == tag:
            yield child
        elif child.tag in (_SDT, f"{W}sdtContent", f"{W}ins", f"{W}customXml", f"{W}smartTag"):
            yield from _children(child, tag)


def _span(properties: etree._Element | None) -> int:
    found = properties.find(f"{W}gridSpan") if properties is not None else None
    value = found.get(f"{W}val", "1") if found is not None else "1"
    return max(1, min(int(value), 60)) if value.isdigit() else 1


def _symbol(node: etree._Element) -> str:
    try:
        code = int(node.get(f"{W}char", "0"), 16)
    except ValueError:
        return ""
    return chr(code) if 0 < code < 0x110000 else ""


def _has(document: DocumentType, name: str) -> bool:
    return any(rel.reltype.endswith(f"/{name}") for rel in document.part.rels.values())


def _numbering_root(document: DocumentType) -> etree._Element | None:
    return document.part.numbering_part.element if _has(document, "numbering") else None


def _footnotes(document: DocumentType, walk: _Walk) -> Iterator[Part]:
    """Footnotes and endnotes after the body, so that they never cut a sentence of the text."""
    for rel in document.part.rels.values():
        if rel.reltype.endswith(("/footnotes", "/endnotes")) and not rel.is_external:
            root = etree.fromstring(rel.target_part.blob, etree.XMLParser(resolve_entities=False, no_network=True))
            for note in root:
                if note.get(f"{W}type") is None:
                    yield from walk.blocks(note)


def _running_lines(document: DocumentType) -> Iterator[str]:
    """Lines of page headers and footers."""
    for rel in document.part.rels.values():
        if rel.reltype.endswith(("/header", "/footer")) and not rel.is_external:
            root = etree.fromstring(rel.target_part.blob, etree.XMLParser(resolve_entities=False, no_network=True))
            for paragraph in root.iter(_P):
                yield clean("".join(t.text or "" for t in paragraph.iter(_T)))
