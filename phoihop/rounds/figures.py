"""The figures that a report asks for: what was measured already, what the unit wrote, what is to be asked about it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal

from django.utils.translation import gettext as _g
from django.utils.translation import ngettext

from phoihop.ground.errors import Refused
from phoihop.indicators.asking import Figure, asked_in, asked_of
from phoihop.indicators.models import Indicator, Measurement
from phoihop.indicators.queries import Due, dues_from, indicators_owed, known_of
from phoihop.indicators.regime import Period
from phoihop.indicators.rollup import with_target
from phoihop.indicators.wording import sentences
from phoihop.ledger.actor import Actor

from .figures_below import Together, added_up
from .models import Report, ReportFigure, Round

Value = Decimal | None


class FiguresMissing(Refused):
    """Nothing was handed in: some figures are missing, and nobody has said that they are to stay away."""


@dataclass(frozen=True)
class FigureSaid:
    """A figure as it stands in a report: for the period, cumulative, or both; ``because`` answers what is asked."""

    this: Value = None
    cumulative: Value = None
    denominator: Value = None
    because: str = field(default="", compare=False)

    @classmethod
    def of(cls, row: ReportFigure) -> FigureSaid:
        """What was saved in the report."""
        return cls(row.this, row.cumulative, row.denominator, row.because)

    @classmethod
    def measured(cls, one: Measurement) -> FigureSaid:
        """What was recorded for the period."""
        if one.said == Measurement.Said.THIS:
            return cls(one.value, one.also, one.denominator)
        return cls(one.also, one.value, one.denominator)

    @property
    def given(self) -> bool:
        """Whether there is a figure."""
        return self.this is not None or self.cumulative is not None

    @property
    def blank(self) -> bool:
        """Whether nothing at all was typed."""
        return not self.given and self.denominator is None and not self.because

    @property
    def mark(self) -> str:
        """By which a figure sent back is known to be untouched."""
        numbers = ("" if one is None else f"{one:.3f}" for one in (self.this, self.cumulative, self.denominator))
        return hashlib.sha256("\x1f".join((*numbers, self.because)).encode()).hexdigest()[:12]

    def misfit(self, indicator: Indicator) -> str:
        """Why this cannot be a figure of the indicator, in words; "" where it can."""
        if not self.given:
            return "" if self.denominator is None else _g("Có mẫu số nhưng chưa có tử số.")
        if not indicator.is_share:
            return ""
        if self.denominator is None or self.denominator <= 0:
            return _g("Hãy ghi mẫu số lớn hơn 0.")
        if self.this is not None and self.cumulative is not None:
            return _g("Với chỉ tiêu tỷ lệ, hãy ghi tử số kỳ này hoặc tử số lũy kế, không ghi cả hai.")
        return ""

    def figure(self, period: Period) -> Figure:
        """As a measurement takes it; something must be given."""
        if self.this is not None:
            return Figure(*period, Measurement.Said.THIS, self.this, self.denominator, self.cumulative)
        assert self.cumulative is not None
        return Figure(*period, Measurement.Said.CUMULATIVE, self.cumulative, self.denominator)


@dataclass
class Wanted:
    """An indicator that a report asks for: what is known of it (``due``, ``others``), what was written (``row``), what
    units below handed in (``below``)."""

    due: Due
    others: list[Measurement]
    row: ReportFigure | None = None
    report: int | None = None
    below: Together | None = None

    @property
    def indicator(self) -> Indicator:
        """What is measured."""
        return self.due.indicator

    @property
    def period(self) -> Period:
        """What the figure is for: the period of the round's data, or of the indicator's rhythm."""
        return self.due.period

    @property
    def said(self) -> FigureSaid:
        """What was written; else what was measured for the period already; else what units below handed in."""
        if self.row:
            return FigureSaid.of(self.row)
        if self.due.current:
            return FigureSaid.measured(self.due.current)
        return FigureSaid(self.below.value, None, self.below.denominator) if self.below else FigureSaid()

    @property
    def gathered(self) -> int:
        """The figure is that of so many units below, and nobody of the unit has saved it yet."""
        return self.below.units if self.below and not self.row and not self.due.current else 0

    @property
    def overtaken(self) -> bool:
        """Whether the period's figure was recorded elsewhere after this was written."""
        return self.row is not None and self.row.mends_id != self.stands and not self.is_measured(self.said)

    @property
    def stands(self) -> int | None:
        """The key of the period's figure of this moment."""
        return self.due.current.pk if self.due.current else None

    def is_measured(self, said: FigureSaid) -> bool:
        """Whether the period has exactly this figure already."""
        return self.due.current is not None and said == FigureSaid.measured(self.due.current)

    def asked(self, said: FigureSaid) -> list[str]:
        """What is asked about a figure, as sentences; nothing where it was measured as it is."""
        if not said.given or said.misfit(self.indicator) or self.is_measured(said):
            return []
        asked = sentences(asked_of(self.indicator, said.figure(self.period), self.others))
        if self.due.current:
            asked.append(_g("Kỳ này đã có số liệu; vì sao sửa?"))
        return asked


def period_of(round: Round) -> Period:
    """The period of the figures of a round: its data."""
    return Period(round.data_from, round.closes_on)


def wanted_of(report: Report, only: int | None = None) -> list[Wanted]:
    """The figures that a report asks for (``only``: of one indicator), in the order of the contents. Three
    queries; two more where units below were asked."""
    unit = report.unit
    whose = Actor(unit.name, "", frozenset({"see"}), unit.pk, unit.path, unit.kind, unit.level)
    asked = Round.programmes.through.objects.filter(round_id=report.round_id).values("programme_id")
    owed = indicators_owed(whose, closed=report.round.past).filter(programme__in=asked)
    if report.round.past:  # who asked may fill it in, and records figures only of programmes that it runs
        owed = owed.filter(programme__standing_body=report.round.unit_id)
    if only:
        owed = owed.filter(pk=only)
    period = period_of(report.round)
    with_targets = with_target(owed, period.year, unit.pk)
    ordered = with_targets.order_by("programme_id", "content__order", "order", "id")
    asked_for = [(one, period) for one in ordered] if report.round.asks_all else asked_in(ordered, period)
    indicators = [one for one, _period in asked_for]
    if not indicators:
        return []
    known = known_of(indicators, unit.pk)
    rows = {one.indicator_id: one for one in _rows(report, indicators)}
    wanted = []
    targets = {one.pk: one.target for one in indicators}  # type: ignore[attr-defined]
    dues = dues_from(asked_for, known, targets)
    open_ = [(one.indicator, one.period) for one in dues if not one.current and one.indicator.pk not in rows]
    below = added_up(report, open_) if open_ and not report.handed_in and report.rounds_below else {}
    for due in dues:
        others = [one for one in known if one.indicator_id == due.indicator.pk and one.period != due.period]
        wanted.append(Wanted(due, others, rows.get(due.indicator.pk), report.pk, below.get(due.indicator.pk)))
    return wanted


def _rows(report: Report, indicators: Iterable[Indicator]) -> list[ReportFigure]:
    return list(ReportFigure.objects.filter(report=report, indicator__in=indicators).select_related("saved_by"))


def refuse_odd(wanted: Iterable[Wanted], *, lacking: bool) -> None:
    """Refuses to hand in what is asked about and not answered, and (but where ``lacking``) what is missing."""
    missing: list[Wanted] = []
    for one in wanted:
        said = one.said
        if misfit := said.misfit(one.indicator):
            raise Refused(f"{one.indicator}: {misfit}")
        if not said.given:
            missing.append(one)
        elif not said.because and (asked := one.asked(said)):
            words = _g("Hãy sửa số hoặc ghi lý do.")
            raise Refused(f"{one.indicator}: {' '.join(asked)} {words}")
    if missing and not lacking:
        named = "; ".join(str(one.indicator)[:80] for one in missing[:3]) + ("…" if missing[3:] else "")
        words = ngettext(
            "Còn %(n)d chỉ tiêu chưa có số liệu: %(named)s.",
            "Còn %(n)d chỉ tiêu chưa có số liệu: %(named)s.",
            len(missing),
        )
        raise FiguresMissing(words % {"n": len(missing), "named": named})
