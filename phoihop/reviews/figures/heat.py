"""Shares of units × contents: all units of a small round, the units above of a large one, or those furthest behind."""

from __future__ import annotations

from django.db.models import F, Q

from phoihop.rounds.models import ReportLine

from ..models import Review
from .counting import COUNTS, counts_in
from .shapes import Cell, Figures, Heat

MOST_ROWS = 40
MOST_CELLS = 400
_BEHIND = 30


def heat_of(review: Review, figures: Figures) -> Heat:
    """One query."""
    lines = ReportLine.objects.filter(report__round=review.round_id, lead=True, duty__isnull=False).order_by()
    above = len(figures.units) > MOST_ROWS and 1 < len({one.above for one in figures.units}) <= MOST_ROWS
    row, shown = F("report__unit__name" if not above else "report__unit__parent__name"), Q()
    if not above and len(figures.units) > MOST_ROWS:
        behind = sorted(figures.units, key=lambda one: (one.now.share or 0.0, one.name))[:_BEHIND]
        shown = Q(report__unit__in=[one.key for one in behind])
    places = {line.key: place for place, line in enumerate(figures.contents)}
    rows: dict[str, int] = {}
    cells = []
    for found in lines.filter(shown).values("duty__content", row=row).annotate(**COUNTS).order_by("row"):
        share = counts_in(found).share
        place = rows.setdefault(found["row"] or "", len(rows))
        if share is not None and (found["duty__content"] or 0) in places:
            cells.append(Cell(place, places[found["duty__content"] or 0], round(share, 4)))
    return _those_behind(Heat(list(rows), cells, above, bool(shown)), max(8, MOST_CELLS // max(1, len(places))))


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
