"""Names beside rows and over columns: broken into lines, never cut, set in the middle of their row."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from typing import Any

LINE = 16  # pixels
_GAP = 8


def wrapped(text: str, letters: int) -> str:
    """A name in lines of about so many letters; a longer word stands whole."""
    return "\n".join(textwrap.wrap(text, letters, break_long_words=False)) or " "


def beside(names: Sequence[str], field: str) -> dict[str, Any]:
    """The layer of names at the left of rows; ``field`` holds the row's place as text."""
    rows = [{field: str(place), "said": name, "up": -LINE / 2 * name.count("\n")} for place, name in enumerate(names)]
    return {
        "data": {"values": rows},
        "mark": {
            "type": "text",
            "lineBreak": "\n",
            "align": "right",
            "baseline": "middle",
            "dx": -_GAP,
            "dy": {"expr": "datum.up"},
        },
        "encoding": {"x": {"value": 0}, "text": {"field": "said"}},
    }


def above(names: Sequence[str], field: str) -> dict[str, Any]:
    """The layer of names over columns."""
    heads = [
        {field: str(place), "said": name, "up": -_GAP - LINE * name.count("\n")} for place, name in enumerate(names)
    ]
    return {
        "data": {"values": heads},
        "mark": {
            "type": "text",
            "lineBreak": "\n",
            "align": "center",
            "baseline": "bottom",
            "dy": {"expr": "datum.up"},
        },
        "encoding": {"y": {"value": 0}, "text": {"field": "said"}},
    }


def row_height(names: Sequence[str], least: int) -> int:
    """The height of a row in which the longest name fits."""
    return max([least, *(LINE * (name.count("\n") + 1) + 6 for name in names)])
