"""Counting a round, grouped in the database: what a page costs does not grow with the lines."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import Case, Count, F, Max, Q, QuerySet, When, Window
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
from .indicators import indicator_lines
from .shapes import ContentLine, Counts, Deed, Figures, Heat, Quote, UnitLine

_QUOTED = 3  # of each content, state and kind of line
_ANSWERS = 20  # of each question
_DEEDS = 200

_CAME = Q(report__state__in=HANDED_IN)
_LED = Q(lead=True, duty__isnull=False)
COUNTS: dict[str, Count] = {
    **{
        state: Count("pk", filter=_LED & _CAME & Q(state=state))
        for state in ("done", "doing", "not_done", "none_arisen")
    },
    "unsaid": Count("pk", filter=_LED & ~_CAME),
}


def count(review: Review, today: dt.date, *, words: bool = True, years: bool = True) -> Figures:
    """The figures of a review as the records stand, without its heat.

    At most nine queries; ``words``: what texts need, ``years``: what charts need.
    """
    round, programmes = review.round, list(review.round.programmes.all())
    rounds = [one for one in (review.round_id, review.compared_with_id) if one]
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
        contents=_contents(review, rounds),
        units=_units(review, rounds),
        indicators=indicator_lines(programmes, round, years=years),
        quotes=_quotes(review) if words else [],
        deeds=_deeds(programmes, round) if words else [],
        heat=Heat(),
    )


def period_of(round: Round) -> str:
    """The period of a round in the words of a paper."""
    window = of_period(round.kind, round.period_to)
    if window:
        with translation.override("vi"):  # a paper is written in Vietnamese, whoever asks
            return period_words(window)
    return f"từ {day_in_words(round.period_from)} đến {day_in_words(round.period_to)}"


def _contents(review: Review, rounds: list[int]) -> list[ContentLine]:
    rows = (
        ReportLine.objects.filter(_LED, report__round__in=rounds)
        .order_by()
        .values("report__round", "duty__programme", "duty__content")
        .annotate(
            order=Max("duty__content__order"),
            label=Max("duty__content__label"),
            text=Max("duty__content__text"),
            kind=Max("duty__content__kind"),
            **COUNTS,
        )
    )
    now: dict[tuple[int, int], Mapping[str, Any]] = {}
    before: dict[tuple[int, int], Counts] = {}
    for row in rows:
        key = (row["duty__programme"], row["duty__content"] or 0)
        if row["report__round"] == review.round_id:
            now[key] = row
        else:
            before[key] = counts_in(row)
    ordered = sorted(now.items(), key=lambda one: (one[0][0], one[1]["order"] or 0, one[0][1]))
    return [
        ContentLine(
            key=key[1],
            label=row["label"] or (str(row["order"]) if row["order"] else ""),
            text=row["text"] or "Nhiệm vụ chung",
            kind=row["kind"] or "",
            now=counts_in(row),
            before=before.get(key),
        )
        for key, row in ordered
    ]


def _units(review: Review, rounds: list[int]) -> list[UnitLine]:
    """One row a report. The unit's own columns come as maxima: grouping by them would sort every line."""
    columns = {
        "round": "report__round",
        "unit": "report__unit",
        "name": "report__unit__name",
        "kind": "report__unit__kind",
        "path": "report__unit__path",
        "above": "report__unit__parent__name",
        "state_": "report__state",
        "due_on": "report__due_on",
        "submitted_on": "report__submitted_on",
    }
    rows = list(
        ReportLine.objects.filter(report__round__in=rounds)
        .order_by()
        .values("report_id")
        .annotate(**{name: Max(path) for name, path in columns.items()}, **COUNTS)
        .values_list(*columns, *COUNTS)
    )
    before = {row[1]: Counts(*row[9:]) for row in rows if row[0] != review.round_id}
    ours = sorted((row for row in rows if row[0] == review.round_id), key=lambda row: row[4])
    return [
        UnitLine(unit, name, kind, above or "", state, due_on, submitted_on, Counts(*counts), before.get(unit))
        for _round, unit, name, kind, _path, above, state, due_on, submitted_on, *counts in ours
    ]


def counts_in(row: Mapping[str, Any]) -> Counts:
    """The counts that a grouped row holds."""
    return Counts(**{name: row[name] for name in COUNTS})


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
