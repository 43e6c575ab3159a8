"""Workbooks and delimited text for tests, and the browser's way of loading them."""

from __future__ import annotations

import datetime as dt
import io
import unicodedata
from collections.abc import Iterable, Sequence
from typing import Any

import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from phoihop.ground.models import SheetImport

from .cast import PASSWORD, Person

Rows = Sequence[Sequence[Any]]
TONES = "\u0300\u0301\u0303\u0309\u0323"


def workbook(*sheets: Rows, names: Sequence[str] = (), merged: Iterable[tuple[str, Any]] = ()) -> bytes:
    """An .xlsx with one sheet a table; dates become date cells. ``merged`` (of the first sheet) is (range, value)."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(
        out, {"in_memory": True, "default_date_format": "dd/mm/yyyy", "strings_to_formulas": False}
    ) as book:
        for place, rows in enumerate(sheets):
            sheet = book.add_worksheet(names[place] if names else None)
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, ["" if value is None else value for value in row])
            for cells, value in merged if place == 0 else ():
                sheet.merge_range(cells, value)
    return out.getvalue()


def delimited(rows: Rows, delimiter: str = ",", encoding: str = "utf-8") -> bytes:
    """The rows as text."""

    def cell(value: Any) -> str:
        text = f"{value:%d/%m/%Y}" if isinstance(value, dt.date) else str(value)
        return f'"{text}"' if delimiter in text or "\n" in text else text

    text = "\r\n".join(delimiter.join(map(cell, row)) for row in rows)
    return _windows(text) if encoding == "cp1258" else text.encode(encoding)


def _windows(text: str) -> bytes:
    """Windows-1258 as Windows writes it: letters composed, tones behind them as signs of their own."""
    out = b""
    for letter in unicodedata.normalize("NFC", text):
        try:
            out += letter.encode("cp1258")
        except UnicodeEncodeError:
            parts = unicodedata.normalize("NFD", letter)
            tones = "".join(sign for sign in parts if sign in TONES)
            base = unicodedata.normalize("NFC", "".join(sign for sign in parts if sign not in TONES))
            out += (base + tones).encode("cp1258")
    return out


def upload(
    client: Client, person: Person, address: str, content: bytes, name: str = "bang.xlsx", **more: str
) -> SheetImport | None:
    """Signs in, uploads; the sheet that came of it, or None where the form was refused."""
    assert client.login(username=person.account.username, password=PASSWORD)
    before = SheetImport.objects.count()
    response = client.post(
        address, {"file": SimpleUploadedFile(name, content), "once": f"once-{name}-{before}", **more}
    )
    assert response.status_code in (200, 302), response.status_code
    return SheetImport.objects.first() if SheetImport.objects.count() > before else None
