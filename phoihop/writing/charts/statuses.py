"""How tasks stand, unit by unit: one bar a unit, worst status first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from phoihop.writing.texts import number

from .drawing import WIDTH, Chart
from .labels import beside, row_height, wrapped
from .looks import SHAPES, StatusLook

_ROW = 26  # pixels of a bar
_BOTH, _NUMBER = 32, 14  # pixels that shape and number, or the number alone, need within a bar


def statuses(
    title: str,
    description: str,
    *,
    units: Sequence[tuple[str, Mapping[str, int]]],
    looks: Sequence[StatusLook],
) -> Chart:
    """``units`` with their number of tasks by status; ``looks`` are the statuses in the order in which they stack."""
    used = [look for look in looks if any(counts.get(look.key) for _unit, counts in units)] or looks
    longest = max((sum(counts.get(look.key, 0) for look in used) for _unit, counts in units), default=0) or 1
    parts = []
    for place, (_unit, counts) in enumerate(units):
        start = 0
        for look in used:
            if count := counts.get(look.key, 0):
                room = count / longest * WIDTH
                parts.append(
                    {
                        "unit": str(place),
                        "from": start,
                        "to": start + count,
                        "middle": start + count / 2,
                        "status": look.word,
                        "ink": look.ink,
                        "said": number(count) if room >= _NUMBER else "",
                        "shaped": room >= _BOTH,
                    }
                )
                start += count
    names = [wrapped(unit, 30) for unit, _counts in units]
    order = [look.word for look in used]
    # rows go by place: two units may bear one name
    y = {"field": "unit", "type": "nominal", "sort": [str(place) for place in range(len(units))], "axis": None}
    x = {
        "type": "quantitative",
        "axis": {"title": None, "tickCount": min(longest, 5), "tickMinStep": 1, "format": ",d"},
        "stack": None,
        "scale": {"domain": [0, longest]},
    }
    return Chart(
        title,
        description,
        {
            "width": WIDTH,
            "height": {"step": row_height(names, _ROW)},
            "data": {"values": parts},
            "encoding": {"y": y},
            "layer": [
                beside(names, "unit"),
                {
                    "mark": {"type": "bar", "height": {"band": 0.8}},
                    "encoding": {
                        "x": {**x, "field": "from"},
                        "x2": {"field": "to"},
                        "color": {
                            "field": "status",
                            "type": "nominal",
                            "scale": {"domain": order, "range": [look.fill for look in used]},
                            "legend": {"columns": 4},
                        },
                    },
                },
                {
                    "transform": [{"filter": "datum.shaped"}],
                    "mark": {"type": "point", "filled": True, "size": 90, "xOffset": -9, "opacity": 1},
                    "encoding": {
                        "x": {**x, "field": "middle"},
                        "shape": {
                            "field": "status",
                            "type": "nominal",
                            "scale": {"domain": order, "range": [SHAPES[look.shape] for look in used]},
                            "legend": {"columns": 4},
                        },
                        "fill": {"field": "ink", "type": "nominal", "scale": None},
                    },
                },
                *(
                    {
                        "transform": [{"filter": f"{'' if shaped else '!'}datum.shaped"}],
                        "mark": {"type": "text", "dx": 8 if shaped else 0, "baseline": "middle"},
                        "encoding": {
                            "x": {**x, "field": "middle"},
                            "text": {"field": "said"},
                            "fill": {"field": "ink", "type": "nominal", "scale": None},
                        },
                    }
                    for shaped in (True, False)
                ),
            ],
        },
    )
