"""Plain text: encodings, composition, wraps, and what old conversions leave."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from phoihop.reading.files import load
from phoihop.reading.tests.making import PLAN, check_offsets, lines, tables


def write(path: Path, text: str, encoding: str = "utf-8") -> Path:
    path.write_bytes(text.encode(encoding))
    return path


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_unicode_in_every_dress(tmp_path: Path, encoding: str) -> None:
    source = load(write(tmp_path / "a.txt", PLAN, encoding))
    assert lines(source) == PLAN.strip().split("\n")
    check_offsets(source)


def test_decomposed_letters_are_composed(tmp_path: Path) -> None:
    source = load(write(tmp_path / "a.txt", unicodedata.normalize("NFD", PLAN)))
    assert source.text == PLAN.strip()


def test_marks_that_stand_off_their_letter_are_put_back(tmp_path: Path) -> None:
    source = load(write(tmp_path / "a.txt", "Công tác dân vâ \u0323n ở cơ sơ \u0309 năm nay\n"))
    assert source.text == "Công tác dân vận ở cơ sở năm nay"


def test_hard_wraps_are_undone(tmp_path: Path) -> None:
    text = """\
Thực hiện Chương trình số 07-CTr/BDVTU ngày 12/3/2023 của Ban Dân vận Tỉnh
ủy về phối hợp công tác, Ủy ban nhân dân huyện Mường Sen xây dựng kế hoạch
số 45/KH-UBND để triển khai trong năm, cụ thể như sau:
I. MỤC ĐÍCH
1. Nâng cao nhận thức của cán bộ, công chức về phát triển kinh tế
- xã hội gắn với quốc phòng, an ninh trên địa bàn huyện và các xã biên
giới.
2. Bảo đảm tiến độ.
"""
    source = load(write(tmp_path / "a.txt", text))
    assert lines(source)[1:] == [
        "I. MỤC ĐÍCH",
        "1. Nâng cao nhận thức của cán bộ, công chức về phát triển kinh tế - xã hội gắn với quốc phòng, an ninh "
        "trên địa bàn huyện và các xã biên giới.",
        "2. Bảo đảm tiến độ.",
    ]
    assert lines(source)[0].endswith("kế hoạch số 45/KH-UBND để triển khai trong năm, cụ thể như sau:")


def test_a_number_cut_at_its_dash_is_closed_up(tmp_path: Path) -> None:
    text = "Căn cứ Nghị định số 21/2023/NĐ-\nCP của Chính phủ về công tác văn thư và lưu trữ cơ quan nhà nước;\n" * 4
    assert "21/2023/NĐ-CP của Chính phủ" in load(write(tmp_path / "a.txt", text)).text


def test_whole_paragraphs_stay_apart(tmp_path: Path) -> None:
    text = "Kính gửi: Ủy ban nhân dân các xã\nGiao Sở Nội vụ rà soát\nĐề nghị Công an tỉnh phối hợp\n"
    assert lines(load(write(tmp_path / "a.txt", text))) == text.strip().split("\n")


def test_bar_tables_and_bold_marks_of_old_conversions(tmp_path: Path) -> None:
    text = """\
|
**ỦY BAN NHÂN
DÂN**
TỈNH SÔNG LAM
-------
|
**CỘNG HÒA XÃ HỘI
CHỦ NGHĨA VIỆT NAM**
|
|
Số: 15/KH-UBND
|
*Sông Lam, ngày 02
tháng 5 năm 2024*
|


**KẾ HOẠCH**

**I. MỤC
ĐÍCH, YÊU CẦU**

|
TT
|
Nhiệm vụ
|
|
1
|

|
"""
    source = load(write(tmp_path / "a.txt", text))
    assert tables(source) == [
        [
            ["ỦY BAN NHÂN DÂN\nTỈNH SÔNG LAM", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"],
            ["Số: 15/KH-UBND", "Sông Lam, ngày 02 tháng 5 năm 2024"],
        ],
        [["TT", "Nhiệm vụ"], ["1", ""]],
    ]
    assert "I. MỤC ĐÍCH, YÊU CẦU" in lines(source)
    assert "*" not in source.text and "|" not in source.text
    check_offsets(source)


def test_a_letterhead_set_with_blanks_is_two_columns(tmp_path: Path) -> None:
    text = """\
     HUYỆN ỦY MƯỜNG SEN                 ĐẢNG CỘNG SẢN VIỆT NAM
        BAN DÂN VẬN              Mường Sen, ngày 04 tháng 12 năm 2023
             *
       Số      -KH/BDV

KẾ HOẠCH
Phối hợp công tác dân vận năm 2024
"""
    source = load(write(tmp_path / "a.txt", text))
    assert tables(source) == [
        [
            [
                "HUYỆN ỦY MƯỜNG SEN\nBAN DÂN VẬN\nSố -KH/BDV",
                "ĐẢNG CỘNG SẢN VIỆT NAM\nMường Sen, ngày 04 tháng 12 năm 2023",
            ]
        ]
    ]
    assert lines(source)[-2:] == ["KẾ HOẠCH", "Phối hợp công tác dân vận năm 2024"]


def test_markdown_table(tmp_path: Path) -> None:
    text = "Phụ lục phân công:\n| TT | Nội dung | Chủ trì |\n|----|----|----|\n| 1 | Rà soát | Sở Nội vụ |\n"
    assert tables(load(write(tmp_path / "a.txt", text))) == [
        [["TT", "Nội dung", "Chủ trì"], ["1", "Rà soát", "Sở Nội vụ"]]
    ]


def test_empty_lines_part_paragraphs_however_short_their_first_lines_are(tmp_path: Path) -> None:
    paragraph = (
        "{n}. Vận động bà con thôn\nĐá Trắng góp công sửa đường, làm lại cầu treo và dọn vệ sinh quanh nhà\n"
        "rông trước ngày hội; ai có sức góp sức, ai có của góp của, cùng nhau làm cho làng thêm\nđẹp và sạch.\n\n"
    )
    source = load(write(tmp_path / "a.txt", "".join(paragraph.format(n=n) for n in range(1, 16))))
    assert len(lines(source)) == 15
    assert lines(source)[0].startswith("1. Vận động bà con thôn Đá Trắng góp công sửa đường")


def test_lines_that_are_whole_paragraphs_stay_apart_although_some_are_empty(tmp_path: Path) -> None:
    text = "".join(f"Thôn {n} trồng rừng\nThôn {n} thả cá\nThôn {n} nuôi bò.\n\n" for n in range(1, 16))
    assert len(lines(load(write(tmp_path / "a.txt", text)))) == 45


def test_a_single_row_between_bars_is_a_table(tmp_path: Path) -> None:
    source = load(write(tmp_path / "a.txt", "Hai bên ký tên.\n| CHỦ TỊCH | TRƯỞNG CÔNG AN |\nNơi nhận:\n- Lưu.\n"))
    assert tables(source) == [[["CHỦ TỊCH", "TRƯỞNG CÔNG AN"]]]


def test_a_document_number_that_begins_a_line_stays_in_its_sentence(tmp_path: Path) -> None:
    text = (
        "1. Bà con thôn Đá Trắng cùng nhau thực hiện tốt các nội dung của Nghị quyết số\n57-NQ/TW ngày 22/12/2024 của Bộ Chính "
        "trị về khoa học, công nghệ và đổi\nmới sáng tạo; cán bộ xã giúp bà con cài đặt ứng dụng, nộp hồ sơ qua mạng và\n"
        "theo dõi kết quả.\n2. Công an xã hướng dẫn bà con cách nhận ra cuộc gọi lừa đảo và cách báo tin.\n"
    )
    assert len(lines(load(write(tmp_path / "a.txt", text)))) == 2


def test_running_text_behind_a_row_of_bars_is_no_cell(tmp_path: Path) -> None:
    body = "".join(f"Đoạn văn thứ {n} kể việc làng và việc nước của bà con.\n" for n in range(1, 21))
    text = f"HUYỆN ĐOÀN điện:\n|\n\n|\n- Bí thư các xã đoàn.\n|\n{body}|\nNơi nhận\n|\nBÍ THƯ\n|\n"
    source = load(write(tmp_path / "a.txt", text))
    assert [len(rows) for rows in tables(source)] == [1, 1]
    assert sum(line.startswith("Đoạn văn thứ") for line in lines(source)) == 20
