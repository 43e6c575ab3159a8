"""Excel files read back: values by calamine, formulas and settings from the XML itself."""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from phoihop.writing.texts import clean
from phoihop.writing.xlsx import Column, Sheet, write

COLUMNS = (
    Column("TT", "whole", 6),
    Column("Đơn vị", "text", 40),
    Column("Nhiệm vụ", "whole", total="sum"),
    Column("Tỷ lệ", "percent", total="average"),
    Column("Hạn", "day"),
)
ROWS = [(n, f"xã {n}", 10 * n, n / 10, dt.date(2026, 6, n)) for n in range(1, 5)]


def sheet(rows: object = ROWS, name: str = "Kết quả", **more: object) -> Sheet:
    return Sheet(name, COLUMNS, rows, **more)  # type: ignore[arg-type]


def values(content: bytes, name: str = "Kết quả") -> list[list[object]]:
    return CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_name(name).to_python(skip_empty_area=False)


def part(content: bytes, name: str = "xl/worksheets/sheet1.xml") -> str:
    return zipfile.ZipFile(io.BytesIO(content)).read(name).decode()


def test_figures_are_equal() -> None:
    found = values(write([sheet(title="Kết quả", notes=["Kỳ: 6 tháng 2026"])]))
    assert found[0][0] == "Kết quả" and found[1][0] == "Kỳ: 6 tháng 2026" and not any(found[2])
    assert found[3] == [column.title for column in COLUMNS]
    assert [tuple(row) for row in found[4:8]] == ROWS
    assert found[8][1:4] == ["Cộng", 100, pytest.approx(0.25)]


def test_totals_go_on_computing() -> None:
    xml = part(write([sheet()]))
    assert re.search(r'<c r="C6"[^>]*><f>SUM\(C2:C5\)</f><v>100</v>', xml)
    assert re.search(r'<c r="D6"[^>]*><f>AVERAGE\(D2:D5\)</f><v>0.25</v>', xml)


@pytest.mark.parametrize("text", ["<r>a & <b</r>", "<r><t>giả</t></r>", "_x0041_", "  hai bên  ", "dòng\nhai", "]]>"])
def test_a_text_stands_as_it_was_written(text: str) -> None:
    found = values(write([sheet([(1, text, 2, 0.5, None)])]))
    assert found[1][1] == text


def test_blank_cells_do_not_count() -> None:
    rows = [(1, "a", None, 0.5, None), (2, "b", 4, None, None)]
    assert values(write([sheet(rows)]))[3][2:4] == [4, 0.5]
    assert len(values(write([sheet([])]))) == 1  # no total of nothing


@pytest.mark.parametrize(
    "text", ["=1+1", "+84 123", "-5 điểm", "@SUM(A1)", '=HYPERLINK("http://a","b")', "https://a.b"]
)
def test_texts_from_people_are_never_formulas(text: str) -> None:
    content = write([sheet([(1, text, 1, 0.1, None)])])
    assert values(content)[1][1] == text
    xml = part(content)
    assert xml.count("<f>") == 2 and "<hyperlink" not in xml
    style = int(re.search(r'r="B2" s="(\d+)" t="inlineStr"', xml)[1])  # type: ignore[index]
    quoted = re.findall(r"<xf [^>]*>", part(content, "xl/styles.xml").partition("<cellXfs")[2])[style]
    assert ('quotePrefix="1"' in quoted) == (text[0] in "=+-@")


def test_print_and_view() -> None:
    xml = part(write([sheet(title="Kết quả")]))
    assert '<pageSetup paperSize="9" fitToHeight="0" orientation="landscape"' in xml
    assert '<pane ySplit="3" topLeftCell="A4"' in xml and '<autoFilter ref="A3:E7"' in xml
    book = part(write([sheet(title="Kết quả")]), "xl/workbook.xml")
    assert re.search(r"Print_Titles[^<]*>'Kết quả'!\$3:\$3<", book)


def test_names_of_sheets() -> None:
    long = "Tên rất dài của một bảng: tổng hợp [2026]"
    content = write([sheet(name=n) for n in (long, long, "", "'a'/b?", "History")])
    names = CalamineWorkbook.from_filelike(io.BytesIO(content)).sheet_names
    assert len({name.casefold() for name in names}) == 5 and all(0 < len(name) <= 31 for name in names)
    assert names[2] == "Bảng 3" and names[3] == "a' b"


def test_a_row_of_another_width_is_refused() -> None:
    with pytest.raises(ValueError):
        write([sheet([(1, "a")])])


@pytest.mark.parametrize("value", [float("nan"), Decimal("Infinity"), b"a"])
def test_what_is_no_value_is_refused(value: object) -> None:
    with pytest.raises(ValueError, match="no such value"):
        write([sheet([(1, "a", value, 0.1, None)])])


@settings(max_examples=40, deadline=None)
@given(st.text(alphabet=st.characters(), max_size=50))
def test_odd_letters_come_through(text: str) -> None:
    found = values(write([sheet([(1, "x" + text, 1, 0.1, None)])]))
    assert found[1][1] == clean("x" + text)
