"""Finding the headings of an office's sheet, and reading what stands below them."""

from __future__ import annotations

import datetime as dt
import io
import unicodedata
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from phoihop.ground.sheets.blank import blank_sheet
from phoihop.ground.sheets.book import (
    Sheet,
    cell_name,
    column_name,
    delimiter_of,
    from_plain,
    from_text,
    from_workbook,
    to_plain,
)
from phoihop.ground.sheets.columns import Column, folded_label
from phoihop.ground.sheets.header import best_sheet, find_header, is_counting
from phoihop.ground.sheets.table import MOST_ROWS, Table, read_table
from tests.sheets import workbook

COLUMNS = (
    Column("label", "TT", names=("STT", "Số TT")),
    Column("duty", "Nhiệm vụ", "text", required=True, names=("Nội dung công việc", "Nội dung")),
    Column("content", "Nội dung", "text"),
    Column("lead", "Đơn vị chủ trì", "text", names=("Chủ trì",)),
    Column("due", "Thời hạn", "day", names=("Hạn hoàn thành",)),
    Column("progress", "Tiến độ (%)", "percent", names=("Tiến độ",)),
)
HEAD = ["TT", "Nhiệm vụ", "Chủ trì", "Hạn hoàn thành", "Tiến độ"]


def sheet_of(*rows: Sequence[Any], name: str = "S") -> Sheet:
    """The rows, all of one width."""
    width = max(map(len, rows))
    return Sheet(name, [list(row) + [""] * (width - len(row)) for row in rows])


def read(*rows: Sequence[Any]) -> Table:
    """What stands below the headings that are found."""
    sheet = sheet_of(*rows)
    header = find_header(sheet, COLUMNS)
    assert header is not None
    return read_table(sheet, header.row, header.guess, COLUMNS)


def test_headings_below_a_letterhead_and_a_row_that_counts() -> None:
    table = read(
        ["UBND TỈNH", "", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"],
        ["BẢNG THEO DÕI NHIỆM VỤ NĂM 2026"],
        [],
        HEAD,
        ["(1)", "(2)", "(3)", "(4)", "(5)"],
        [1, "Việc A", "Xã A", "1/2/2026", 0.25],
    )
    assert [(row.number, row.values) for row in table.rows] == [
        (6, {"label": "1", "duty": "Việc A", "lead": "Xã A", "due": dt.date(2026, 2, 1), "progress": 25})
    ]


@pytest.mark.parametrize("composed", ["NFC", "NFD"])
def test_headings_however_they_are_typed(composed: str) -> None:
    labels = [
        unicodedata.normalize(composed, label)
        for label in ["Số TT", "NHIỆM VỤ*", "Chủ  trì (đơn vị)", "Thời hạn\nhoàn thành"]
    ]
    header = find_header(sheet_of(labels, ["1", "a", "b", "c"]), COLUMNS)
    assert header is not None and header.guess == {"label": 0, "duty": 1, "lead": 2, "due": 3}


def test_a_general_word_means_the_duty_only_where_nothing_else_does() -> None:
    alone = find_header(sheet_of(["Nội dung", "Chủ trì"]), COLUMNS)
    both = find_header(sheet_of(["Nội dung", "Nhiệm vụ"]), COLUMNS)
    assert alone and alone.guess["duty"] == 0
    assert both and both.guess == {"duty": 1, "content": 0}


def test_two_rows_of_headings_with_merged_cells(tmp_path: Path) -> None:
    path = tmp_path / "b.xlsx"
    rows = [["", "", "", ""], ["", "", "Chủ trì", "Phối hợp"], [1, "Việc A", "Xã A", "Xã B"], [2, "Việc B", "", ""]]
    merged = [("A1:A2", "TT"), ("B1:B2", "Nhiệm vụ"), ("C1:D1", "Đơn vị thực hiện"), ("C3:C4", "Xã A")]
    path.write_bytes(workbook(rows, merged=merged))
    sheet = from_workbook(path)[0]
    header = find_header(sheet, COLUMNS)
    assert header is not None and header.row == 1 and header.guess == {"label": 0, "duty": 1, "lead": 2}
    assert [row.get("lead") for row in read_table(sheet, 1, header.guess, COLUMNS).rows] == ["Xã A", "Xã A"]


def test_the_sheet_that_fits_best() -> None:
    book = [sheet_of(["Ghi chú", "Việc"], name="Bìa"), sheet_of(HEAD, name="Quý I"), sheet_of(HEAD, name="Quý II")]
    found = best_sheet(book, COLUMNS)
    assert found is not None and found[0].name == "Quý I"
    assert best_sheet([sheet_of([1, 2]), sheet_of([""])], COLUMNS) is None


def test_headings_of_rows_below_them() -> None:
    table = read(
        HEAD,
        ["I", "Dân chủ ở cơ sở"],
        ["1", "Việc A", "Xã A"],
        [2, "Việc chưa giao cho ai"],
        ["B.", "Phối hợp"],
        ["3", "Việc C"],
        ["4", "Nhóm"],
        ["4.1", "Việc D"],
        ["", "Người lập bảng"],
    )
    assert [(row.get("duty"), row.heading) for row in table.rows] == [
        ("Việc A", "Dân chủ ở cơ sở"), ("Việc chưa giao cho ai", "Dân chủ ở cơ sở"),
        ("Việc C", "Phối hợp"), ("Việc D", "Nhóm"),
    ]  # fmt: skip
    assert table.headings == [2, 5, 7, 9] and not table.faults


def test_without_numbers_a_lone_text_is_data() -> None:
    table = read(
        ["Nhiệm vụ", "Chủ trì", "Thời hạn"],
        ["Việc A", "Xã A", ""],
        ["Việc B", "", ""],
        ["II. Phối hợp", "", ""],
        ["Việc C", "", ""],
    )
    assert [row.get("duty") for row in table.rows] == ["Việc A", "Việc B", "Việc C"] and table.headings == [4]


def test_faults_name_cell_and_content() -> None:
    table = read(
        HEAD,
        [],
        [1, "", "Xã A", "", ""],
        [2, "Việc", "Xã B", "31/4/2026", "nửa"],
        HEAD,
        [3, "Việc tốt", "Xã B", "", ""],
    )
    assert [(f.code, f.cell, f.value) for f in table.faults] == [
        ("required", "B3", ""), ("no_such_day", "D4", "31/4/2026"), ("percent", "E4", "nửa"),
    ]  # fmt: skip
    assert [row.get("duty") for row in table.rows] == ["Việc tốt"]
    assert table.faults[1].place == "S, ô D4" and "29/4/2022" in table.faults[1].says


def test_nothing_and_too_much() -> None:
    assert [fault.code for fault in read(HEAD, ["", ""]).faults] == ["no_rows"]
    many = read(HEAD, *[[number, "Việc", "Xã", "", ""] for number in range(MOST_ROWS + 1)])
    assert [fault.code for fault in many.faults] == ["too_many_rows"] and not many.rows


def test_shares_and_percents_in_one_column_are_asked_about() -> None:
    table = read(HEAD, [1, "a", "x", "", 80], [2, "b", "x", "", 0.5])
    assert [(fault.code, fault.cell) for fault in table.faults] == [("percent_share", "E3")]
    assert [row.get("progress") for row in read(HEAD, [1, "a", "x", "", 1], [2, "b", "x", "", 0.5]).rows] == [100, 50]


def test_a_long_text_is_too_long() -> None:
    column = Column("name", "Tên", most=5)
    table = read_table(sheet_of(["Tên"], ["Dài quá rồi"]), 0, {"name": 0}, [column])
    assert [(fault.code, fault.values) for fault in table.faults] == [("too_long", {"most": "5"})]


def test_a_blank_sheet_is_read_as_what_it_offers(tmp_path: Path) -> None:
    path = tmp_path / "mau.xlsx"
    path.write_bytes(blank_sheet("Bảng theo dõi", COLUMNS, ["Một lưu ý"]))
    book = from_workbook(path)
    assert [sheet.name for sheet in book] == ["Bảng theo dõi", "Hướng dẫn"]
    found = best_sheet(book, COLUMNS)
    assert (
        found is not None
        and found[0].name == "Bảng theo dõi"
        and set(found[1].guess) == {column.key for column in COLUMNS}
    )
    assert [f.code for f in read_table(*found[:1], found[1].row, found[1].guess, COLUMNS).faults] == ["no_rows"]


def test_hidden_sheets_are_not_read(tmp_path: Path) -> None:
    import xlsxwriter  # lazily: only this test hides a sheet

    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        book.add_worksheet("Hiện").write_row(0, 0, HEAD)
        hidden = book.add_worksheet("Ẩn")
        hidden.hide()
    path = tmp_path / "b.xlsx"
    path.write_bytes(out.getvalue())
    assert [sheet.name for sheet in from_workbook(path)] == ["Hiện"]


@given(
    st.lists(
        st.lists(
            st.one_of(st.text(max_size=8), st.integers(), st.dates(), st.none(), st.booleans()), min_size=3, max_size=3
        ),
        max_size=6,
    )
)
def test_any_rows_come_through_json(rows: list[list[Any]]) -> None:
    assert from_plain(to_plain([Sheet("S", rows)])) == [Sheet("S", rows)]


@given(
    st.lists(
        st.lists(
            st.one_of(st.text(max_size=12), st.integers(), st.floats(allow_nan=True), st.none()), min_size=5, max_size=5
        ),
        max_size=8,
    )
)
def test_any_rows_are_values_or_faults(rows: list[list[Any]]) -> None:
    table = read(HEAD, *rows)
    assert all(row.get("duty") for row in table.rows)
    assert all(fault.says for fault in table.faults)


@given(st.integers(0, 20_000))
def test_columns_have_letters(place: int) -> None:
    letters = column_name(place)
    assert sum((ord(letter) - 64) * 26**power for power, letter in enumerate(reversed(letters))) - 1 == place


def test_small_things() -> None:
    assert cell_name(6, 2) == "C7" and cell_name(0, 26) == "AA1"
    assert folded_label("  Thời hạn\n(ngày/tháng) * ") == "thoi han"
    assert is_counting(["(1)", "(2)", "(3)=(1)+(2)"]) and not is_counting(["1", "Việc"]) and not is_counting(["5"])
    assert delimiter_of("a;b;c\n1;2,5;3\n4;5,5;6\n") == ";"
    assert from_text("sep=|\na|b\n")[0].rows == [["a", "b"]]
