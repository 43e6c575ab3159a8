"""Word files: order, numbering, tables, boxes, notes, tracked changes."""

from __future__ import annotations

from pathlib import Path

import pytest
from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from phoihop.reading.files import load
from phoihop.reading.files.numbering import written
from phoihop.reading.source import Paragraph
from phoihop.reading.tests.making import check_offsets, in_list, lines, numbered, saved, tables


def test_body_in_document_order_with_tables(tmp_path: Path) -> None:
    document = Document()
    document.add_paragraph("Trước bảng")
    table = document.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Sở Y tế", "Quý II/2025"
    document.add_paragraph("Sau bảng")
    source = load(saved(document, tmp_path / "a.docx"))
    assert lines(source) == ["Trước bảng", "Sở Y tế", "Quý II/2025", "Sau bảng"]
    assert tables(source) == [[["Sở Y tế", "Quý II/2025"]]]
    check_offsets(source)


def test_numbering_on_paragraphs_with_restart(tmp_path: Path) -> None:
    document = Document()
    numbered(document, [("upperRoman", "%1."), ("decimal", "%2."), ("decimal", "%2.%3."), ("lowerLetter", "%4)")])
    for level, text in [
        (0, "Mục đích"), (1, "Một"), (1, "Hai"), (2, "Hai một"), (3, "Điểm"), (3, "Điểm nữa"), (2, "Hai hai"),
        (3, "Điểm mới"), (0, "Nội dung"), (1, "Lại một"),
    ]:  # fmt: skip
        in_list(document.add_paragraph(text), 77, level)
    assert lines(load(saved(document, tmp_path / "a.docx"))) == [
        "I. Mục đích", "1. Một", "2. Hai", "2.1. Hai một", "a) Điểm", "b) Điểm nữa", "2.2. Hai hai", "a) Điểm mới",
        "II. Nội dung", "1. Lại một",
    ]  # fmt: skip


def test_numbering_that_comes_from_a_style(tmp_path: Path) -> None:
    document = Document()
    numbered(document, [("decimal", "Điều %1."), ("decimal", "%2.")])
    style = document.styles["Heading 1"]
    style.element.get_or_add_pPr().append(parse_xml(f'<w:numPr {nsdecls("w")}><w:numId w:val="77"/></w:numPr>'))
    child = document.styles.add_style("Con", 1)
    child.base_style = style
    document.add_paragraph("Phạm vi", style="Heading 1")
    document.add_paragraph("Không số")
    document.add_paragraph("Nguyên tắc", style=child)
    assert lines(load(saved(document, tmp_path / "a.docx"))) == ["Điều 1. Phạm vi", "Không số", "Điều 2. Nguyên tắc"]


def test_number_zero_takes_a_paragraph_out_of_its_styles_list(tmp_path: Path) -> None:
    document = Document()
    numbered(document, [("decimal", "%1.")])
    style = document.styles["Heading 1"]
    style.element.get_or_add_pPr().append(parse_xml(f'<w:numPr {nsdecls("w")}><w:numId w:val="77"/></w:numPr>'))
    document.add_paragraph("Một", style="Heading 1")
    in_list(document.add_paragraph("Trần", style="Heading 1"), 0, 0)
    document.add_paragraph("Hai", style="Heading 1")
    assert lines(load(saved(document, tmp_path / "a.docx"))) == ["1. Một", "Trần", "2. Hai"]


def test_start_override_begins_a_list_anew(tmp_path: Path) -> None:
    document = Document()
    numbered(document, [("decimal", "%1.")])
    document.part.numbering_part.element.append(
        parse_xml(
            f'<w:num {nsdecls("w")} w:numId="78"><w:abstractNumId w:val="77"/>'
            '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>'
        )
    )
    for num in (77, 77, 78, 78):
        in_list(document.add_paragraph("việc"), num, 0)
    assert lines(load(saved(document, tmp_path / "a.docx"))) == ["1. việc", "2. việc", "5. việc", "6. việc"]


@pytest.mark.parametrize(("sign", "shown"), [("\uf0b7", "-"), ("–", "-"), ("+", "+"), ("o", "-")])
def test_bullets(tmp_path: Path, sign: str, shown: str) -> None:
    document = Document()
    numbered(document, [("bullet", sign)])
    in_list(document.add_paragraph("Rà soát hộ nghèo"), 77, 0)
    assert lines(load(saved(document, tmp_path / "a.docx"))) == [f"{shown} Rà soát hộ nghèo"]


def test_number_formats() -> None:
    assert [written(n, "upperRoman") for n in (1, 4, 9, 14)] == ["I", "IV", "IX", "XIV"]
    assert [written(n, "lowerLetter") for n in (1, 4, 26, 27)] == ["a", "d", "z", "aa"]
    assert (written(3, "upperLetter"), written(7, "decimalZero"), written(2, "lowerRoman")) == ("C", "07", "ii")


def test_merged_cells_stand_in_each_place_once_in_the_text(tmp_path: Path) -> None:
    document = Document()
    table = document.add_table(3, 3)
    for r in range(3):
        for c in range(3):
            table.cell(r, c).text = f"{r}{c}"
    table.cell(0, 0).merge(table.cell(0, 2)).text = "I. NHÓM VIỆC"
    table.cell(1, 2).merge(table.cell(2, 2)).text = "Sở Tài chính"
    source = load(saved(document, tmp_path / "a.docx"))
    assert tables(source) == [[["I. NHÓM VIỆC"] * 3, ["10", "11", "Sở Tài chính"], ["20", "21", "Sở Tài chính"]]]
    assert source.text.count("Sở Tài chính") == source.text.count("NHÓM VIỆC") == 1
    check_offsets(source)


def test_nested_tables_and_frames_keep_their_text(tmp_path: Path) -> None:
    document = Document()
    frame = document.add_table(1, 1)
    frame.cell(0, 0).text = "Khung một ô"
    inner = frame.cell(0, 0).add_table(1, 2)
    inner.cell(0, 0).text, inner.cell(0, 1).text = "trong trái", "trong phải"
    source = load(saved(document, tmp_path / "a.docx"))
    assert lines(source) == ["Khung một ô", "trong trái", "trong phải"]
    assert tables(source) == []


def test_text_box_is_read_once(tmp_path: Path) -> None:
    document = Document()
    paragraph = document.add_paragraph("Dòng chính")
    box = "<w:txbxContent><w:p><w:r><w:t>Chữ trong khung</w:t></w:r></w:p></w:txbxContent>"
    space = (
        f'{nsdecls("w")} xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
        'xmlns:v="urn:schemas-microsoft-com:vml" '
        'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    )
    paragraph._p.append(
        parse_xml(
            f"<w:r {space}><mc:AlternateContent><mc:Choice Requires='wps'><wps:txbx>{box}</wps:txbx></mc:Choice>"
            f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
        )
    )
    assert lines(load(saved(document, tmp_path / "a.docx"))) == ["Dòng chính", "Chữ trong khung"]


def test_tracked_changes_as_accepted(tmp_path: Path) -> None:
    document = Document()
    paragraph = document.add_paragraph("Trước ngày ")
    paragraph._p.append(
        parse_xml(f'<w:del {nsdecls("w")} w:id="1" w:author="a"><w:r><w:delText>15/5</w:delText></w:r></w:del>')
    )
    paragraph._p.append(parse_xml(f'<w:ins {nsdecls("w")} w:id="2" w:author="a"><w:r><w:t>20/5</w:t></w:r></w:ins>'))
    assert lines(load(saved(document, tmp_path / "a.docx"))) == ["Trước ngày 20/5"]


def test_looks_come_from_runs_styles_and_alignment(tmp_path: Path) -> None:
    document = Document()
    title = document.add_paragraph()
    title.add_run("KẾ HOẠCH").bold = True
    title.alignment = WD_ALIGN_PARAGRAPH.CENTER
    document.add_paragraph("Mục", style="Heading 1")
    mixed = document.add_paragraph()
    mixed.add_run("Đậm ").bold = True
    mixed.add_run("thường")
    quiet = document.add_paragraph()
    quiet.add_run("Nghiêng").italic = True
    blocks = [block for block in load(saved(document, tmp_path / "a.docx")).blocks if isinstance(block, Paragraph)]
    assert [(b.bold, b.italic, b.centred) for b in blocks] == [
        (True, False, True), (True, False, False), (False, False, False), (False, True, False),
    ]  # fmt: skip


def test_manual_breaks_end_a_line_unless_inside_a_sentence(tmp_path: Path) -> None:
    document = Document()
    document.add_paragraph("KẾ HOẠCH\nPhối hợp công tác dân vận giữa Ban Dân vận\nvà Công an huyện")
    assert lines(load(saved(document, tmp_path / "a.docx"))) == [
        "KẾ HOẠCH",
        "Phối hợp công tác dân vận giữa Ban Dân vận và Công an huyện",
    ]


def test_content_controls_hyphens_and_symbols(tmp_path: Path) -> None:
    document = Document()
    body = document.element.body
    body.insert(
        0,
        parse_xml(
            f"<w:sdt {nsdecls('w')}><w:sdtContent><w:p><w:r><w:t>Số 12/KH</w:t><w:noBreakHyphen/><w:t>UBND</w:t></w:r>"
            "</w:p></w:sdtContent></w:sdt>"
        ),
    )
    assert lines(load(saved(document, tmp_path / "a.docx"))) == ["Số 12/KH-UBND"]
