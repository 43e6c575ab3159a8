"""Rows of a tracker become progress of tasks in force: never less than was reported, never silently done."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict

from django.utils.translation import gettext as _

from phoihop.ground.errors import Refused
from phoihop.ground.sheets.faults import Fault
from phoihop.ground.sheets.table import Row
from phoihop.ground.text import squeeze
from phoihop.ledger.actor import SYSTEM
from phoihop.programmes.matching import Matcher
from phoihop.programmes.models import Duty, Programme
from phoihop.units.loading.kinds import Plan, Step

from ..actions import report
from ..models import Progress, Task
from .columns import content_of, says_done, text_key
from .drafting import due_words, phrases_of

NOTE = "Nhập từ bảng theo dõi của đơn vị"


class Reporting:
    """Plans rows for one programme in force."""

    def __init__(self, programme: Programme, today: dt.date) -> None:
        self._today, self._matcher = today, Matcher(today)
        self._duties: dict[tuple[str, str], list[Duty]] = defaultdict(list)
        self._tasks: dict[int, list[Task]] = defaultdict(list)
        self._remarks: dict[str, list[int]] = defaultdict(list)
        for duty in programme.duties.select_related("content"):
            self._duties[text_key(duty.content.text) if duty.content else "", text_key(duty.text)].append(duty)
            self._duties["*", text_key(duty.text)].append(duty)
        tasks = Task.objects.filter(programme=programme, lead=True).select_related("unit", "assignment", "programme")
        for task in tasks.order_by("nominal_on", "id"):
            if task.duty_id:
                self._tasks[task.duty_id].append(task)
        earlier = Progress.objects.filter(task__programme=programme, note__startswith=NOTE)
        self._imported = set(earlier.values_list("task_id", "percent"))

    def step(self, row: Row) -> tuple[Step | None, list[Fault]]:
        """What becomes of one row: a report, or nothing, or what is wrong with it."""
        text = squeeze(row.get("duty"))
        duty = self._duty(row)
        if duty is None:
            return None, [row.fault("duty_unknown", "duty")]
        percent = row.get("progress", None)
        if says_done(row.get("state")):
            if percent is not None and percent < 100:
                return None, [row.fault("state_conflict", "state", percent=percent)]
            percent = 100
        if percent is None:
            return Step(row, "same", text), []
        task, faults = self._task(row, duty)
        if task is None:
            return (None, faults) if faults else (Step(row, "same", text), [])
        if not self._is_news(row, task, percent):
            return Step(row, "same", text), []
        note = f"{NOTE}: {row.get('note')}" if row.get("note") else NOTE
        told = f"{task.unit.name}: {task.progress}% → {percent}%"
        if percent == 100:
            told = _("{told} (chờ nghiệm thu)").format(told=told)
        return Step(
            row,
            "change",
            text,
            [told],
            lambda by, now: report(_again(task), by=SYSTEM, now=now, percent=percent, note=note),
        ), []

    def finish(self, plan: Plan) -> None:
        """Adds the remarks, each with the rows that it is about."""
        for words, rows in self._remarks.items():
            numbers = ", ".join(map(str, rows[:10])) + ("…" if len(rows) > 10 else "")
            plan.remarks.append(_("{words} (dòng {rows})").format(words=words, rows=numbers))

    def _duty(self, row: Row) -> Duty | None:
        key = text_key(row.get("duty"))
        exact = self._duties.get((text_key(content_of(row)), key)) or self._duties.get(("*", key)) or []
        return exact[0] if len(exact) == 1 else None

    def _task(self, row: Row, duty: Duty) -> tuple[Task | None, list[Fault]]:
        """The task that the row speaks of: of its unit, for its date or else the running one."""
        tasks = self._tasks.get(duty.pk, [])
        units = {task.unit_id for task in tasks}
        phrases = phrases_of(row.get("lead"))
        named = [self._matcher.meant(phrase) for phrase in phrases]
        wanted = {one.unit.pk for one in named if one.unit}
        if phrases and not any(one.unit_class or one.open_ended for one in named) and not wanted & units:
            return None, [row.fault("unit_not_assigned", "lead")]
        chosen = [t for t in tasks if t.unit_id in wanted] if wanted & units else tasks
        if len({task.unit_id for task in chosen}) > 1:
            chosen = [t for t in chosen if t.assignment and t.assignment.accountable and t.assignment.unit_id]
        if len({task.unit_id for task in chosen}) != 1:
            if tasks:
                self._remarks[_("Tiến độ của cả nhóm đơn vị không chia được cho từng đơn vị nên không ghi")].append(
                    row.number
                )
            else:
                self._remarks[_("Nhiệm vụ chưa có việc nào đến kỳ nên chưa ghi được tiến độ")].append(row.number)
            return None, []
        return self._of_date(row, chosen), []

    def _of_date(self, row: Row, tasks: list[Task]) -> Task:
        words = due_words(row)
        for task in tasks:
            day = task.nominal_on
            if words in (f"{day.day}/{day.month}/{day.year}", f"{day:%d/%m/%Y}"):
                return task
        begun = [task for task in tasks if task.starts_on <= self._today]
        return begun[-1] if begun else tasks[0]

    def _is_news(self, row: Row, task: Task, percent: int) -> bool:
        if task.state != Task.State.OPEN:
            if not (percent == 100 and task.state in (Task.State.SUBMITTED, Task.State.ACCEPTED)):
                self._remarks[_("Việc đã báo cáo hoàn thành, đã nghiệm thu hoặc đã hủy: giữ nguyên")].append(row.number)
            return False
        if percent < task.progress:
            self._remarks[_("Tiến độ trong bảng thấp hơn tiến độ đã báo cáo: giữ số đã báo cáo")].append(row.number)
            return False
        if percent > task.progress and (task.pk, percent) in self._imported:
            self._remarks[_("Số này đã nhập trước đây và sau đó đã bị trả lại hoặc sửa: không nhập lại")].append(
                row.number
            )
            return False
        return percent > task.progress


def _again(task: Task) -> Task:
    """The task as it stands; Refused where it is no longer open."""
    found = Task.objects.select_related("programme").get(pk=task.pk)
    if found.state != Task.State.OPEN:
        raise Refused(_("Việc này vừa được báo cáo hoàn thành."))
    return found
