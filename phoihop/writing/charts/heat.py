"""Where work stands and where it does not: units × contents, darker is further."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from phoihop.writing.texts import number

from .drawing import WIDTH, Chart, Pen, box
from .labels import above, beside, row_height, wrapped
from .looks import INDIGO, INK, LINE, PAPER, mixed

_ROW = 26
_NARROWEST = 44  # pixels of a column, for "100%"
_WIDEST = 110
_DARK = 0.55  # from this share on letters are white


def heat(
    title: str,
    description: str,
    *,
    units: Sequence[str],
    contents: Sequence[str],
    shares: Mapping[tuple[int, int], float],
) -> Chart:
    """``shares`` (0 to 1) by the places of unit and content; a pair without one was not asked for."""
    column = max(_NARROWEST, min(_WIDEST, WIDTH // max(1, len(contents))))
    names = [wrapped(unit, 30) for unit in units]
    row, pen = row_height(names, _ROW), Pen()
    pen.reach(0, 0, len(contents) * column, len(units) * row)
    beside(pen, names, row)
    above(pen, [wrapped(content, max(6, int(column) // 7)) for content in contents], column)
    cells: dict[str, list[str]] = defaultdict(list)
    for u in range(len(units)):
        for c in range(len(contents)):
            cells[_fill(shares.get((u, c)))].append(box(c * column, u * row, column, row))
    for fill, outlines in cells.items():
        pen.path("".join(outlines), fill=fill, stroke=LINE)
    for u in range(len(units)):
        for c in range(len(contents)):
            said = "–" if (u, c) not in shares else f"{number(100 * shares[u, c], 0)}%"
            ink = PAPER if shares.get((u, c), 0) >= _DARK else INK
            pen.text((c + 0.5) * column, (u + 0.5) * row, said, "middle", fill=ink)
    return Chart(title, description, pen)


def _fill(share: float | None) -> str:
    return PAPER if share is None else mixed(INDIGO, 0.92 * (1 - max(0.0, min(1.0, share))))
