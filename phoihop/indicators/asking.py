"""Questions about a figure, asked of what the house knows of the same unit."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from phoihop.ground.errors import Refused

from .checking import Before, Given, Question, questions
from .cumulating import months_of, rounded
from .measurers import Owed
from .models import Indicator, Measurement
from .regime import Period, asked_for
from .wording import sentences

_EARLIER = 12  # periods that a figure is compared with


class Questioned(Refused):
    """Nothing was recorded: a person is asked first whether it is right. ``because=`` answers."""

    def __init__(self, asked: Sequence[Question]) -> None:
        super().__init__(" ".join(sentences(asked)))
        self.questions = list(asked)


@dataclass(frozen=True)
class Figure:
    """A figure on its way in, as ``Measurement`` keeps it; ``also`` is the other one, where both are given."""

    starts_on: dt.date
    ends_on: dt.date
    said: str
    value: Decimal
    denominator: Decimal | None = None
    also: Decimal | None = None

    @property
    def this(self) -> Decimal | None:
        """What was given for the period alone."""
        return self.value if self.said == Measurement.Said.THIS else self.also

    @property
    def cumulative(self) -> Decimal | None:
        """What was given as cumulative."""
        return self.value if self.said == Measurement.Said.CUMULATIVE else self.also


def span_of(indicator: Indicator, ends_on: dt.date) -> tuple[dt.date, dt.date]:
    """The span within which a period's figures add up: its first day, and the first day after it."""
    starts_on = indicator.programme.starts_on
    assert starts_on is not None  # no programme is in force without
    if indicator.since == Indicator.Since.PROGRAMME:
        return starts_on, dt.date.max
    first = dt.date(ends_on.year, 1, 1)
    return (max(first, starts_on) if starts_on.year == ends_on.year else first), dt.date(ends_on.year + 1, 1, 1)


def asked_in(indicators: Iterable[Indicator], period: Period) -> list[tuple[Indicator, Period]]:
    """The indicators of which a figure is asked for when a period is reported on, each with the period of its figure.

    One without a rhythm is asked for every time; else only where a period of its rhythm is closed within.
    """
    periods: dict[str, Period | None] = {Indicator.Rhythm.ROUND: period}
    for rhythm in Indicator.Rhythm.values[1:]:
        periods[rhythm] = asked_for(rhythm, period)
    return [(one, own) for one in indicators if (own := periods[one.rhythm])]


def questions_about(owed: Owed, figure: Figure) -> list[Question]:
    """What is asked before this figure is accepted. One query."""
    known = Measurement.objects.filter(
        indicator=owed.indicator, unit=owed.unit, state=Measurement.State.CURRENT
    ).exclude(starts_on=figure.starts_on, ends_on=figure.ends_on)
    return asked_of(owed.indicator, figure, list(known.order_by("ends_on", "id")))


def asked_of(indicator: Indicator, figure: Figure, known: Sequence[Measurement]) -> list[Question]:
    """The same, of the unit's other current figures by the day of their end."""
    given = Given(
        this=figure.this,
        cumulative=figure.cumulative,
        denominator=figure.denominator,
        accumulates=_accumulates(indicator),
    )
    return questions(given, _before(indicator, figure, known))


def _accumulates(indicator: Indicator) -> str:
    if not indicator.accumulates:
        return ""
    return "sum" if indicator.is_share else indicator.over_time


def _before(indicator: Indicator, figure: Figure, known: Sequence[Measurement]) -> Before:
    begins, until = span_of(indicator, figure.ends_on)
    same_span = [one for one in known if span_of(indicator, one.ends_on) == (begins, until)]
    earlier = [one for one in same_span if one.ends_on < figure.starts_on]
    cumulative = earlier[-1].cumulative if earlier else None
    if cumulative is None and figure.starts_on <= begins:
        cumulative = Decimal(0)
    later = next((one.cumulative for one in same_span if one.ends_on > figure.ends_on and _says_cumulative(one)), None)
    so_far = [one.cumulative for one in same_span if one.ends_on < figure.ends_on and one.cumulative is not None]
    since = begins if figure.this is None and cumulative is None else figure.starts_on  # what is said counts from here
    figures = [(one.this, months_of(*one.period)) for one in known if one.this is not None]
    alike, others = _comparable(figures, months_of(since, figure.ends_on), _accumulates(indicator))
    return Before(cumulative, alike[-_EARLIER:], later, so_far[-1] if so_far else None, others[-_EARLIER:])


def _comparable(
    figures: Sequence[tuple[Decimal, int]], months: int, accumulates: str
) -> tuple[list[Decimal], list[tuple[Decimal, Decimal]]]:
    """Earlier figures, each with its period's months, that one of so many months can be compared with as they are.

    Only what adds up grows with its period: of such a figure those of equal length. Where there are none, those of
    other lengths, each as it is and as it would be in so many months, evenly spread.
    """
    alike = [value for value, length in figures if accumulates != "sum" or length == months]
    others = [(value, rounded(value * months / length)) for value, length in figures]
    return alike, [] if alike else others


def _says_cumulative(one: Measurement) -> bool:
    return one.said == Measurement.Said.CUMULATIVE or one.also is not None
