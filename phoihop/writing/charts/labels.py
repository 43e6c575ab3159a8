"""What stands around a drawing area: names beside rows and over columns, an axis of numbers, a legend."""

from __future__ import annotations

import math
import textwrap
from collections.abc import Sequence

from phoihop.writing.texts import number

from .drawing import LINE, Pen, short, width_of
from .looks import INK_2
from .looks import LINE as GRID

_GAP = 8
_TICK = 5
_SYMBOL, _APART = 8, 14  # from a symbol's middle to its word, from a word to the next symbol


def wrapped(text: str, letters: int) -> list[str]:
    """A name in lines of about so many letters; a longer word stands whole."""
    return textwrap.wrap(text, letters, break_long_words=False) or [" "]


def beside(pen: Pen, names: Sequence[list[str]], row: float) -> None:
    """Names at the left of rows."""
    for place, name in enumerate(names):
        pen.lines(-_GAP, (place + 0.5) * row, name, "end")


def above(pen: Pen, names: Sequence[list[str]], column: float) -> None:
    """Names over columns, standing on one line."""
    for place, name in enumerate(names):
        pen.lines((place + 0.5) * column, -_GAP - len(name) * LINE / 2, name, "middle")


def row_height(names: Sequence[list[str]], least: int) -> float:
    """The height of a row in which the longest name fits."""
    return max([least, *(LINE * len(name) + 6 for name in names)])


def ticks(most: float, about: int, *, whole: bool = False) -> list[float]:
    """Round numbers from 0 on: ``about`` so many up to ``most``, and the next one."""
    rough = max(most, 1e-9) / about
    tens = 10 ** math.floor(math.log10(rough))
    step = next(tens * nice for nice in (1, 2, 5, 10) if tens * nice >= rough * 0.999)
    step = max(1, round(step)) if whole else step
    return [step * place for place in range(math.ceil(most / step - 1e-9) + 1)]


def numbers_below(pen: Pen, values: Sequence[float], most: float, y: float) -> None:
    """An axis of counts under rows, with its lines through them."""
    places = [(value, value / most * pen.width) for value in values if value <= most]
    pen.path("".join(f"M{short(x)},0v{short(y)}" for _value, x in places), stroke=GRID)
    pen.path(
        f"M0,{short(y)}h{short(pen.width)}" + "".join(f"M{short(x)},{short(y)}v{_TICK}" for _v, x in places),
        stroke=INK_2,
    )
    for value, x in places:
        pen.text(x, y + _TICK + 3 + LINE / 2, number(round(value, 9)), "middle")


def numbers_beside(pen: Pen, values: Sequence[float], most: float, height: float) -> None:
    """An axis of numbers at the left, with its lines through the area."""
    places = [(value, height * (1 - value / most)) for value in values if value <= most]
    pen.path("".join(f"M0,{short(y)}h{short(pen.width)}" for _value, y in places), stroke=GRID)
    pen.path(f"M0,0v{short(height)}" + "".join(f"M0,{short(y)}h-{_TICK}" for _v, y in places), stroke=INK_2)
    for value, y in places:
        pen.text(-_TICK - 3, y, number(round(value, 9)), "end")


def legend(pen: Pen, looks: Sequence[tuple[str, str, str]]) -> None:
    """Above everything: shape, colour and word of each."""
    lines: list[list[tuple[float, tuple[str, str, str]]]] = [[]]
    x = 0.0
    for look in looks:
        room = 2 * _SYMBOL + width_of(look[2]) + _APART
        if lines[-1] and x + room > pen.width:
            lines.append([])
            x = 0.0
        lines[-1].append((x, look))
        x += room
    top = pen.top - _GAP - len(lines) * (LINE + 4)
    for place, line in enumerate(lines):
        y = top + (place + 0.5) * (LINE + 4)
        for x, (shape, fill, word) in line:
            pen.shape(shape, x + _SYMBOL - 2, y, 5.5, fill)
            pen.text(x + 2 * _SYMBOL, y, word)
