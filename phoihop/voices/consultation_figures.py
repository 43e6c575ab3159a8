"""The law's figures for consultations and votes of villages, as ``publishing`` holds them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from fractions import Fraction

from phoihop.publishing.models import LegalFigure

from .models import Consultation

DAYS = "consultation-least"
VILLAGES = "decision-villages"
_OF = {Consultation.Majority.CONTRIBUTIONS: "decision-contribution", Consultation.Majority.OTHER: "decision-other"}
_MORE = "decision-other"  # of all households more than this share, not only so many (Article 21)


@dataclass(frozen=True)
class Figure:
    """A figure with where it stands."""

    row: LegalFigure

    @property
    def days(self) -> int:
        """So many days."""
        return self.row.number

    @property
    def more(self) -> bool:
        """Whether a share must be more than it, not only reach it."""
        return self.row.key == _MORE

    @property
    def cited(self) -> str:
        """As it is cited: khoản 2 Điều 28, Luật …"""
        source = self.row.source
        return source[:1].lower() + source[1:] if source.startswith("Khoản") else source

    @property
    def words(self) -> str:
        """A share as it is written: 2/3, and 50% for a half."""
        share = self.row.share
        return str(share) if self.row.measure == LegalFigure.Measure.THIRDS else f"{float(100 * share):g}%"

    def reached_by(self, part: int, whole: int) -> bool:
        """Whether a part of a whole is a majority by this figure."""
        share = Fraction(part, whole)
        return share > self.row.share if self.more else share >= self.row.share


class Figures:
    """What the law says about this, on whatever day. One query."""

    def __init__(self) -> None:
        keys = [DAYS, VILLAGES, *_OF.values()]
        found = LegalFigure.objects.filter(key__in=keys, checked_on__isnull=False)
        self._rows = list(found.order_by("valid_from"))

    def on(self, key: str, day: dt.date) -> Figure | None:
        """The figure that holds on that day; None where there is none that somebody checked."""
        return next((Figure(row) for row in self._rows if row.key == key and row.holds(day)), None)

    def majority(self, majority: str, day: dt.date) -> Figure | None:
        """What share of households a kind of decision asks for."""
        return self.on(_OF[Consultation.Majority(majority)], day)
