"""An empty sheet to fill in, with its notes; and cells from people that no spreadsheet may compute."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import xlsxwriter
from django.utils.translation import gettext as _

from .columns import Column

_ROWS = 2000  # rows of a blank sheet that offer lists of words
_LIST_FITS = 255  # letters that Excel allows in a list of words


def safe(value: object) -> str:
    """A text that a spreadsheet does not take for a formula: an apostrophe before = + - @ and control signs.

    OWASP, "CSV Injection". ``cells.text`` takes it off again.
    """
    text = str(value)
    return f"'{text}" if text[:1] in ("=", "+", "-", "@", "\t", "\r") else text


@dataclass(frozen=True)
class Filled:
    """A sheet with its rows; a row is {column key: value}, texts, numbers, or None for a blank cell."""

    title: str
    columns: Sequence[Column]
    rows: Iterable[Mapping[str, Any]]


def blank_sheet(title: str, columns: Sequence[Column], notes: Sequence[str]) -> bytes:
    """The .xlsx with one sheet of headings alone and one that explains each column with an example."""
    out = io.BytesIO()
    with _book(out) as book:
        looks = _Looks(book)
        _sheet(book, Filled(title, columns, ()), looks)
        _explain(book.add_worksheet(_("Hướng dẫn")), columns, notes, looks.head, looks.plain)
    return out.getvalue()


def filled_book(sheets: Iterable[Filled]) -> bytes:
    """The .xlsx of what is there already, by the columns by which it is loaded again; no cell becomes a formula."""
    out = io.BytesIO()
    with _book(out) as book:
        looks = _Looks(book)
        for one in sheets:
            _sheet(book, one, looks)
    return out.getvalue()


def _book(out: io.BytesIO) -> Any:
    return xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})


class _Looks:
    """The formats of a workbook."""

    def __init__(self, book: Any) -> None:
        wrapped = {"text_wrap": True, "valign": "top"}
        self.head = book.add_format({"bold": True, "border": 1, "bg_color": "#F6F2EA", **wrapped})
        self.plain = book.add_format(wrapped)
        self.as_text = book.add_format({"num_format": "@", **wrapped})


def _sheet(book: Any, one: Filled, looks: _Looks) -> None:
    sheet = book.add_worksheet(one.title[:31])
    for place, column in enumerate(one.columns):
        sheet.write_string(0, place, f"{column.label} *" if column.required else str(column.label), looks.head)
        as_number = column.read in ("percent", "whole", "number")
        sheet.set_column(place, place, 34 if column.read == "text" else 22, None if as_number else looks.as_text)
        offered = [str(word) for word in column.offered()] if column.offered else []
        if offered and len(",".join(offered)) <= _LIST_FITS and not any("," in word for word in offered):
            sheet.data_validation(
                1, place, _ROWS, place, {"validate": "list", "source": offered, "error_type": "warning"}
            )
    for number, row in enumerate(one.rows, 1):
        for place, column in enumerate(one.columns):
            value = row.get(column.key)
            if isinstance(value, int | float | Decimal):
                sheet.write_number(number, place, value)
            elif value:
                sheet.write_string(number, place, safe(value), looks.as_text)
    sheet.freeze_panes(1, 0)


def _explain(sheet: object, columns: Sequence[Column], notes: Iterable[str], head: object, plain: object) -> None:
    write = sheet.write_string  # type: ignore[attr-defined]
    sheet.set_column(0, 3, 38)  # type: ignore[attr-defined]
    for place, words in enumerate((_("Cột"), _("Ví dụ"), _("Giải thích"), _("Các giá trị được nhận"))):
        write(0, place, words, head)
    for number, column in enumerate(columns, 1):
        write(number, 0, f"{column.label} *" if column.required else str(column.label), plain)
        write(number, 1, column.example, plain)
        write(number, 2, str(column.note), plain)
        write(number, 3, "\n".join(map(str, column.offered())) if column.offered else "", plain)
    for number, note in enumerate((_("Cột có dấu * bắt buộc phải ghi."), *notes), len(columns) + 2):
        write(number, 0, note)
