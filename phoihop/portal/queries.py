"""The list of public programmes, and the units that something public names."""

from __future__ import annotations

import datetime as dt
from typing import Protocol

from django.db.models import Exists, OuterRef, Q, QuerySet

from phoihop.ground.pages import Slice, key_of
from phoihop.ground.prepared import prepared
from phoihop.programmes.models import Assignment, Party, Programme
from phoihop.programmes.queries import public_programmes
from phoihop.publishing.queries import current_postings
from phoihop.tasks.models import Task
from phoihop.units.models import Unit
from phoihop.voices.consultation_queries import public_consultations
from phoihop.voices.queries import public_activities, public_visits, shown_surveys

_RUNNING = (Programme.State.SIGNED, Programme.State.IN_FORCE)


def running_first(part: Part, after: str | None, size: int) -> Slice:
    """Programmes that run, then those that are over, the newest first in each; behind the key ``after`` ("r12", "o7").

    By key and not by offset, in two queries at most: ``part`` asks for one.
    """
    group, pk = (after or "")[:1], key_of((after or "")[1:])
    rows: list[Programme] = []
    if group != "o" or pk is None:
        rows = part(running=True, below=pk if group == "r" else None, most=size + 1)
    if len(rows) <= size:
        rows += part(running=False, below=pk if group == "o" else None, most=size + 1)
    last = rows[size - 1] if len(rows) > size else None
    following = f"{'r' if last.state in _RUNNING else 'o'}{last.pk}" if last else None
    return Slice(rows[:size], following, not after)


class Part(Protocol):
    """Programmes that run, or that are over, below a key, the newest first."""

    def __call__(self, *, running: bool, below: int | None, most: int) -> list[Programme]: ...


def part_of(found: QuerySet[Programme]) -> Part:
    """Of these programmes."""
    return lambda running, below, most: list(_part(found, running, below, most))


def public_part(day: dt.date) -> Part:
    """Of all that are public on that day."""
    return lambda running, below, most: _public_part(day, below, running=running, most=most)


@prepared
def _public_part(day: dt.date, below: int | None, *, running: bool, most: int) -> QuerySet[Programme]:
    return _part(public_programmes(day), running, below, most)


def _part(found: QuerySet[Programme], running: bool, below: int | None, most: int) -> QuerySet[Programme]:
    rows = found.filter(state__in=_RUNNING) if running else found.exclude(state__in=_RUNNING)
    return (rows if below is None else rows.filter(pk__lt=below)).order_by("-id")[:most]


def public_units(day: dt.date) -> QuerySet[Unit]:
    """The units, living and ended, that something public names: by a promise, a posting, a deed with citizens."""
    public = public_programmes(day).order_by().values("pk")
    named = (
        Task.objects.filter(unit=OuterRef("pk"), assignment__isnull=False, programme__in=public),
        Assignment.objects.filter(unit=OuterRef("pk"), duty__programme__in=public),
        Party.objects.filter(unit=OuterRef("pk"), programme__in=public),
        public_programmes(day).filter(standing_body=OuterRef("pk")),
        current_postings(day).filter(unit=OuterRef("pk")),
        public_consultations(day).filter(unit=OuterRef("pk")),
        public_activities(day).filter(unit=OuterRef("pk")),
        shown_surveys(day).filter(unit=OuterRef("pk")),
        public_visits(day).filter(Q(unit=OuterRef("pk")) | Q(to_unit=OuterRef("pk"))),
    )
    found = Q()
    for one in named:
        found |= Q(Exists(one.order_by()))
    return Unit.objects.filter(found)
