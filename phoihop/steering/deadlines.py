"""Meetings as calendars and notices need them: for each unit that is asked to come, a day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator

from django.db.models import QuerySet
from django.urls import reverse

from phoihop.ground.deadlines import Deadline
from phoihop.ledger.acts import key_for

from .models import Attendance, Meeting

_FIELDS = ("meeting_id", "meeting__title", "meeting__held_on", "meeting__state", "unit_id")
_WHOSE = ("meeting__programme__title", "meeting__programme__standing_body_id")


class MeetingDays:
    """The days of meetings. Nobody is reminded of one as of a term: units are told of the call and of changes."""

    def due(self, days: Collection[dt.date]) -> Iterator[Deadline]:
        """None."""
        return iter(())

    def of(self, units: Collection[int], first: dt.date, last: dt.date) -> Iterator[Deadline]:
        """The meetings to which these units are asked, each once. One query."""
        found = Attendance.objects.filter(unit__in=units, meeting__held_on__range=(first, last))
        once = {one.key: one for one in _told(found)}
        yield from once.values()

    def one(self, key: str) -> Deadline | None:
        """A meeting for the first of the units that are asked."""
        return next(asked_to(int(key.partition(":")[2])), None)


def asked_to(meeting: int) -> Iterator[Deadline]:
    """The meeting for each unit that is asked to come."""
    return _told(Attendance.objects.filter(meeting=meeting))


def _told(attendances: QuerySet[Attendance]) -> Iterator[Deadline]:
    for key, title, held_on, state, unit, group, runs in attendances.values_list(*_FIELDS, *_WHOSE):
        yield Deadline(
            key=key_for(Meeting, key),
            title=title,
            url=reverse("steering:meeting", args=[key]),
            due_on=held_on,
            unit=unit,
            group=group,
            runs=runs,
            state="cancelled" if state == Meeting.State.CANCELLED else "open",
        )
