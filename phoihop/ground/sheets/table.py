"""The rows of a sheet as typed values, and everything that is wrong with them, cell by cell."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any


from . import cells
from .book import Sheet, Value, cell_name
from .cells import Misread, is_blank, shown
from .columns import Column
from .faults import Fault
from .header import is_counting

MOST_ROWS = 20_000


@dataclass
class Row:
    """One row: its number as the sheet shows it, and its values by column key (a blank cell has none)."""

    number: int
    sheet: str
    values: dict[str, Any] = field(default_factory=dict)
    places: Mapping[str, int] = field(default_factory=dict)
    standing: dict[str, str] = field(default_factory=dict)
    heading: str = ""

    def get(self, key: str, default: Any = "") -> Any:
        """The value of a column; ``default`` where the cell is blank or the sheet has no such column."""
        return self.values.get(key, default)

    def fault(self, code: str, key: str = "", **values: Any) -> Fault:
        """Something wrong with this row, in the cell of column ``key``."""
        cell = cell_name(self.number - 1, self.places[key]) if key in self.places else ""
        return Fault(code, self.sheet, cell, self.number, self.standing.get(key, "")[:160], values)


@dataclass
class Table:
    """All rows that could be read, and what could not; a row with a fault is not among ``rows``."""

    rows: list[Row]
    faults: list[Fault]


def read_table(sheet: Sheet, header_row: int, mapping: Mapping[str, int], columns: Sequence[Column], name: str = "") -> Table:
    """Reads what stands below the headings; ``mapping`` is {column key: place}, ``name`` how faults call the sheet.

    A row in which one single text stands is a heading: it is kept as ``heading`` with the rows below it.
    """
    name = name or sheet.name
    below = sheet.rows[header_row + 1 :]
    if len(below) > MOST_ROWS and sum(not all(map(is_blank, row)) for row in below) > MOST_ROWS:
        return Table([], [Fault("too_many_rows", name, values={"rows": len(below), "most": MOST_ROWS})])
    reader = _Reader(columns, mapping, below)
    table, heading = Table([], []), ""
    for number, cells_of in enumerate(below, header_row + 2):
        read = {key: cells_of[place] for key, place in mapping.items() if place < len(cells_of)}
        if all(is_blank(value) for value in read.values()) or is_counting(cells_of) or cells_of == sheet.rows[header_row]:
            continue
        if lone := _lone_text(cells_of, mapping, columns):
            heading = lone
            continue
        row = Row(number, name, places=mapping, heading=heading)
        faults = reader.read(row, read)
        table.faults += faults
        if not faults:
            table.rows.append(row)
    if not table.rows and not table.faults:
        table.faults.append(Fault("no_rows", name))
    return table


class _Reader:
    """Reads rows by columns; knows what must be known of a whole column beforehand."""

    def __init__(self, columns: Sequence[Column], mapping: Mapping[str, int], rows: Sequence[Sequence[Value]]) -> None:
        self._columns = [column for column in columns if column.key in mapping or column.required]
        self._choices = {column.key: column.choices() for column in self._columns if column.choices}
        self._shares = {
            column.key: cells.are_shares(row[mapping[column.key]] for row in rows if mapping[column.key] < len(row))
            for column in self._columns
            if column.read == "percent" and column.key in mapping
        }

    def read(self, row: Row, found: Mapping[str, Value]) -> list[Fault]:
        """Fills the row; returns what is wrong with it."""
        faults = []
        row.standing = {key: shown(value) for key, value in found.items()}
        for column in self._columns:
            value = found.get(column.key)
            if is_blank(value):
                if column.required:
                    faults.append(row.fault("required", column.key))
                continue
            try:
                row.values[column.key] = self._value(column, value)
            except Misread as misread:
                faults.append(row.fault(misread.code, column.key, **misread.values))
        return faults

    def _value(self, column: Column, value: Value) -> Any:
        match column.read:
            case "percent":
                return cells.percent(value, shares=self._shares[column.key])
            case "choice":
                try:
                    return cells.choice(value, self._choices[column.key])
                except Misread as misread:
                    offered = column.offered() if column.offered else self._choices[column.key]
                    raise Misread(misread.code, choices=", ".join(map(str, offered))) from None
            case "whole":
                return cells.whole(value)
            case "day":
                return cells.day(value)
            case read:
                found = cells.line(value) if read == "line" else cells.text(value)
                if column.most and len(found) > column.most:
                    raise Misread("too_long", most=str(column.most))
                return found


def _lone_text(row: Sequence[Value], mapping: Mapping[str, int], columns: Sequence[Column]) -> str:
    """The heading that a row is: one text, alone or beside its number, in a sheet that requires or holds several columns."""
    if len(mapping) < 3:
        return ""
    filled = {shown(value): value for value in row if not is_blank(value)}
    texts = [value for value in filled if not _is_number(value)]
    required = sum(column.required for column in columns if column.key in mapping)
    if len(texts) != 1 or len(filled) > 2 or (required < 2 and not _spans(row, texts[0])):
        return ""
    return " ".join(texts[0].split())


def _spans(row: Sequence[Value], text: str) -> bool:
    """Whether a text is merged over several cells."""
    return sum(shown(value) == text for value in row) > 1


def _is_number(text: str) -> bool:
    """Whether a text is only a row's number: 1, 1.2, I, IV, a)."""
    short = text.strip().strip(".)(")
    return bool(short) and (short.replace(".", "").isdigit() or (len(short) <= 5 and set(short.upper()) <= set("IVXLC")) or len(short) == 1)
