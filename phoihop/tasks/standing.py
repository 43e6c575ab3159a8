"""How a programme stands on a day: its tasks counted by what they belong to and by status. One picture for every page.

Counting is what costs as tasks grow, so a programme's count is kept until the next act within it (``ledger/kept.py``).
"""

from __future__ import annotations

import datetime as dt
import functools
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from typing import Any, NamedTuple, TypeVar

from django.db.models import Count, Min, QuerySet
from django.db.models.functions import ExtractYear
from django.utils import timezone

from phoihop.ground.pages import Request
from phoihop.ground.prepared import prepared, some
from phoihop.ledger.acts import key_for
from phoihop.ledger.kept import Kept, newest_acts_on
from phoihop.programmes.models import Programme

from .models import Task
from .status import Status, StatusOn

K = TypeVar("K", bound=Hashable)


class Heap(NamedTuple):
    """So many tasks of one assignment that have the same status; ``first_due`` is the earliest of their days."""

    content: int | None
    duty: int | None
    assignment: int | None
    lead: bool
    status: str
    number: int
    first_due: dt.date


@dataclass(frozen=True)
class Standing:
    """The heaps of a programme."""

    heaps: tuple[Heap, ...] = ()

    def counts(self) -> dict[str, int]:
        """How many tasks have each status; statuses that none has are 0."""
        return dict(self._counts)

    @functools.cached_property
    def promised(self) -> Standing:
        """What the signed duties ask for, without work that was given beside them."""
        return Standing(tuple(heap for heap in self.heaps if heap.assignment))

    @functools.cached_property
    def _counts(self) -> dict[str, int]:
        found = Counter[str]()
        for heap in self.heaps:
            found[heap.status] += heap.number
        return {status.value: found[status.value] for status in Status}

    def by(self, group: Callable[[Heap], K], *, lead: bool | None = None) -> dict[K, dict[str, Heap]]:
        """For each group its heaps by status, added up; with ``lead`` only those of leads, or of supports."""
        found: dict[K, dict[str, Heap]] = defaultdict(dict)
        for heap in self.heaps:
            if lead in (None, heap.lead):
                here = found[group(heap)]
                here[heap.status] = _together(here[heap.status], heap) if heap.status in here else heap
        return found


def next_due(heaps: Iterable[Heap]) -> dt.date | None:
    """The next day on which an open task of these is due, today included."""
    ahead = (Status.AT_RISK, Status.ON_TRACK, Status.NOT_STARTED)
    return min((heap.first_due for heap in heaps if heap.status in ahead), default=None)


_kept: Kept[Standing] = Kept(most=256)


def standing_of(programme: Programme, today: dt.date) -> Standing:
    """How a programme stands. One query where it is kept, two where it has to be counted."""
    return standings_of([programme.pk], today)[programme.pk]


def standing_for(request: Request, programme: Programme) -> Standing:
    """The same on the request's day, asked for once a request: several parts of one page show it."""
    known: dict[int, Standing] = request.__dict__.setdefault("standings", {})
    if programme.pk not in known:
        known[programme.pk] = standing_of(programme, timezone.localdate(request.now))
    return known[programme.pk]


def standings_of(programmes: Iterable[int], today: dt.date) -> dict[int, Standing]:
    """How each of these programmes stands. Two queries at the most for 200 programmes."""
    keys = {pk: key_for(Programme, pk) for pk in programmes}
    stamps = newest_acts_on(keys.values())
    found = {pk: _kept.get((pk, today), stamps[key]) for pk, key in keys.items()}
    missing = [pk for pk, standing in found.items() if standing is None]
    if missing:
        for pk, standing in _counted(missing, today).items():
            _kept.keep((pk, today), stamps[keys[pk]], standing)
            found[pk] = standing
    return {pk: standing for pk, standing in found.items() if standing is not None}


class Share(NamedTuple):
    """So many promised tasks of some units that were due in one year and have the same status."""

    programme: int
    content: int | None
    lead: bool
    year: int
    status: str
    number: int
    first_due: dt.date


def shares_of(units: Iterable[int], programmes: QuerySet[Programme], today: dt.date) -> list[Share]:
    """What these units have to do of what these programmes' signed duties ask. One query."""
    rows = (
        Task.objects.filter(unit__in=units, assignment__isnull=False, programme__in=programmes.order_by().values("pk"))
        .order_by()
        .annotate(year=ExtractYear("due_on"), status=StatusOn(today))
        .values_list("programme", "content", "lead", "year", "status")
        .annotate(number=Count("pk"), first=Min("due_on"))
    )
    return [Share(*row) for row in rows]


def _counted(programmes: list[int], today: dt.date) -> dict[int, Standing]:
    heaps: dict[int, list[Heap]] = {pk: [] for pk in programmes}
    for programme, *heap in _heaps_of(some(programmes), today):
        heaps[programme].append(Heap(*heap))
    return {pk: Standing(tuple(found)) for pk, found in heaps.items()}


@prepared
def _heaps_of(programmes: tuple[int, ...], today: dt.date) -> QuerySet[Task, tuple[Any, ...]]:
    return (
        Task.objects.filter(programme__id__in=programmes)
        .order_by()
        .annotate(status=StatusOn(today))
        .values_list("programme", "content", "duty", "assignment", "lead", "status")
        .annotate(number=Count("pk"), first=Min("due_on"))
    )


def _together(one: Heap, other: Heap) -> Heap:
    return one._replace(number=one.number + other.number, first_due=min(one.first_due, other.first_due))
