"""Spreadsheets: plans kept as tables."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import xlsxwriter

from phoihop.reading.files import load
from phoihop.reading.tests.making import check_offsets, lines, tables


def plan(path: Path) -> Path:
    book = xlsxwriter.Workbook(str(path))
    day = book.add_format({"num_format": "dd/mm/yyyy"})
    sheet = book.add_worksheet("Phụ lục 1")
    sheet.merge_range("A1:D1", "BẢNG PHÂN CÔNG NHIỆM VỤ")
    sheet.write_row("A3", ["TT", "Nội dung", "Chủ trì", "Thời gian"])
    sheet.merge_range("A4:D4", "I. CÔNG TÁC TUYÊN TRUYỀN")
    sheet.write_row("A5", [1, "Xây dựng chuyên mục\nphát thanh", "Phòng Văn hóa"])
    sheet.write_datetime("D5", date(2025, 6, 15), day)
    sheet.write_row("A6", [2, "Tập huấn", "Phòng Nội vụ", "Quý III/2025"])
    other = book.add_worksheet("Ghi chú")
    other.write("A1", "Gửi báo cáo về Phòng Nội vụ")
    book.close()
    return path


def test_sheets_are_tables_and_single_cells_are_paragraphs(tmp_path: Path) -> None:
    source = load(plan(tmp_path / "a.xlsx"))
    assert lines(source)[0] == "BẢNG PHÂN CÔNG NHIỆM VỤ"
    assert tables(source) == [
        [
            ["TT", "Nội dung", "Chủ trì", "Thời gian"],
            ["I. CÔNG TÁC TUYÊN TRUYỀN"] * 4,
            ["1", "Xây dựng chuyên mục\nphát thanh", "Phòng Văn hóa", "15/06/2025"],
            ["2", "Tập huấn", "Phòng Nội vụ", "Quý III/2025"],
        ]
    ]
    assert lines(source)[-1] == "Gửi báo cáo về Phòng Nội vụ"
    check_offsets(source)


def test_the_name_does_not_matter(tmp_path: Path) -> None:
    assert tables(load(plan(tmp_path / "a.xlsx").rename(tmp_path / "ke-hoach.docx")))
