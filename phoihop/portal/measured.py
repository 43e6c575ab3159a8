"""What citizens see of a programme's indicators: targets and measures of the whole, no unit's figures."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from phoihop.ground.numbers import shown
from phoihop.indicators.pages import mark_of, rounded_for, year_period
from phoihop.indicators.rollup import table_of
from phoihop.programmes.models import Programme


@dataclass(frozen=True)
class Measured:
    """An indicator: its target of the year, how far it is, the year before."""

    name: str
    measure: str
    target: str
    value: str
    previous: str
    share: int | None
    colour: str
    word: str
    units: int


@dataclass(frozen=True)
class MeasuredYear:
    """A programme's indicators in a year."""

    year: int
    rows: list[Measured]


def measured_of(programme: Programme, today: dt.date, content: int | None = None) -> MeasuredYear:
    """The indicators of a public programme, or of a content, in the year of the day, or in its last. Two queries."""
    assert programme.starts_on and programme.ends_on
    year = min(max(today.year, programme.starts_on.year), programme.ends_on.year)
    rows = [
        Measured(
            line.indicator.name,
            line.indicator.measure,
            shown(line.target),
            rounded_for(line.indicator, line.cumulative.value),
            rounded_for(line.indicator, line.previous.value),
            line.share,
            *mark_of(line.reached),
            line.cumulative.units,
        )
        for line in table_of(programme, year_period(year))
        if content is None or line.indicator.content_id == content
    ]
    return MeasuredYear(year, rows)
