"""What the pages of meetings print."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from phoihop.ledger.acts import key_for
from phoihop.programmes.models import Programme
from phoihop.tasks.cards import Mark, mark_of
from phoihop.tasks.models import Task
from phoihop.tasks.queries import count_by_status
from phoihop.tasks.status import Status, StatusOn, worst

from .models import Attendance, Conclusion, Meeting
from .open_work import CONCLUDED

__all__ = ["AttendanceCount", "ConclusionLine", "attendance_of", "conclusions_of", "listed", "task_counts"]


@dataclass(frozen=True)
class ConclusionLine:
    """A conclusion with who has it, and how its tasks stand once it is in force."""

    conclusion: Conclusion
    who: str
    mark: Mark | None = None
    done: int = 0
    all: int = 0


def conclusions_of(meeting: Meeting, today: dt.date) -> list[ConclusionLine]:
    """The conclusions of a meeting in their order. Four queries, three before it is concluded."""
    rows = list(meeting.conclusions.select_related("content").prefetch_related("units", "classes"))
    tallies: dict[str, Counter[str]] = defaultdict(Counter)
    if meeting.state == Meeting.State.CONCLUDED and rows:
        keys = [key_for(Conclusion, row.pk) for row in rows]
        tasks = Task.objects.filter(origin__in=keys).order_by().annotate(status=StatusOn(today))
        for origin, status, number in (
            tasks.values("origin", "status").annotate(n=Count("pk")).values_list("origin", "status", "n")
        ):
            tallies[origin][status] += number
    lines = []
    for row in rows:
        tally = tallies[key_for(Conclusion, row.pk)]
        who = ", ".join([*(one.name for one in row.units.all()), *(one.name for one in row.classes.all())])
        state = worst(tally)
        done = tally[Status.DONE] + tally[Status.DONE_LATE]
        number = sum(tally.values()) - tally[Status.CANCELLED]
        lines.append(ConclusionLine(row, who, mark_of(state) if state else None, done, number))
    return lines


@dataclass(frozen=True)
class AttendanceCount:
    """How many units were asked, came, are excused or missing; the names of those that did not come, some of them."""

    asked: int
    present: int
    people: int
    excused: int
    absent: int
    waiting: int


def attendance_of(meeting: Meeting) -> AttendanceCount:
    """Who came, counted. One query."""
    asked = present = people = excused = absent = 0
    for state, number in meeting.attendances.order_by().values_list("state", "people"):
        asked += 1
        present += state == Attendance.State.PRESENT
        excused += state == Attendance.State.EXCUSED
        absent += state == Attendance.State.ABSENT
        people += number or 0
    return AttendanceCount(asked, present, people, excused, absent, asked - present - excused - absent)


def listed(programme: Programme) -> QuerySet[Meeting]:
    """The meetings of a programme, newest first, with how many conclusions each has."""
    return (
        Meeting.objects.filter(programme=programme)
        .annotate(concluded=Count("conclusions", filter=Q(state=Meeting.State.CONCLUDED)))
        .order_by("-held_on", "-id")
    )


def task_counts(programme: Programme, today: dt.date) -> dict[str, int]:
    """How the conclusions of all meetings stand. One query."""
    return count_by_status(Task.objects.filter(programme=programme, origin__startswith=CONCLUDED), today)
