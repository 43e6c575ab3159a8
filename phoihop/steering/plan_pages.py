"""What the pages and the paper of a yearly plan print."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Count, Prefetch, Q

from phoihop.ground.dates import written
from phoihop.programmes.models import Assignment, Content
from phoihop.programmes.pages import when_of
from phoihop.tasks.cards import Mark, mark_of
from phoihop.tasks.matrix import content_label
from phoihop.tasks.models import Task
from phoihop.tasks.status import StatusOn, worst

from .models import PlanLine, YearlyPlan
from .open_work import carried_work
from .plan_changes import Change, changes_of

Kind = PlanLine.Kind


@dataclass(frozen=True)
class Line:
    """A line of a plan with who has it, by when, and how it stands once the plan is issued.

    ``days``: (the signed day, the earlier one or None); ``when`` is the schedule in words.
    """

    row: PlanLine
    leads: str
    supports: str
    when: str
    days: list[tuple[dt.date, dt.date]] = field(default_factory=list)
    mark: Mark | None = None


@dataclass(frozen=True)
class Section:
    """The lines of one content."""

    label: str
    lines: list[Line]


@dataclass(frozen=True)
class Left:
    """What is left from before, with who owes it."""

    text: str
    facts: str


@dataclass(frozen=True)
class Picture:
    """A plan as it is shown and printed: its work by content, what the year takes over unfinished, what it amends."""

    sections: list[Section]
    left: list[Left]
    changes: list[Change] = field(default_factory=list)


def picture_of(plan: YearlyPlan, today: dt.date) -> Picture:
    """Duties and own work in the order of the programme, general ones last. Six queries.

    What is left stands as it was when the plan was issued, before that as it is today.
    """
    assigned = Prefetch("duty__assignments", Assignment.objects.select_related("unit", "unit_class"))
    of_both = PlanLine.objects.filter(plan__in=[plan.pk, plan.amends_id or plan.pk])
    found = of_both.select_related("duty", "content").prefetch_related("units", "classes", "days", assigned)
    ours = [row for row in found if row.plan_id == plan.pk]
    rows = sorted((row for row in ours if row.kind != Kind.CARRIED), key=_order)
    before = sorted((row for row in found if row.plan_id != plan.pk), key=_order)
    marks = _marks(plan, rows, today) if plan.state == YearlyPlan.State.ISSUED else {}
    if plan.state != YearlyPlan.State.DRAFT:
        left = [Left(row.text, row.facts) for row in ours if row.kind == Kind.CARRIED]
    else:
        left = [Left(one.text, one.facts(today)) for one in carried_work(plan.programme, dt.date(plan.year, 1, 1))]
    by_content: dict[int | None, tuple[Content | None, list[Line]]] = {}
    for row in rows:
        by_content.setdefault(row.content_id, (row.content, []))[1].append(_line(row, marks.get(row.pk)))
    sections = [Section(content_label(content), lines) for content, lines in by_content.values()]
    return Picture(sections, left, changes_of(before, rows) if plan.amends_id else [])


def _order(row: PlanLine) -> tuple[bool, int, bool, int, int]:
    duty = row.duty
    content = row.content.order if row.content else 0
    return (row.content is None, content, duty is None, duty.order if duty else 0, row.pk)


def _line(row: PlanLine, mark: Mark | None) -> Line:
    if row.duty is None:
        names = ", ".join(map(str, (*row.units.all(), *row.classes.all())))
        return Line(row, names, "", written(row.due_on), mark=mark)
    who: dict[str, list[str]] = defaultdict(list)
    for one in row.duty.assignments.all():
        who[one.role].append(str(one))
    days = [(day.nominal_on, day.due_on) for day in row.days.all()]
    leads, supports = (", ".join(who[role]) for role in (Assignment.Role.LEAD, Assignment.Role.SUPPORT))
    return Line(row, leads, supports, when_of(row.duty), days, mark)


def _marks(plan: YearlyPlan, rows: Iterable[PlanLine], today: dt.date) -> dict[int, Mark]:
    """The worst status of each line's tasks in the year. One query."""
    by_duty = {row.duty_id: row.pk for row in rows if row.duty_id}
    by_origin = {row.origin: row.pk for row in rows if row.kind == Kind.OWN}
    year = Q(nominal_on__year=plan.year) | Q(due_on__year=plan.year)
    tasks = Task.objects.filter(Q(duty__in=by_duty) & year | Q(origin__in=by_origin), programme=plan.programme_id)
    counted = (
        tasks.order_by().annotate(status=StatusOn(today)).values("duty", "origin", "status").annotate(n=Count("pk"))
    )
    found: dict[int, Counter[str]] = defaultdict(Counter)
    for duty, origin, status, number in counted.values_list("duty", "origin", "status", "n"):
        found[by_origin.get(origin) or by_duty[duty]][status] += number
    return {key: mark_of(state) for key, statuses in found.items() if (state := worst(statuses))}
