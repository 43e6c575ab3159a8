"""How a round fills up: reports in hand day by day, against how many are asked for and by when."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from phoihop.writing.texts import number

from .drawing import LINE, WIDTH, Chart, Pen, short
from .labels import numbers_beside, ticks
from .looks import INDIGO, INK_2, LACQUER

_HEIGHT = 220.0
_ABOVE = 1.12  # how far the area goes above the highest number
_LABEL = 46  # pixels that a day's label needs


def filling(
    title: str,
    description: str,
    *,
    days: Sequence[tuple[dt.date, int]],
    asked: int,
    deadline: dt.date,
    words: tuple[str, str, str] = ("Đã nộp", "Phải nộp", "Hạn nộp"),
    width: float = WIDTH,
) -> Chart:
    """``days`` are days with the number of reports in hand at their end, in order; ``words`` name the three lines."""
    in_hand, all_asked, due = words
    first = min([deadline, *(day for day, _number in days)])
    last = max([deadline, *(day for day, _number in days)])
    first, last = first - dt.timedelta(days=1), max(last + dt.timedelta(days=1), deadline + dt.timedelta(days=2))
    whole = (last - first).days
    most = max(asked, *(number_ for _day, number_ in days), 1) * _ABOVE
    pen = Pen(width)

    def across(day: dt.date) -> float:
        return (day - first).days / whole * width

    def up(value: float) -> float:
        return _HEIGHT * (1 - value / most)

    pen.reach(0, 0, width, _HEIGHT)
    numbers_beside(pen, ticks(most, 6, whole=True), most, _HEIGHT)
    _days_below(pen, first, whole)
    pen.path(f"M0,{short(up(asked))}h{short(width)}", stroke=INK_2, dashes="2,3")
    pen.path(f"M{short(across(deadline))},0v{short(_HEIGHT)}", stroke=LACQUER, width=2, dashes="6,3")
    if days:
        (day, reached), *more = days
        steps = "".join(f"H{short(across(later))}V{short(up(number_))}" for later, number_ in more)
        pen.path(f"M{short(across(day))},{short(up(reached))}{steps}", stroke=INDIGO, width=2.5)
    # names come last, on a rim of paper where a line runs behind them
    pen.text(across(deadline), -LINE / 2 - 3, f"{due} {deadline.day}/{deadline.month}", "middle", fill=LACQUER)
    # who was asked is told at the side where the deadline is not
    side = 4.0 if across(deadline) >= width / 2 else width - 4
    said = f"{all_asked} {number(asked)}"
    pen.text(side, up(asked) - LINE / 2 - 1, said, "start" if side < width / 2 else "end", fill=INK_2, rim=True)
    if days:
        day, reached = days[-1]
        pen.shape("dot", across(day), up(reached), 8, INDIGO)
        said, x = f"{in_hand} {number(reached)}", across(day)
        y = up(reached) + (LINE if reached > 0.9 * asked else 0)
        if width < WIDTH and x > width / 2:  # there is no room behind it
            pen.text(x - 9, y, said, "end", bold=True, rim=True)
        else:
            pen.text(x + 9, y, said, "start", bold=True, rim=True)
    return Chart(title, description, pen)


def _days_below(pen: Pen, first: dt.date, whole: int) -> None:
    step = max(1, -(-whole * _LABEL // int(pen.width)))
    places = [(first + dt.timedelta(days=n), n / whole * pen.width) for n in range(0, whole + 1, step)]
    marks = "".join(f"M{short(x)},{short(_HEIGHT)}v5" for _day, x in places)
    pen.path(f"M0,{short(_HEIGHT)}h{short(pen.width)}{marks}", stroke=INK_2)
    for day, x in places:
        pen.text(x, _HEIGHT + 8 + LINE / 2, f"{day.day}/{day.month}", "middle")
