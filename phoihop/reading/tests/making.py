"""Files made by code for the tests of the readers."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Sequence
from io import BytesIO
from pathlib import Path

from docx import Document
from docx.document import Document as DocumentType
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from lxml import etree
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from phoihop.reading.source import Source, Table

_FONT_FOLDERS = ("/usr/share/fonts", "/usr/local/share/fonts", "/Library/Fonts", str(Path.home() / ".fonts"))
_FONTS = (  # any that has the Vietnamese letters: regular, bold
    ("liberation2/LiberationSerif-Regular.ttf", "liberation2/LiberationSerif-Bold.ttf"),
    ("liberation-serif/LiberationSerif-Regular.ttf", "liberation-serif/LiberationSerif-Bold.ttf"),
    ("dejavu/DejaVuSerif.ttf", "dejavu/DejaVuSerif-Bold.ttf"),
    ("Times New Roman.ttf", "Times New Roman Bold.ttf"),
)

PLAN = """\
Căn cứ Nghị quyết số 12/NQ-HĐND ngày 10 tháng 7 năm 2024 của Hội đồng nhân dân tỉnh Sông Lam về phát triển kinh tế.
1. Sở Nội vụ chủ trì, phối hợp với các đơn vị có liên quan xây dựng kế hoạch, báo cáo trước ngày 15/6.
2. Công an tỉnh bảo đảm an ninh, trật tự; đường dây nóng được công khai để người dân phản ánh, được trả lời đúng hạn.
"""


def lines(source: Source) -> list[str]:
    return source.text.split("\n")


def tables(source: Source) -> list[list[list[str]]]:
    """The texts of all tables' cells."""
    return [
        [[source.cut(cell) for cell in row] for row in block.rows]
        for block in source.blocks
        if isinstance(block, Table)
    ]


def check_offsets(source: Source) -> None:
    """Every part lies in the text, in order, and covers whole lines."""
    last = 0
    for block in source.blocks:
        assert last <= block.start <= block.end <= len(source.text)
        assert block.start == 0 or source.text[block.start - 1] == "\n"
        assert block.end == len(source.text) or source.text[block.end] == "\n"
        last = block.end
        if isinstance(block, Table):
            for row in block.rows:
                for cell in row:
                    assert block.start <= cell.start <= cell.end <= block.end


def numbered(document: DocumentType, levels: Sequence[tuple[str, str]], num: int = 77) -> None:
    """Adds a list to numbering.xml: one (format, text) for each level, as abstract list and instance ``num``."""
    root = document.part.numbering_part.element
    inner = "".join(
        f'<w:lvl w:ilvl="{n}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for n, (form, text) in enumerate(levels)
    )
    abstract = parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{num}">{inner}</w:abstractNum>')
    root.insert(0, abstract)
    root.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="{num}"><w:abstractNumId w:val="{num}"/></w:num>'))


def in_list(paragraph: object, num: int, level: int) -> None:
    """Puts a paragraph into a list by its own properties."""
    properties = paragraph._p.get_or_add_pPr()  # type: ignore[attr-defined]
    properties.append(parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="{num}"/></w:numPr>'))


def saved(document: DocumentType, path: Path) -> Path:
    document.save(str(path))
    return path


def docx_of(path: Path, *paragraphs: str) -> Path:
    document = Document()
    for text in paragraphs:
        document.add_paragraph(text)
    return saved(document, path)


def changed(path: Path, part: str, change: Callable[[bytes], bytes], extra: dict[str, bytes] | None = None) -> Path:
    """Rewrites one part of an archive and adds others."""
    with zipfile.ZipFile(path) as archive:
        parts = {info.filename: archive.read(info) for info in archive.infolist()}
    parts[part] = change(parts[part])
    parts.update(extra or {})
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return path


def word_xml(body: str) -> etree._Element:
    """A piece of WordprocessingML."""
    return parse_xml(body)


def fonts() -> tuple[str, str]:
    """Regular and bold face of a serif font with Vietnamese letters. Raises FileNotFoundError where there is none."""
    for folder in map(Path, _FONT_FOLDERS):
        for regular, bold in _FONTS:
            for found in folder.rglob(regular) if folder.is_dir() else ():
                return str(found), str(found.parent.parent / bold if "/" in bold else found.parent / bold)
    raise FileNotFoundError("these tests draw PDFs: install fonts-liberation2 or fonts-dejavu")


class Paper:
    """A PDF drawn with a Vietnamese font, so that its places are known."""

    def __init__(self, path: Path, **options: object) -> None:
        for name, file in zip(("Serif", "SerifBold"), fonts(), strict=True):
            pdfmetrics.registerFont(TTFont(name, file))
        self.path = path
        self.canvas = Canvas(str(path), pagesize=A4, **options)
        self.width, self.height = A4

    def text(self, x: float, y: float, text: str, *, bold: bool = False, size: float = 13) -> None:
        """Draws a line with its base line ``y`` points below the page's upper edge."""
        self.canvas.setFont("SerifBold" if bold else "Serif", size)
        self.canvas.drawString(x, self.height - y, text)

    def centred(self, x: float, y: float, text: str, *, bold: bool = False, size: float = 13) -> None:
        self.canvas.setFont("SerifBold" if bold else "Serif", size)
        self.canvas.drawCentredString(x, self.height - y, text)

    def paragraph(self, y: float, text: str, *, left: float = 85, right: float = 540, indent: float = 28) -> float:
        """Draws a wrapped paragraph with an indented first line; the y of the next line is returned."""
        x, line = left + indent, ""
        for word in text.split():
            longer = f"{line} {word}".strip()
            if x + pdfmetrics.stringWidth(longer, "Serif", 13) > right:
                self.text(x, y, line)
                x, y, line = left, y + 18, word
            else:
                line = longer
        self.text(x, y, line)
        return y + 22

    def grid(self, top: float, xs: Sequence[float], rows: Sequence[Sequence[Sequence[str]]]) -> float:
        """Draws a ruled table whose cells hold lines; the y below it is returned."""
        y = top
        for row in rows:
            height = 16 * max(len(cell) for cell in row) + 8
            for x, cell in zip(xs, row, strict=False):
                for n, line in enumerate(cell):
                    self.text(x + 4, y + 16 * (n + 1), line, size=11)
            for x in xs:
                self.canvas.line(x, self.height - y, x, self.height - y - height)
            self.canvas.line(xs[0], self.height - y, xs[-1], self.height - y)
            y += height
        self.canvas.line(xs[0], self.height - y, xs[-1], self.height - y)
        return y

    def page(self) -> None:
        self.canvas.showPage()

    def save(self) -> Path:
        self.canvas.save()
        return self.path


def picture() -> BytesIO:
    """A small grey picture as PNG."""
    from PIL import Image  # lazily: only the tests of scans need it

    out = BytesIO()
    Image.new("L", (200, 280), 200).save(out, "PNG")
    out.seek(0)
    return out
