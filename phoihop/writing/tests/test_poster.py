"""The sheet for the notice board: one page, all its words, a code that can be scanned."""

import datetime as dt
import io
import re
from dataclasses import replace

import pypdfium2
import pytest
from pypdf import PdfReader

from phoihop.writing.poster import Poster, Size, write

MADE = dt.datetime(2026, 3, 2, tzinfo=dt.UTC)
POSTER = Poster(
    issuer="UBND xã Glar",
    kind="Công khai với Nhân dân",
    title="Dự toán ngân sách xã năm 2026",
    lead="Hội đồng nhân dân xã thông qua.",
    lines=["Tổng thu: 8,5 tỷ đồng.", "Tổng chi: 8,2 tỷ đồng."],
    address="https://phoihop.example/da-cong-khai/12/",
    facts=[("Căn cứ", "Khoản 2 Điều 11"), ("Nơi niêm yết", "nhà rông làng Mrăh")],
)


def words(pdf: bytes) -> str:
    text = PdfReader(io.BytesIO(pdf)).pages[0].extract_text().replace("\u200b", "").replace("\u2060", "")
    return " ".join(text.split())


@pytest.mark.parametrize(("size", "width", "height"), [("a4", 210, 297), ("a3", 297, 420)])
def test_one_page_of_its_size_with_all_that_was_told(size: Size, width: int, height: int) -> None:
    pdf = write(POSTER, size, made=MADE)
    reader = PdfReader(io.BytesIO(pdf))
    assert len(reader.pages) == 1
    box = reader.pages[0].mediabox
    assert (round(float(box.width) / 72 * 25.4), round(float(box.height) / 72 * 25.4)) == (width, height)
    said = words(pdf)
    for one in ("UBND XÃ GLAR", POSTER.title, *POSTER.lines, "nhà rông làng Mrăh", "phoihop.example/da-cong-khai/12/"):
        assert one in said


def test_much_to_say_stays_on_one_sheet_and_tells_how_much_is_left() -> None:
    sentence = "tuyên truyền, vận động Nhân dân thực hiện quy chế dân chủ ở cơ sở " * 2
    lines = [f"Nội dung thứ {n}: {sentence}" for n in range(1, 41)]
    full = replace(POSTER, title="Chương trình phối hợp " * 8, lines=lines, other=[("en", "The same", "words " * 400)])
    left = {}
    for size in ("a4", "a3"):
        pdf = write(full, size, made=MADE)
        assert len(PdfReader(io.BytesIO(pdf)).pages) == 1
        found = re.search(r"và (\d+) nội dung khác", words(pdf))
        assert found
        left[size] = int(found[1])
        assert f"Nội dung thứ {40 - left[size]}:" in words(pdf)
        assert f"Nội dung thứ {41 - left[size]}:" not in words(pdf)
    assert 25 < left["a3"] <= left["a4"] < 40


def test_the_code_is_dark_enough_and_large_enough_to_scan() -> None:
    page = pypdfium2.PdfDocument(write(POSTER, "a4", made=MADE))[0]
    picture = page.render(scale=2).to_pil().convert("L")
    corner = picture.crop((int(picture.width * 0.74), int(picture.height * 0.82), picture.width, picture.height))
    dark = sum(corner.histogram()[:64]) / (corner.width * corner.height)
    assert 0.15 < dark < 0.6
