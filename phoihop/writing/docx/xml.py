"""WordprocessingML as strings: paragraphs, runs, cells. Long papers are written as made, never held as a tree."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from xml.sax.saxutils import escape

from phoihop.writing.blocks import Run
from phoihop.writing.texts import clean

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
)
_TWIPS = 1440 / 25.4


def twips(mm: float) -> int:
    """Millimetres as Word counts them."""
    return round(mm * _TWIPS)


def text(words: str) -> str:
    """A run's text; line feeds and tabs become Word's own."""
    return cleaned(clean(words))


def cleaned(words: str) -> str:
    """The same for words that are clean already."""
    parts = escape(words).replace("\n", '</w:t><w:br/><w:t xml:space="preserve">')
    parts = parts.replace("\t", '</w:t><w:tab/><w:t xml:space="preserve">')
    return f'<w:t xml:space="preserve">{parts}</w:t>'


def run(words: str, *, bold: bool = False, italic: bool = False) -> str:
    """A run; what is not said here comes from its paragraph's style."""
    marks = ("<w:b/>" if bold else "") + ("<w:i/>" if italic else "")
    look = f"<w:rPr>{marks}</w:rPr>" if marks else ""
    return f"<w:r>{look}{text(words)}</w:r>"


def runs(content: str | Sequence[Run], before: str = "") -> str:
    """The runs of a text or of runs, with a mark before them."""
    of_one = (Run(content),) if isinstance(content, str) else content
    return (run(before) if before else "") + "".join(run(r.text, bold=r.bold, italic=r.italic) for r in of_one)


def paragraph(style: str, inner: str = "", *, also: str = "") -> str:
    """A paragraph of a style (``styles``); ``also`` are further properties in the order of the schema."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{also}</w:pPr>{inner}</w:p>'


def line(width: float, within: float) -> str:
    """A line of that width in the middle of a space, drawn as the upper border of a paragraph without words."""
    side = twips(max(0.0, (within - width) / 2))
    also = (
        '<w:pBdr><w:top w:val="single" w:sz="6" w:space="1" w:color="000000"/></w:pBdr>'
        f'<w:ind w:left="{side}" w:right="{side}" w:firstLine="0"/>'
    )
    return paragraph("line", also=also)


def layout_table(widths: Sequence[float], rows: Iterable[Sequence[str]]) -> str:
    """A table without borders that sets blocks side by side; no row is torn by the end of a page."""
    grid = "".join(f'<w:gridCol w:w="{twips(width)}"/>' for width in widths)
    drawn = "".join(
        "<w:tr><w:trPr><w:cantSplit/></w:trPr>"
        + "".join(
            f'<w:tc><w:tcPr><w:tcW w:w="{twips(width)}" w:type="dxa"/></w:tcPr>{inner}</w:tc>'
            for width, inner in zip(widths, row, strict=True)
        )
        + "</w:tr>"
        for row in rows
    )
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{twips(sum(widths))}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        '<w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{drawn}</w:tbl>"
    )
