"""Plain text: paragraphs or hard-wrapped lines, letterheads set with blanks, tables of ``|`` from old conversions."""

from __future__ import annotations

import re
from pathlib import Path

from phoihop.reading.files.encoding import decode
from phoihop.reading.files.letters import clean, is_ornament
from phoihop.reading.files.lines import is_kind, joined
from phoihop.reading.files.markup import Marked, unmark
from phoihop.reading.files.repair import mend
from phoihop.reading.files.wraps import goes_on, parted_by_blanks, unwrap, wrap_width
from phoihop.reading.files.writer import Grid, GridCell, Line, Part, write
from phoihop.reading.source import Source

_COLUMNS = re.compile(r"\S(?: {4,}|\t+| {2,}\t+)(?![-/–])\S")
_GUTTER = re.compile(r"(?: {4,}|\s*\t\s*)(?![-/–\s])")
_PIPED = re.compile(r"^\s*\|(.*\|)+\s*$")
_LONGEST_CELL = 60  # lines
_LONGEST_BEHIND = 15  # lines of a cell behind a row that has all its cells
_RULE_ROW = re.compile(r"^[\s|:+=-]+$")


def load(path: Path) -> Source:
    """Reads a text file."""
    return from_text(decode(path.read_bytes()))


def from_text(text: str) -> Source:
    """Makes a Source of plain text."""
    lines = [line.rstrip() for line in text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n").split("\n")]
    marked = unmark(lines)
    texts = [mark.text.strip() for mark in marked]
    words = [clean(t) for t in texts if t != "|"]
    width = wrap_width(words)
    parts, notes = mend(_parts(marked, texts, width, width is not None and parted_by_blanks(words)))
    return write(parts, notes=notes)


def _parts(marked: list[Marked], texts: list[str], width: int | None, parted: bool) -> list[Part]:
    parts: list[Part] = []
    run: list[Marked] = []

    def end_run() -> None:
        parts.extend(_paragraphs(run, width, parted))
        run.clear()

    at = 0
    while at < len(marked):
        if texts[at] == "|":
            end = _end_of_bars(texts, at)
            grid = _bar_table(marked[at:end], width) if end - at > 2 else None
            if grid:
                end_run()
                parts.append(grid)
            at = max(end, at + 1)
        elif _PIPED.match(texts[at]) and (
            texts[at].count("|") > 2 or (at + 1 < len(texts) and _PIPED.match(texts[at + 1]))
        ):
            end_run()
            end = at
            while end < len(texts) and _PIPED.match(texts[end]):
                end += 1
            parts.append(_pipe_table(texts[at:end]))
            at = end
        elif _COLUMNS.search(texts[at]) and (end := _end_of_columns(marked, at)) > at:
            end_run()
            parts.append(_columns(marked[at:end]))
            at = end
        else:
            run.append(marked[at])
            at += 1
    end_run()
    return parts


def _paragraphs(run: list[Marked], width: int | None, parted: bool) -> list[Line]:
    """Paragraphs of a run of lines: spans of bold that stay open hold lines together, then unwrapping."""
    pieces: list[str] = []
    looks: dict[str, tuple[bool, bool]] = {}
    held = False
    for mark in run:
        text = clean(mark.text)
        if is_ornament(text):
            pieces.append("")
            held = False
            continue
        if held and pieces and pieces[-1]:
            pieces[-1] = joined(pieces[-1], text)
        else:
            pieces.append(text)
        looks[pieces[-1]] = (mark.bold, mark.italic)
        held = mark.open
    known = any(bold or italic for bold, italic in looks.values())
    lines = []
    for text in unwrap(pieces, width, parted):
        bold, italic = looks.get(text, (False, False))
        lines.append(Line(text, bold if known else None, italic if known else None))
    return lines


# Tables whose cells stand between lines that hold only a bar; two bars on end begin a new row.


def _end_of_bars(texts: list[str], start: int) -> int:
    """The line after the last bar of the table that begins with the bar at ``start``.

    A bar with text before it and an empty line, then more text, after it closes the table; so does the line that names
    the kind of the document (KẾ HOẠCH), and a stretch of text longer than any cell.
    """
    last, between = start, 0
    cells, width = 0, 0  # of the row that is open, of the one before
    for at in range(start + 1, len(texts)):
        text = texts[at]
        if text == "|":
            if last == at - 1:
                cells, width = 0, cells or width
            else:
                cells += 1
            last, between = at, 0
            continue
        if not text:
            ahead = next((t for t in texts[at + 1 :] if t), "")
            if last == at - 1 and texts[last - 1] not in ("|", "") and ahead != "|":
                break
            continue
        between += 1
        full = cells >= max(width, 2)  # the row has its cells: what follows at length is the running text
        if between > (_LONGEST_BEHIND if full else _LONGEST_CELL) or is_kind(clean(text)):
            break
    return last + 1


def _bar_table(marked: list[Marked], width: int | None) -> Grid | None:
    rows: list[list[GridCell]] = []
    row: list[GridCell] = []
    cell: list[Marked] = []
    after_bar = False
    for mark in marked[1:]:
        if mark.text.strip() != "|":
            if mark.text.strip() or cell:
                cell.append(mark)
            after_bar = False
            continue
        if after_bar and not any(m.text.strip() for m in cell):
            if row:
                rows.append(row)
            row = []
            after_bar = False
        else:
            row.append(GridCell(_cell_lines(cell)))
            after_bar = True
        cell = []
    if row:
        rows.append(row)
    return Grid(rows) if rows else None


def _cell_lines(cell: list[Marked]) -> list[Line]:
    """Lines of a narrow cell: what is clearly the rest of a line is joined, nothing else."""
    lines: list[str] = []
    looks: list[Marked] = []
    held = False
    last = ""
    for mark in cell:
        text = clean(mark.text)
        if not text or is_ornament(text):
            last = ""
            continue
        if lines and last and (held or goes_on(last, text, None)):
            lines[-1] = joined(lines[-1], text)
        else:
            lines.append(text)
            looks.append(mark)
        held, last = mark.open, text
    return [Line(text, look.bold, look.italic) for text, look in zip(lines, looks, strict=True)]


def _pipe_table(lines: list[str]) -> Grid:
    rows = [line.strip().strip("|").split("|") for line in lines if not _RULE_ROW.match(line)]
    return Grid([[GridCell([Line(cell)]) for cell in row] for row in rows])


# Letterheads and signatures in two columns, set with blanks or tabs.


def _end_of_columns(marked: list[Marked], start: int) -> int:
    """The line after a block in two columns: gutters in at least two of its lines, no long line among them."""
    end, gutters, gap = start, 0, 0
    for at in range(start, min(len(marked), start + 40)):
        text = marked[at].text
        if not text.strip():
            gap += 1
            if gap > 2:
                break
            continue
        gutter = _COLUMNS.search(text.strip()) is not None
        if not gutter and (len(text.strip()) > 45 or not text.startswith("    ")):
            break
        gap = 0
        gutters += gutter
        end = at + 1
    return end if gutters >= 2 else start


def _columns(marked: list[Marked]) -> Grid:
    """Left and right column as one row of two cells; a line without a gutter goes where it stands."""
    rows = [mark.text.expandtabs(8) for mark in marked]
    starts = [m.end() - 1 for text in rows for m in [_COLUMNS.search(text.strip())] if m]
    middle = max(starts) if starts else 40
    left: list[str] = []
    right: list[str] = []
    for text in rows:
        body = text.strip()
        if not body:
            continue
        pieces = _GUTTER.split(body, maxsplit=1)
        if len(pieces) == 2 and _COLUMNS.search(body):
            left.append(pieces[0])
            right.append(pieces[1].strip())
        elif len(text) - len(text.lstrip()) > middle * 0.75 + 10:
            right.append(body)
        else:
            left.append(body)
    return Grid([[GridCell([Line(text) for text in left]), GridCell([Line(text) for text in right])]])
