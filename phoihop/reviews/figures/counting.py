"""The figures of a draft, counted as the records stand."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from django.utils import translation

from phoihop.rounds.models import Round
from phoihop.rounds.windows import of_period
from phoihop.rounds.words import period_words
from phoihop.steering.models import Verb
from phoihop.steering.summing import Steered, steered_in
from phoihop.voices.summing import Citizens, citizens_in
from phoihop.writing.texts import day_in_words

from ..models import Review
from .contents import Contents
from .heat import heat_of
from .indicators import indicator_lines
from .quotes import quotes_of
from .shapes import Deed, Figures, Heat, IssuedPlan, MeetingLine, UnitLine
from .tallies import Tally, by_duty, tallies_of


def count(review: Review, today: dt.date, *, words: bool, charts: bool) -> Figures:
    """All figures, or those that tables print. At most nine queries; ``words``: what texts need, too."""
    round, programmes = review.round, list(review.round.programmes.all())
    tallies = tallies_of(one for one in (review.round_id, review.compared_with_id) if one)
    now = [one for one in tallies if one.round == review.round_id]
    before = [one for one in tallies if one.round != review.round_id]
    by_duties = by_duty(now)
    contents = Contents(by_duties, by_duty(before))
    units = _units(now, before)
    steered = steered_in(programmes, round.data_from, round.closes_on) if words else []
    return Figures(
        day=today,
        past=round.past,
        title=round.title,
        period=period_of(round),
        period_from=round.period_from,
        period_to=round.period_to,
        data_from=round.data_from,
        closes_on=round.closes_on,
        due_on=round.due_on,
        last_title=review.compared_with.title if review.compared_with else "",
        programmes=[one.title for one in programmes],
        contents=contents.lines,
        units=units,
        indicators=indicator_lines(programmes, round, years=charts),
        quotes=quotes_of(review.round_id, now, by_duties) if words else [],
        deeds=_deeds(steered),
        heat=heat_of(now, contents) if charts else Heat(),
        meetings=[MeetingLine(one.title, one.on, one.given, one.done) for one in steered if one.kind == "meeting"],
        citizens=citizens_in(programmes, round.data_from, round.closes_on, today) if words else Citizens(),
        plans=[IssuedPlan(one.title, one.number, one.on) for one in steered if one.kind == "plan"],
    )


def period_of(round: Round) -> str:
    """The period of a round in the words of a paper."""
    window = of_period(round.kind, round.period_to)
    if window:
        with translation.override("vi"):  # a paper is written in Vietnamese, whoever asks
            return period_words(window)
    return f"từ {day_in_words(round.period_from)} đến {day_in_words(round.period_to)}"


def _units(now: list[Tally], before: list[Tally]) -> list[UnitLine]:
    last = {one.unit: one.counts for one in before}
    return [
        UnitLine(
            one.unit, one.name, one.kind, one.above or "", one.state, one.due_on, one.submitted_on, one.counts,
            last.get(one.unit),
        )
        for one in now
    ]  # fmt: skip


def _deeds(steered: Iterable[Steered]) -> list[Deed]:
    with translation.override("vi"):
        return [
            Deed(one.kind, str(Verb(one.kind).label), one.on, one.number, one.title.strip())
            for one in steered
            if one.kind in Verb.values
        ]
