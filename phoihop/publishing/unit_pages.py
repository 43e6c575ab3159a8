"""What a unit has made public: by subject of the law, and by quarter."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

from django.db.models import (
    Case,
    CharField,
    Count,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
    Window,
    prefetch_related_objects,
)
from django.db.models.functions import Coalesce, RowNumber
from django.utils import timezone
from django.utils.translation import gettext as _

from phoihop.ground.dates import written
from phoihop.ground.pages import key_of, sliced
from phoihop.ground.periods import holds_on
from phoihop.units.models import Unit
from phoihop.units.queries import own_days

from .figures import subjects_on
from .models import Channel, Posting, Subject
from .queries import objects_of
from .terms import Asked, Figures, asked_of, deadline_of, is_bound

_NEWEST, _OTHERS = 10, 25  # of a subject, and of all others, on a page; the quarterly lists name all


@dataclass(frozen=True)
class Posted:
    """One posting: what, since when, what the law still asks of it."""

    posting: Posting
    title: str
    when: str
    asked: list[Asked] = field(default_factory=list)
    late: str = ""

    @property
    def lacking(self) -> list[Asked]:
        """What is missing or was too short."""
        return [one for one in self.asked if one.colour == "late"]

    @property
    def until(self) -> dt.date | None:
        """Until when something of it must hang."""
        return max((one.until for one in self.asked if one.until), default=None)


@dataclass(frozen=True)
class SubjectLine:
    """A subject of the law and what the unit has made public of it.

    ``current``: the newest of what is not over; how many ``more`` there are of that, are public now, are over.
    """

    subject: Subject
    current: list[Posted]
    more: int
    public: int
    past: int

    @property
    def lacks(self) -> bool:
        """Nothing of it is public now; what begins later is not public yet."""
        return not self.public

    @property
    def owed(self) -> bool:
        """The same, where there is always something to be made public: what other laws ask for may not arise."""
        return self.lacks and self.subject.manner != Subject.Manner.OTHER


@dataclass(frozen=True)
class UnitPostings:
    """By subject of the law where that binds the unit; a page of the others, how many follow it, behind which key."""

    lines: list[SubjectLine]
    others: list[Posted]
    more: int
    next: str | None


def by_subject(unit: Unit, today: dt.date, after: str | None = None) -> UnitPostings:
    """The mandatory subjects with the unit's postings, and its other postings that are not over, behind ``after``."""
    found = Posting.objects.filter(unit=unit, withdrawn_at=None)
    public, past = _number(found.filter(holds_on(today))), _number(found.filter(valid_to__lt=today))
    mandatory = subjects_on(today).filter(mandatory=True).annotate(public=public, past=past)
    subjects: list[Any] = list(mandatory) if is_bound(unit) else []
    by_key, left = _newest(found.exclude(valid_to__lt=today), [one.key for one in subjects], after)
    piece = sliced(by_key[""], first=not after, size=_OTHERS)
    told = _told([one for rows in by_key.values() for one in rows], today)
    lines = []
    for one in subjects:
        current = [told[posting.pk] for posting in by_key[one.key]]
        lines.append(SubjectLine(one, current, left.get(one.key, 0) - len(current), one.public, one.past))
    others = [told[one.pk] for one in piece.rows]
    return UnitPostings(lines, others, left.get("", 0) - len(others), piece.next)


def _number(found: QuerySet[Posting]) -> Coalesce:
    """How many of them are of the row's subject, in whatever wording it had."""
    rows = found.filter(subject__key=OuterRef("key")).order_by().values("subject__key")
    return Coalesce(Subquery(rows.annotate(n=Count("pk")).values("n")), 0)


def _newest(
    found: QuerySet[Posting], keys: list[str], after: str | None
) -> tuple[dict[str, list[Any]], dict[str, int]]:
    """By these subjects, and "" for the others behind ``after``: the newest, and how many there are. One query."""
    if (key := key_of(after)) is not None:
        found = found.filter(Q(subject__key__in=keys) | Q(pk__lt=key))
    group = Case(When(subject__key__in=keys, then="subject__key"), default=Value(""), output_field=CharField())
    rows: Any = found.annotate(
        group=group,
        number=Window(Count("pk"), partition_by="group"),
        rank=Window(RowNumber(), partition_by="group", order_by="-id"),
    ).filter(Q(rank__lte=_NEWEST) | Q(group="", rank__lte=_OTHERS + 1))
    by_key, left = defaultdict(list), {}
    for one in rows.select_related("subject", "unit").order_by("-id"):
        by_key[one.group].append(one)
        left[one.group] = one.number
    return by_key, left


def _told(postings: list[Posting], today: dt.date) -> dict[int, Posted]:
    prefetch_related_objects(postings, "channels")
    about, figures, own = objects_of(postings), Figures(), own_days()
    return {
        one.pk: Posted(
            one,
            str(about.get(one.pk, "")),
            _when(one, today),
            asked_of(one, one.channels.all(), today, figures),
            _late(one, deadline_of(one, figures, own)),
        )
        for one in postings
    }


def _late(posting: Posting, due: dt.date | None) -> str:
    if due is None or posting.valid_from is None or posting.valid_from <= due:
        return ""
    return _("Công khai sau hạn {day}").format(day=written(due))


def _when(posting: Posting, today: dt.date) -> str:
    if posting.valid_from and posting.valid_from > today:
        return _("từ ngày {day}").format(day=written(posting.valid_from))
    if posting.valid_to:
        return _("trên cổng đến hết {day}").format(day=written(posting.valid_to))
    return _("trên cổng từ {day}").format(day=written(posting.valid_from))


@dataclass(frozen=True)
class Quarter:
    """A quarter of a year."""

    year: int
    number: int

    @property
    def first(self) -> dt.date:
        """Its first day."""
        return dt.date(self.year, 3 * self.number - 2, 1)

    @property
    def last(self) -> dt.date:
        """Its last day."""
        return self.beside(1).first - dt.timedelta(days=1)

    @property
    def words(self) -> str:
        """As papers name it: quý IV năm 2026."""
        return f"quý {('I', 'II', 'III', 'IV')[self.number - 1]} năm {self.year}"

    def beside(self, step: int) -> Quarter:
        """The one that many quarters later."""
        place = 4 * self.year + self.number - 1 + step
        return Quarter(place // 4, place % 4 + 1)


def quarter_of(day: dt.date) -> Quarter:
    """The quarter of a day."""
    return Quarter(day.year, (day.month + 2) // 3)


@dataclass(frozen=True)
class Published:
    """A line of the quarterly list (Law 10/2022, Article 13(2)): what, on what basis, in which forms, when."""

    posting: Posting
    title: str
    basis: str
    forms: list[tuple[str, str]]


def published_in(unit: Unit, quarter: Quarter, today: dt.date) -> list[Published]:
    """What became public in a quarter up to today, on the portal or otherwise, the earliest first. Four queries or so.

    What was planned and withdrawn before its first day never was public.
    """
    within = (quarter.first, quarter.last)
    found = Posting.objects.filter(
        Q(valid_from__range=within) | Q(pk__in=Channel.objects.filter(valid_from__range=within).values("posting")),
        unit=unit,
    )
    postings = list(found.select_related("subject").prefetch_related("channels").order_by("valid_from", "id"))
    about = objects_of(postings)
    lines = []
    for one in postings:
        forms = _forms(one, today)
        if any(quarter.first <= first <= quarter.last for _form, first, _last in forms):
            basis = one.subject.source if one.subject else one.basis
            told = [(form, _from_to(first, last)) for form, first, last in forms]
            lines.append(Published(one, str(about.get(one.pk, "")), basis, told))
    return lines


def _forms(posting: Posting, today: dt.date) -> list[tuple[str, dt.date, dt.date | None]]:
    """In which forms it was public up to today, each from when to when."""
    gone = timezone.localdate(posting.withdrawn_at) if posting.withdrawn_at else None
    end = min((day for day in (posting.valid_to, gone) if day), default=None)
    found = [(_("Cổng công khai"), posting.valid_from, end)]
    found += [(str(one), one.valid_from, one.valid_to) for one in posting.channels.all()]
    last = min(gone, today) if gone else today
    return [(form, first, until) for form, first, until in found if first and first <= last]


def _from_to(first: dt.date, last: dt.date | None) -> str:
    if last is None:
        return _("từ {first}").format(first=written(first))
    return written(first) if first == last else f"{written(first)} – {written(last)}"
