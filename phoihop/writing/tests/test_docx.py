"""Word files read back: every element's words, letters and place against the table of legal figures."""

from __future__ import annotations

import dataclasses
import datetime as dt
import io
import zipfile
from typing import Any

import pytest
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st

from phoihop.writing.blocks import Chart, Column, Paragraph, Table
from phoihop.writing.docx import write
from phoihop.writing.formats import FONT, Look, format_of
from phoihop.writing.measure import column_widths, head_lengths, width
from phoihop.writing.papers import Paper
from phoihop.writing.texts import clean, one_line
from phoihop.writing.wording import place_and_day

from .reading import opened, rows, seen
from .samples import ALL, COLUMNS, joint, letter, minutes, party, png, state


@pytest.mark.parametrize("name", ALL)
def test_every_element_looks_as_the_law_says(name: str) -> None:
    paper: Paper = ALL[name]()
    form, met = format_of(paper.system, paper.day), set()
    for each in seen(write(paper)):
        assert each.font == FONT
        if each.style in form.looks:
            look = form[each.style]
            met.add(each.style)
            assert each.size == look.size, each
            assert (each.bold, each.italic, each.underline) == (look.bold, look.italic, look.underline), each
            if look.caps and not each.style.startswith("heading"):
                assert each.text == each.text.upper()
    assert {"country", "issuer", "number", "post", "name", "recipients", "recipient"} <= met


def test_the_head_of_the_state() -> None:
    found = [(each.style, each.text, each.within, each.align) for each in seen(write(state()))][:10]
    assert found == [
        ("parent", "ỦY BAN NHÂN DÂN TỈNH MẪU", "0/0", "center"),
        ("issuer", "ỦY BAN NHÂN DÂN XÃ IA MẪU", "0/0", "center"),
        ("country", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "0/1", "center"),
        ("motto", "Độc lập - Tự do - Hạnh phúc", "0/1", "center"),
        ("number", "Số: 05/BC-UBND", "1/0", "center"),
        ("place_day", "Ia Mẫu, ngày 05 tháng 6 năm 2026", "1/1", "center"),
        ("kind", "BÁO CÁO", "", "center"),
        ("abstract", one_line(state().abstract), "", "center"),
        ("basis", "Căn cứ Chương trình phối hợp số 03/CTPH;", "", "both"),
        ("basis", "Xét đề nghị của công chức Văn phòng.", "", "both"),
    ]


def test_the_head_of_the_party() -> None:
    found = [(each.style, each.text) for each in seen(write(party()))][:11]
    assert found == [
        ("parent", "ĐẢNG BỘ TỈNH MẪU"),
        ("issuer", "ĐẢNG ỦY XÃ IA MẪU"),
        ("star", "*"),
        ("country", "ĐẢNG CỘNG SẢN VIỆT NAM"),
        ("number", "Số       -BC/ĐU"),
        ("place_day", "Ia Mẫu, ngày      tháng      năm"),
        ("kind", "BÁO CÁO"),
        ("abstract", "sơ kết 6 tháng thực hiện chương trình phối hợp công tác dân vận"),
        ("abstract", "-----"),
        ("basis", "- Căn cứ Quy chế làm việc;"),
        ("basis", "- Căn cứ chương trình công tác năm,"),
    ]
    headings = [each.text for each in seen(write(party())) if each.style.startswith("heading")]
    assert headings == ["I- KẾT QUẢ THỰC HIỆN", "1. Công tác quán triệt"]


@pytest.mark.parametrize(
    ("system", "abstract"),
    [
        ("state", "V/v đôn đốc nhiệm vụ quá hạn của Chương trình phối hợp"),
        ("party", "về việc đôn đốc nhiệm vụ quá hạn của Chương trình phối hợp"),
    ],
)
def test_a_letter(system: str, abstract: str) -> None:
    found = {each.style: each for each in seen(write(letter(system)))}
    assert (found["letter_abstract"].text, found["letter_abstract"].within) == (abstract, "1/0")
    assert "kind" not in found and "abstract" not in found
    to = [each.text for each in seen(write(letter(system))) if each.style == "addressee"]
    assert to == ["Kính gửi:", "- Công an xã;", "- Ban Chỉ huy Quân sự xã."]


def test_one_addressee_stands_on_the_same_line() -> None:
    paper = dataclasses.replace(letter(), addressees=["Công an xã"])
    assert [each.text for each in seen(write(paper)) if each.style == "addressee"] == ["Kính gửi: Công an xã"]
    submission = dataclasses.replace(party(), kind="Tờ trình", addressees=["Ban Thường vụ Tỉnh ủy"])
    assert "Kính trình: Ban Thường vụ Tỉnh ủy" in [each.text for each in seen(write(submission))]


def test_recipients_stand_beside_the_signature() -> None:
    found = {(each.text, each.within) for each in seen(write(state()))}
    for words in ("Nơi nhận:", "- Ủy ban nhân dân tỉnh (báo cáo);", "- Các thôn;", "- Lưu: VT."):
        assert (words, "0/0") in found
    for words in ("TM. ỦY BAN NHÂN\xa0DÂN", "CHỦ TỊCH", "Nguyễn Văn Mẫu"):
        assert (words, "0/1") in found
    table = opened(write(state())).tables[2]
    assert table.rows[0]._tr.xpath("w:trPr/w:cantSplit")


def test_several_sign_side_by_side() -> None:
    assert [(e.text, e.within) for e in seen(write(minutes())) if e.style == "post"] == [
        ("THƯ KÝ", "0/0"),
        ("CHỦ TRÌ", "0/1"),
    ]
    signed = [(e.text, e.within) for e in seen(write(joint())) if e.style in ("authority", "post", "name")]
    assert signed == [
        ("TRƯỞNG BAN", "0/0"),
        ("TM. ỦY BAN NHÂN\xa0DÂN", "0/1"),
        ("KT. CHỦ\xa0TỊCH", "0/1"),
        ("PHÓ CHỦ TỊCH", "0/1"),
        ("CHÍNH ỦY", "0/2"),
        ("Ksor Mẫu", "1/0"),
        ("Lê Mẫu", "1/1"),
        ("Đinh Mẫu", "1/2"),
    ]


def test_lists_bear_their_marks() -> None:
    texts = [each.text for each in seen(write(minutes())) if each.style == "body"]
    assert texts == [
        "1. Giao Công an xã tổ chức đối thoại.",
        "2. Giao Văn phòng tổng hợp.",
        "a) Điểm thứ nhất.",
        "b) Điểm thứ hai.",
    ]


@pytest.mark.parametrize("name", ["state", "party"])
def test_pages(name: str) -> None:
    paper: Paper = ALL[name]()
    form, document = format_of(paper.system, paper.day), opened(write(paper))
    section = document.sections[0]
    for side in ("top", "bottom", "left", "right"):
        assert getattr(section, f"{side}_margin").mm == pytest.approx(form.mm(side), abs=0.05)
    assert (section.page_width.mm, section.page_height.mm) == pytest.approx((210, 297), abs=0.1)
    assert section.header_distance.mm == pytest.approx(form.mm("page_number_from_edge"), abs=0.05)
    assert section.different_first_page_header_footer
    header = section.header.paragraphs[0]
    assert "PAGE" in header._p.xpath("string(.//w:instrText)") and header._p.pPr.pStyle.val == "page_number"
    assert bool(document.settings.element.xpath("w:mirrorMargins")) == form.mirrored


def test_an_appendix_lies_on_its_side_and_says_whose_it_is() -> None:
    content = write(state())
    section = opened(content).sections[1]
    assert section.orientation == WD_ORIENT.LANDSCAPE and section.page_width.mm == pytest.approx(297, abs=0.1)
    assert not section.different_first_page_header_footer
    texts = [each.text for each in seen(content)]
    assert "Phụ lục I" in texts and "KẾT QUẢ THEO ĐƠN VỊ" in texts
    of = "(Kèm theo Báo cáo số 05/BC-UBND ngày 05 tháng 6 năm 2026 của Ủy ban nhân dân xã Ia Mẫu)"
    assert of in texts


def test_body_indent_and_spacing() -> None:
    for name in ("state", "party"):
        paper: Paper = ALL[name]()
        form, document = format_of(paper.system, paper.day), opened(write(paper))
        style = document.styles.element.xpath("w:style[@w:styleId='body']/w:pPr")[0]
        assert int(style.ind.get(qn("w:firstLine"))) / 56.69 == pytest.approx(form.mm("indent"), abs=0.02)
        spacing = style.spacing
        assert int(spacing.get(qn("w:before"))) / 20 >= form.measures["before"].least
        line = int(spacing.get(qn("w:line")))
        if spacing.get(qn("w:lineRule")) == "exact":
            assert (name, line / 20) == ("party", form.mm("spacing"))
        else:
            assert (name, line / 240) == ("state", form.mm("spacing"))


def test_lines_are_as_long_as_the_law_allows() -> None:
    """Each line's indents leave a third to a half of the words above it, or as long as they are."""
    paper = state()
    form = format_of("state")
    lengths = head_lengths(paper, form, 165)
    document = opened(write(paper))
    lines = document.element.body.xpath(".//w:p[w:pPr/w:pBdr]")
    drawn = []
    for each, space in zip(lines, (lengths.left, lengths.right, 165), strict=True):
        indent = each.pPr.find(qn("w:ind"))
        sides = sum(int(indent.get(qn(f"w:{side}"))) for side in ("left", "right"))
        drawn.append(space - sides / 56.69)
    issuer = width(paper.issuers[0], form["issuer"])
    assert issuer / 3 <= drawn[0] <= issuer / 2
    assert drawn[1] == pytest.approx(width(form.words["motto"], form["motto"]), abs=0.1)
    assert 165 / 3 <= drawn[2] <= 165 / 2  # the abstract fills a line


def test_place_and_day_stand_on_one_line() -> None:
    paper, form = dataclasses.replace(party(), place="Đak Đoa", day=dt.date(2026, 11, 27)), format_of("party")
    words = width(place_and_day(paper), form["place_day"])
    assert width(form.words["country"], form["country"]) < words <= head_lengths(paper, form, 160).right <= 82


def test_no_word_of_a_column_s_title_is_torn() -> None:
    """Where the shares leave room they count; where they do not, narrow columns get what their words need."""
    wide = [Column("TT", 1), Column("Nội dung", 4), Column("Hạn", 1)]
    assert column_widths(wide, 160) == pytest.approx([160 / 6, 640 / 6, 160 / 6])
    tight = [Column("TT", 0.5), Column("Nội dung", 6), *(Column(f"Hoàn thành {n}") for n in range(8))]
    widths = column_widths(tight, 160)
    word = width("Hoàn", Look(12, 12, 12, bold=True))
    assert sum(widths) == pytest.approx(160) and all(one > word + 3 for one in widths[2:])
    assert widths[1] > widths[2] > 160 / 14.5, "what they lack the wide one gives"
    drawn = opened(write(Paper(**{**vars(party()), "body": [Table(tight, [])]}))).tables[1]
    assert [one.width.mm for one in drawn.columns] == pytest.approx(column_widths(tight, 165), abs=0.05)


def test_tables() -> None:
    content = write(state())
    found = rows(content, 1)
    assert found[0] == ["TT", "Đơn vị", "Nhiệm vụ trong kỳ", "Nhiệm vụ trong kỳ", "Tỷ lệ (%)"]
    assert found[1] == ["TT", "Đơn vị", "Số nhiệm vụ", "Hoàn thành", "Tỷ lệ (%)"]
    assert found[2] == ["1", "Ủy ban nhân dân xã Ia Mẫu", "1.001", "901", "90,0"]
    assert found[-1] == ["", "Cộng", "3.006", "2.706", "90,0"]
    table = opened(content).tables[1]
    heads = [bool(row._tr.xpath("w:trPr/w:tblHeader")) for row in table.rows]
    assert heads == [True, True, False, False, False, False]
    assert all(row._tr.xpath("w:trPr/w:cantSplit") for row in table.rows)
    aligned = [p.pPr.pStyle.val for p in table.rows[2]._tr.xpath(".//w:p")]
    assert aligned == ["cell_center", "cell_left", "cell_right", "cell_right", "cell_right"]


def test_a_row_that_is_a_text_runs_across() -> None:
    block = Table(COLUMNS, ["A. Khối xã", ("1", "x", 1, 2, 3.0)])
    content = write(dataclasses.replace(minutes(), body=[block]))
    assert rows(content, 1)[1] == ["A. Khối xã"] * 5


def test_a_chart_is_told_to_those_who_cannot_see_it() -> None:
    content = write(state())
    shown = opened(content).inline_shapes[0]
    assert shown._inline.docPr.get("descr") == "Biểu đồ cột: 2.706 trên 3.006 nhiệm vụ hoàn thành"
    assert shown.width.mm == pytest.approx(120, abs=0.1)


def test_each_chart_has_a_number_of_its_own() -> None:
    charts = [Chart(png(colour), f"Biểu đồ {colour}") for colour in ("#111111", "#222222", "#111111")]
    content = write(dataclasses.replace(minutes(), body=charts))
    shapes = opened(content).inline_shapes
    assert [shape._inline.docPr.get("id") for shape in shapes] == ["1", "2", "3"]
    assert [shape._inline.docPr.get("descr") for shape in shapes] == [chart.alternative for chart in charts]


def test_what_the_file_says_of_itself() -> None:
    about = opened(write(state())).core_properties
    assert (about.author, about.subject, about.language) == ("Ủy ban nhân dân xã Ia Mẫu", "Báo cáo", "vi-VN")
    assert about.created.date() == dt.date(2026, 6, 5) and about.comments == ""


def test_the_same_paper_gives_the_same_bytes() -> None:
    assert write(state()) == write(state())


def test_a_long_table_is_whole() -> None:
    content = write(state(appendix_rows=5000))
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.testzip() is None
        assert archive.read("word/document.xml").count(b"<w:tr>") == 5000 + 3 + 6 + 2 + 1
    assert opened(content).tables[-1].rows[-2].cells[2].text == "6.000"


ODD = st.text(alphabet=st.characters(), max_size=40)


@settings(max_examples=40, deadline=None)
@given(ODD, ODD, st.text(alphabet="a<&>\"'\u0301\x00\x08\t\n\ufffe𝔸đ", min_size=1, max_size=20))
def test_odd_letters_come_through(first: str, second: str, third: str) -> None:
    paper = dataclasses.replace(
        minutes(),
        body=[Paragraph("x" + first), Table(COLUMNS, [(1, "y" + second, 2, 3, 4.0)])],
        abstract="z" + third,
    )
    document: Any = opened(write(paper))
    texts = [p.text for p in document.paragraphs]
    assert "x" + clean(first) in texts
    assert document.tables[1].rows[1].cells[1].text == clean("y" + second)
    assert one_line("z" + third) in texts
