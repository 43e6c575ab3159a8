"""Lines that stand for others: what units say was done, what hindered them, what they answer."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice

from django.db.models import Case, F, IntegerField, Q, When, Window
from django.db.models.functions import RowNumber

from phoihop.rounds.models import ReportLine
from phoihop.rounds.queries import HANDED_IN

from .shapes import Quote
from .tallies import Tally

_QUOTED = 3  # of each content and state, with obstacles and without
_ANSWERS = 20  # of each question


def quotes_of(round: int, tallies: Iterable[Tally], duties: Iterable[int]) -> list[Quote]:
    """Of the reports that were handed in, the first ones; ``duties`` are those of their lines. One query."""
    lines = ReportLine.objects.filter(report__round=round, report__state__in=HANDED_IN)
    # all lines that are done are too many to be ranked; reports in which they are found are known
    done = Q(report__in=_first_with_done(tallies, duties), state="done") & ~Q(narrative="")
    hindered = Case(When(obstacles="", then=0), default=1, output_field=IntegerField())
    rank = Window(
        RowNumber(),
        partition_by=[F("duty__content"), F("question"), F("state"), hindered],
        order_by=[F("lead").desc(), F("pk").asc()],
    )
    ranked = lines.filter(~Q(obstacles="") | Q(question__isnull=False) | done).order_by().annotate(rank=rank)
    most = Q(rank__lte=_QUOTED) | Q(question__isnull=False, rank__lte=_ANSWERS)
    chosen = ReportLine.objects.filter(pk__in=ranked.filter(most).values("pk")).order_by("pk")
    columns = (
        "pk", "version", "report__unit__name", "duty__content", "question__text", "state", "narrative", "obstacles",
    )  # fmt: skip
    return [
        Quote(pk, version, unit, content, question or "", state, narrative.strip(), obstacles.strip())
        for pk, version, unit, content, question, state, narrative, obstacles in chosen.values_list(*columns)
    ]


def _first_with_done(tallies: Iterable[Tally], duties: Iterable[int]) -> set[int]:
    """The reports in which each duty was first said to be done."""
    came = sorted((one.key, f",{one.said},") for one in tallies if one.came)
    found: set[int] = set()
    for duty in duties:
        done = f",done:{duty},"
        found.update(islice((key for key, said in came if done in said), _QUOTED))
    return found
