"""What was aimed at and what was measured, year by year."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from phoihop.writing.texts import number

from .drawing import LINE, WIDTH, Chart, Pen, box, short
from .labels import legend, numbers_beside, ticks, wrapped
from .looks import INDIGO, INK, PAPER

HEIGHT = 220.0
_INNER, _OUTER, _MARK = 0.5, 0.3, 1.2  # gaps between bars and at the ends, in steps; a mark's width, in bars
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
    width: float = WIDTH,
) -> Chart:
    """Bars with a mark where each target lies; ``measure`` is the unit of measure, said in the legend."""
    values = ticks(max((max(aim.target or 0, aim.measured or 0) for aim in aims), default=0) or 1, 6)
    most, pen = values[-1], Pen(width)
    pen.reach(0, 0, width, HEIGHT)
    numbers_beside(pen, values, most, HEIGHT)
    step = width / (len(aims) - _INNER + 2 * _OUTER)
    bar = step * (1 - _INNER)
    for place, aim in enumerate(aims):
        middle = (_OUTER + place) * step + bar / 2
        pen.lines(middle, HEIGHT + LINE, wrapped(aim.label, 12), "middle")
        if aim.measured is not None:
            high = max(0.0, aim.measured) / most * HEIGHT
            pen.path(box(middle - bar / 2, HEIGHT - high, bar, high), fill=INDIGO)
            # at the foot of the bar, where no mark runs through it
            inside = high >= _INSIDE
            y, fill = (HEIGHT - LINE / 2 - 4, PAPER) if inside else (HEIGHT - high - LINE / 2 - 4, INK)
            pen.text(middle, y, number(aim.measured, places), "middle", fill=fill, bold=True)
        if aim.target is not None:
            y = HEIGHT * (1 - max(0.0, aim.target) / most)
            pen.path(f"M{short(middle - bar * _MARK / 2)},{short(y)}h{short(bar * _MARK)}", stroke=INK, width=4)
            pen.text(middle + bar * _MARK / 2 + 4, y, number(aim.target, places), rim=True)
    pen.path(f"M0,{short(HEIGHT)}h{short(width)}", stroke=INK)
    result = f"{words[0]} ({measure})" if measure else words[0]
    legend(pen, [("square", INDIGO, result), ("square", INK, words[1])])
    return Chart(title, description, pen)
