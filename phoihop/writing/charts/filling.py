"""How a round fills up: reports in hand day by day, against how many are asked for and by when."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from .drawing import WIDTH, Chart
from .looks import INDIGO, INK, INK_2, LACQUER


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
    # a day to spare at both ends, so that no label is cut
    span = [min(first, deadline) - dt.timedelta(days=1), max(last, deadline) + dt.timedelta(days=2)]
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
    y = {
        "field": "n",
        "type": "quantitative",
        "scale": {"domain": [0, max(asked, *(number for _day, number in days), 1) * 1.12]},
        "axis": {"title": None, "tickMinStep": 1, "format": ",d"},
    }
    over = f"{due} {deadline.day}/{deadline.month}"
    mark = {"day": deadline.isoformat(), "n": 0, "text": over}
    top = {"day": span[0].isoformat(), "n": asked, "text": f"{all_asked} {asked}"}
    layers: list[dict[str, object]] = [
        {
            "data": {"values": [top]},
            "mark": {"type": "rule", "color": INK_2, "strokeDash": [2, 3]},
            "encoding": {"y": y},
        },
        {
            "data": {"values": [top]},
            "mark": {"type": "text", "align": "left", "baseline": "bottom", "dx": 4, "dy": -3, "fill": INK_2},
            "encoding": {"x": x, "y": y, "text": {"field": "text"}},
        },
        {
            "data": {"values": [mark]},
            "mark": {"type": "rule", "color": LACQUER, "strokeWidth": 2, "strokeDash": [6, 3]},
            "encoding": {"x": x},
        },
        {
            "data": {"values": [mark]},
            "mark": {"type": "text", "align": "right", "baseline": "bottom", "dx": -5, "dy": -5, "fill": LACQUER},
            "encoding": {"x": x, "y": y, "text": {"field": "text"}},
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
                "data": {"values": [{**steps[-1], "text": f"{in_hand} {steps[-1]['n']}"}]},
                "mark": {
                    "type": "text",
                    "align": "right",
                    "baseline": "top",
                    "dx": -4,
                    "dy": 6,
                    "fill": INK,
                    "fontWeight": 600,
                },
                "encoding": {"x": x, "y": y, "text": {"field": "text"}},
            },
        ]
    return Chart(title, description, {"width": WIDTH, "height": 220, "layer": layers})


def _step(span: Sequence[dt.date]) -> int:
    """Days between two labels, so that they do not run into each other."""
    return max(1, (span[1] - span[0]).days // 12 + 1)
