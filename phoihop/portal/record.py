"""A unit's record over the years: what it kept of its promises, and how it answered citizens; totals alone."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Case, CharField, Count, DateField, F, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import ExtractYear

from phoihop.ground.prepared import prepared
from phoihop.publishing.models import Posting
from phoihop.tasks.standing import Share
from phoihop.tasks.status import Status
from phoihop.units.models import Unit
from phoihop.voices.answers import LEAST
from phoihop.voices.consultation_queries import public_consultations
from phoihop.voices.models import Consultation, Feedback, FeedbackMessage
from phoihop.voices.queries import before, public_visits, quarter_began

_Rows = QuerySet[Any, tuple[str, int, int, int, int]]
_RUNNING = (Status.AT_RISK, Status.ON_TRACK, Status.NOT_STARTED, Status.WAITING)


@dataclass(frozen=True)
class YearKept:
    """The tasks that were due in a year: kept in time, kept late, overdue; and those that still run or wait."""

    year: int
    kept: int
    late: int
    overdue: int
    running: int

    @property
    def fell_due(self) -> int:
        """Those of which it is known whether they were kept."""
        return self.kept + self.late + self.overdue

    @property
    def share(self) -> int:
        """Kept in time, of a hundred."""
        return round(100 * self.kept / self.fell_due) if self.fell_due else 0


def years_kept(shares: Iterable[Share], *, lead: bool) -> list[YearKept]:
    """Year by year, the newest first; of what the unit leads, or of what it supports. Cancelled tasks count nowhere."""
    counted: dict[int, Counter[str]] = defaultdict(Counter)
    for one in shares:
        if one.lead == lead and one.status != Status.CANCELLED:
            counted[one.year][one.status] += one.number
    return [
        YearKept(
            year, of[Status.DONE], of[Status.DONE_LATE], of[Status.OVERDUE], sum(of[status] for status in _RUNNING)
        )
        for year, of in sorted(counted.items(), reverse=True)
    ]


@dataclass(frozen=True)
class InTime:
    """So many were owed an answer; so many got it in time, so many late or not yet though the day has passed."""

    owed: int = 0
    kept: int = 0
    late: int = 0

    @property
    def waiting(self) -> int:
        """Those whose day is yet to come."""
        return self.owed - self.kept - self.late

    @property
    def few(self) -> bool:
        """Too few to be told of citizens' single words."""
        return self.owed < LEAST


@dataclass(frozen=True)
class Rated:
    """So many senders said how they found their answer, so many of them that it was good."""

    number: int = 0
    good: int = 0

    @property
    def few(self) -> bool:
        """Too few to be told."""
        return self.number < LEAST


@dataclass
class YearHeard:
    """What a unit made public in a year, and how it answered those who were owed an answer then."""

    year: int
    posted: int = 0
    consultations: InTime = field(default_factory=InTime)
    feedback: InTime = field(default_factory=InTime)
    rated: Rated = field(default_factory=Rated)
    visits: InTime = field(default_factory=InTime)


def years_heard(unit: Unit, today: dt.date) -> list[YearHeard]:
    """Year by year, the newest first. One query."""
    found: dict[int, YearHeard] = {}
    for name, year, owed, kept, late in _heard(unit.pk, today, quarter_began(today)):
        of = found.setdefault(year, YearHeard(year))
        match name:
            case "posted":
                of.posted = owed
            case "rated":
                of.rated = Rated(owed, kept)
            case _:
                setattr(of, name, InTime(owed, kept, late))
    return [found[year] for year in sorted(found, reverse=True)]


@prepared
def _heard(unit: int, today: dt.date, began: dt.date) -> _Rows:
    heard = _consultations(unit, today), _feedback(unit, today), _rated(unit, began), _visits(unit, today)
    return _posted(unit, today).union(*heard, all=True)


def _posted(unit: int, today: dt.date) -> _Rows:
    """What is no longer public counts too; what was withdrawn does not."""
    rows = Posting.objects.filter(unit=unit, withdrawn_at=None, valid_from__lte=today)
    return _in_time("posted", rows, "valid_from", F("valid_from"), today)


def _consultations(unit: int, today: dt.date) -> _Rows:
    """The public ones, by the day until which the unit had promised its answer."""
    asked = public_consultations(today).filter(unit=unit).exclude(state=Consultation.State.CANCELLED)
    return _in_time("consultations", asked, "results_by", F("closed_on"), today)


def _feedback(unit: int, today: dt.date) -> _Rows:
    """All that the unit took before today, public or not: numbers, no words. What was refused was owed no answer.

    Kept: the first answer came within the first term, and no later term has run out.
    """
    answers = FeedbackMessage.objects.filter(feedback=OuterRef("pk"), kind=FeedbackMessage.Kind.ANSWER)
    first = Subquery(answers.order_by("id").values("day")[:1])
    run_out = When(state=Feedback.State.REOPENED, due_on__lt=today, then=None)
    taken = before(today).filter(unit=unit).exclude(state=Feedback.State.REFUSED)
    return _in_time("feedback", taken, "first_due_on", Case(run_out, default=first, output_field=DateField()), today)


def _rated(unit: int, began: dt.date) -> _Rows:
    """How senders found the answers in quarters that are over: how many said, how many that it was good."""
    rated = before(began).filter(unit=unit, rating__isnull=False).order_by()
    named = rated.annotate(name=Value("rated", CharField()), year=ExtractYear("first_due_on"))
    years = named.values_list("name", "year")
    good = Count("pk", filter=Q(rating=Feedback.Rating.GOOD))
    return years.annotate(owed=Count("pk"), kept=good, late=Value(0))


def _visits(unit: int, today: dt.date) -> _Rows:
    """The public ones that asked something of the unit."""
    asked = public_visits(today).filter(to_unit=unit, due_on__isnull=False).select_related(None)
    return _in_time("visits", asked, "due_on", F("answered_on"), today)


def _in_time(name: str, rows: QuerySet[Any], due: str, answered: Any, today: dt.date) -> _Rows:
    rows = rows.order_by().annotate(name=Value(name, CharField()), year=ExtractYear(due), said_on=answered)
    kept = Count("pk", filter=Q(said_on__lte=F(due)))
    late = Count("pk", filter=Q(said_on__gt=F(due)) | Q(said_on=None, **{f"{due}__lt": today}))
    return rows.values_list("name", "year").annotate(owed=Count("pk"), kept=kept, late=late)
