"""Reports that units owe by a day, as reminders and calendars need them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator

from django.db.models import F, Q, QuerySet
from django.urls import reverse
from django.utils import timezone

from phoihop.ground.deadlines import Deadline
from phoihop.ledger.acts import key_for

from .models import Report
from .queries import HANDED_IN, LACKING

_PIECE = 500
_JUDGED = Q(round__opened_on__lte=F("round__due_on"))  # as Round.past: nobody is chased for a time before the system
_FIELDS = ("pk", "due_on", "unit_id", "state", "round__title", "round__unit_id", "round__unit__name")


class ReportDeadlines:
    """The deadlines of reports; what was handed in is no longer owed."""

    def due(self, days: Collection[dt.date]) -> Iterator[Deadline]:
        """Missing reports that are due on these days, of rounds in which they can still be handed in."""
        today = timezone.localdate()  # the protocol tells deadlines alone; a lock is a matter of today
        open_ = Q(round__locked_on=None) & (Q(round__locks_on=None) | Q(round__locks_on__gt=today))
        yield from _told(
            Report.objects.filter(_JUDGED, open_ | Q(open_until__gte=today), state__in=LACKING, due_on__in=days)
        )

    def of(self, units: Collection[int], first: dt.date, last: dt.date) -> Iterator[Deadline]:
        """The reports of these units. One query."""
        yield from _told(Report.objects.filter(_JUDGED, unit__in=units, due_on__range=(first, last)))

    def one(self, key: str) -> Deadline | None:
        """One report by its name in the ledger."""
        return next(_told(Report.objects.filter(pk=int(key.partition(":")[2]))), None)


def asked_in(round: int) -> Iterator[Deadline]:
    """The reports of all units that are asked."""
    return _told(Report.objects.filter(round=round))


def locked_in(round: int) -> Iterator[Deadline]:
    """Those that a lock holds for: not of a unit for which the round stands open."""
    return _told(Report.objects.filter(Q(open_until=None) | Q(open_until__lt=timezone.localdate()), round=round))


def lacking_in(round: int) -> Iterator[Deadline]:
    """What the units have not handed in yet."""
    return _told(Report.objects.filter(round=round, state__in=LACKING))


def _told(reports: QuerySet[Report]) -> Iterator[Deadline]:
    for row in reports.order_by("due_on", "id").values_list(*_FIELDS).iterator(_PIECE):
        key, due_on, unit, state, title, runs, asking = row
        yield Deadline(
            key=key_for(Report, key),
            title=title,
            url=reverse("rounds:report", args=[key]),
            due_on=due_on,
            unit=unit,
            group=asking,
            runs=runs,
            state="done" if state in HANDED_IN else "open",
        )
