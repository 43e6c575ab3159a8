"""The .docx around the text: pictures, header, settings; the text itself is written into the zip as it is made."""

from __future__ import annotations

import io
import itertools
import zipfile
from collections.abc import Sequence
from typing import Any, BinaryIO
from xml.sax.saxutils import quoteattr

from docx import Document
from docx.oxml import parse_xml
from docx.shared import Mm

from phoihop.writing.blocks import Chart
from phoihop.writing.formats import PAGE, Format
from phoihop.writing.papers import Paper
from phoihop.writing.texts import one_line

from .body import Piece
from .styles import styles_xml
from .xml import NAMESPACES, twips

_TEXT = "word/document.xml"
_STILL = (1980, 1, 1, 0, 0, 0)  # the same paper gives the same bytes on every day


class Package:
    """A .docx that takes pictures while its text is made."""

    def __init__(self, paper: Paper, form: Format) -> None:
        self.form, self._pictures = form, 0
        self._document: Any = Document()
        part = self._document.part
        part._styles_part._element = parse_xml(styles_xml(form))
        part._settings_part._element = parse_xml(_settings(form))
        header = self._document.sections[0].header
        header.is_linked_to_previous = False
        header._element[:] = [parse_xml(_PAGE_NUMBER)]
        self._header = self._document.sections[0]._sectPr.xpath("./w:headerReference")[0].rId
        about = self._document.core_properties
        about.title, about.author = one_line(paper.abstract)[:250], one_line(" - ".join(paper.issuers))[:250]
        about.subject, about.keywords, about.comments, about.language = one_line(paper.kind), "", "", "vi-VN"
        if paper.day:
            about.created = about.modified = about.created.replace(
                year=paper.day.year, month=paper.day.month, day=paper.day.day
            )

    def picture(self, chart: Chart, within: float) -> str:
        """A run that shows a chart no wider than the page, with its words for people who cannot see it."""
        inline = self._document.part.new_pic_inline(io.BytesIO(chart.image), width=Mm(min(chart.width, within)))
        self._pictures += 1
        inline.docPr.set("id", str(self._pictures))  # python-docx counts those in its tree, and ours are not there
        inline.docPr.set("descr", one_line(chart.alternative))
        drawn = inline.xml.partition("?>\n")[2] if inline.xml.startswith("<?xml") else inline.xml
        return f"<w:r><w:drawing>{drawn}</w:drawing></w:r>"

    def section(self, *, landscape: bool = False, first: bool = False) -> str:
        """The properties of a section: the first page of a paper bears no number."""
        form = self.form
        width, height = (PAGE[1], PAGE[0]) if landscape else PAGE
        turned = ' w:orient="landscape"' if landscape else ""
        size = f'<w:pgSz w:w="{twips(width)}" w:h="{twips(height)}"{turned}/>'
        margins = " ".join(f'w:{side}="{twips(form.mm(side))}"' for side in ("top", "right", "bottom", "left"))
        edge = twips(form.mm("page_number_from_edge"))
        return (
            f'<w:sectPr><w:headerReference w:type="default" r:id="{self._header}"/><w:type w:val="nextPage"/>{size}'
            f'<w:pgMar {margins} w:header="{edge}" w:footer="{edge}" w:gutter="0"/>{"<w:titlePg/>" if first else ""}'
            "</w:sectPr>"
        )

    def write(self, pieces: Sequence[Piece], out: BinaryIO) -> None:
        """Packs everything; the rows of tables are made only now, one after the other."""
        shell = io.BytesIO()
        self._document.save(shell)
        with zipfile.ZipFile(shell) as bare, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=4) as packed:
            for name in bare.namelist():
                entry = zipfile.ZipInfo(name, _STILL)
                entry.compress_type = zipfile.ZIP_DEFLATED
                if name != _TEXT:
                    packed.writestr(entry, bare.read(name))
                    continue
                with packed.open(entry, "w", force_zip64=True) as stream:
                    _pour(pieces, stream)


def _pour(pieces: Sequence[Piece], stream: Any) -> None:
    """Writes the text in gulps: one call for each row would cost more than the row."""
    held, size = [f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:document {NAMESPACES}><w:body>'], 0
    for piece in itertools.chain.from_iterable((each,) if isinstance(each, str) else each for each in pieces):
        held.append(piece)
        size += len(piece)
        if size > 1 << 18:
            stream.write("".join(held).encode())
            held, size = [], 0
    stream.write("".join([*held, "</w:body></w:document>"]).encode())


_PAGE_NUMBER = (
    f'<w:p {NAMESPACES}><w:pPr><w:pStyle w:val="page_number"/></w:pPr><w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    '<w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    '<w:r><w:t>2</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
)


def _settings(form: Format) -> str:
    """Word's newest way of setting, Vietnamese numbers, margins that mirror where the law wants it."""
    mirrored = "<w:mirrorMargins/>" if form.mirrored else ""
    rule = "w:uri=" + quoteattr("http://schemas.microsoft.com/office/word")
    return (
        f'<w:settings {NAMESPACES}><w:zoom w:percent="100"/>{mirrored}<w:defaultTabStop w:val="720"/>'
        '<w:characterSpacingControl w:val="doNotCompress"/>'
        f'<w:compat><w:compatSetting w:name="compatibilityMode" {rule} w:val="15"/></w:compat>'
        '<w:themeFontLang w:val="vi-VN"/><w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/></w:settings>'
    )
