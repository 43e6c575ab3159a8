"""The law's figures for consultations, as data. To move to ``publishing.figures``, where an office corrects them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from fractions import Fraction

_LAW = "Luật Thực hiện dân chủ ở cơ sở số 10/2022/QH15"
_FROM, _CHECKED = dt.date(2023, 7, 1), dt.date(2026, 11, 23)


@dataclass(frozen=True)
class Figure:
    """A figure with where it stands; ``more``: a share must be more than it, not only reach it."""

    key: str
    value: Fraction
    law: str
    article: str
    valid_from: dt.date
    valid_to: dt.date | None
    checked_on: dt.date
    more: bool = False

    @property
    def cited(self) -> str:
        """As it is cited: khoản 2 Điều 28, Luật …"""
        return f"{self.article}, {self.law}"

    @property
    def words(self) -> str:
        """A share as it is written: 2/3, and 50% for a half."""
        return "50%" if self.value == Fraction(1, 2) else str(self.value)

    def reached_by(self, part: int, whole: int) -> bool:
        """Whether a part of a whole is a majority by this figure."""
        share = Fraction(part, whole)
        return share > self.value if self.more else share >= self.value


FIGURES: tuple[Figure, ...] = (
    Figure("consultation.days", Fraction(20), _LAW, "khoản 2 Điều 28", _FROM, None, _CHECKED),
    Figure("vote.contributions", Fraction(2, 3), _LAW, "Điều 21", _FROM, None, _CHECKED),
    Figure("vote.villages", Fraction(2, 3), _LAW, "Điều 21", _FROM, None, _CHECKED),
    Figure("vote.other", Fraction(1, 2), _LAW, "Điều 21", _FROM, None, _CHECKED, more=True),
)


def figure_on(key: str, day: dt.date) -> Figure:
    """The figure that holds on that day. LookupError: the table knows none."""
    for one in FIGURES:
        if one.key == key and one.valid_from <= day and (one.valid_to is None or day <= one.valid_to):
            return one
    raise LookupError(f"no figure {key} on {day}")
