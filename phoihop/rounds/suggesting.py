"""What a unit recorded while working, as a suggestion for its report: nobody types again what is known."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from django.db.models import Count, F, IntegerField, Q, Value
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from phoihop.ground.dates import written
from phoihop.ground.text import squeeze
from phoihop.tasks.models import Extension, Progress, Task
from phoihop.tasks.status import Status, status_of

from .models import Report, ReportLine
from .queries import HANDED_IN
from .said import Said

MOST = 4000  # letters of a narrative
_DONE = (Status.DONE, Status.DONE_LATE, Status.WAITING)
_NAMED = 10  # so many of the units below are quoted


def suggestions_for(report: Report, lines: Iterable[ReportLine], today: dt.date) -> dict[int, Said]:
    """What is known about each of these lines by key; lines about which nothing is known are left out.

    From the unit's own tasks as they stood when data were closed (or stand today), with what it said of them within
    the period; and where units below reported to it for this round, from their reports. Three queries; one more where
    there are such rounds.
    """
    wanted = [line for line in lines if line.duty_id]
    if not wanted:
        return {}
    day = min(report.round.closes_on, today)
    own, below = _own(report, wanted, day), _below(report, wanted)
    found = {}
    for line in wanted:
        parts = [one for one in (own.get(line.duty_id or 0), below.get(line.pk)) if one]
        if parts:
            found[line.pk] = _joined(parts)
    return found


def tasks_in_period(report: Report) -> Any:
    """The tasks of the unit that ran in the period, or are still open from before."""
    round = report.round
    runs = Q(starts_on__lte=round.closes_on) & (
        Q(due_on__gte=round.data_from) | Q(state=Task.State.OPEN) | Q(submitted_on__gte=round.data_from)
    )
    return Task.objects.filter(runs, unit=report.unit_id).exclude(state=Task.State.CANCELLED).order_by("due_on", "id")


def _own(report: Report, lines: Sequence[ReportLine], day: dt.date) -> dict[int, Said]:
    duties = [line.duty_id for line in lines]
    tasks = list(tasks_in_period(report).filter(duty__in=duties))
    if not tasks:
        return {}
    notes: dict[int, list[_Told]] = defaultdict(list)
    within = (_midnight(report.round.data_from), _midnight(report.round.closes_on + dt.timedelta(days=1)))
    latest: dict[int, int] = {}
    reasons: dict[int, list[str]] = defaultdict(list)
    for task, one in _told_of([task.pk for task in tasks], *within):
        if one.percent is None:
            reasons[task].append(one.words)
            continue
        latest[task] = one.percent
        if one.at >= within[0]:
            notes[task].append(one)
    by_duty: dict[int, list[Task]] = defaultdict(list)
    for task in tasks:
        by_duty[task.duty_id or 0].append(task)
    return {duty: _of_tasks(found, notes, reasons, latest, day) for duty, found in by_duty.items()}


class _Told(NamedTuple):
    """What was said of a task: its progress, or (``percent`` None) why more time was asked for."""

    at: dt.datetime
    percent: int | None
    words: str
    proofs: int


def _told_of(tasks: list[int], first: dt.datetime, last: dt.datetime) -> list[tuple[int, _Told]]:
    """Progress up to a moment and requests for more time between two, in their order; one query for both."""
    columns = ("pk", "task_id", "at", "percent", "words", "proofs")
    progress = Progress.objects.filter(task__in=tasks, at__lt=last).order_by()
    told = progress.annotate(words=F("note"), proofs=Count("evidence")).values_list(*columns)
    more_time = Extension.objects.filter(task__in=tasks, asked_at__range=(first, last)).order_by()
    asked = more_time.annotate(
        at=F("asked_at"),
        percent=Value(-1, IntegerField()),  # not null: PostgreSQL would take it for a text
        words=F("reason"),
        proofs=Value(0, IntegerField()),
    ).values_list(*columns)
    rows = sorted(told.union(asked, all=True))
    return [(task, _Told(at, None if percent < 0 else percent, words, n)) for _pk, task, at, percent, words, n in rows]


def _of_tasks(
    tasks: list[Task],
    notes: dict[int, list[_Told]],
    reasons: dict[int, list[str]],
    latest: dict[int, int],
    day: dt.date,
) -> Said:
    statuses = [_as_of(task, latest.get(task.pk, 0), day) for task in tasks]
    begun = any(latest.get(task.pk, 0) for task in tasks)
    if all(status in _DONE for status in statuses):
        state = ReportLine.State.DONE
    elif begun or any(status in _DONE for status in statuses):
        state = ReportLine.State.DOING
    else:
        state = ReportLine.State.NOT_DONE
    said = dict.fromkeys(
        f"{written(timezone.localdate(one.at))}: {one.words.strip()}"
        for task in tasks
        for one in notes[task.pk]
        if one.words.strip()
    )
    proofs = sum(one.proofs for task in tasks for one in notes[task.pk])
    number = len(tasks)
    basis = ngettext("{n} việc trong kỳ", "{n} việc trong kỳ", number).format(n=number)
    if proofs:
        basis += ", " + ngettext("{n} minh chứng", "{n} minh chứng", proofs).format(n=proofs)
    basis += "; " + _("tính đến {day}").format(day=written(day))
    hindering = dict.fromkeys(reason for task in tasks for reason in reasons[task.pk])
    return Said(state, "\n".join(said)[:MOST], "\n".join(hindering)[:MOST], basis)


def _as_of(task: Task, percent: int, day: dt.date) -> Status:
    """A task's status on a day: what was handed in or accepted after it does not count yet."""
    if task.submitted_on and task.submitted_on > day:
        task.state, task.progress = Task.State.OPEN, percent
    return status_of(task, day)


def _below(report: Report, lines: Sequence[ReportLine]) -> dict[int, Said]:
    """What units below said for this round: of the same duty, or else of a content of the same words.

    What the unit itself did about its own duty is known from its tasks already.
    """
    if not report.rounds_below:
        return {}
    theirs = ReportLine.objects.filter(report__round__in=report.rounds_below, report__state__in=HANDED_IN).exclude(
        Q(duty=None) | Q(report__unit=report.unit_id, duty__in=[line.duty_id for line in lines])
    )
    by_duty: dict[int, list[ReportLine]] = defaultdict(list)
    by_content: dict[str, list[ReportLine]] = defaultdict(list)
    for one in theirs.select_related("report__unit", "duty__content").order_by("report_id", "place"):
        assert one.duty is not None  # the queryset says so
        by_duty[one.duty_id or 0].append(one)
        if one.duty.content:
            by_content[one.duty.content.folded].append(one)
    found = {}
    for line in lines if by_duty else ():
        assert line.duty is not None  # as above
        content = line.duty.content.folded if line.duty.content else ""
        answers = by_duty.get(line.duty_id or 0) or by_content.get(content)
        if answers:
            found[line.pk] = _of_answers(answers)
    return found


def _of_answers(answers: list[ReportLine]) -> Said:
    counts = Counter(one.state for one in answers)
    units = len({one.report.unit_id for one in answers})
    told = ", ".join(f"{counts[value]} {label.lower()}" for value, label in ReportLine.State.choices if counts[value])
    if len(answers) == units:
        words = ngettext("Theo báo cáo của {n} đơn vị: {counts}.", "Theo báo cáo của {n} đơn vị: {counts}.", units)
        first = words.format(n=units, counts=told)
    else:
        first = _("Theo báo cáo của {n} đơn vị về {parts} phần việc: {counts}.").format(
            n=units, parts=len(answers), counts=told
        )
    narrative = "\n".join([first, *_quoted(answers, "narrative")])
    hindered = "\n".join(_quoted(answers, "obstacles"))
    basis = ngettext("báo cáo của {n} đơn vị", "báo cáo của {n} đơn vị", units).format(n=units)
    return Said(_together(counts), narrative[:MOST], hindered[:MOST], basis)


def _together(states: Iterable[str]) -> str:
    """What several answers come to: done or not done where all are; between them it is being done."""
    arisen = set(states) - {str(ReportLine.State.NONE_ARISEN)}
    if not arisen:
        return ReportLine.State.NONE_ARISEN
    return arisen.pop() if len(arisen) == 1 else ReportLine.State.DOING


def _quoted(answers: list[ReportLine], part: str) -> list[str]:
    """What units said, a paragraph a unit; of many units the first, and how many more there are."""
    words: dict[str, dict[str, None]] = defaultdict(dict)
    for one in answers:
        if said := squeeze(getattr(one, part)):
            words[one.report.unit.name][said] = None
    quoted = [f"{unit}: {' '.join(said)}" for unit, said in list(words.items())[:_NAMED]]
    if (more := len(words) - _NAMED) > 0:
        quoted.append(_("Và {n} đơn vị khác (xem báo cáo của từng đơn vị).").format(n=more))
    return quoted


def _joined(parts: list[Said]) -> Said:
    """The unit's own first."""
    return Said(
        _together(one.state for one in parts),
        "\n".join(filter(None, (one.narrative for one in parts)))[:MOST],
        "\n".join(filter(None, (one.obstacles for one in parts)))[:MOST],
        "; ".join(one.basis for one in parts),
    )


def _midnight(day: dt.date) -> dt.datetime:
    return timezone.make_aware(dt.datetime.combine(day, dt.time()))
