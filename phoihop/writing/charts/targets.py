"""What was aimed at and what was measured, year by year."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from phoihop.writing.texts import number

from .drawing import WIDTH, Chart
from .labels import wrapped
from .looks import INDIGO, INK, PAPER

HEIGHT = 220
_INNER, _OUTER, _TICK = 0.5, 0.3, 1.2  # gaps between bars and at the ends, in steps; a tick's width, in bars
_INSIDE = 24  # pixels that a bar needs for its number


@dataclass(frozen=True)
class Aim:
    """A year (or any period) with its target and what was measured; None where there is none (yet)."""

    label: str
    target: float | None
    measured: float | None


def targets(
    title: str,
    description: str,
    *,
    aims: Sequence[Aim],
    measure: str = "",
    places: int | None = None,
    words: tuple[str, str] = ("Kết quả", "Chỉ tiêu"),
) -> Chart:
    """Bars with a tick where each target lies; ``measure`` is the unit of measure, said in the legend."""
    result, target = f"{words[0]} ({measure})" if measure else words[0], words[1]
    most = max((max(aim.target or 0, aim.measured or 0) for aim in aims), default=0) or 1
    rows = [
        {
            "label": str(place),
            "measured": aim.measured,
            "target": aim.target,
            "said": "" if aim.measured is None else number(aim.measured, places),
            "inside": (aim.measured or 0) / most * HEIGHT >= _INSIDE,
            "aimed": "" if aim.target is None else number(aim.target, places),
        }
        for place, aim in enumerate(aims)
    ]
    lines = [wrapped(aim.label, 12) for aim in aims]
    step = WIDTH / (len(aims) - _INNER + 2 * _OUTER)
    beside = step * (1 - _INNER) * _TICK / 2 + 4  # from the middle of a bar to the words beside its tick
    x = {
        "field": "label",
        "type": "ordinal",
        "sort": [row["label"] for row in rows],
        "axis": {
            "title": None,
            "labelAngle": 0,
            "ticks": False,
            "labelPadding": 6,
            "labelExpr": f"split({lines!r}[toNumber(datum.label)], '\\n')",
        },
        "scale": {"paddingInner": _INNER, "paddingOuter": _OUTER},
    }
    y = {"type": "quantitative", "title": None}
    colour = {
        "type": "nominal",
        "scale": {"domain": [result, target], "range": [INDIGO, INK]},
        "legend": {"symbolType": "square"},
    }
    return Chart(
        title,
        description,
        {
            "width": WIDTH,
            "height": HEIGHT,
            "data": {"values": rows},
            "encoding": {"x": x},
            "layer": [
                {
                    "transform": [{"filter": "isValid(datum.measured)"}],
                    "mark": {"type": "bar"},
                    "encoding": {"y": {**y, "field": "measured"}, "color": {"datum": result, **colour}},
                },
                *(
                    {
                        "transform": [{"filter": f"isValid(datum.measured) && {'' if inside else '!'}datum.inside"}],
                        "mark": {
                            "type": "text",
                            "baseline": "bottom",
                            "dy": -6,
                            "fill": PAPER if inside else INK,
                            "fontWeight": 600,
                        },
                        # at the foot of the bar, where no tick runs through it
                        "encoding": {
                            "y": {"value": HEIGHT} if inside else {**y, "field": "measured"},
                            "text": {"field": "said"},
                        },
                    }
                    for inside in (True, False)
                ),
                {
                    "transform": [{"filter": "isValid(datum.target)"}],
                    "mark": {
                        "type": "tick",
                        "thickness": 4,
                        "width": {"band": _TICK},
                        "orient": "horizontal",
                        "opacity": 1,
                    },
                    "encoding": {"y": {**y, "field": "target"}, "color": {"datum": target, **colour}},
                },
                {
                    "transform": [{"filter": "isValid(datum.target)"}],
                    "mark": {"type": "text", "align": "left", "baseline": "middle", "dx": beside},
                    "encoding": {"y": {**y, "field": "target"}, "text": {"field": "aimed"}},
                },
            ],
        },
    )
