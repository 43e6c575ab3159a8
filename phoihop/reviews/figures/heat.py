"""Shares of units × contents: all units of a small round, the units above of a large one, or those furthest behind."""

from __future__ import annotations

from collections import defaultdict

from .contents import Contents
from .shapes import Cell, Heat
from .tallies import Tally, by_duty

MOST_ROWS = 40
MOST_CELLS = 400
_BEHIND = 30


def heat_of(tallies: list[Tally], contents: Contents) -> Heat:
    """Of the reports of one round."""
    many = len(tallies) > MOST_ROWS
    above = many and 1 < len({one.above for one in tallies}) <= MOST_ROWS
    if cut := many and not above:
        tallies = sorted(tallies, key=lambda one: (one.counts.share or 0.0, one.name))[:_BEHIND]
    rows: dict[tuple[str, int], list[Tally]] = defaultdict(list)
    for one in tallies:
        rows[(one.above or "", 0) if above else (one.name, one.unit)].append(one)
    cells = []
    for place, key in enumerate(sorted(rows)):
        for content, counts in contents.counts(by_duty(rows[key])).items():
            if counts.share is not None:
                cells.append(Cell(place, contents.places[content], round(counts.share, 4)))
    heat = Heat([name for name, _unit in sorted(rows)], cells, above, cut)
    return _those_behind(heat, max(8, MOST_CELLS // max(1, len(contents.places))))


def _those_behind(heat: Heat, most: int) -> Heat:
    """So many rows, the lowest on the whole: a picture of more weighs more than its page may."""
    if len(heat.rows) <= most:
        return heat
    shares: dict[int, list[float]] = {}
    for cell in heat.cells:
        shares.setdefault(cell.row, []).append(cell.share)
    behind = sorted(shares, key=lambda row: (sum(shares[row]) / len(shares[row]), row))[:most]
    places = {row: place for place, row in enumerate(sorted(behind))}
    cells = [Cell(places[cell.row], cell.content, cell.share) for cell in heat.cells if cell.row in places]
    return Heat([heat.rows[row] for row in places], cells, heat.above, cut=True)
