"""Tables that go on over the ends of pages become one."""

from __future__ import annotations

from phoihop.reading.files.lines import ends_sentence, joined, starts_small
from phoihop.reading.files.writer import Grid, GridCell, Line, Part


def join_tables(parts: list[Part]) -> list[Part]:
    """Neighbouring tables of the same number of columns on following pages as one; repeated column heads left out.

    A row that was cut by the page's end (no number in its first cell, and text that goes on) is put together again.
    """
    out: list[Part] = []
    pages: dict[int, int | None] = {}
    for part in parts:
        last = out[-1] if out else None
        if (
            isinstance(part, Grid)
            and isinstance(last, Grid)
            and _columns(part) == _columns(last) > 1
            and last.page is not None
            and part.page == (pages.get(id(last)) or last.page) + 1
        ):
            rows = part.rows
            if rows and last.rows and _words(rows[0]) == _words(last.rows[0]):
                rows = rows[1:]
            if rows and _is_rest(last.rows[-1], rows[0]):
                _append(last.rows[-1], rows[0])
                rows = rows[1:]
            last.rows.extend(rows)
            pages[id(last)] = part.page
            continue
        out.append(part)
    return out


def _columns(grid: Grid) -> int:
    return len(grid.rows[0]) if grid.rows else 0


def _words(row: list[GridCell]) -> list[str]:
    return [" ".join(line.text for line in cell.lines).casefold() for cell in row]


def _is_rest(above: list[GridCell], row: list[GridCell]) -> bool:
    first, *others = row
    if first.lines or not above[0].lines:
        return False
    filled = [(a, b) for a, b in zip(above[1:], others, strict=False) if b.lines]
    return bool(filled) and any(
        a.lines and (starts_small(b.lines[0].text) or not ends_sentence(a.lines[-1].text)) for a, b in filled
    )


def _append(above: list[GridCell], row: list[GridCell]) -> None:
    for a, b in zip(above, row, strict=False):
        if not b.lines or a is b:
            continue
        if a.lines and not ends_sentence(a.lines[-1].text):
            tail, rest = a.lines[-1], b.lines[0]
            a.lines[-1] = Line(joined(tail.text, rest.text), tail.bold, tail.italic, tail.centred, tail.page)
            a.lines.extend(b.lines[1:])
        else:
            a.lines.extend(b.lines)
