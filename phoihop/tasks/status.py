"""The status of a task: one table of rules over stored facts and the day. Never typed, never stored.

A rule's conditions are (field, comparison, operand); the operand is TODAY, another field in braces, or a value. The
first rule that holds gives the status. One table answers in Python (``status_of``) and in SQL (``having``,
``StatusOn``).
"""

from __future__ import annotations

import datetime as dt
import math
import operator
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.db.models import Expression, F, Q
from django.utils.translation import gettext_lazy as _

from phoihop.ground.prepared import Place

TODAY = object()
_Condition = tuple[str, str, Any]


class Status(models.TextChoices):
    """How a task stands, worst first."""

    OVERDUE = "overdue", _("Quá hạn")
    AT_RISK = "at_risk", _("Sắp đến hạn")
    ON_TRACK = "on_track", _("Đúng tiến độ")
    WAITING = "waiting", _("Chờ nghiệm thu")
    DONE_LATE = "done_late", _("Hoàn thành muộn")
    DONE = "done", _("Hoàn thành")
    NOT_STARTED = "not_started", _("Chưa đến kỳ")
    CANCELLED = "cancelled", _("Đã hủy")


RULES: list[tuple[Status, tuple[_Condition, ...]]] = [
    (Status.CANCELLED, (("state", "=", "cancelled"),)),
    (Status.DONE, (("state", "=", "accepted"), ("submitted_on", "<=", "{due_on}"))),
    (Status.DONE_LATE, (("state", "=", "accepted"),)),
    (Status.WAITING, (("state", "=", "submitted"),)),
    (Status.OVERDUE, (("state", "=", "open"), ("due_on", "<", TODAY))),
    (Status.NOT_STARTED, (("state", "=", "open"), ("starts_on", ">", TODAY))),
    (Status.AT_RISK, (("state", "=", "open"), ("risk_on", "<=", TODAY))),
    (Status.ON_TRACK, (("state", "=", "open"),)),
]
_COMPARE: dict[str, tuple[Callable[[Any, Any], bool], str]] = {
    "=": (operator.eq, "exact"),
    "<": (operator.lt, "lt"),
    "<=": (operator.le, "lte"),
    ">": (operator.gt, "gt"),
}
FINISHED = (Status.DONE, Status.DONE_LATE)
CLOSED = (*FINISHED, Status.CANCELLED)


@dataclass(frozen=True)
class Look:
    """How a status is shown, always as shape + word + colour: the shape's and the colour's name in the style sheet."""

    shape: str
    colour: str


LOOKS: dict[str, Look] = {
    Status.OVERDUE: Look("square", "late"),
    Status.AT_RISK: Look("triangle", "risk"),
    Status.ON_TRACK: Look("ring", "ontime"),
    Status.WAITING: Look("clock", "ontime"),
    Status.DONE_LATE: Look("check", "risk"),
    Status.DONE: Look("check", "done"),
    Status.NOT_STARTED: Look("dot", "idle"),
    Status.CANCELLED: Look("cross", "idle"),
}


def status_of(task: Any, today: dt.date) -> Status:
    """The status of a task (anything with its stored fields) on that day."""
    for status, conditions in RULES:
        if all(_holds(task, condition, today) for condition in conditions):
            return status
    raise AssertionError(f"no status for {task.state}")


def having(status: str, today: dt.date) -> Q:
    """The filter for tasks that have this status on that day."""
    place = [known for known, _conditions in RULES].index(Status(status))
    found = _q(RULES[place][1], today)
    for _earlier, conditions in RULES[:place]:
        if conditions[0] == RULES[place][1][0]:  # only rules of the same state can take a task away
            found &= ~_q(conditions[1:], today)
    return found


class StatusOn(Expression):
    """The status on a day as an SQL expression over the table of tasks.

    Written from the rules as text: the same CASE built of Django's expressions costs more than the query that it is in.
    """

    def __init__(self, today: dt.date) -> None:
        super().__init__(output_field=models.CharField())
        self.today, self.alias = today, ""

    def resolve_expression(self, query: Any = None, *args: Any, **kwargs: Any) -> StatusOn:
        """Takes the table's name in the query that it stands in."""
        found = self.copy()
        found.alias = query.get_initial_alias()
        return found

    def relabeled_clone(self, change_map: Mapping[str, str]) -> StatusOn:
        """Follows the table where it gets another name in a subquery."""
        found = self.copy()
        found.alias = change_map.get(self.alias, self.alias)
        return found

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, tuple[Any, ...]]:
        """The CASE; its only parameter is the day."""
        table, case = connection.ops.quote_name(self.alias), _CASE
        day: Any = self.today
        if not isinstance(day, Place):
            day = connection.ops.adapt_datefield_value(self.today)
        return case.replace("{table}", table), (day,) * case.count("%s")


def worst(statuses: Iterable[str]) -> Status | None:
    """The worst of several statuses; what has not begun or was cancelled tells nothing beside what has."""
    return min(map(Status, statuses), key=list(Status).index, default=None)


def risk_day(starts_on: dt.date, due_on: dt.date, progress: int, *, days: int, behind: int) -> dt.date:
    """The first day at risk: ``days`` before it is due, or when time passed exceeds progress by ``behind`` points."""
    near = due_on - dt.timedelta(days=days)
    share = progress + behind
    if share < 100:
        near = min(near, starts_on + dt.timedelta(days=math.ceil((due_on - starts_on).days * share / 100)))
    return max(starts_on, near)


def _holds(task: Any, condition: _Condition, today: dt.date) -> bool:
    field, sign, operand = condition
    return _COMPARE[sign][0](
        getattr(task, field), getattr(task, operand[1:-1]) if _is_field(operand) else _known(operand, today)
    )


def _q(conditions: Iterable[_Condition], today: dt.date) -> Q:
    found = Q()
    for field, sign, operand in conditions:
        found &= Q(
            **{f"{field}__{_COMPARE[sign][1]}": F(operand[1:-1]) if _is_field(operand) else _known(operand, today)}
        )
    return found


def _sql(condition: _Condition) -> str:
    field, sign, operand = condition
    if _is_field(operand):
        return f"{{table}}.{field} {sign} {{table}}.{operand[1:-1]}"
    return f"{{table}}.{field} {sign} {'%s' if operand is TODAY else repr(operand)}"


def _is_field(operand: Any) -> bool:
    return isinstance(operand, str) and operand.startswith("{")


def _known(operand: Any, today: dt.date) -> Any:
    return today if operand is TODAY else operand


def _when(status: Status, conditions: Iterable[_Condition]) -> str:
    return f"WHEN {' AND '.join(map(_sql, conditions))} THEN {status.value!r}"


_CASE = f"CASE {' '.join(_when(status, conditions) for status, conditions in RULES)} END"
