"""What is asked before a figure is accepted; a person may say why it is right. No Django here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

_JUMP = 10
_SLIPS = (1_000_000, 1_000)  # thousands or millions, where the unit of measure is one, or the other way round
_SLIP_LOW, _SLIP_HIGH = Decimal("0.5"), Decimal(2)
_CLOSE = Decimal("0.01")  # figures are rounded by people


@dataclass(frozen=True)
class Question:
    """Something that looks wrong: ``code`` has its sentence in ``wording.py``, ``values`` fill it."""

    code: str
    values: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Given:
    """A figure as it is about to be recorded: what was said (either, or both), a share's denominator."""

    this: Decimal | None = None
    cumulative: Decimal | None = None
    denominator: Decimal | None = None
    accumulates: str = ""  # sum, mean, highest; "" for a figure at the end of a period


@dataclass(frozen=True)
class Before:
    """What is known of the same unit: cumulative before the period begins (same span), earlier figures of periods.

    ``others``, where no period can be compared as it is: figures of longer or shorter ones, each as it is and as it
    would be in a period of this length.
    """

    cumulative: Decimal | None = None
    periods: Sequence[Decimal] = ()
    later_cumulative: Decimal | None = None  # the next one that was said after the period
    so_far: Decimal | None = None  # the last one before the period ends: a quarter's, where half a year is reported
    others: Sequence[tuple[Decimal, Decimal]] = ()


def questions(given: Given, before: Before) -> list[Question]:
    """Everything to ask about a figure, the gravest first."""
    found = [
        *_negative(given),
        *_share(given),
        *_shrinking(given, before),
        *_not_adding_up(given, before),
        *_jump(given, before),
    ]
    return found


def sum_differs(parts: Sequence[Decimal], whole: Decimal | None, complete: bool) -> list[Question]:
    """The parts that several units have do not fit what all together have.

    While some are missing (not ``complete``) the parts may only be less.
    """
    if whole is None or not parts:
        return []
    total = sum(parts, Decimal(0))
    differs = total > whole + _CLOSE or (complete and total < whole - _CLOSE)
    return [Question("sum_differs", {"total": total, "whole": whole})] if differs else []


def _negative(given: Given) -> list[Question]:
    least = min((one for one in (given.this, given.cumulative) if one is not None), default=None)
    return [Question("negative", {"value": least})] if least is not None and least < 0 else []


def _share(given: Given) -> list[Question]:
    if given.denominator is None:
        return []
    numerator = given.this if given.this is not None else given.cumulative
    if numerator is not None and numerator > given.denominator:
        return [Question("over_hundred", {"numerator": numerator, "denominator": given.denominator})]
    return []


def _shrinking(given: Given, before: Before) -> list[Question]:
    """What adds up, or is the highest so far, cannot become less; a whole is not less than a part of it."""
    if given.accumulates not in ("sum", "highest"):
        return []
    cumulative = given.cumulative
    if cumulative is None and given.accumulates == "sum" and (given.this or -1) > 0 and before.cumulative is not None:
        cumulative = before.cumulative + (given.this or 0)
    known = [one for one in (before.cumulative, before.so_far) if one is not None]
    if cumulative is not None and known and cumulative < max(known):
        return [Question("cumulative_less", {"value": cumulative, "before": max(known)})]
    if given.cumulative is None:
        return []
    if before.later_cumulative is not None and given.cumulative > before.later_cumulative:
        return [Question("cumulative_more_than_later", {"value": given.cumulative, "later": before.later_cumulative})]
    return []


def _not_adding_up(given: Given, before: Before) -> list[Question]:
    if given.accumulates != "sum" or given.this is None or given.cumulative is None or before.cumulative is None:
        return []
    expected = before.cumulative + given.this
    if abs(expected - given.cumulative) <= _CLOSE:
        return []
    values = {"this": given.this, "before": before.cumulative, "expected": expected, "value": given.cumulative}
    return [Question("not_adding_up", values)]


def _jump(given: Given, before: Before) -> list[Question]:
    """Ten times the figures of earlier periods or more, or a tenth; or about a thousand times: a slip of the unit.

    Of periods of other lengths the figure itself and its share of the time must both differ so much: a year's work
    is often done in one month, and a month's may be all that a year has.
    """
    value = given.this
    if value is None and given.cumulative is not None:
        value = given.cumulative - (before.cumulative or 0) if given.accumulates == "sum" else given.cumulative
    alike = _usual(before.periods)
    usual = [alike] if alike else [_usual(one) for one in zip(*before.others, strict=True)]
    known = [one for one in usual if one is not None and one > 0]
    if value is None or value <= 0 or not known or len(known) < len(usual):
        return []
    more = value > known[-1]
    ratios = [value / one if more else one / value for one in known]
    if min(ratios) < _JUMP:
        return []
    for slip in _SLIPS:
        if any(_SLIP_LOW <= ratio / slip <= _SLIP_HIGH for ratio in ratios):
            return [Question("slip_of_unit", {"value": value, "usual": known[-1], "times": Decimal(slip)})]
    return [Question("jump", {"value": value, "usual": known[-1]})]


def _usual(periods: Sequence[Decimal]) -> Decimal | None:
    """The middle one of the earlier figures that are not 0: one that was odd itself misleads nobody."""
    known = sorted(one for one in periods if one)
    return known[len(known) // 2] if known else None
