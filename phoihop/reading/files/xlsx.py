"""Spreadsheets: each sheet's filled area as a table, lines of one cell as paragraphs."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from pathlib import Path

from phoihop.reading.errors import ReadingError
from phoihop.reading.files.writer import Grid, GridCell, Line, Part, write
from phoihop.reading.source import Source

_MOST_CELLS = 400_000

_Value = int | float | str | bool | time | date | datetime | timedelta


def load(path: Path) -> Source:
    """Reads .xlsx, .xls and .ods. Merged cells are repeated. Raises ReadingError ``corrupt`` or ``bomb``."""
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError  # lazily: only spreadsheets need it

    try:
        book = CalamineWorkbook.from_path(str(path))
        sheets = [book.get_sheet_by_name(name) for name in book.sheet_names]
        parts: list[Part] = []
        cells = 0
        for sheet in sheets:
            cells += sheet.height * sheet.width
            if cells > _MOST_CELLS:
                raise ReadingError("bomb")
            parts.extend(_sheet(sheet.to_python(skip_empty_area=False), sheet.merged_cell_ranges or []))
    except PasswordError as fault:
        raise ReadingError("locked") from fault
    except (CalamineError, OSError, ValueError) as fault:
        raise ReadingError("corrupt", name=path.name) from fault
    return write(parts)


def _sheet(rows: list[list[_Value]], merged: list[tuple[tuple[int, int], tuple[int, int]]]) -> list[Part]:
    grid = [[GridCell(_lines(value)) for value in row] for row in rows]
    for (top, left), (bottom, right) in merged:
        if top < len(grid) and left < len(grid[top]):
            cell = grid[top][left]
            for row in grid[top : bottom + 1]:
                for column in range(left, min(right + 1, len(row))):
                    row[column] = cell
    return _areas(grid)


def _areas(grid: list[list[GridCell]]) -> list[Part]:
    """Rows with one filled cell are paragraphs (letterhead, title), runs of others are tables."""
    parts: list[Part] = []
    table: list[list[GridCell]] = []

    def end_table() -> None:
        if table:
            used = [c for c in range(len(table[0])) if any(row[c].lines for row in table)]
            parts.append(Grid([[row[c] for c in used] for row in table]))
            table.clear()

    for row in grid:
        filled = list({id(cell): cell for cell in row if cell.lines}.values())
        if not filled:
            end_table()
        elif len(filled) == 1 and not _inside(row, table):
            end_table()
            parts.extend(filled[0].lines)
        else:
            table.append(row)
    end_table()
    return parts


def _inside(row: list[GridCell], table: list[list[GridCell]]) -> bool:
    """Whether a row with one filled cell is a heading row of the table above, which has at least three columns."""
    return bool(table) and sum(bool(cell.lines) for cell in table[0]) >= 3


def _lines(value: _Value) -> list[Line]:
    if isinstance(value, (datetime, date)):
        text = f"{value.day:02d}/{value.month:02d}/{value.year}"
    elif isinstance(value, float):
        text = f"{value:.0f}" if value.is_integer() else f"{value:g}".replace(".", ",")
    elif isinstance(value, bool):
        text = "x" if value else ""
    else:
        text = str(value)
    return [Line(piece) for piece in text.splitlines() if piece.strip()]
