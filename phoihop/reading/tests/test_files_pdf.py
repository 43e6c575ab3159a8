"""PDF files: paragraphs, columns, ruled tables, running lines, locks and scans."""

from __future__ import annotations

import time
from pathlib import Path

import pypdf
import pytest

from phoihop.reading.errors import ReadingError
from phoihop.reading.files import load
from phoihop.reading.tests.making import Paper, check_offsets, lines, tables

LONG = (
    "Ban Dân vận Huyện ủy chủ trì, phối hợp với Ủy ban nhân dân huyện, Ủy ban Mặt trận Tổ quốc Việt Nam huyện "
    "và các tổ chức chính trị - xã hội nắm tình hình Nhân dân, kịp thời báo cáo cấp có thẩm quyền "
    "trước ngày 25 hằng tháng."
)


def letterhead(paper: Paper) -> None:
    paper.centred(170, 60, "ỦY BAN NHÂN DÂN", bold=True, size=12)
    paper.centred(400, 60, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", bold=True, size=12)
    paper.centred(170, 76, "TỈNH SÔNG LAM", bold=True, size=12)
    paper.centred(400, 76, "Độc lập - Tự do - Hạnh phúc", bold=True)
    paper.centred(170, 100, "Số: 15/KH-UBND")
    paper.centred(400, 100, "Sông Lam, ngày 02 tháng 5 năm 2024")
    paper.centred(paper.width / 2, 140, "KẾ HOẠCH", bold=True)


def test_letterhead_is_two_columns_and_wraps_are_undone(tmp_path: Path) -> None:
    paper = Paper(tmp_path / "a.pdf")
    letterhead(paper)
    paper.centred(paper.width / 2, 160, "Phối hợp thực hiện công tác dân vận giữa Ban Dân vận", bold=True)
    paper.centred(paper.width / 2, 178, "và Ủy ban nhân dân huyện giai đoạn 2024-2028", bold=True)
    y = paper.paragraph(210, LONG)
    paper.paragraph(y, "Các cơ quan, đơn vị thực hiện nghiêm kế hoạch này.")
    source = load(paper.save())
    assert tables(source) == [
        [
            [
                "ỦY BAN NHÂN DÂN\nTỈNH SÔNG LAM\nSố: 15/KH-UBND",
                "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nSông Lam, ngày 02 tháng 5 năm 2024",
            ]
        ]
    ]
    assert lines(source)[6:] == [
        "KẾ HOẠCH",
        "Phối hợp thực hiện công tác dân vận giữa Ban Dân vận và Ủy ban nhân dân huyện giai đoạn 2024-2028",
        LONG,
        "Các cơ quan, đơn vị thực hiện nghiêm kế hoạch này.",
    ]
    assert source.pages == 1
    check_offsets(source)


def test_running_lines_go_and_paragraphs_go_on_over_pages(tmp_path: Path) -> None:
    paper = Paper(tmp_path / "a.pdf")
    words = LONG.split()
    for page in range(1, 4):
        if page > 1:
            paper.centred(paper.width / 2, 40, str(page), size=11)
        paper.text(85, 815, "Kế hoạch phối hợp của huyện", size=9)
        y = 80.0
        if page == 2:
            paper.text(85, y, "trị - xã hội nắm tình hình Nhân dân.")
            y += 22
        y = paper.paragraph(y, f"{page}. {LONG}")
        if page == 1:
            paper.text(113, y, "Ban Dân vận chủ trì, phối hợp với Mặt trận và các đoàn thể, tổ chức chính")
        paper.page()
    text = load(paper.save()).text
    assert "Kế hoạch phối hợp của huyện" not in text
    assert "các đoàn thể, tổ chức chính trị - xã hội nắm tình hình Nhân dân." in text
    assert len(words) > 10 and text.count(LONG) == 3
    assert not any(line.strip() in {"2", "3"} for line in text.split("\n"))


def test_ruled_table_over_two_pages_is_one(tmp_path: Path) -> None:
    paper = Paper(tmp_path / "a.pdf")
    xs = [60, 95, 300, 420, 540]
    head = [["TT"], ["Nội dung"], ["Đơn vị chủ trì"], ["Thời gian"]]
    paper.text(85, 60, "PHỤ LỤC")
    paper.grid(
        80,
        xs,
        [head, [["1"], ["Rà soát văn bản quy phạm pháp", "luật về dân chủ ở cơ sở"], ["Sở Nội vụ"], ["Quý II/2024"]]],
    )
    paper.page()
    paper.grid(60, xs, [head, [["2"], ["Tổ chức đối thoại với Nhân dân"], ["UBND các xã"], ["Thường xuyên"]]])
    source = load(paper.save())
    assert tables(source) == [
        [
            ["TT", "Nội dung", "Đơn vị chủ trì", "Thời gian"],
            ["1", "Rà soát văn bản quy phạm pháp luật về dân chủ ở cơ sở", "Sở Nội vụ", "Quý II/2024"],
            ["2", "Tổ chức đối thoại với Nhân dân", "UBND các xã", "Thường xuyên"],
        ]
    ]
    check_offsets(source)


def test_signature_block_beside_the_recipients(tmp_path: Path) -> None:
    paper = Paper(tmp_path / "a.pdf")
    paper.paragraph(60, LONG)
    for y, left, right in [
        (160, "Nơi nhận:", "KT. CHỦ TỊCH"), (176, "- Thường trực Tỉnh ủy;", "PHÓ CHỦ TỊCH"), (192, "- Lưu: VT.", ""),
    ]:  # fmt: skip
        paper.text(85, y, left, size=11)
        paper.text(380, y, right, bold=True)
    paper.text(375, 250, "Trần Văn Mẫu", bold=True)
    assert tables(load(paper.save())) == [
        [["Nơi nhận:\n- Thường trực Tỉnh ủy;\n- Lưu: VT.", "KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\nTrần Văn Mẫu"]]
    ]


def test_lost_letters_of_known_formulae_come_back_others_are_told(tmp_path: Path) -> None:
    paper = Paper(tmp_path / "a.pdf")
    paper.text(85, 60, "C NG HOÀ XÃ H I CH NGH A VI T NAM")
    paper.text(85, 90, "Công tác dân v n c p c s b m t ch ng r t nhi u")
    source = load(paper.save())
    assert lines(source)[0] == "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM"
    assert "letters_lost" in source.notes


def test_locked_file_is_refused(tmp_path: Path) -> None:
    paper = Paper(tmp_path / "a.pdf")
    paper.text(85, 60, "Nội dung")
    writer = pypdf.PdfWriter(clone_from=paper.save())
    writer.encrypt("khoa", algorithm="AES-128")
    writer.write(tmp_path / "b.pdf")
    with pytest.raises(ReadingError) as refused:
        load(tmp_path / "b.pdf")
    assert refused.value.code == "locked"


def test_broken_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.7\n" + b"rubbish " * 200)
    with pytest.raises(ReadingError) as refused:
        load(tmp_path / "a.pdf")
    assert refused.value.code == "corrupt"


def test_two_hundred_pages_are_quick(tmp_path: Path) -> None:
    paper = Paper(tmp_path / "a.pdf")
    for _ in range(200):
        y = 60.0
        while y < 740:
            y = paper.paragraph(y, LONG)
        paper.page()
    path = paper.save()
    started = time.process_time()
    source = load(path)
    assert time.process_time() - started < 20
    assert source.pages == 200 and source.text.count("Ban Dân vận Huyện ủy") >= 200 * 8


def test_a_title_as_wide_as_the_text_ends_where_the_text_begins(tmp_path: Path) -> None:
    paper = Paper(tmp_path / "a.pdf")
    letterhead(paper)
    title = "Phối hợp công tác giữa Ban Dân vận và Ủy ban nhân dân xã Hòa An"
    paper.centred(312, 160, title)  # in the middle between the margins of the text, and as wide
    y = paper.paragraph(186, LONG, indent=0)
    paper.paragraph(y, LONG, indent=0)
    read = lines(load(paper.save()))
    assert title in read
    assert read.count(LONG) == 2
