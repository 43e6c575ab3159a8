"""From "this period" to "cumulative" and back. No Django here.

A chain is what one unit said of one indicator within one span (a year, or the whole programme). What is cumulative is
a function of the day: known where somebody said it, and one period after a day on which it was known.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

_PLACES = Decimal("0.001")
_MONTH = 30.4375
_DAY = dt.timedelta(days=1)


@dataclass(frozen=True)
class Said:
    """What was said of a period; at least one of the two. A figure ``at`` the end of a period is both."""

    starts_on: dt.date
    ends_on: dt.date
    this: Decimal | None = None
    cumulative: Decimal | None = None


@dataclass(frozen=True)
class Computed:
    """Both figures of a period, None where they cannot be known. ``gap``: an earlier period is missing."""

    this: Decimal | None
    cumulative: Decimal | None
    gap: bool = False


@dataclass(frozen=True)
class _Known:
    """What is cumulative at the end of a day; ``months`` weigh a mean."""

    ends_on: dt.date
    value: Decimal
    months: int
    gap: bool


def months_of(starts_on: dt.date, ends_on: dt.date) -> int:
    """How many months a period has, one at least: the weight of its figure in a mean."""
    return max(1, round(((ends_on - starts_on).days + 1) / _MONTH))


def in_order(said: Sequence[Said]) -> list[int]:
    """The places of what was said by day of end; of one day the one that says most for sure last.

    Of two periods that end on one day, a cumulative figure is surer than a sum, and a long period than a short one.
    """
    return sorted(
        range(len(said)),
        key=lambda i: (said[i].ends_on, said[i].cumulative is not None, -said[i].starts_on.toordinal()),
    )


def computed(said: Sequence[Said], over_time: str, begins: dt.date) -> list[Computed]:
    """Both figures of every period of a chain that begins on a day, in the order in which they were handed in.

    ``over_time``: sum, mean, highest, last. What was said stays as it was said.
    """
    results: list[Computed | None] = [None] * len(said)
    known: list[_Known] = []
    for place in in_order(said):
        one = said[place]
        result, then = _one(one, over_time, _before(known, one.starts_on, begins), begins)
        results[place] = result
        if then:
            known.append(then)
    return [one for one in results if one is not None]


def _before(known: Sequence[_Known], day: dt.date, begins: dt.date) -> _Known:
    """What was cumulative before a day; nothing where the chain begins with it."""
    if day > begins:
        for one in reversed(known):
            if one.ends_on < day:
                return one
    return _Known(begins - _DAY, Decimal(0), 0, False)


def _one(one: Said, over_time: str, before: _Known, begins: dt.date) -> tuple[Computed, _Known | None]:
    missing = one.starts_on > max(before.ends_on + _DAY, begins)
    gap = one.cumulative is None and (missing or before.gap)
    if over_time == "last":
        value = one.cumulative if one.cumulative is not None else one.this
        return Computed(value, value), None
    months = months_of(one.starts_on, one.ends_on)
    this, cumulative = one.this, one.cumulative
    if cumulative is None and this is not None:
        cumulative = _added(this, over_time, before, months)
    elif this is None and cumulative is not None and not missing and not before.gap:
        this = _taken_off(cumulative, over_time, before, months)
    assert cumulative is not None
    return Computed(this, cumulative, gap), _Known(one.ends_on, cumulative, before.months + months, gap)


def _added(this: Decimal, over_time: str, before: _Known, months: int) -> Decimal:
    match over_time:
        case "sum":
            return before.value + this
        case "highest":
            return max(before.value, this) if before.months else this
        case "mean":
            return rounded((before.value * before.months + this * months) / (before.months + months))
    raise AssertionError(over_time)


def _taken_off(cumulative: Decimal, over_time: str, before: _Known, months: int) -> Decimal | None:
    match over_time:
        case "sum":
            return cumulative - before.value
        case "highest":  # a highest that did not rise does not tell what this period was
            return cumulative if not before.months or cumulative > before.value else None
        case "mean":
            return rounded((cumulative * (before.months + months) - before.value * before.months) / months)
    raise AssertionError(over_time)


def rounded(value: Decimal) -> Decimal:
    """A figure as it is kept: three places behind the comma."""
    return value.quantize(_PLACES, ROUND_HALF_UP)
