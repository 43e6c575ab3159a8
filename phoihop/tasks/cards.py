"""A task as a card in a list: the words that a page prints, made once and from few columns."""

from __future__ import annotations

import datetime as dt
from collections.abc import Container, Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from phoihop.ground.addresses import address
from phoihop.ground.dates import written
from phoihop.ground.marks import shape
from phoihop.ground.origins import origin_label
from phoihop.ground.rows import rows

from .models import Task
from .status import LOOKS, Status, status_of

PAGE = 40
_FIELDS = (  # rows of four whole tables cost more than the page around them
    "pk",
    "text",
    "origin",
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
    def shape(self) -> SafeString:
        """The shape as SVG."""
        return shape(LOOKS[self.status].shape)

    @property
    def colour(self) -> str:
        """The colour's class."""
        return LOOKS[self.status].colour


@dataclass(frozen=True)
class Card:
    """A task in a list."""

    pk: int
    url: str
    ask_url: str
    text: str
    mark: Mark
    where: str
    by: str
    due_on: dt.date
    due: str
    submitted: str
    progress: str
    late: bool


def mark_of(status: Status) -> Mark:
    """The mark of a status with its plain word."""
    return Mark(status, str(status.label))


def due_mark(task: Any, today: dt.date) -> Mark:
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


def card_rows(tasks: QuerySet[Task]) -> QuerySet[Task, Any]:
    """Of tasks the columns that their cards print."""
    return tasks.values_list(*_FIELDS, named=True)


def cards_of(tasks: Iterable[Any], today: dt.date) -> list[Card]:
    """Rows of tasks (``card_rows``) as cards, in their order.

    ``progress`` is "" where there is none, or where it says nothing any more.
    """
    roles = {True: _("Chủ trì"), False: _("Phối hợp")}
    where, due = _("{role}, nội dung {label}"), _("Hạn {due}")
    url, ask_url = (address(f"tasks:{name}", 0).split("0") for name in ("task", "ask_extension"))

    def card(row: Any) -> Card:
        mark, order = due_mark(row, today), row.content__order
        role = origin_label(row.origin) or roles[row.lead]
        return Card(
            pk=row.pk,
            url=str(row.pk).join(url),
            ask_url=str(row.pk).join(ask_url),
            text=row.text,
            mark=mark,
            where=role if order is None else where.format(role=role, label=row.content__label or order),
            by=row.unit__name,
            due_on=row.due_on,
            due=due.format(due=written(row.due_on)),
            submitted=written(row.submitted_on),
            progress=str(row.progress) if row.progress and row.state == Task.State.OPEN else "",
            late=mark.status == Status.OVERDUE,
        )

    return [card(row) for row in tasks]


@dataclass(frozen=True)
class Group:
    """Tasks of one urgency."""

    label: str
    colour: str
    number: int
    cards: SafeString


def by_urgency(cards: Iterable[Card], today: dt.date) -> list[Group]:
    """Open tasks in groups: overdue, the next seven days, later; groups without a task are left out."""
    groups: dict[str, list[Card]] = {"late": [], "risk": [], "idle": []}
    for card in cards:
        days = (card.due_on - today).days
        groups["late" if days < 0 else "risk" if days <= 7 else "idle"].append(card)
    labels = {"late": _("Quá hạn"), "risk": _("Trong 7 ngày tới"), "idle": _("Sau đó")}
    return [
        Group(labels[colour], colour, len(found), printed(found, level=3, buttons=True))
        for colour, found in groups.items()
        if found
    ]


def slice_by_due(tasks: QuerySet[Task], today: dt.date, after: str | None) -> tuple[list[Card], str | None]:
    """Up to PAGE cards ordered by (due_on, id) behind the key ``after`` ("2026-06-15.42"), and the next key.

    One query, by key and not by offset.
    """
    tasks = tasks.order_by("due_on", "id")
    if after:
        day, _dot, pk = after.partition(".")
        try:
            key = (dt.date.fromisoformat(day), int(pk))
        except ValueError:
            key = None
        if key:
            tasks = tasks.filter(due_on__gte=key[0]).exclude(due_on=key[0], pk__lte=key[1])
    found = cards_of(card_rows(tasks)[: PAGE + 1], today)
    last = found[PAGE - 1] if len(found) > PAGE else None
    return found[:PAGE], f"{last.due_on.isoformat()}.{last.pk}" if last else None


def printed(
    cards: Iterable[Card],
    *,
    level: int = 2,
    named: bool = False,
    buttons: bool = False,
    open_to: Container[int] | None = None,
) -> SafeString:
    """Cards as HTML: ``named`` by unit, with buttons on the late ones, as links all or those in ``open_to``."""
    return rows("tasks/cards.html", cards=cards, level=level, named=named, buttons=buttons, open_to=open_to)
