"""Visual lines of PDF pages become paragraphs, blocks of two columns, and the cells of ruled tables."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field
from statistics import median

from phoihop.reading.files.letters import clean, is_ornament
from phoihop.reading.files.lines import (
    ends_open,
    ends_sentence,
    has_label,
    is_capitals,
    is_cut_number,
    is_cut_pair,
    is_kind,
    is_motto,
    joined,
    stands_alone,
    starts_small,
    within_formula,
)
from phoihop.reading.files.pdf_rules import RuledTable
from phoihop.reading.files.pdf_text import Piece, VisualLine, visual_lines
from phoihop.reading.files.wraps import goes_on
from phoihop.reading.files.writer import Grid, GridCell, Line, Part

_GUTTER = 14.0  # points: the least width of the gap between two columns
_AIR = 2.0  # points beyond the usual gap between lines, with which a paragraph stands apart
_INDENT = 7.0  # points: a line that begins this much further right is indented


@dataclass(slots=True)
class PageLayout:
    """What stands on a page, from top to bottom: lines of text and ruled tables (with their own pieces)."""

    number: int
    width: float
    lines: list[VisualLine]
    tables: list[tuple[RuledTable, list[Piece]]] = field(default_factory=list)


@dataclass(slots=True)
class _Margins:
    left: float
    right: float


def page_parts(page: PageLayout) -> list[Part | VisualLine]:
    """Tables and blocks of two columns as grids; all other lines as they are, to be joined over page ends."""
    items: list[tuple[float, Part | VisualLine]] = [(line.top, line) for line in page.lines]
    items.extend((table.top, table_grid(table, pieces, page.number)) for table, pieces in page.tables)
    items.sort(key=lambda item: item[0])
    out: list[Part | VisualLine] = []
    run: list[VisualLine] = []
    for _, item in items:
        if isinstance(item, VisualLine):
            run.append(item)
            continue
        out.extend(_with_columns(run, page))
        run = []
        out.append(item)
    out.extend(_with_columns(run, page))
    return out


# Two columns


def _with_columns(lines: list[VisualLine], page: PageLayout) -> list[Part | VisualLine]:
    out: list[Part | VisualLine] = []
    at = 0
    while at < len(lines):
        end, gutter = _column_block(lines, at)
        if end > at:
            out.append(_column_grid(lines[at:end], gutter, page.number))
            at = end
        else:
            out.append(lines[at])
            at += 1
    return out


def _column_block(lines: list[VisualLine], start: int) -> tuple[int, float]:
    """The end of a block in two columns that begins at ``start``, and the gutter's x; (start, 0) when there is none.

    At least two lines have text on both sides of one gutter; no line crosses it; the kind line ends the block.
    """
    first = next((n for n in range(start, min(start + 3, len(lines))) if len(lines[n].pieces) == 2), None)
    if first is None or not all(is_capitals(line.text) and not _ends_block(line) for line in lines[start:first]):
        return start, 0.0
    low, high = lines[first].pieces[0].x1, lines[first].pieces[1].x0
    if high - low < _GUTTER:
        return start, 0.0
    end, both = start, 0
    for at in range(start, len(lines)):
        line = lines[at]
        if _ends_block(line) or (at > start and line.top - lines[at - 1].bottom > 110):
            break
        if len(line.pieces) > 2:
            break
        if len(line.pieces) == 2:
            new_low, new_high = max(low, line.pieces[0].x1), min(high, line.pieces[1].x0)
            if new_high - new_low < _GUTTER / 3:
                break
            low, high, both = new_low, new_high, both + 1
        elif line.x0 < low + 1 and line.x1 > high - 1:
            break
        elif line.x0 < high - 1 and line.x1 > low + 1:
            new_low, new_high = (max(low, line.x1), high) if line.x0 < low else (low, min(high, line.x0))
            if new_high - new_low < _GUTTER / 3:
                break
            low, high = new_low, new_high
        end = at + 1
    if both < 2:
        return start, 0.0
    gutter = (low + high) / 2
    if not any(
        "hận" in line.text for line in lines[start : start + 2]
    ):  # "Nơi nhận" has a list; under a letterhead it is the body
        while len(lines[end - 1].pieces) == 1 and has_label(lines[end - 1].text):
            end -= 1
    return end, gutter


def _ends_block(line: VisualLine) -> bool:
    text = clean(line.text)
    return is_kind(text) or text.upper().startswith("PHỤ LỤC")


def _column_grid(lines: list[VisualLine], gutter: float, page: int) -> Grid:
    left = [p for line in lines for p in line.pieces if (p.x0 + p.x1) / 2 < gutter]
    right = [p for line in lines for p in line.pieces if (p.x0 + p.x1) / 2 >= gutter]
    return Grid([[GridCell(_cell_lines(left, page)), GridCell(_cell_lines(right, page))]], page)


# Ruled tables


def table_grid(table: RuledTable, pieces: list[Piece], page: int) -> Grid:
    """The table's cells with their lines; a cell that spans rows or columns stands in each place."""
    xs, ys = table.columns(), table.rows()
    grid: list[list[GridCell]] = [[GridCell() for _ in xs[1:]] for _ in ys[1:]]
    boxed: dict[int, list[Piece]] = {}
    for piece in pieces:
        x, y = (piece.x0 + piece.x1) / 2, piece.middle
        index = next((n for n, b in enumerate(table.boxes) if b.x0 <= x <= b.x1 and b.top <= y <= b.bottom), None)
        if index is not None:
            boxed.setdefault(index, []).append(piece)
    for index, box in enumerate(table.boxes):
        cell = GridCell(_cell_lines(boxed.get(index, []), page, box.x1 - 4))
        for r, top in enumerate(ys[:-1]):
            for c, left in enumerate(xs[:-1]):
                if box.top - 2 <= top < box.bottom - 2 and box.x0 - 2 <= left < box.x1 - 2:
                    grid[r][c] = cell
    return Grid(grid, page)


def split_pieces(pieces: list[Piece], table: RuledTable) -> tuple[list[Piece], list[Piece]]:
    """Pieces inside a table and those outside."""
    inside: list[Piece] = []
    outside: list[Piece] = []
    for piece in pieces:
        x, y = (piece.x0 + piece.x1) / 2, piece.middle
        within = table.x0 - 2 <= x <= table.x1 + 2 and table.top - 1 <= y <= table.bottom + 1
        (inside if within else outside).append(piece)
    return inside, outside


def _cell_lines(pieces: list[Piece], page: int, edge: float | None = None) -> list[Line]:
    """Lines of a cell or column, wraps undone: a line is full when the next word would not have fitted.

    ``edge``: where the text of a ruled cell must end; in a column without rules the longest line tells.
    """
    rows = visual_lines(pieces, page)
    if not rows:
        return []
    right = edge if edge is not None else max(row.x1 for row in rows)
    out: list[Line] = []
    last: VisualLine | None = None
    for row in rows:
        text = clean(row.text)
        if is_ornament(text):
            last = None
            continue
        if last is not None and out and row.bold == last.bold and _cell_goes_on(last, row, right, edge is not None):
            out[-1] = Line(joined(out[-1].text, text), out[-1].bold, out[-1].italic, None, page)
        else:
            out.append(Line(text, row.bold, row.italic, None, page))
        last = row
    return out


def _cell_goes_on(last: VisualLine, row: VisualLine, right: float, ruled: bool) -> bool:
    before, text = clean(last.text), clean(row.text)
    if is_motto(before):
        return False
    if within_formula(before, text) or is_cut_number(before, text) or is_cut_pair(before, text):
        return True
    full = _full(last, row, right)
    if is_capitals(before) and is_capitals(text):
        return ruled and full  # letterheads have no rules: ỦY BAN NHÂN DÂN / TỈNH …
    if has_label(text) and (ends_sentence(before) or not ends_open(before)):
        return full and text[:1] in "-–" and starts_small(text.lstrip("-– ")) and not ends_sentence(before)
    if starts_small(text) or ends_open(before):
        return not stands_alone(text)
    return full and (ruled or goes_on(before, text, len(before))) and not before.endswith((";", ":"))


def _full(last: VisualLine, row: VisualLine, right: float) -> bool:
    """Whether the next line's first word would not have fitted behind the last line."""
    word = row.text.split(" ", 1)[0]
    letter = (row.x1 - row.x0) / max(len(row.text), 1)
    return last.x1 + letter * (len(word) + 1) > right - 2


# Paragraphs


def paragraphs(items: list[Part | VisualLine], widths: dict[int, float]) -> list[Part]:
    """Joins visual lines to paragraphs, also over the ends of pages."""
    lines = [item for item in items if isinstance(item, VisualLine)]
    margins = _margins(lines, widths)
    gap = _usual_gap(lines)
    out: list[Part] = []
    last: VisualLine | None = None
    for item in items:
        if not isinstance(item, VisualLine):
            out.append(item)
            last = None
            continue
        text = clean(item.text)
        if is_ornament(text):
            last = None
            continue
        edge = margins[item.page]
        centred = _centred(item, edge)
        tail = out[-1] if out else None
        if (
            last is not None
            and isinstance(tail, Line)
            and not (_is_title(out) and _ends_title(last, item, gap))
            and _goes_on(last, item, tail, centred, margins, gap)
        ):
            out[-1] = Line(
                joined(tail.text, text),
                bool(tail.bold and item.bold) if not tail.centred else tail.bold,
                tail.italic and item.italic,
                tail.centred,
                tail.page,
            )
        else:
            out.append(Line(text, item.bold, item.italic, centred, item.page))
        last = item
    return out


def _is_title(out: list[Part]) -> bool:
    """Whether the last paragraph stands below the kind of the paper."""
    above = out[-2] if len(out) > 1 else None
    return isinstance(above, Line) and is_kind(above.text)


def _ends_title(last: VisualLine, item: VisualLine, gap: float) -> bool:
    """Whether a line begins the text below a title, whose lines may be as long as those of the text."""
    text = clean(item.text)
    return item.top - last.bottom > gap + _AIR and not starts_small(text) and not ends_open(clean(last.text))


def _goes_on(
    last: VisualLine, item: VisualLine, tail: Line, centred: bool, margins: dict[int, _Margins], gap: float
) -> bool:
    before, text = clean(last.text), clean(item.text)
    if is_kind(before) or is_kind(text):
        return False
    if is_cut_number(before, text) or is_cut_pair(before, text):
        return True
    if is_capitals(before) and not is_capitals(text) and not starts_small(text):
        return False
    new_page = item.page != last.page
    apart = not new_page and item.top - last.bottom > max(1.9 * gap, gap + 5)
    if _centred(last, margins[last.page]) and centred:
        same = item.bold == last.bold and item.italic == last.italic and is_capitals(before) == is_capitals(text)
        return same and not apart and not has_label(text) and not stands_alone(text) and not ends_sentence(before)
    if (
        is_capitals(before)
        and is_capitals(text)
        and item.bold == last.bold
        and not (apart or has_label(text) or stands_alone(text))
    ):
        return not ends_sentence(before)
    full = _full(last, item, margins[last.page].right)
    if not full:
        return (
            (starts_small(text) or ends_open(before))
            and not ends_sentence(before)
            and not apart
            and not has_label(text)
        )
    if apart and (ends_sentence(before) or item.x0 > margins[item.page].left + _INDENT):
        return False
    if last.bold and not item.bold and tail.bold and not starts_small(text):
        return False
    indent = item.x0 - margins[item.page].left
    dash = text[:1] in "-–—" and starts_small(text.lstrip("-–— ")) and not ends_sentence(before)
    if has_label(text) and not dash:
        return ends_open(before) and indent < _INDENT
    if indent < _INDENT:
        return not (
            ends_sentence(before) and last.x0 - margins[last.page].left < _INDENT and (stands_alone(text) or apart)
        )
    shift = item.x0 - last.x0 - (margins[item.page].left - margins[last.page].left)
    if shift > _INDENT:
        return starts_small(text) and not ends_sentence(before)
    return not ends_sentence(before) and not stands_alone(text)


def _margins(lines: list[VisualLine], widths: dict[int, float]) -> dict[int, _Margins]:
    """Left and right edge of the running text of each page; a page with few lines takes those of the document."""
    wide = [line for line in lines if line.x1 - line.x0 > 0.45 * widths[line.page]]
    whole = _edges(wide or lines)
    out = {}
    for page in widths:
        own = [line for line in wide if line.page == page]
        out[page] = _edges(own) if len(own) >= 6 else whole
    return out


def _edges(lines: list[VisualLine]) -> _Margins:
    if not lines:
        return _Margins(0.0, 1e9)
    lefts = sorted(line.x0 for line in lines)
    rights = sorted(line.x1 for line in lines)
    left = lefts[len(lefts) // 10]
    return _Margins(left, rights[-1 - len(rights) // 20])


def _usual_gap(lines: list[VisualLine]) -> float:
    gaps = [b.top - a.bottom for a, b in itertools.pairwise(lines) if a.page == b.page and -5 < b.top - a.bottom < 40]
    return max(median(gaps), 0.0) if gaps else 2.0


def _centred(line: VisualLine, edge: _Margins) -> bool:
    """Whether a line stands in the middle with room on both sides; a long one must do so exactly."""
    left, right, width = line.x0 - edge.left, edge.right - line.x1, edge.right - edge.left
    if left > 0.12 * width and right > 0.12 * width:
        return abs(left - right) < 0.1 * width
    return min(left, right) > 5 and abs(left - right) < 4 and not has_label(line.text)
