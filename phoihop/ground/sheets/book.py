"""Cells as they stand: workbooks by calamine, comma-separated text by its own delimiter. No Django here."""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from phoihop.ground.text import nfc

Value = str | int | float | bool | dt.date | None

MOST_CELLS = 600_000
_DELIMITERS = ";,\t|"
_SAMPLE = 50  # lines that the delimiter is told by


class NotASheet(Exception):
    """``code`` is "corrupt", "locked" or "bomb", as in the errors of reading."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True)
class Sheet:
    """One sheet: rows of cells from A1 on, all of one width; a merged value stands in every cell that it covers."""

    name: str
    rows: list[list[Value]]


def from_workbook(path: Path) -> list[Sheet]:
    """The visible sheets of an .xlsx, .xls or .ods; of formulas the values that were saved. Raises NotASheet."""
    # lazily: most of the house's processes never open a workbook
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetVisibleEnum

    try:
        with CalamineWorkbook.from_path(str(path)) as book:
            names = [about.name for about in book.sheets_metadata if about.visible == SheetVisibleEnum.Visible]
            return _few_enough([book.get_sheet_by_name(name) for name in names or book.sheet_names])
    except PasswordError as error:
        raise NotASheet("locked") from error
    except (CalamineError, OSError, ValueError) as error:
        raise NotASheet("corrupt") from error


def from_text(text: str, name: str = "") -> list[Sheet]:
    """The one sheet that delimited text is (";", ",", tab or "|"). Raises NotASheet where it is far too large."""
    text = nfc(text)
    first, _end, rest = text.lstrip("\ufeff").partition("\n")
    told = first.strip().casefold()
    if told.startswith("sep=") and len(told) == 5:
        delimiter, text = told[4], rest
    else:
        delimiter = delimiter_of(text)
    csv.field_size_limit(1_000_000)
    try:
        rows: list[list[Value]] = [
            list(row) for row in csv.reader(io.StringIO(text.lstrip("\ufeff"), newline=""), delimiter=delimiter)
        ]
    except csv.Error as error:
        raise NotASheet("corrupt") from error
    width = max(map(len, rows), default=0)
    if width * len(rows) > MOST_CELLS:
        raise NotASheet("bomb")
    return [Sheet(name, [row + [""] * (width - len(row)) for row in rows])]


def delimiter_of(text: str) -> str:
    """The delimiter by which the most lines fall into one same number (two at least) of cells."""
    sample = text.splitlines(keepends=True)[:_SAMPLE]

    def regular(delimiter: str) -> tuple[int, int]:
        try:
            widths = Counter(len(row) for row in csv.reader(sample, delimiter=delimiter) if len(row) > 1)
        except csv.Error:
            return 0, 0
        width, rows = max(widths.items(), key=lambda item: (item[1], item[0]), default=(0, 0))
        return rows, width

    return max(_DELIMITERS, key=regular)


def cell_name(row: int, column: int) -> str:
    """The name of a cell by its places from 0: (6, 2) is C7."""
    return f"{column_name(column)}{row + 1}"


def column_name(column: int) -> str:
    """The letters of a column by its place from 0."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def to_plain(book: Sequence[Sheet]) -> list[dict[str, Any]]:
    """For JSON: dates as {"day": "2022-04-29"}."""
    return [
        {
            "name": sheet.name,
            "rows": [[{"day": v.isoformat()} if isinstance(v, dt.date) else v for v in row] for row in sheet.rows],
        }
        for sheet in book
    ]


def from_plain(plain: Sequence[dict[str, Any]]) -> list[Sheet]:
    """The way back."""
    return [
        Sheet(
            sheet["name"],
            [[dt.date.fromisoformat(v["day"]) if isinstance(v, dict) else v for v in row] for row in sheet["rows"]],
        )
        for sheet in plain
    ]


def _few_enough(found: list[Any]) -> list[Sheet]:
    cells, book = 0, []
    for sheet in found:
        height, width = sheet.total_height, sheet.total_width
        cells += height * width
        if cells > MOST_CELLS:
            raise NotASheet("bomb")
        rows = [[_plain(value) for value in row] for row in sheet.to_python(skip_empty_area=False)]
        _fill_merged(rows, sheet.merged_cell_ranges or [])
        book.append(Sheet(nfc(sheet.name), rows))
    return book


def _fill_merged(rows: list[list[Value]], merged: Sequence[tuple[tuple[int, int], tuple[int, int]]]) -> None:
    for (top, left), (bottom, right) in merged:
        if top < len(rows) and left < len(rows[top]):
            value = rows[top][left]
            for row in rows[top : bottom + 1]:
                row[left : right + 1] = [value] * len(row[left : right + 1])


def _plain(value: Any) -> Value:
    match value:
        case dt.datetime():
            return value.date()
        case dt.time() | dt.timedelta():
            return str(value)
        case str():
            return nfc(value)
        case float() if value.is_integer():
            return int(value)
        case _:
            return value
