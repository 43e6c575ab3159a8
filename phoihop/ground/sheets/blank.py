"""An empty sheet to fill in, with its notes; and cells from people that no spreadsheet may compute."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence

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


def blank_sheet(title: str, columns: Sequence[Column], notes: Sequence[str]) -> bytes:
    """The .xlsx with one sheet of headings alone and one that explains each column with an example."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "border": 1, "bg_color": "#F6F2EA"})
        plain = book.add_format({"text_wrap": True, "valign": "top"})
        as_text = book.add_format({"num_format": "@", "text_wrap": True, "valign": "top"})
        sheet = book.add_worksheet(title[:31])
        for place, column in enumerate(columns):
            sheet.write_string(0, place, f"{column.label} *" if column.required else str(column.label), head)
            sheet.set_column(
                place,
                place,
                34 if column.read == "text" else 22,
                None if column.read in ("percent", "whole") else as_text,
            )
            offered = [str(word) for word in column.offered()] if column.offered else []
            if offered and len(",".join(offered)) <= _LIST_FITS and not any("," in word for word in offered):
                sheet.data_validation(
                    1, place, _ROWS, place, {"validate": "list", "source": offered, "error_type": "warning"}
                )
        sheet.freeze_panes(1, 0)
        _explain(book.add_worksheet(_("Hướng dẫn")), columns, notes, head, plain)
    return out.getvalue()


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
