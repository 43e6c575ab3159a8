"""What rounds print on the overview and on the page of the unit's tasks."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from phoihop.ground.dates import written
from phoihop.ground.marks import shape
from phoihop.ground.pages import Request
from phoihop.ground.prepared import prepared
from phoihop.ground.todo import Todo, todo_list
from phoihop.ledger.actor import Actor

from .models import Report, Round
from .pages import mark_of
from .queries import LACKING, reports_of_unit

_LISTED = 4


def our_reports(request: Request, about: Any = None) -> dict[str, Any] | None:
    """The reports that the unit still owes. One query; nothing where it owes none."""
    today = timezone.localdate(request.now)
    open_ = [one for one in _owed(request.actor) if not one.locked(today)]
    rows = todo_list(_report(one, today) for one in open_[:_LISTED])
    return {"rows": rows, "more": len(open_) > _LISTED} if rows else None


def _report(one: Any, today: dt.date) -> Todo:
    mark = mark_of(one, today)
    written_so_far = _("Đã ghi {said}/{lines} dòng").format(said=one.said, lines=one.all)
    return Todo(
        mark.colour,
        mark.shape,
        one.get_absolute_url(),
        one.round.title,
        f"{mark.word}. {written_so_far}",
        _("Hạn {due}").format(due=written(one.due_on)),
    )


@prepared
def _owed(actor: Actor) -> QuerySet[Report]:
    written = {"all": Count("lines"), "said": Count("lines", filter=Q(lines__version__gt=0))}
    owed = reports_of_unit(actor).filter(state__in=LACKING).annotate(**written)
    return owed.order_by("due_on", "id")[: _LISTED + 1]


def running_rounds(request: Request, about: Any = None) -> dict[str, Any] | None:
    """How the unit's own running rounds fill up. One query."""
    if not request.actor.can("accept") or request.actor.unit_id is None:
        return None
    today = timezone.localdate(request.now)
    found = todo_list(_round(one, today) for one in _running(request.actor, today))
    return {"rounds": found} if found else None


def _round(one: Any, today: dt.date) -> Todo:
    late = one.lacking and one.due_on < today
    about = [_("{lacking}/{asked} đơn vị chưa nộp").format(lacking=one.lacking, asked=one.asked)]
    about.append(ngettext("%(n)d báo cáo chờ xem xét", "%(n)d báo cáo chờ xem xét", one.waiting) % {"n": one.waiting})
    if one.asking:
        words = ngettext("%(n)d đề nghị thêm thời gian", "%(n)d đề nghị thêm thời gian", one.asking)
        about.append(words % {"n": one.asking})
    return Todo(
        "late" if late else "ontime",
        shape("square" if late else "clock"),
        one.get_absolute_url(),
        one.title,
        ", ".join(about),
        _("Hạn {due}").format(due=written(one.due_on)),
    )


@prepared
def _running(actor: Actor, today: dt.date) -> QuerySet[Round]:
    running = Round.objects.filter(Q(locks_on=None) | Q(locks_on__gt=today), locked_on=None, unit=actor.unit_id)
    counted = running.annotate(
        asked=Count("reports"),
        lacking=Count("reports", filter=Q(reports__state__in=LACKING)),
        waiting=Count("reports", filter=Q(reports__state="submitted")),
        asking=Count("reports", filter=Q(reports__asked_until__isnull=False)),
    )
    return counted.filter(Q(lacking__gt=0) | Q(waiting__gt=0)).order_by("due_on", "id")[:_LISTED]
