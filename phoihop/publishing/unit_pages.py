"""What a unit has made public: by subject of the law, and by quarter."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass, field

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from phoihop.ground.dates import written
from phoihop.units.models import Unit
from phoihop.units.queries import own_days

from .figures import subjects_on
from .models import Channel, Posting, Subject
from .queries import objects_of
from .terms import Asked, Figures, asked_of, deadline_of


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
    """A subject of the law and what the unit has made public of it."""

    subject: Subject
    current: list[Posted]
    past: int

    @property
    def lacks(self) -> bool:
        """Nothing of it is public now."""
        return not self.current

    @property
    def owed(self) -> bool:
        """The same, where there is always something to be made public: what other laws ask for may not arise."""
        return self.lacks and self.subject.manner != Subject.Manner.OTHER


def by_subject(unit: Unit, today: dt.date) -> tuple[list[SubjectLine], list[Posted]]:
    """The mandatory subjects with the unit's postings, and its postings of other kinds that are public now."""
    found = Posting.objects.filter(unit=unit, withdrawn_at=None).select_related("subject", "unit")
    postings = list(found.prefetch_related("channels").order_by("-valid_from", "-id"))
    now = [one for one in postings if one.valid_to is None or one.valid_to >= today]
    about, figures, own = objects_of(now), Figures(), own_days()
    current: dict[str, list[Posted]] = defaultdict(list)
    past: dict[str, int] = defaultdict(int)
    for one in postings:
        key = one.subject.key if one.subject and one.subject.mandatory else ""
        if one in now:
            asked = asked_of(one, one.channels.all(), today, figures)
            due = deadline_of(one, figures, own)
            late = _late(one, due)
            current[key].append(Posted(one, str(about.get(one.pk, "")), _when(one, today), asked, late))
        else:
            past[key] += 1
    lines = [
        SubjectLine(subject, current[subject.key], past[subject.key])
        for subject in subjects_on(today)
        if subject.mandatory
    ]
    return lines, current[""]


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
