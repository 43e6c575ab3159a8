"""Scanned pages and photos: with Tesseract where the machine has it, with what it would say where it has not."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

import pypdf
import pypdfium2 as pdfium
import pytest
from PIL import Image, ImageDraw, ImageFilter
from reportlab.lib.utils import ImageReader

from phoihop.reading.errors import ReadingError
from phoihop.reading.files import load, ocr, tesseract
from phoihop.reading.files.guard import load_guarded, read_guarded
from phoihop.reading.reader import read
from phoihop.reading.tests.making import Paper, check_offsets, lines, tables
from phoihop.reading.tests.test_files_pdf import LONG, letterhead

with_tesseract = pytest.mark.skipif(not tesseract.available(), reason="no Tesseract with Vietnamese data")

ROWS = [
    [["TT"], ["Nội dung"], ["Đơn vị chủ trì"], ["Thời gian"]],
    [["1"], ["Rà soát văn bản về dân", "chủ ở cơ sở"], ["Sở Nội vụ"], ["Tháng 6/2024"]],
    [["2"], ["Tổ chức đối thoại"], ["Công an tỉnh"], ["Hằng tháng"]],
]


def plan(path: Path) -> Path:
    """A plan of two pages: letterhead, title and text; a table."""
    paper = Paper(path)
    letterhead(paper)
    paper.centred(paper.width / 2, 160, "Phối hợp thực hiện công tác dân vận giai đoạn 2024-2028", bold=True)
    paper.paragraph(200, LONG)
    paper.page()
    paper.centred(paper.width / 2, 60, "PHỤ LỤC", bold=True)
    paper.grid(80, [60, 95, 300, 420, 540], ROWS)
    return paper.save()


def pictures(path: Path, turn: float = 0.0) -> list[Image.Image]:
    """The pages as a scanner sees them: a little turned and blurred."""
    out = []
    document = pdfium.PdfDocument(str(path))
    for page in document:
        picture = page.render(scale=200 / 72).to_pil().convert("RGB")
        picture = picture.rotate(turn, Image.Resampling.BICUBIC, expand=abs(turn) > 45, fillcolor="white")
        out.append(picture.filter(ImageFilter.GaussianBlur(0.7)))
    document.close()
    return out


def scan(path: Path, pages: Sequence[Image.Image], stamp: str = "") -> Path:
    paper = Paper(path)
    for picture in pages:
        file = BytesIO()
        picture.save(file, "JPEG", quality=65)
        file.seek(0)
        paper.canvas.setPageSize((picture.width * 0.36, picture.height * 0.36))
        paper.canvas.drawImage(ImageReader(file), 0, 0, picture.width * 0.36, picture.height * 0.36)
        if stamp:
            paper.text(40, 20, stamp, size=8)
        paper.page()
    return paper.save()


@pytest.fixture
def without(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "available", lambda: False)


# With Tesseract


@with_tesseract
def test_a_scan_is_read_with_its_columns_and_tables(tmp_path: Path) -> None:
    path = scan(tmp_path / "scan.pdf", pictures(plan(tmp_path / "a.pdf"), turn=0.7))
    source = load(path)
    head, table = tables(source)
    assert [head, [row[1:] for row in table]] == [  # it does not always see the lonely numbers of the first column
        [
            [
                "ỦY BAN NHÂN DÂN\nTỈNH SÔNG LAM\nSố: 15/KH-UBND",
                "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nSông Lam, ngày 02 tháng 5 năm 2024",
            ]
        ],
        [
            ["Nội dung", "Đơn vị chủ trì", "Thời gian"],
            ["Rà soát văn bản về dân chủ ở cơ sở", "Sở Nội vụ", "Tháng 6/2024"],
            ["Tổ chức đối thoại", "Công an tỉnh", "Hằng tháng"],
        ],
    ]
    assert LONG in lines(source) and source.notes == ("recognised",) and source.pages == 2
    check_offsets(source)
    answer = read(path)
    assert (answer["document"]["number"], answer["document"]["signed_on"]) == ("15/KH-UBND", "2024-05-02")
    assert "OCR" in answer["doubts"][0]["says"]


@with_tesseract
@pytest.mark.parametrize("turn", [90, 180])
def test_a_page_that_lay_turned_is_read(tmp_path: Path, turn: int) -> None:
    source = load(scan(tmp_path / "scan.pdf", pictures(plan(tmp_path / "a.pdf"), turn=turn)[:1]))
    assert LONG in lines(source) and "badly_recognised" not in source.notes


@with_tesseract
def test_pages_with_text_and_scanned_pages_in_one_file(tmp_path: Path) -> None:
    made = plan(tmp_path / "a.pdf")
    writer = pypdf.PdfWriter()
    writer.append(made, pages=(0, 1))
    writer.append(scan(tmp_path / "scan.pdf", pictures(made)), pages=(1, 2))
    writer.write(tmp_path / "mixed.pdf")
    source = load(tmp_path / "mixed.pdf")
    assert LONG in lines(source) and tables(source)[1][1][2] == "Sở Nội vụ" and source.notes == ("recognised",)


@with_tesseract
def test_a_photo_is_read(tmp_path: Path) -> None:
    pictures(plan(tmp_path / "a.pdf"))[0].save(tmp_path / "a.jpg")
    assert read(tmp_path / "a.jpg")["document"]["number"] == "15/KH-UBND"


@with_tesseract
def test_the_servers_limits_let_tesseract_work(tmp_path: Path) -> None:
    path = scan(tmp_path / "scan.pdf", pictures(plan(tmp_path / "a.pdf")))
    assert read_guarded(path)["document"]["number"] == "15/KH-UBND"
    looked = load_guarded(path)
    assert LONG in lines(looked) and "PHỤ LỤC" not in looked.text and "pages_without_text" in looked.notes


@with_tesseract
def test_a_red_stamp_of_secrecy_on_a_scan_is_seen_before_it_is_kept(tmp_path: Path) -> None:
    paper = Paper(tmp_path / "a.pdf")
    letterhead(paper)
    paper.canvas.setFillColorRGB(0.8, 0.1, 0.1)
    paper.text(140, 125, "TỐI MẬT", bold=True, size=16)
    paper.canvas.setFillColorRGB(0, 0, 0)
    paper.paragraph(200, LONG)
    with pytest.raises(ReadingError) as refused:
        load_guarded(scan(tmp_path / "scan.pdf", pictures(paper.save())))
    assert refused.value.code == "secret"


@with_tesseract
def test_a_stamp_on_a_later_page_is_seen_by_the_reading(tmp_path: Path) -> None:
    first, second = pictures(plan(tmp_path / "a.pdf"))[0], Paper(tmp_path / "b.pdf")
    second.text(140, 60, "TỐI MẬT", bold=True, size=16)
    second.paragraph(120, LONG)
    path = scan(tmp_path / "scan.pdf", [first, *pictures(second.save())])
    load_guarded(path)
    with pytest.raises(ReadingError) as refused:
        read_guarded(path)
    assert refused.value.code == "secret"


# Without


@pytest.mark.usefixtures("without")
@pytest.mark.parametrize(
    "stamp", ["", "Người ký: Ủy ban nhân dân tỉnh Sông Lam; thời gian ký: 02.05.2024 10:21:33 +07:00"]
)
def test_a_scan_is_told_with_what_to_install(tmp_path: Path, stamp: str) -> None:
    with pytest.raises(ReadingError) as refused:
        load(scan(tmp_path / "scan.pdf", [Image.new("RGB", (500, 700), "white")], stamp))
    assert refused.value.code == "scanned"
    assert all("tesseract-ocr-vie" in refused.value.message(language) for language in ("vi", "en"))


@pytest.mark.usefixtures("without")
def test_the_pages_with_text_are_read_and_the_others_told(tmp_path: Path) -> None:
    writer = pypdf.PdfWriter()
    writer.append(plan(tmp_path / "a.pdf"), pages=(0, 1))
    writer.append(scan(tmp_path / "scan.pdf", [Image.new("RGB", (500, 700), "white")], "Người ký: Văn phòng"))
    writer.write(tmp_path / "mixed.pdf")
    source = load(tmp_path / "mixed.pdf")
    assert LONG in lines(source) and source.notes == ("pages_without_text",)


@pytest.mark.parametrize(("body", "able"), [("echo vie", True), ("echo eng", False), ("exit 1", False), (None, False)])
def test_able_with_program_and_vietnamese(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, body: str | None, able: bool
) -> None:
    if body is not None:
        (tmp_path / "tesseract").write_text(f"#!/bin/sh\n{body}\n", "utf-8")
        (tmp_path / "tesseract").chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert tesseract.available() is able


def told(*words: tuple[int, str, int, int, int, float]) -> str:
    """What Tesseract would print: line, word, left, top, width, how sure."""
    head = "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext\n"
    rows = [f"5\t1\t1\t1\t{line}\t1\t{x}\t{y}\t{wide}\t30\t{sure}\t{text}" for line, text, x, y, wide, sure in words]
    return head + "\n".join(rows) + "\n"


def test_red_ink_is_looked_at_for_secrecy_and_then_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[tuple[bytes, bool]] = []

    def look(picture: bytes, seconds: float, *, sparse: bool = False) -> str:
        seen.append((picture[-100:], sparse))  # the last row
        return told((1, "MẬT" if sparse else LONG, 0, 0, 90, 90.0))

    monkeypatch.setattr(ocr, "words_table", look)
    paper = Image.new("RGB", (100, 100), "white")
    brush = ImageDraw.Draw(paper)
    brush.rectangle((0, 0, 49, 99), fill=(205, 30, 40))
    brush.rectangle((50, 0, 59, 99), fill="black")
    recogniser = ocr.Recogniser()
    first, second = recogniser.page(paper, 595), recogniser.page(paper, 595)
    assert [sparse for _, sparse in seen] == [True, False, False]
    assert seen[0][0][10] < 90 and set(seen[0][0][50:]) == {255}
    assert seen[1][0] == b"\xcd" * 50 + b"\0" * 10 + b"\xff" * 40
    assert first and [piece.text for piece in first.pieces] == ["MẬT", LONG]
    assert second and [piece.text for piece in second.pieces] == [LONG]


def test_a_fallen_line_is_set_upright_and_dirt_is_dropped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    words = [(n, f"chữ{n}{k}", 100 + 200 * k, 100 + 60 * n + 8 * k, 180, 95.0) for n in range(1, 9) for k in range(7)]
    listed = told(*words, (20, "~§", 600, 1500, 60, 3.0))
    monkeypatch.setattr(ocr, "available", lambda: True)
    monkeypatch.setattr(ocr, "words_table", lambda picture, seconds, sparse=False: listed)
    page = ocr.Recogniser().page(Image.new("RGB", (1654, 2339), "white"), 595)
    assert page is not None and len(page.pieces) == 8
    assert page.pieces[0].text == "chữ10 chữ11 chữ12 chữ13 chữ14 chữ15 chữ16"


def test_a_page_badly_read_is_told_and_time_ends_the_reading(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "available", lambda: True)
    monkeypatch.setattr(ocr, "rotation", lambda picture, seconds: 0)
    listed = told(*[(n, f"{LONG[:40]}{n}", 100, 100 + 60 * n, 800, 50.0) for n in range(1, 9)])
    monkeypatch.setattr(ocr, "words_table", lambda picture, seconds, sparse=False: listed)
    path = scan(tmp_path / "scan.pdf", [Image.new("RGB", (500, 700), "white")] * 3)
    assert load(path).notes == ("recognised", "badly_recognised")
    monkeypatch.setattr(ocr, "PATIENCE", 0)
    with pytest.raises(ReadingError) as refused:
        load(path)
    assert refused.value.code == "scanned"
