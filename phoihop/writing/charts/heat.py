"""Where work stands and where it does not: units × contents, darker is further."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from phoihop.writing.texts import number

from .drawing import WIDTH, Chart
from .labels import above, beside, row_height, wrapped
from .looks import INDIGO, INK, LINE, PAPER, mixed

_ROW = 26
_NARROWEST = 44  # pixels of a column, for "100%"
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
    cells = [
        {
            "unit": str(u),
            "content": str(c),
            "fill": _fill(shares.get((u, c))),
            "said": "–" if (u, c) not in shares else f"{number(100 * shares[u, c], 0)}%",
            "ink": PAPER if shares.get((u, c), 0) >= _DARK else INK,
        }
        for u in range(len(units))
        for c in range(len(contents))
    ]
    column = max(_NARROWEST, min(110, WIDTH // max(1, len(contents))))
    rows = [wrapped(unit, 30) for unit in units]
    heads = [wrapped(content, max(6, column // 7)) for content in contents]
    return Chart(
        title,
        description,
        {
            "width": {"step": column},
            "height": {"step": row_height(rows, _ROW)},
            "data": {"values": cells},
            "encoding": {"x": _placed("content", len(contents)), "y": _placed("unit", len(units))},
            "layer": [
                beside(rows, "unit"),
                above(heads, "content"),
                {
                    "mark": {"type": "rect", "stroke": LINE},
                    "encoding": {"fill": {"field": "fill", "type": "nominal", "scale": None}},
                },
                {
                    "mark": {"type": "text", "baseline": "middle"},
                    "encoding": {"text": {"field": "said"}, "fill": {"field": "ink", "type": "nominal", "scale": None}},
                },
            ],
        },
    )


def _placed(field: str, number: int) -> dict[str, Any]:
    return {"field": field, "type": "nominal", "sort": [str(place) for place in range(number)], "axis": None}


def _fill(share: float | None) -> str:
    return PAPER if share is None else mixed(INDIGO, 0.92 * (1 - max(0.0, min(1.0, share))))
