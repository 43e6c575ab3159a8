"""What the pages of tasks print: plain objects, made from a bounded number of queries."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Count, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from phoihop.ground.dates import written
from phoihop.programmes.models import Assignment, Content, Programme

from .models import Task
from .status import LOOKS, Status, status_case, status_of, worst

PAGE = 40
CARD_FIELDS = (  # what a card prints; whole rows of four tables cost more than the page around them
    "text",
    "lead",
    "state",
    "progress",
    "starts_on",
    "risk_on",
    "due_on",
    "submitted_on",
    "content__label",
    "content__order",
    "unit__name",
)


@dataclass(frozen=True)
class Mark:
    """A status as it is shown: shape, word and colour."""

    status: Status
    word: str

    @property
    def shape(self) -> str:
        """The shape's name."""
        return LOOKS[self.status].shape

    @property
    def colour(self) -> str:
        """The colour's class."""
        return LOOKS[self.status].colour


@dataclass(frozen=True)
class Card:
    """A task in a list."""

    task: Task
    mark: Mark
    where: str
    due: str
    by: str


def mark_of(status: Status) -> Mark:
    """The mark of a status with its plain word."""
    return Mark(status, str(status.label))


def due_mark(task: Task, today: dt.date) -> Mark:
    """The mark of a task with the days that are left or over, as a unit reads it."""
    status = status_of(task, today)
    days = (task.due_on - today).days
    if status == Status.OVERDUE:
        return Mark(status, ngettext("Quá hạn %(n)d ngày", "Quá hạn %(n)d ngày", -days) % {"n": -days})
    if status in (Status.AT_RISK, Status.ON_TRACK):
        if days == 0:
            return Mark(status, _("Hạn hôm nay"))
        return Mark(status, ngettext("Còn %(n)d ngày", "Còn %(n)d ngày", days) % {"n": days})
    return mark_of(status)


def card(task: Task, today: dt.date) -> Card:
    """A task as a card; content and unit should be selected."""
    role = _("Chủ trì") if task.lead else _("Phối hợp")
    where = (
        role
        if task.content is None
        else _("{role}, nội dung {label}").format(role=role, label=task.content.label or task.content.order)
    )
    return Card(task, due_mark(task, today), where, written(task.due_on), task.unit.name)


@dataclass(frozen=True)
class Group:
    """Tasks of one urgency."""

    label: str
    colour: str
    cards: list[Card]


@dataclass(frozen=True)
class TaskPage:
    """A piece of a unit's open tasks, by urgency; ``next`` continues behind the last one."""

    groups: list[Group]
    next: str | None
    first: bool


def open_page(tasks: QuerySet[Task], today: dt.date, after: str | None) -> TaskPage:
    """Open tasks by due day, in groups: overdue, the next seven days, later. One query, by key and not by offset."""
    rows, following = slice_by_due(tasks, after)
    groups: dict[str, list[Card]] = defaultdict(list)
    for task in rows:
        days = (task.due_on - today).days
        groups["late" if days < 0 else "soon" if days <= 7 else "later"].append(card(task, today))
    labels = [("late", _("Quá hạn"), "late"), ("soon", _("Trong 7 ngày tới"), "risk"), ("later", _("Sau đó"), "idle")]
    return TaskPage(
        [Group(label, colour, groups[key]) for key, label, colour in labels if groups[key]], following, not after
    )


def slice_by_due(tasks: QuerySet[Task], after: str | None) -> tuple[list[Task], str | None]:
    """Up to PAGE tasks ordered by (due_on, id) behind the key ``after`` ("2026-06-15.42"), and the next key."""
    tasks = tasks.order_by("due_on", "id").select_related("content", "unit").only(*CARD_FIELDS)
    if after:
        day, _dot, pk = after.partition(".")
        try:
            key = (dt.date.fromisoformat(day), int(pk))
        except ValueError:
            key = None
        if key:
            tasks = tasks.filter(due_on__gte=key[0]).exclude(due_on=key[0], pk__lte=key[1])
    rows = list(tasks[: PAGE + 1])
    following = f"{rows[PAGE - 1].due_on.isoformat()}.{rows[PAGE - 1].pk}" if len(rows) > PAGE else None
    return rows[:PAGE], following


@dataclass(frozen=True)
class Column:
    """A unit or class of units in the matrix. ``key`` names it in addresses: u12 or c3."""

    key: str
    label: str


@dataclass(frozen=True)
class Cell:
    """One content of one column: the role and the worst status of its tasks (None: no task yet)."""

    column: Column
    lead: bool
    role: str
    mark: Mark | None
    content_key: str
    number: int = 0  # how many units of a class have this status; 0 where the column is one unit


@dataclass
class Row:
    """A content with its cells in the order of the columns (None: not assigned)."""

    label: str
    text: str
    key: str
    cells: list[Cell | None] = field(default_factory=list)


@dataclass(frozen=True)
class Matrix:
    """The responsibility matrix of a programme."""

    columns: list[Column]
    rows: list[Row]


_ROLE_ORDER = [
    Assignment.Role.LEAD,
    Assignment.Role.SUPPORT,
    Assignment.Role.MONITOR,
    Assignment.Role.ADVISE,
    Assignment.Role.KNOW,
]
SHORT_ROLES = {"lead": "CT", "support": "PH", "monitor": "TD", "advise": "TM", "know": "ĐB"}


def matrix_of(programme: Programme, today: dt.date, *, only: Iterable[str] = ()) -> Matrix:
    """Contents × units with roles and worst statuses. Three queries, whatever the size.

    ``only`` keeps the cells whose status is one of these (and the rows and columns that still have one).
    """
    contents = list(programme.contents.all())
    assigned = list(
        Assignment.objects.filter(duty__programme=programme)
        .exclude(unit=None, unit_class=None)
        .values_list(
            "duty__content", "unit", "unit__name", "unit__abbreviation", "unit_class", "unit_class__name", "role"
        )
        .order_by("duty__order", "order")
    )
    statuses = _statuses(programme, today)
    columns: dict[str, Column] = {}
    roles: dict[tuple[int | None, str], set[str]] = defaultdict(set)
    for content, unit, name, short, unit_class, class_name, role in assigned:
        key = f"u{unit}" if unit else f"c{unit_class}"
        columns.setdefault(key, Column(key, (short or name) if unit else class_name))
        roles[content, key].add(role)
    rows = [Row(c.label or str(c.order), c.text, str(c.pk)) for c in contents]
    if any(content is None for content, _key in roles):
        rows.append(Row("", _("Nhiệm vụ chung của chương trình"), "0"))
    wanted = set(only)
    for row in rows:
        for column in columns.values():
            row.cells.append(_cell(row, column, roles, statuses))
        if wanted:
            row.cells = [cell if cell and cell.mark and cell.mark.status in wanted else None for cell in row.cells]
    return _without_empty(Matrix(list(columns.values()), rows)) if wanted else Matrix(list(columns.values()), rows)


def _cell(
    row: Row,
    column: Column,
    roles: dict[tuple[int | None, str], set[str]],
    statuses: dict[tuple[int | None, str, bool], dict[str, int]],
) -> Cell | None:
    content = int(row.key) or None
    here = roles.get((content, column.key))
    if not here:
        return None
    role = next(r for r in _ROLE_ORDER if r in here)
    lead = role == Assignment.Role.LEAD
    found = statuses.get((content, column.key, lead), {})
    state = worst(found)
    number = found[state] if state and column.key.startswith("c") else 0
    return Cell(column, lead, role, mark_of(state) if state else None, row.key, number)


def _statuses(programme: Programme, today: dt.date) -> dict[tuple[int | None, str, bool], dict[str, int]]:
    counted = (
        Task.objects.filter(programme=programme, assignment__isnull=False)
        .order_by()
        .annotate(status=status_case(today))
        .values_list("content", "assignment__unit", "assignment__unit_class", "lead", "status")
        .annotate(number=Count("pk"))
    )
    found: dict[tuple[int | None, str, bool], dict[str, int]] = defaultdict(dict)
    for content, unit, unit_class, lead, status, number in counted:
        found[content, f"u{unit}" if unit else f"c{unit_class}", lead][status] = number
    return found


def _without_empty(matrix: Matrix) -> Matrix:
    kept = [i for i in range(len(matrix.columns)) if any(row.cells[i] for row in matrix.rows)]
    rows = [Row(r.label, r.text, r.key, [r.cells[i] for i in kept]) for r in matrix.rows if any(r.cells)]
    return Matrix([matrix.columns[i] for i in kept], rows)


def content_label(content: Content | None) -> str:
    """How a content is named in a line of text."""
    if content is None:
        return _("Nhiệm vụ chung")
    return f"{content.label or content.order}. {content.text}"
