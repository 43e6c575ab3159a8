"""The rows of a sheet as typed values, and everything that is wrong with them, cell by cell."""

from __future__ import annotations

import re
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
_NUMBER = re.compile(r"\W*(?:\d{1,4}(?:\.\d{1,3})*|[IVXLC]{1,5}|[A-Za-zĐđ])\W*")
_OF_HEADINGS = re.compile(r"\W*(?:[IVXLC]{1,5}|[A-ZĐ])\W*")
_BEGINS_AS_HEADING = re.compile(r"(?:[IVXLC]{1,5}|[A-ZĐ])[.)/]\s")


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
    """All rows that could be read, and what could not; a row with a fault is not among ``rows``.

    ``headings`` are the numbers of the rows that were taken for headings of those below them.
    """

    rows: list[Row]
    faults: list[Fault]
    headings: list[int] = field(default_factory=list)


def read_table(
    sheet: Sheet, header_row: int, mapping: Mapping[str, int], columns: Sequence[Column], name: str = ""
) -> Table:
    """Reads what stands below the headings; ``mapping`` is {column key: place}, ``name`` how faults call the sheet.

    A row that is a heading is kept as ``heading`` with the rows below it.
    """
    name = name or sheet.name
    below = sheet.rows[header_row + 1 :]
    if len(below) > MOST_ROWS and sum(not all(map(is_blank, row)) for row in below) > MOST_ROWS:
        return Table([], [Fault("too_many_rows", name, values={"rows": len(below), "most": MOST_ROWS})])
    reader = _Reader(columns, mapping, below)
    table, heading, numbered = Table([], []), "", _numbered(below, mapping)
    for number, cells_of in enumerate(below, header_row + 2):
        read = {key: cells_of[place] for key, place in mapping.items() if place < len(cells_of)}
        if (
            all(is_blank(value) for value in read.values())
            or is_counting(cells_of)
            or cells_of == sheet.rows[header_row]
        ):
            continue
        if lone := _is_heading(below, number - header_row - 2, numbered):
            heading = lone
            table.headings.append(number)
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
            case "number":
                return cells.number(value)
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


def _is_heading(rows: Sequence[Sequence[Value]], at: int, numbered: int | None) -> str:
    """The heading that a row is, "" where it is none: one text stands in it, alone or beside its number.

    So that no row of data is taken for one: the text is merged over several cells, its number is one of headings (I, A,
    or 1 above 1.1), or it has none where other rows have theirs (``numbered`` is their column).
    """
    filled = {shown(value): place for place, value in enumerate(rows[at]) if not is_blank(value)}
    texts = [value for value in filled if not _NUMBER.fullmatch(value)]
    if len(texts) != 1 or len(filled) > 2:
        return ""
    text, number = texts[0], next((value for value in filled if value != texts[0]), "")
    heading = " ".join(text.split())
    if sum(shown(value) == text for value in rows[at]) > 1 or _OF_HEADINGS.fullmatch(number):
        return heading
    if not number:
        return heading if numbered is not None or _BEGINS_AS_HEADING.match(heading) else ""
    below = rows[at + 1] if at + 1 < len(rows) else []
    place = filled[number]
    follows = place < len(below) and shown(below[place]).startswith(f"{number.rstrip('.')}.")
    return heading if follows else ""


def _numbered(rows: Sequence[Sequence[Value]], mapping: Mapping[str, int]) -> int | None:
    """The column in which most rows bear their number, where there is one that holds nothing else that is asked for."""
    filled = [row for row in rows if not all(map(is_blank, row))]
    taken = set(mapping.values()) - {mapping.get("label")}
    for place in range(min(3, len(rows[0]) if rows else 0)):
        numbers = sum(bool(_NUMBER.fullmatch(shown(row[place]))) for row in filled)
        if place not in taken and numbers * 2 > len(filled):
            return place
    return None
