"""PDF files read back: what makes them PDF/A-2b, and every element's letters and place against the legal figures."""

from __future__ import annotations

import dataclasses
import datetime as dt
import io
import re

import pdfplumber
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from phoihop.writing.blocks import Paragraph, Table
from phoihop.writing.faults import WritingError
from phoihop.writing.formats import Format, format_of
from phoihop.writing.papers import Paper
from phoihop.writing.pdf import parts, typesetting, write, write_to
from phoihop.writing.texts import one_line

from .samples import ALL, COLUMNS, joint, letter, minutes, party, state

MADE = dt.datetime(2026, 6, 5, 8, 30, tzinfo=dt.UTC)
MM = 72 / 25.4


def made(paper: Paper) -> bytes:
    return write(paper, made=MADE)


def check_archival(content: bytes) -> None:
    """What a PDF/A-2b must have, as far as it can be seen without a validator."""
    reader = PdfReader(io.BytesIO(content))
    root = reader.trailer["/Root"]
    about = root["/Metadata"].get_data().decode()
    assert "/Filter" not in root["/Metadata"]
    assert re.search(r"<pdfaid:part>2</pdfaid:part>", about) and re.search(
        r"<pdfaid:conformance>B</pdfaid:conformance>", about
    )
    intent = root["/OutputIntents"][0].get_object()
    assert intent["/S"] == "/GTS_PDFA1" and intent["/DestOutputProfile"].get_object().get_data()[36:40] == b"acsp"
    assert "/ID" in reader.trailer and "/Encrypt" not in reader.trailer
    assert "/OpenAction" not in root and "/AA" not in root and "/JavaScript" not in str(root.get("/Names", ""))
    assert content[:5] == b"%PDF-" and re.match(rb"%[\x80-\xff]{4}", content.split(b"\n", 2)[1])
    for page in reader.pages:
        for font in page["/Resources"].get("/Font", {}).values():
            inner = font.get_object()["/DescendantFonts"][0].get_object()
            assert "/FontFile2" in inner["/FontDescriptor"] or "/FontFile3" in inner["/FontDescriptor"]
            assert "/ToUnicode" in font.get_object()


@pytest.mark.parametrize("name", ALL)
def test_it_can_be_kept(name: str) -> None:
    check_archival(made(ALL[name]()))


def test_it_says_what_it_is_in_its_language() -> None:
    reader = PdfReader(io.BytesIO(made(state())))
    assert reader.metadata and reader.metadata.author == "Ủy ban nhân dân xã Ia Mẫu"
    assert (reader.metadata.title or "").startswith("Báo cáo Sơ kết 6 tháng")
    assert str(reader.trailer["/Root"]["/Lang"]).startswith("vi")
    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"]  # structure for those who have it read aloud
    assert b"/Alt" in made(party()) or "/StructTreeRoot" in reader.trailer["/Root"]


def _expected(paper: Paper, form: Format) -> dict[str, str]:
    """element: the beginning of a line that shows it."""
    found = {
        "name": one_line(paper.signatures[0].name),
        "recipient": "- Ủy ban nhân dân tỉnh" if paper.system == "state" else "- Thường trực Tỉnh ủy",
        "kind": paper.kind.upper(),
        "heading2": "1. Công tác quán triệt",
        "authority": "TM. ỦY BAN" if paper.system == "state" else "T/M BAN THƯỜNG",
        "post": paper.signatures[0].post.upper(),
        "abstract": one_line(paper.abstract)[:20],
        "basis": "Căn cứ Chương trình" if paper.system == "state" else "- Căn cứ Quy chế",
    }
    return found


@pytest.mark.parametrize("name", ["state", "party"])
def test_letters_are_the_laws(name: str) -> None:
    paper: Paper = ALL[name]()
    form = format_of(paper.system, paper.day)
    with pdfplumber.open(io.BytesIO(made(paper))) as pdf:
        words = [
            word
            for page in pdf.pages
            for word in page.extract_words(extra_attrs=["fontname", "size"], keep_blank_chars=True, x_tolerance=6)
        ]
    for element, beginning in _expected(paper, form).items():
        look, found = form[element], [w for w in words if w["text"].startswith(beginning)]
        assert found, (element, beginning)
        assert found[0]["size"] == pytest.approx(look.size, abs=0.01), element
        font = found[0]["fontname"]
        assert ("Bold" in font, "Italic" in font) == (look.bold, look.italic), element


def test_places() -> None:
    """Margins, the two columns of the head, the number of the second page."""
    content = made(state())
    form = format_of("state")
    with pdfplumber.open(io.BytesIO(content)) as pdf:
        first, second = pdf.pages[0], pdf.pages[1]
        assert (float(first.width), float(first.height)) == pytest.approx((210 * MM, 297 * MM), abs=0.5)
        xs = [char["x0"] for char in first.chars] + [char["x1"] for char in first.chars if char["text"].strip()]
        assert min(xs) >= form.mm("left") * MM - 0.5 and max(xs) <= (210 - form.mm("right")) * MM + 0.5
        words = {w["text"]: w for w in first.extract_words(keep_blank_chars=True, x_tolerance=6)}
        motto, number = words["Độc lập - Tự do - Hạnh phúc"], words["Số: 05/BC-UBND"]
        assert motto["x0"] > number["x1"] and motto["top"] < number["top"]
        assert not any(c["top"] < form.mm("top") * MM - 1 for c in first.chars)
        top = [c for c in second.chars if c["top"] < form.mm("top") * MM - 1]
        assert "".join(c["text"] for c in top) == "2"
        middle = (form.mm("left") + 210 - form.mm("right")) / 2 * MM
        assert (top[0]["x0"] + top[0]["x1"]) / 2 == pytest.approx(middle, abs=1)
        assert top[0]["top"] == pytest.approx(form.mm("page_number_from_edge") * MM, abs=3)
        assert float(pdf.pages[-1].width) == pytest.approx(297 * MM, abs=0.5)  # the appendix lies on its side


def test_the_party_mirrors_the_back_of_its_sheets() -> None:
    with pdfplumber.open(io.BytesIO(made(party()))) as pdf:
        left = [min(c["x0"] for c in page.chars if c["text"].strip()) / MM for page in pdf.pages[:2]]
    assert left == pytest.approx([30, 15], abs=0.6)


def test_signature_stays_together() -> None:
    for paper in (state(), party(), letter(), minutes(), joint()):
        pages = [page.extract_text() for page in PdfReader(io.BytesIO(made(paper))).pages]
        post, name = paper.signatures[0].post.upper(), one_line(paper.signatures[0].name)
        page = next(text for text in pages if name in text)
        assert post in page and "Nơi nhận:" in page


def table_lines(content: bytes) -> list[str]:
    reader = PdfReader(io.BytesIO(content))
    return [line for page in reader.pages for line in (page.extract_text() or "").splitlines()]


def test_figures_are_printed() -> None:
    text = " ".join(" ".join(table_lines(made(state()))).split())
    for words in ("1.001", "901", "90,0", "3.006", "2.706", "Biểu đồ 1. Tình trạng nhiệm vụ"):
        assert words in text


def numbered(content: bytes) -> list[int]:
    """The first cells of the rows of a table that numbers them in words that nothing else has."""
    found = []
    with pdfplumber.open(io.BytesIO(content)) as pdf:
        for page in pdf.pages:
            found += [int(n) for n in re.findall(r"dòng-(\d+)\b", page.extract_text())]
    return found


@pytest.mark.parametrize("landscape", [False, True])
def test_a_long_table_in_parts(monkeypatch: pytest.MonkeyPatch, landscape: bool) -> None:
    """Every row once and in order, pages numbered through, and the whole still PDF/A."""
    monkeypatch.setattr(parts, "AT_ONCE", 100)
    monkeypatch.setattr(parts, "PART", 90)
    lines = ((n, f"dòng-{n}" + " dài" * (n % 37), 1, 2, 3.5) for n in range(400))
    table = Table(COLUMNS, lines, totals=("", "tổng-cộng", 400, 800, 3.5), caption="Bảng dài")
    sample = state(appendix_rows=1)
    if landscape:
        appendix = dataclasses.replace(sample.appendices[0], blocks=[table])
        paper = dataclasses.replace(sample, appendices=[appendix])
    else:
        paper = dataclasses.replace(sample, body=[table, Paragraph("Sau bảng.")])
    content = made(paper)
    check_archival(content)
    assert numbered(content) == list(range(400))
    pages = [page.extract_text() for page in PdfReader(io.BytesIO(content)).pages]
    assert sum("tổng-cộng" in page for page in pages) == 1
    assert sum("Bảng dài" in page for page in pages) == 1
    assert [page.split()[0] for page in pages[1:]] == [str(n) for n in range(2, len(pages) + 1)]
    if not landscape:
        last, after = (next(n for n, page in enumerate(pages) if w in page) for w in ("tổng-cộng", "Sau bảng."))
        assert after - last in (0, 1)
    full = [len(re.findall(r"dòng-\d+", page)) for page in pages if "dòng-" in page]
    assert min(full[1:-1]) > 5  # no page in the middle is left with a few rows


def test_how_many_rows_are_typeset_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts, "AT_ONCE", 100)
    monkeypatch.setattr(parts, "PART", 90)
    table = Table(COLUMNS, [(n, f"dòng-{n}", 1, 2, 3.5) for n in range(300)])
    told: list[int] = []
    paper = dataclasses.replace(state(), body=[table])
    write_to(paper, io.BytesIO(), made=MADE, told=told.append)
    assert len(told) == 3 and told == sorted(set(told)) and 200 < told[-1] <= 300


def test_a_long_table_of_the_party_keeps_its_margins(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts, "AT_ONCE", 100)
    monkeypatch.setattr(parts, "PART", 90)
    table = Table(COLUMNS, [(n, f"dòng-{n}", 1, 2, 3.5) for n in range(300)])
    with pdfplumber.open(io.BytesIO(made(dataclasses.replace(party(), body=[table])))) as pdf:
        left = [min(line["x0"] for line in page.lines) / MM for page in pdf.pages[:-1] if page.lines]
    assert len(left) > 4
    assert left == pytest.approx([30 if n % 2 == 0 else 15 for n in range(len(left))], abs=0.6)


ODD = st.text(alphabet=st.characters(exclude_categories=("Cs",)), max_size=20)


@settings(max_examples=15, deadline=None)
@example("", "0\u08ca")  # a mark that no font has, on a digit that stands everywhere
@given(ODD, ODD)
def test_odd_letters_do_not_stop_it(first: str, second: str) -> None:
    body = [Paragraph("x" + first), Table(COLUMNS, [(1, second, 2, 3, 4.0)])]
    check_archival(made(dataclasses.replace(minutes(), body=body)))


def test_letters_that_no_font_has_become_boxes() -> None:
    content = made(dataclasses.replace(minutes(), body=[Paragraph("trước\U000e0041\u0378sau")]))
    assert re.search(r"trước\W*□\W*sau", PdfReader(io.BytesIO(content)).pages[0].extract_text())


def test_texts_are_never_markup() -> None:
    words = '#panic("x") *không* $a$ @nhãn <nhan> // ghi chú \\ {{ }} "ngoặc"'
    content = made(dataclasses.replace(minutes(), body=[Paragraph(words)]))
    assert words in " ".join(PdfReader(io.BytesIO(content)).pages[0].extract_text().split())


def test_without_a_font_it_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    class None_:
        def families(self) -> list[str]:
            return ["Comic Neue"]

    monkeypatch.setattr(typesetting, "fonts", lambda: None_())
    typesetting.families.cache_clear()
    with pytest.raises(WritingError) as error:
        typesetting.families()
    assert "Times New Roman" in error.value.message() and "Tinos" in error.value.message()
    typesetting.families.cache_clear()


def test_several_names_stand_at_one_height_below_room_to_sign() -> None:
    paper = joint()
    with pdfplumber.open(io.BytesIO(made(paper))) as pdf:
        words = {w["text"]: w for w in pdf.pages[0].extract_words(keep_blank_chars=True, x_tolerance=6)}
    names = [words[signature.name] for signature in paper.signatures]
    assert len({round(name["top"]) for name in names}) == 1
    assert names[0]["x0"] < names[1]["x0"] < names[2]["x0"]
    assert names[0]["top"] - words["PHÓ CHỦ TỊCH"]["bottom"] > 50
