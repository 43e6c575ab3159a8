"""Tables whose cells a conversion left as bare lines, one below the other: known by their heading, made whole again.

The heading is known by the names of its columns ("TT", "Nội dung", "Đơn vị chủ trì" …), a row by its number on a line
of its own. The lines of a row are given to the columns in order, by what each column holds: units, a time, or words.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from phoihop.reading.grammar.fields import Field, field_of
from phoihop.reading.grammar.responsibility import begins_with_verb
from phoihop.reading.grammar.schedules import read_schedule
from phoihop.reading.grammar.units import only_units
from phoihop.reading.source import Cell, Paragraph, Source, Table

_NUMBER = re.compile(r"(?:\d{1,3}|[IVX]{1,5}|[A-H])[.)]?")
_COLUMN_NUMBER = re.compile(r"\(?\d{1,2}\)?")
_END = re.compile(
    r"(?:[IVX]{1,5}\s*[.\-–]\s*\S|\d{1,2}[.)]\s+\S|(?:Điều|ĐIỀU|PHỤ LỤC|Phụ lục|Nơi nhận|NƠI NHẬN)"
    r"|(?:T/M|TM\.|K/T|KT\.|TL\.)|\W*(?:Ghi chú|Tổng cộng|Lưu ý)\s*:)"
)
_LONGEST_HEAD = 60  # letters of a column's name
_FEWEST_COLUMNS = 3
_MOST_LINES = 40  # lines of a row
_UNITS: frozenset[Field] = frozenset(("lead", "support", "both", "monitor", "advise", "know"))


def unflatten(source: Source) -> Source:
    """The source with such runs of lines as tables; the same where there are none."""
    blocks: list[Paragraph | Table] = []
    at, found = 0, False
    while at < len(source.blocks):
        columns = _heading(source, at)
        table, after = _table(source, at, columns) if columns else (None, at)
        if table:
            blocks.append(table)
            at, found = after, True
        else:
            blocks.append(source.blocks[at])
            at += 1
    return replace(source, blocks=tuple(blocks)) if found else source


def _line(source: Source, at: int) -> str | None:
    block = source.blocks[at] if at < len(source.blocks) else None
    return source.cut(block).strip() if isinstance(block, Paragraph) else None


def _heading(source: Source, at: int) -> list[Field]:
    """The columns named by the lines from ``at`` on; none where they are no heading of a table of duties."""
    columns: list[Field] = []
    while (name := _line(source, at + len(columns))) and len(name) <= _LONGEST_HEAD:
        column = field_of(name)
        if column is None or (column == "number") != (not columns):
            break
        columns.append(column)
    enough = len(columns) >= _FEWEST_COLUMNS and "task" in columns and bool({*_UNITS, "time"} & set(columns))
    return columns if enough else []


def _table(source: Source, start: int, columns: Sequence[Field]) -> tuple[Table | None, int]:
    """The table whose heading begins at block ``start``, and the block after it."""
    width = len(columns)
    rows = [[[at] for at in range(start, start + width)]]
    at = start + width
    if all(_COLUMN_NUMBER.fullmatch(_line(source, at + n) or "") for n in range(width)):
        at += width
    while (number := _line(source, at)) and _NUMBER.fullmatch(number):
        end = _row_end(source, at + 1, width)
        if end == at + 1:
            break
        rows.append([[at], *_given(source, range(at + 1, end), columns[1:])])
        at = end
    if len(rows) < 3:
        return None, start
    blocks = source.blocks
    table_end = blocks[at - 1].end
    made = []
    for row in rows:
        cells, place = [], blocks[row[0][0]].start
        for lines in row:
            cell = Cell(blocks[lines[0]].start, blocks[lines[-1]].end) if lines else Cell(place, place)
            cells.append(cell)
            place = cell.end
        made.append(tuple(cells))
    return Table(blocks[start].start, table_end, tuple(made), getattr(blocks[start], "page", None)), at


def _row_end(source: Source, at: int, width: int) -> int:
    """The block after the lines of a row: the next row's number, or for the last row what cannot belong to it."""
    end = at
    while (line := _line(source, end)) is not None and end - at < _MOST_LINES:
        if _NUMBER.fullmatch(line):
            return end
        if _END.match(line):
            break
        end += 1
    wanted = at + width - 1  # the last row: as many lines as columns, and the rest of the last one
    while wanted < end and (_line(source, wanted) or "")[:1].islower():
        wanted += 1
    return min(end, wanted)


def _given(source: Source, lines: range, columns: Sequence[Field]) -> list[list[int]]:
    """The lines of a row given to the columns in their order, so that each column holds what its name says."""
    texts = [_line(source, line) or "" for line in lines]
    # best[c]: the best score and assignment with the lines so far given to columns up to c, the last one to c
    best: list[tuple[float, list[int]] | None] = [None] * len(columns)
    for at, text in enumerate(texts):
        fresh: list[tuple[float, list[int]] | None] = [None] * len(columns)
        for column, name in enumerate(columns):
            fits = _fits(text, name)
            options: list[tuple[float, list[int]]] = []
            if at == 0:
                options.append((fits - _skipped(columns[:column]), [column]))
            for before in range(column + 1):
                held = best[before] if at else None
                if held is None:
                    continue
                cost = _more(texts[at - 1], text, name) if before == column else _skipped(columns[before + 1 : column])
                options.append((held[0] + fits - cost, [*held[1], column]))
            fresh[column] = max(options, default=None)
        best = fresh
    ended = [
        (held[0] - _skipped(columns[column + 1 :]), held[1]) for column, held in enumerate(best) if held is not None
    ]
    chosen = max(ended)[1] if ended else []
    return [[lines[at] for at, place in enumerate(chosen) if place == column] for column in range(len(columns))]


def _fits(text: str, column: Field) -> float:
    """How well a line fits a column."""
    if column in _UNITS:
        if only_units(text):
            return 2.2 if column == "lead" else 2.0
        return -2.0 if begins_with_verb(text, 0, len(text), strictly=True) else -0.5
    if column in ("time", "start"):
        return 2.0 if read_schedule(text) else -1.5
    if column == "task":
        return -1.0 if only_units(text) else 1.0
    return 0.0


def _skipped(columns: Sequence[Field]) -> float:
    """What it costs to leave columns empty."""
    return sum(5.0 if column == "task" else 0.7 for column in columns)


def _more(before: str, text: str, column: Field) -> float:
    """What it costs that a line goes on in the column of the line before."""
    if text[:1].islower() or before.endswith((",", ";", "-", "và")):
        return 0.0
    return 2.2 if column == "time" else 1.0 if column == "lead" else 0.6
