"""Tens of thousands of rows at once. ``bulk_create`` spends its time on making the statements: on SQLite one for some
eighty rows; one statement that runs for every row is ten times as quick (measured). It gives no keys back.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

from django.db import connection
from django.db.models import Field, Model

_PIECE = 20_000  # rows that are in memory at a time


def insert(model: type[Model], columns: Sequence[str], rows: Iterable[Sequence[Any]], **same: Any) -> int:
    """Writes rows of these columns (names of attributes, as ``unit_id``); ``same``: what all of them have. How many.

    Columns that are not named get the default of their field.
    """
    fields = {field.attname: field for field in model._meta.concrete_fields if not field.primary_key}
    fixed = {name: field.get_default() for name, field in fields.items() if name not in columns} | same
    named = [*columns, *fixed]
    quote = connection.ops.quote_name
    into = ", ".join(quote(str(fields[name].column)) for name in named)
    sql = f"INSERT INTO {quote(model._meta.db_table)} ({into}) VALUES ({', '.join(['%s'] * len(named))})"
    rest = tuple(fields[name].get_db_prep_save(value, connection) for name, value in fixed.items())
    prepared, number = _prepared([fields[name] for name in columns], rows, rest), 0
    with connection.cursor() as cursor:
        while piece := list(islice(prepared, _PIECE)):
            cursor.executemany(sql, piece)
            number += len(piece)
    return number


def _prepared(
    fields: Sequence[Field[Any, Any]], rows: Iterable[Sequence[Any]], rest: tuple[Any, ...]
) -> Iterator[tuple[Any, ...]]:
    known: list[dict[Any, Any]] = [{} for _field in fields]  # the same few days and words come again and again
    for row in rows:
        cells = []
        for field, kept, value in zip(fields, known, row, strict=True):
            if value is None or type(value) is int:
                cells.append(value)
                continue
            if value not in kept:
                if len(kept) > _PIECE:
                    kept.clear()
                kept[value] = field.get_db_prep_save(value, connection)
            cells.append(kept[value])
        yield (*cells, *rest)
