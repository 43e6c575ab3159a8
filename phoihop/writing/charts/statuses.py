"""How tasks stand, unit by unit: one bar a unit, worst status first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from phoihop.writing.texts import number

from .drawing import LINE, WIDTH, Chart, Pen, box
from .labels import beside, legend, numbers_below, row_height, ticks, wrapped
from .looks import PAPER, StatusLook

_ROW = 26  # pixels of a row
_BAR = 0.8  # of a row
_LOW = 21  # pixels of a bar below its name
_BOTH, _NUMBER = 32, 14  # pixels that shape and number, or the number alone, need within a bar
_RADIUS = 4.75  # of a shape


def statuses(
    title: str,
    description: str,
    *,
    units: Sequence[tuple[str, Mapping[str, int]]],
    looks: Sequence[StatusLook],
    width: float = WIDTH,
) -> Chart:
    """``units`` with their number of tasks by status; ``looks`` are the statuses in the order in which they stack.

    In a narrow one the names stand above their bars.
    """
    used = [look for look in looks if any(counts.get(look.key) for _unit, counts in units)] or looks
    longest = max((sum(counts.get(look.key, 0) for look in used) for _unit, counts in units), default=0) or 1
    names = [wrapped(unit, 30) for unit, _counts in units]
    row, pen = row_height(names, _ROW), Pen(width)
    bar, middle = _BAR * row, row / 2  # how high a bar is, and where in its row
    if stacked := width < WIDTH:
        words = LINE * max(map(len, names), default=1)
        bar, middle, row = _LOW, words + _LOW / 2 + 2, words + _LOW + 12
    pen.reach(0, 0, width, len(units) * row)
    numbers_below(pen, ticks(longest, 5, whole=True), longest, len(units) * row)
    if stacked:
        for place, name in enumerate(names):
            pen.lines(0, place * row + words - len(name) * LINE / 2, name, "start", rim=True)
    else:
        beside(pen, names, row)
    starts = [0.0] * len(units)
    for look in used:
        bars, marks = [], []
        for place, (_unit, counts) in enumerate(units):
            if count := counts.get(look.key, 0):
                room, y = count / longest * width, place * row + middle
                bars.append(box(starts[place], y - bar / 2, room, bar))
                marks.append((count, room, starts[place] + room / 2, y))
                starts[place] += room
        if bars:
            pen.path("".join(bars), fill=look.fill, stroke=PAPER)
        for count, room, x, y in marks:
            if shaped := room >= _BOTH:
                pen.shape(look.shape, x - 9, y, _RADIUS, look.ink)
            if room >= _NUMBER:
                pen.text(x + (8 if shaped else 0), y, number(count), "middle", fill=look.ink)
    legend(pen, [(look.shape, look.fill, look.word) for look in used])
    return Chart(title, description, pen)
