"""Makes Word, PDF and HTML files of the corpus's texts, as offices and newspapers would have them."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from docx import Document
from docx.document import Document as DocumentType
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Spacer, Table

DOCUMENTS = Path(__file__).parent / "documents"
DOCX = ("01", "04", "05", "07", "16", "17", "19", "21", "23", "28", "33", "34", "35", "36", "37")
PDF = ("01", "04", "05", "06", "18", "19", "20", "22", "31", "35", "36", "37")
HTML = ("05", "08", "09", "10", "11", "16", "32", "33", "37")
FONT_FOLDERS = (Path("/usr/share/fonts/truetype"), Path("/usr/share/fonts"), Path("/usr/local/share/fonts"))
FONTS = ("LiberationSerif-{}.ttf", "DejaVuSerif{}.ttf")

_RIGHT = re.compile(r"CỘNG H[ÒO][ÀA] XÃ HỘI|Độc lập|ĐẢNG CỘNG SẢN|.*,\s*ngày ")
_KIND = re.compile(
    r"(?:QUYẾT ĐỊNH|CHỈ THỊ|KẾ HOẠCH|CHƯƠNG TRÌNH|QUY CHẾ|NGHỊ QUYẾT|THÔNG BÁO|HƯỚNG DẪN|BIÊN BẢN|BÁO CÁO)[A-ZÀ-ỸĐ ]*"
)
_LABEL = re.compile(r"([IVX]+|\d+(?:\.\d+)?|[a-zđ])([.)])\s+")


@dataclass(frozen=True)
class Letter:
    """A text in its parts: the two columns of the letterhead, then body lines and tables (lists of rows)."""

    left: list[str]
    right: list[str]
    body: list[str | list[list[str]]]


def parse(text: str) -> Letter:
    """The parts of a corpus text. A letter without a national title or Party name has no letterhead."""
    lines = [line.strip() for line in text.split("\n")]
    end = next((n for n, line in enumerate(lines) if _KIND.fullmatch(line) or line.startswith("Kính gửi")), 0)
    head = [line for line in lines[:end] if line and set(line) - set("-*|")]
    if not any(_RIGHT.match(line) for line in head):
        head, end = [], 0
    left = [line for line in head if not _RIGHT.match(line)]
    body: list[str | list[list[str]]] = []
    for line in lines[end:]:
        if line.startswith("|"):
            row = [cell.strip() for cell in line.strip("|").split("|")]
            if body and isinstance(body[-1], list):
                body[-1].append(row)
            else:
                body.append([row])
        elif line and set(line) - set("-"):
            body.append(line)
    return Letter(left, [line for line in head if _RIGHT.match(line)], body)


def make(folder: Path) -> Iterator[tuple[str, Path]]:
    """Writes the files into the folder; yields (stem of the document, path)."""
    folder.mkdir(parents=True, exist_ok=True)
    for path in sorted(DOCUMENTS.glob("*.txt")):
        letter = parse(path.read_text("utf-8"))
        for numbers, suffix, write in ((DOCX, ".docx", _docx), (PDF, ".pdf", _pdf), (HTML, ".html", _html)):
            if path.stem[:2] in numbers:
                target = folder / f"{path.stem}{suffix}"
                write(letter, target)
                yield path.stem, target


# Word: the letterhead as a table without rules, labels as automatic numbering

_LEVELS = (("upperRoman", "%1."), ("decimal", "%2."), ("decimal", "%2.%3."), ("lowerLetter", "%4)"))


def _docx(letter: Letter, target: Path) -> None:
    document = Document()
    if letter.left or letter.right:
        head = document.add_table(1, 2)
        head.cell(0, 0).text, head.cell(0, 1).text = "\n".join(letter.left), "\n".join(letter.right)
    numbers = _Numbers(document)
    for part in letter.body:
        if isinstance(part, list):
            width = max(map(len, part))
            table = document.add_table(0, width)
            for row in part:
                for cell, text in zip(table.add_row().cells, row, strict=False):
                    cell.text = text
            continue
        if _KIND.fullmatch(part):
            line = document.add_paragraph()
            line.add_run(part).bold = True
            line.alignment = WD_ALIGN_PARAGRAPH.CENTER
        else:
            numbers.add(part)
    document.save(str(target))


class _Numbers:
    """Lines whose labels follow one another become items of a list in Word; others keep their typed label."""

    def __init__(self, document: DocumentType) -> None:
        self._document = document
        self._counts = [0, 0, 0, 0]
        root = document.part.numbering_part.element
        levels = "".join(
            f'<w:lvl w:ilvl="{n}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
            for n, (form, text) in enumerate(_LEVELS)
        )
        root.insert(0, parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="90">{levels}</w:abstractNum>'))
        root.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="90"><w:abstractNumId w:val="90"/></w:num>'))

    def add(self, line: str) -> None:
        found = _LABEL.match(line)
        level = self._level(found[1], found[2]) if found else None
        if found is None or level is None:
            self._document.add_paragraph(line)
            return
        self._counts[level] += 1
        self._counts[level + 1 :] = [0] * (3 - level)
        paragraph = self._document.add_paragraph(line[found.end() :])
        paragraph._p.get_or_add_pPr().append(  # python-docx has no public way to a list
            parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="90"/></w:numPr>')
        )

    def _level(self, label: str, end: str) -> int | None:
        roman = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII"]
        nexts = (
            roman[self._counts[0]] if self._counts[0] < len(roman) else "",
            str(self._counts[1] + 1),
            f"{self._counts[1]}.{self._counts[2] + 1}",
            "abcdefghijklmn"[self._counts[3]],
        )
        for level, want in enumerate(nexts):
            if label == want and end == ")" * (level == 3) + "." * (level != 3):
                return level
        return None


# PDF: justified text with page numbers, ruled tables


def _fonts() -> None:
    for folder in FONT_FOLDERS:
        for pattern in FONTS:
            bold = "Bold" if "Liberation" in pattern else "-Bold"
            for found in sorted(
                folder.rglob(pattern.format("Regular" if "Liberation" in pattern else "")), reverse=True
            ):
                face = TTFont("Serif", str(found))
                if 0x1ED9 in face.face.charToGlyph:
                    pdfmetrics.registerFont(face)
                    pdfmetrics.registerFont(TTFont("SerifBold", str(found.with_name(pattern.format(bold)))))
                    return
    raise FileNotFoundError("no serif font with Vietnamese letters: install fonts-liberation2 or fonts-dejavu")


def _pdf(letter: Letter, target: Path) -> None:
    if "Serif" not in pdfmetrics.getRegisteredFontNames():
        _fonts()
    text = ParagraphStyle(
        "text", fontName="Serif", fontSize=13, leading=18, alignment=TA_JUSTIFY, firstLineIndent=28, spaceAfter=5
    )
    heading = ParagraphStyle("heading", text, fontName="SerifBold")
    kind = ParagraphStyle("kind", heading, alignment=TA_CENTER, firstLineIndent=0)
    small = ParagraphStyle("small", fontName="Serif", fontSize=11, leading=14)
    middle = ParagraphStyle("middle", fontName="Serif", fontSize=12, leading=16, alignment=TA_CENTER)
    flow: list[Flowable] = []
    if letter.left or letter.right:
        columns = [[[Paragraph(html.escape(line), middle) for line in side] for side in (letter.left, letter.right)]]
        flow += [Table(columns, colWidths=[215, 265]), Spacer(1, 14)]
    after_kind = False
    for part in letter.body:
        if isinstance(part, list):
            width = max(map(len, part))
            rows = [[Paragraph(html.escape(cell), small) for cell in row] + [""] * (width - len(row)) for row in part]
            grid = Table(rows, colWidths=[30] + [450 / (width - 1)] * (width - 1), repeatRows=1)
            grid.setStyle([("GRID", (0, 0), (-1, -1), 0.5, "black"), ("VALIGN", (0, 0), (-1, -1), "TOP")])
            flow += [grid, Spacer(1, 8)]
            continue
        is_heading = bool(re.match(r"[IVX]+[.-] ", part))
        style = kind if _KIND.fullmatch(part) or after_kind else heading if is_heading else text
        flow.append(Paragraph(html.escape(part), style))
        after_kind = bool(_KIND.fullmatch(part)) and not part.startswith("QUYẾT ĐỊNH:")
    SimpleDocTemplate(str(target), pagesize=A4, leftMargin=85, rightMargin=42, topMargin=60, bottomMargin=60).build(
        flow, onLaterPages=_page_number
    )


def _page_number(canvas: Canvas, document: SimpleDocTemplate) -> None:
    canvas.setFont("Serif", 11)
    canvas.drawCentredString(A4[0] / 2, A4[1] - 35, str(document.page))


# HTML: the page of an office or a newspaper around the text


def _html(letter: Letter, target: Path) -> None:
    parts = []
    if letter.left or letter.right:
        cells = "".join(
            f'<td align="center">{"<br>".join(map(html.escape, side))}</td>' for side in (letter.left, letter.right)
        )
        parts.append(f"<table><tr>{cells}</tr></table>")
    for part in letter.body:
        if isinstance(part, list):
            rows = "".join("<tr>" + "".join(f"<td>{html.escape(cell)}</td>" for cell in row) + "</tr>" for row in part)
            parts.append(f'<table border="1">{rows}</table>')
        else:
            parts.append(f"<p>{html.escape(part)}</p>")
    title = next((part for part in letter.body if isinstance(part, str)), "")
    target.write_text(
        f"""<!doctype html><html lang="vi"><head><meta charset="utf-8">
<title>{html.escape(title)} | Cổng thông tin</title></head>
<body><header class="site-header"><nav class="menu"><ul>
<li><a href="/">Trang chủ</a></li><li><a href="/tin">Tin tức</a></li>
<li><a href="/van-ban">Văn bản</a></li></ul></nav></header><main><article class="content">
{chr(10).join(parts)}
</article><aside class="related"><h3>Tin liên quan</h3><ul><li><a href="/1">Hội nghị tổng kết năm</a></li>
<li><a href="/2">Lịch công tác tuần</a></li></ul></aside></main>
<footer>Bản quyền thuộc Cổng thông tin</footer></body></html>
""",
        "utf-8",
    )
