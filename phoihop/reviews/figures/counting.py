"""The figures of a draft, counted as the records stand."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from django.db.models import Case, F, Q, QuerySet, When, Window
from django.db.models.fields import IntegerField
from django.db.models.functions import RowNumber
from django.utils import translation

from phoihop.programmes.models import Programme
from phoihop.rounds.models import ReportLine, Round
from phoihop.rounds.queries import HANDED_IN
from phoihop.rounds.windows import of_period
from phoihop.rounds.words import period_words
from phoihop.steering.models import CycleAct
from phoihop.writing.texts import day_in_words

from ..models import Review
from .contents import Contents
from .heat import heat_of
from .indicators import indicator_lines
from .shapes import Deed, Figures, Heat, Quote, UnitLine
from .tallies import Tally, by_duty, tallies_of

_QUOTED = 3  # of each content, state and kind of line
_ANSWERS = 20  # of each question
_DEEDS = 200


def count(review: Review, today: dt.date, *, words: bool, charts: bool) -> Figures:
    """All figures, or those that tables print. At most eight queries; ``words``: what texts need, too."""
    round, programmes = review.round, list(review.round.programmes.all())
    tallies = tallies_of(one for one in (review.round_id, review.compared_with_id) if one)
    now = [one for one in tallies if one.round == review.round_id]
    before = [one for one in tallies if one.round != review.round_id]
    contents = Contents(by_duty(now), by_duty(before))
    units = _units(now, before)
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
        quotes=_quotes(review) if words else [],
        deeds=_deeds(programmes, round) if words else [],
        heat=heat_of(now, contents) if charts else Heat(),
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


def _quotes(review: Review) -> list[Quote]:
    """Some lines of each content and state, with obstacles and without, and answers to each question."""
    lines = ReportLine.objects.filter(report__round=review.round_id, report__state__in=HANDED_IN)
    hindered = Case(When(obstacles="", then=0), default=1, output_field=IntegerField())
    rank = Window(
        RowNumber(),
        partition_by=[F("duty__content"), F("question"), F("state"), hindered],
        order_by=[F("lead").desc(), F("pk").asc()],
    )
    ranked = lines.exclude(narrative="", obstacles="").order_by().annotate(rank=rank)
    most = Q(rank__lte=_QUOTED) | Q(question__isnull=False, rank__lte=_ANSWERS)
    chosen = ReportLine.objects.filter(pk__in=ranked.filter(most).values("pk")).order_by("pk")
    columns = (
        "pk", "version", "report__unit__name", "duty__content", "question__text", "state", "narrative", "obstacles",
    )  # fmt: skip
    return [
        Quote(pk, version, unit, content, question or "", state, narrative.strip(), obstacles.strip())
        for pk, version, unit, content, question, state, narrative, obstacles in chosen.values_list(*columns)
    ]


def _deeds(programmes: Iterable[Programme], round: Round) -> list[Deed]:
    acts: QuerySet[CycleAct] = CycleAct.objects.filter(
        programme__in=[one.pk for one in programmes], held_on__gte=round.data_from, held_on__lte=round.closes_on
    )
    with translation.override("vi"):
        return [
            Deed(one.verb, str(one.get_verb_display()), one.held_on, one.unit.name, one.text.strip())
            for one in acts.select_related("unit").order_by("held_on", "pk")[:_DEEDS]
        ]
