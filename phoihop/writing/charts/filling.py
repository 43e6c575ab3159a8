"""How a round fills up: reports in hand day by day, against how many are asked for and by when."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from .drawing import WIDTH, Chart
from .looks import INDIGO, INK, INK_2, LACQUER, PAPER


def filling(
    title: str,
    description: str,
    *,
    days: Sequence[tuple[dt.date, int]],
    asked: int,
    deadline: dt.date,
    words: tuple[str, str, str] = ("Đã nộp", "Phải nộp", "Hạn nộp"),
) -> Chart:
    """``days`` are days with the number of reports in hand at their end, in order; ``words`` name the three lines."""
    in_hand, all_asked, due = words
    steps = [{"day": day.isoformat(), "n": number} for day, number in days]
    first = min([day for day, _number in days] or [deadline])
    last = max([day for day, _number in days] or [deadline])
    whole = (max(last, deadline) - min(first, deadline)).days
    # a day to spare before, and behind the last one as much as its label needs
    span = [
        min(first, deadline) - dt.timedelta(days=1),
        max(deadline + dt.timedelta(days=2), last + dt.timedelta(days=max(2, whole // 6 + 1))),
    ]
    x = {
        "field": "day",
        "type": "temporal",
        "scale": {"type": "utc", "domain": [day.isoformat() for day in span]},
        "axis": {
            "format": "%-d/%-m",
            "title": None,
            "grid": False,
            "tickCount": {"interval": "day", "step": _step(span)},
        },
    }
    most = max(asked, *(number for _day, number in days), 1) * 1.12
    y = {
        "field": "n",
        "type": "quantitative",
        "scale": {"domain": [0, most]},
        "axis": {"title": None, "tickMinStep": 1, "format": ",d"},
    }
    share = (deadline - span[0]).days / (span[1] - span[0]).days
    mark = {"day": deadline.isoformat(), "n": most, "text": f"{due} {deadline.day}/{deadline.month}"}
    # who was asked is told at the side where the deadline is not
    top = {"day": span[share < 0.5].isoformat(), "n": asked, "text": f"{all_asked} {asked}"}
    layers: list[dict[str, object]] = [
        {
            "data": {"values": [top]},
            "mark": {"type": "rule", "color": INK_2, "strokeDash": [2, 3]},
            "encoding": {"y": y},
        },
        {
            "data": {"values": [mark]},
            "mark": {"type": "rule", "color": LACQUER, "strokeWidth": 2, "strokeDash": [6, 3]},
            "encoding": {"x": x},
        },
    ]
    if steps:
        layers += [
            {
                "data": {"values": steps},
                "mark": {"type": "line", "interpolate": "step-after", "color": INDIGO, "strokeWidth": 2.5},
                "encoding": {"x": x, "y": y},
            },
            {
                "data": {"values": steps[-1:]},
                "mark": {"type": "point", "filled": True, "fill": INDIGO, "opacity": 1, "size": 50},
                "encoding": {"x": x, "y": y},
            },
        ]
    # names come last, on a rim of paper where a line runs behind them
    left_or_right = "left" if share < 0.15 else "right" if share > 0.85 else "center"
    layers += _name(x, y, mark, align=left_or_right, baseline="bottom", dy=-5, fill=LACQUER)
    over = {"baseline": "bottom", "dy": -3, "fill": INK_2}
    layers += _name(x, y, top, **({"align": "right", "dx": -4} if share < 0.5 else {"align": "left", "dx": 4}), **over)
    if steps:
        reached = {**steps[-1], "text": f"{in_hand} {steps[-1]['n']}"}
        under = {"baseline": "top", "dy": 6} if days[-1][1] > 0.9 * asked else {"baseline": "middle"}
        layers += _name(x, y, reached, align="left", dx=9, fill=INK, fontWeight=600, **under)
    return Chart(title, description, {"width": WIDTH, "height": 220, "layer": layers})


def _name(x: object, y: object, value: object, **look: object) -> list[dict[str, object]]:
    """A text at a place, with its rim."""
    encoding = {"x": x, "y": y, "text": {"field": "text"}}
    rim = {**look, "fill": PAPER, "stroke": PAPER, "strokeWidth": 4, "aria": False}
    data = {"values": [value]}
    return [{"data": data, "mark": {"type": "text", **one}, "encoding": encoding} for one in (rim, look)]


def _step(span: Sequence[dt.date]) -> int:
    """Days between two labels, so that they do not run into each other."""
    return max(1, (span[1] - span[0]).days // 12 + 1)
