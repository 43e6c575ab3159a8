"""The indicators of a round's programmes for its period, with the years before."""

from __future__ import annotations

from collections.abc import Iterable

from phoihop.indicators.models import Indicator
from phoihop.indicators.regime import Period
from phoihop.indicators.rollup import tables_of, years_of
from phoihop.programmes.models import Programme
from phoihop.rounds.models import Round

from .shapes import IndicatorLine, YearLine

_YEARS = 5
_CHARTED = 6  # indicators whose years are asked for


def indicator_lines(programmes: Iterable[Programme], round: Round, *, years: bool) -> list[IndicatorLine]:
    """One line an indicator. Two queries; with ``years`` two more."""
    period = Period(round.data_from, round.closes_on)
    lines = tables_of(programmes, period)
    charted = [line.indicator for line in lines if line.cumulative.units or line.target is not None][:_CHARTED]
    asked = range(period.year - _YEARS + 1, period.year + 1)
    by_year = years_of(charted, asked, period.end) if years and charted else {}
    return [
        IndicatorLine(
            key=line.indicator.pk,
            name=line.indicator.name,
            measure=line.indicator.measure,
            lower=line.indicator.better == Indicator.Better.LOWER,
            target=line.target,
            this=line.this.value,
            cumulative=line.cumulative.value,
            previous=line.previous.value,
            units=line.cumulative.units,
            share=line.share,
            reached=line.reached,
            years=[
                YearLine(year, target, measured)
                for year, (target, measured) in by_year.get(line.indicator.pk, {}).items()
                if target is not None or measured is not None
            ],
        )
        for line in lines
    ]
