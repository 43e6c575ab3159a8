"""Rows as CSV and as JSON, a piece at a time."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from phoihop.ground.sheets.blank import safe

from .dataset import Asked, Dataset, Place

MOST_A_PAGE = 1000
_BOM = "\ufeff"  # without it Excel reads a CSV in the machine's old code page, and Vietnamese letters break


def csv_of(dataset: Dataset, asked: Asked) -> Iterator[bytes]:
    """A file for spreadsheets (RFC 4180, UTF-8 with BOM), some hundred rows at a time."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(column.name for column in dataset.columns)
    yield (_BOM + out.getvalue()).encode()
    for rows in dataset.pieces(asked, Place()):
        out.seek(0)
        out.truncate()
        writer.writerows([_cell(value) for value in row] for _place, row in rows)
        yield out.getvalue().encode()


def _cell(value: Any) -> Any:
    if value.__class__ is str:
        return safe(value)
    if value.__class__ is bool:
        return "true" if value else "false"
    return value


def json_page(dataset: Dataset, asked: Asked, after: Place) -> tuple[list[dict[str, Any]], Place | None]:
    """At most 1,000 rows behind a place, and the place behind which the others stand."""
    names = [column.name for column in dataset.columns]
    found: list[dict[str, Any]] = []
    last = after
    for rows in dataset.pieces(asked, after):
        for place, row in rows:
            if len(found) == MOST_A_PAGE:
                return found, last
            found.append(dict(zip(names, row, strict=True)))
            last = place
    return found, None


def as_json(value: Any) -> str:
    """JSON in its plain letters; days as 2026-03-02, figures as numbers."""
    return json.dumps(value, ensure_ascii=False, default=_plain)


def _plain(value: Any) -> Any:
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return str(value)  # words that wait for their language
