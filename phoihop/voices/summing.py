"""What citizens did and got in a period, for a review: numbers, and their words only where these are public."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import (
    BigIntegerField,
    Count,
    DateField,
    Exists,
    F,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Sum,
    TextField,
    Value,
)
from django.db.models.functions import Cast, Coalesce
from django.utils import translation

from phoihop.programmes.models import Content, Programme
from phoihop.publishing.models import Posting
from phoihop.publishing.queries import posted_ids

from .answers import LEAST
from .models import (
    ActivityContribution,
    AnswerCount,
    CivicActivity,
    Comment,
    CommentGroup,
    Consultation,
    Feedback,
    FeedbackMessage,
    Question,
    Survey,
    Visit,
)
from .queries import OPEN

_SURVEYED = (Question.Kind.RATING, Question.Kind.YES_NO)
_NUMBER = "number"
Rows = QuerySet[Any, Any]
_MOST = 400  # lines of a period
_COLUMNS = ("kind_", "on_", "title_", "text_", "a_", "b_", "c_")


@dataclass(frozen=True)
class CitizenLine:
    """One consultation, work, visit, question of a survey, or published word; ``a``, ``b``, ``c`` by its kind.

    "consultation": contributions, groups accepted, groups explained; "work": people who came, money, working days;
    "visit": whether something was asked, whether it was answered; "rating", "yes_no": answers, sum of points, answers
    of the first choice; "word": nothing.
    """

    kind: str
    on: dt.date
    title: str
    text: str
    a: int
    b: int
    c: int


@dataclass(frozen=True)
class Refused:
    """How often words were not taken, for one of the published reasons."""

    reason: str
    number: int


@dataclass(frozen=True)
class Citizens:
    """The citizens' part of a period. ``good``, ``fair``, ``bad``: how senders found their answers, 0 where few did."""

    postings: int = 0
    received: int = 0
    in_time: int = 0
    late: int = 0
    waiting: int = 0
    overdue: int = 0
    good: int = 0
    fair: int = 0
    bad: int = 0
    refused: list[Refused] = field(default_factory=list)
    lines: list[CitizenLine] = field(default_factory=list)

    def of(self, kind: str) -> list[CitizenLine]:
        """The lines of a kind."""
        return [one for one in self.lines if one.kind == kind]


def citizens_in(programmes: Iterable[Programme], first: dt.date, last: dt.date, day: dt.date) -> Citizens:
    """What concerns these programmes from ``first`` to ``last``, as it stands on ``day``. One query."""
    keys = [one.pk for one in programmes]
    if not keys:
        return Citizens()
    found: Any = _lines(keys, first, last, day).union(*_numbers(keys, first, last, day), all=True)
    lines = [CitizenLine(*row) for row in found.order_by("on_", "title_", "text_")[:_MOST]]
    numbers = {one.text: one for one in lines if one.kind == _NUMBER}
    heard, waits, rated = numbers["heard"], numbers["waits"], numbers["rated"]
    good, fair, bad = (rated.a, rated.b, rated.c) if rated.a + rated.b + rated.c >= LEAST else (0, 0, 0)
    with translation.override("vi"):  # a paper is written in Vietnamese, whoever asks
        refused = [
            Refused(str(one.label), number) for one in Feedback.Refusal if (number := numbers[f"no {one.value}"].a)
        ]
    return Citizens(
        postings=numbers["postings"].a,
        received=heard.a,
        in_time=heard.b,
        late=heard.c,
        waiting=waits.a,
        overdue=waits.b,
        good=good,
        fair=fair,
        bad=bad,
        refused=refused,
        lines=[one for one in lines if one.kind != _NUMBER and (one.kind not in _SURVEYED or one.a >= LEAST)],
    )


def _numbers(keys: list[int], first: dt.date, last: dt.date, day: dt.date) -> list[Rows]:
    """Each a row with up to three numbers, beside one of the programmes: so they come with the lines."""
    words = Feedback.objects.filter(programme__in=keys, received_on__range=(first, last))
    answers = FeedbackMessage.objects.filter(feedback=OuterRef("pk"), kind=FeedbackMessage.Kind.ANSWER)
    answered = words.filter(state=Feedback.State.ANSWERED)
    at_first = Exists(answers.filter(day__lte=OuterRef("first_due_on")))
    late = ~at_first | Exists(answers.filter(day__gt=OuterRef("due_on")))
    waiting = words.filter(state__in=OPEN)
    rows: dict[str, list[Rows]] = {
        "postings": [_postings(keys, first, last)],
        "heard": [words, answered.filter(~late), answered.filter(late)],
        "waits": [waiting, waiting.filter(due_on__lt=day)],
        "rated": [words.filter(rating=one) for one in reversed(Feedback.Rating.values)],
        **{f"no {one}": [words.filter(refusal=one)] for one in Feedback.Refusal.values},
    }
    one = Programme.objects.filter(pk=keys[0])
    return [
        _row(one, _NUMBER, Cast(Value(first), DateField()), Value(""), Value(name), *map(_all_of, found))
        for name, found in rows.items()
    ]


def _postings(keys: list[int], first: dt.date, last: dt.date) -> QuerySet[Posting]:
    about = Q(object_kind=Programme._meta.label_lower, object_id__in=keys)
    contents = Content.objects.filter(programme__in=keys).order_by().values("pk")
    about |= Q(object_kind=Content._meta.label_lower, object_id__in=contents)
    for kind in (Consultation, CivicActivity, Survey, Visit):
        theirs = kind._default_manager.filter(programme__in=keys).order_by().values("pk")
        about |= Q(object_kind=kind._meta.label_lower, object_id__in=theirs)
    return Posting.objects.filter(about, withdrawn_at=None, valid_from__range=(first, last))


def _lines(keys: list[int], first: dt.date, last: dt.date, day: dt.date) -> Rows:
    span = (first, last)
    groups = CommentGroup.objects.filter(consultation=OuterRef("pk"))
    explained = groups.filter(outcome=CommentGroup.Outcome.EXPLAINED)
    consulted = _row(
        Consultation.objects.filter(programme__in=keys, state=Consultation.State.CLOSED, closed_on__range=span),
        "consultation", F("closed_on"), F("title"), F("decision"),
        _number(Comment.objects.filter(consultation=OuterRef("pk")), "consultation"),
        _number(groups.exclude(outcome__in=["", CommentGroup.Outcome.EXPLAINED]), "consultation"),
        _number(explained, "consultation"),
    )  # fmt: skip
    worked = _row(
        CivicActivity.objects.filter(
            programme__in=keys, state=CivicActivity.State.HELD, held_on__range=span,
            pk__in=posted_ids(CivicActivity, day),
        ),
        "work", F("held_on"), F("title"), F("outcome"), F("came"),
        _given(ActivityContribution.Kind.MONEY), _given(ActivityContribution.Kind.DAYS),
    )  # fmt: skip
    visited = _row(
        Visit.objects.filter(programme__in=keys, visited_on__range=span).exclude(state=Visit.State.DRAFT),
        "visit", F("visited_on"), F("title"), F("of"),
        Cast(Exists(Visit.objects.filter(pk=OuterRef("pk"), to_unit__isnull=False)), IntegerField()),
        Cast(Exists(Visit.objects.filter(pk=OuterRef("pk"), state=Visit.State.ANSWERED)), IntegerField()),
    )  # fmt: skip
    counts = AnswerCount.objects.filter(question=OuterRef("pk"))
    said = _row(
        Question.objects.filter(
            kind__in=_SURVEYED,
            survey__programme__in=keys, survey__state=Survey.State.CLOSED, survey__closed_on__range=span,
            survey__pk__in=posted_ids(Survey, day),
        ),
        F("kind"), F("survey__closed_on"), F("survey__title"), F("text"),
        _sum(counts, F("number")), _sum(counts, F("number") * F("answer")), _sum(counts.filter(answer=1), F("number")),
    )  # fmt: skip
    spoken = _row(
        Feedback.objects.filter(
            programme__in=keys, received_on__range=span, may_publish=True, pk__in=posted_ids(Feedback, day)
        ).exclude(public_text=""),
        "word", F("received_on"), F("unit__name"), F("public_text"),
    )  # fmt: skip
    return consulted.union(worked, visited, said, spoken, all=True)


def _row(found: Rows, kind: Any, *columns: Any) -> Rows:
    """The queryset as rows of the union, what is not given as 0."""
    on, title, text, *numbers = columns
    given = dict(zip(("a_", "b_", "c_"), [*numbers, Value(0), Value(0), Value(0)][:3], strict=True))
    return (
        found.order_by()
        .annotate(
            kind_=Cast(kind if isinstance(kind, F) else Value(kind), TextField()),
            on_=on,
            title_=Cast(title, TextField()),
            text_=Cast(text, TextField()),
            **{name: Cast(number, BigIntegerField()) for name, number in given.items()},
        )
        .values_list(*_COLUMNS)
    )


def _number(rows: Rows, by: str) -> Coalesce:
    number = rows.order_by().values(by).annotate(n=Count("pk")).values("n")
    return Coalesce(Subquery(number, output_field=IntegerField()), 0)


def _all_of(rows: Rows) -> Coalesce:
    number = rows.order_by().annotate(all_=Value(1)).values("all_").annotate(n=Count("pk")).values("n")
    return Coalesce(Subquery(number, output_field=IntegerField()), 0)


def _sum(rows: Rows, what: Any) -> Coalesce:
    number = rows.order_by().values("question").annotate(n=Sum(what)).values("n")
    return Coalesce(Subquery(number, output_field=IntegerField()), 0)


def _given(kind: str) -> Coalesce:
    rows = ActivityContribution.objects.filter(activity=OuterRef("pk"), kind=kind).order_by().values("activity")
    given = rows.annotate(n=Cast(Sum("given"), BigIntegerField())).values("n")
    return Coalesce(Subquery(given, output_field=BigIntegerField()), 0)
