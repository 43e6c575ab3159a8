"""Tables as an Excel file: one sheet a table, typed columns, totals that go on computing, in constant memory."""

from __future__ import annotations

import datetime as dt
import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from math import isfinite
from typing import Any, BinaryIO, Literal

from .texts import Value, clean, one_line

Kind = Literal["text", "whole", "decimal", "percent", "day"]
Total = Literal["sum", "average"]

MOST_ROWS = 1_048_576  # of a sheet, by the format
_LONGEST = 32_767  # letters of a cell, by the format
_FORMULA = ("=", "+", "-", "@", "\t", "\r")  # what a spreadsheet may take for one (OWASP, "CSV Injection")
_DAY_ZERO = dt.date(1899, 12, 30).toordinal()  # of a spreadsheet's days
_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\]")
_FORMATS: dict[Kind, str] = {"text": "@", "whole": "#,##0", "decimal": "#,##0.0#", "percent": "0.0%", "day": "d/m/yyyy"}


@dataclass(frozen=True)
class Column:
    """A column. A "percent" is a part of 1. ``width`` counts letters; ``total`` is computed below the last row."""

    title: str
    kind: Kind = "text"
    width: float = 14
    total: Total | None = None


@dataclass(frozen=True)
class Sheet:
    """A sheet with one table; ``rows`` are read once. ``notes`` stand above the heads (period, day)."""

    name: str
    columns: Sequence[Column]
    rows: Iterable[Sequence[Value]]
    title: str = ""
    notes: Sequence[str] = ()


def write(sheets: Sequence[Sheet]) -> bytes:
    """The workbook as bytes."""
    out = io.BytesIO()
    write_to(sheets, out)
    return out.getvalue()


def write_to(sheets: Sequence[Sheet], out: BinaryIO) -> None:
    """Writes the workbook into a file; rows go to the disk as they come."""
    import xlsxwriter  # lazily: most of the house's processes never write a workbook

    from .xlsx_page import Page  # lazily: as above

    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(out, options) as book:
        looks = _Looks(book)
        for sheet, name in zip(sheets, _names(sheets), strict=True):
            _sheet(book.add_worksheet(name, Page), sheet, looks)


class _Looks:
    """The cells' formats, made once a workbook."""

    def __init__(self, book: Any) -> None:
        font = {"font_name": "Times New Roman", "font_size": 12, "valign": "vcenter"}
        cell = {**font, "border": 1, "text_wrap": True}
        self.title = book.add_format({**font, "bold": True, "font_size": 14})
        self.note = book.add_format({**font, "italic": True})
        self.head = book.add_format({**cell, "bold": True, "align": "center", "bg_color": "#F6F2EA"})
        self.cells = {kind: book.add_format({**cell, "num_format": form}) for kind, form in _FORMATS.items()}
        self.quoted = book.add_format({**cell, "num_format": "@", "quote_prefix": True})
        self.totals = {
            kind: book.add_format({**cell, "bold": True, "num_format": form}) for kind, form in _FORMATS.items()
        }


def _sheet(page: Any, sheet: Sheet, looks: _Looks) -> None:
    for place, column in enumerate(sheet.columns):
        page.set_column(place, place, column.width)
    above = [(sheet.title, looks.title)] if sheet.title else []
    above += [(note, looks.note) for note in sheet.notes]
    for row, (words, look) in enumerate(above):
        page.write_string(row, 0, one_line(words), look)
    head = len(above) + bool(above)  # a blank row between, so that sorting and filtering keep to the table
    for place, column in enumerate(sheet.columns):
        page.write_string(head, place, clean(column.title), looks.head)
    last = _rows(page, sheet, looks, head + 1)
    page.freeze_panes(head + 1, 0)
    if last > head:
        page.autofilter(head, 0, last, len(sheet.columns) - 1)
    page.set_landscape()
    page.set_paper(9)  # A4
    page.set_margins(left=0.6, right=0.6, top=0.8, bottom=0.8)
    page.fit_to_pages(1, 0)
    page.repeat_rows(head)
    page.set_header("&C&P")
    page.set_footer("&L&A&R&P/&N")


def _rows(page: Any, sheet: Sheet, looks: _Looks, first: int) -> int:
    """Writes rows and totals; the number of the last row of the table itself."""
    sums, counts = [0.0] * len(sheet.columns), [0] * len(sheet.columns)
    styles = [page.style(looks.cells[column.kind]) for column in sheet.columns]
    quoted, day = page.style(looks.quoted), page.style(looks.cells["day"])
    row = first
    for values in sheet.rows:
        if row >= MOST_ROWS - 1:
            raise ValueError(f"more rows than a sheet holds: {MOST_ROWS}")
        cells: list[tuple[str | float | None, str]] = []
        for place, (style, value) in enumerate(zip(styles, values, strict=True)):
            match value:
                case None | "":
                    cells.append((None, style))
                case str():
                    text = clean(value)[:_LONGEST]
                    cells.append((text, quoted if text.startswith(_FORMULA) else style))
                case dt.date():
                    cells.append((value.toordinal() - _DAY_ZERO, day))
                case int() | float() | Decimal() if isfinite(value):
                    number = float(value)
                    cells.append((number, style))
                    sums[place] += number
                    counts[place] += 1
                case _:
                    raise ValueError(f"a spreadsheet has no such value: {value!r}")
        page.write_line(row, cells)
        row += 1
    if row > first and any(column.total for column in sheet.columns):
        _totals(page, sheet, looks, first, row, sums, counts)
    return row - 1


def _totals(
    page: Any, sheet: Sheet, looks: _Looks, first: int, row: int, sums: Sequence[float], counts: Sequence[int]
) -> None:
    """Formulas with the values that they have now: a reader that does not compute shows them too."""
    from xlsxwriter.utility import xl_range  # lazily: as above

    named = False
    for place, column in enumerate(sheet.columns):
        look = looks.totals[column.kind]
        if column.total and counts[place]:
            area = xl_range(first, place, row - 1, place)
            mean = column.total == "average"
            value = round(sums[place] / counts[place] if mean else sums[place], 9)
            now = int(value) if value.is_integer() else value
            page.write_formula(row, place, f"={'AVERAGE' if mean else 'SUM'}({area})", look, now)
        elif not named and column.kind == "text":
            page.write_string(row, place, "Cộng", look)
            named = True
        else:
            page.write_blank(row, place, None, look)


def _names(sheets: Sequence[Sheet]) -> list[str]:
    """Names as the format allows them: short, without its signs, no two alike."""
    names: list[str] = []
    for number, sheet in enumerate(sheets, 1):
        name = _NOT_IN_NAMES.sub(" ", one_line(sheet.name)).strip(" '")[:31].rstrip(" '") or f"Bảng {number}"
        if name.casefold() in {other.casefold() for other in names} or name.casefold() == "history":
            name = f"{name[:26]} ({number})"
        names.append(name)
    return names
