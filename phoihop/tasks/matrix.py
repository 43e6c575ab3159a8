"""What the responsibility matrix prints: plain objects, made from a bounded number of queries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from phoihop.ground.addresses import address
from phoihop.ground.prepared import prepared
from phoihop.programmes.models import Assignment, Content, Programme
from phoihop.programmes.queries import contents_of

from .cards import Mark, mark_of
from .standing import Heap, Standing
from .status import worst


@dataclass(frozen=True)
class Column:
    """A unit or class of units in the matrix, or all work given beside it. ``key`` in addresses: u12, c3, g0."""

    key: str
    label: str


@dataclass(frozen=True)
class Cell:
    """One content of one column: the role and the worst status of its tasks (None: no task yet)."""

    column: Column
    lead: bool
    role: str
    mark: Mark | None
    url: str
    number: int = 0  # how many tasks of a class have this status; 0 where the column is one unit


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
GIVEN = "g0"  # the column of work that no signed duty asks for, of whatever units
SHORT_ROLES = {"lead": "CT", "support": "PH", "monitor": "TD", "advise": "TM", "know": "ĐB"}


def matrix_of(programme: Programme, standing: Standing, *, only: Iterable[str] = ()) -> Matrix:
    """Contents × units with roles and the worst statuses of the programme's standing. Two queries, whatever the size.

    ``only`` keeps the cells whose status is one of these (and the rows and columns that still have one).
    """
    contents = contents_of(programme.pk)
    columns: dict[str, Column] = {}
    column_of: dict[int | None, str] = {None: GIVEN}
    roles: dict[tuple[int | None, str], set[str]] = defaultdict(set)
    for pk, content, unit, name, short, unit_class, class_name, role in _assigned(programme.pk):
        key = f"u{unit}" if unit else f"c{unit_class}"
        columns.setdefault(key, Column(key, (short or name) if unit else class_name))
        column_of[pk] = key
        roles[content, key].add(role)
    for heap in standing.heaps:
        if heap.assignment is None:
            columns.setdefault(GIVEN, Column(GIVEN, _("Giao thêm")))
            roles[heap.content, GIVEN].add("lead" if heap.lead else "support")
    statuses = standing.by(lambda heap: (heap.content, column_of.get(heap.assignment), heap.lead))
    rows = [Row(c.label or str(c.order), c.text, str(c.pk)) for c in contents]
    if any(content is None for content, _key in roles):
        rows.append(Row("", _("Nhiệm vụ chung của chương trình"), "0"))
    wanted, base = set(only), address("tasks:matrix", programme.pk)  # a cell lies below its matrix
    for row in rows:
        for column in columns.values():
            here = roles.get((int(row.key) or None, column.key))
            cell = _cell(base, row, column, here, statuses) if here else None
            row.cells.append(cell if not wanted or (cell and cell.mark and cell.mark.status in wanted) else None)
    return _without_empty(Matrix(list(columns.values()), rows)) if wanted else Matrix(list(columns.values()), rows)


@prepared
def _assigned(programme: int) -> QuerySet[Assignment, Any]:
    return (
        Assignment.objects.filter(duty__programme=programme)
        .exclude(unit=None, unit_class=None)
        .values_list(
            "pk", "duty__content", "unit", "unit__name", "unit__abbreviation", "unit_class", "unit_class__name", "role"
        )
        .order_by("duty__order", "order")
    )


def _cell(
    base: str,
    row: Row,
    column: Column,
    roles: set[str],
    statuses: dict[tuple[int | None, str | None, bool], dict[str, Heap]],
) -> Cell:
    role = next(r for r in _ROLE_ORDER if r in roles)
    lead = role == Assignment.Role.LEAD
    found = statuses.get((int(row.key) or None, column.key, lead), {})
    state = worst(found)
    number = found[state].number if state and not column.key.startswith("u") else 0
    return Cell(column, lead, role, mark_of(state) if state else None, f"{base}{row.key}/{column.key}/", number)


def _without_empty(matrix: Matrix) -> Matrix:
    kept = [i for i in range(len(matrix.columns)) if any(row.cells[i] for row in matrix.rows)]
    rows = [Row(r.label, r.text, r.key, [r.cells[i] for i in kept]) for r in matrix.rows if any(r.cells)]
    return Matrix([matrix.columns[i] for i in kept], rows)


def content_label(content: Content | None) -> str:
    """How a content is named in a line of text."""
    if content is None:
        return _("Nhiệm vụ chung")
    return f"{content.label or content.order}. {content.text}"
