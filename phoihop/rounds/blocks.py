"""What rounds print on the overview and on the page of the unit's tasks."""

from __future__ import annotations

from typing import Any

from django.db.models import Count, Q
from django.utils import timezone

from phoihop.ground.pages import Request

from .pages import ReportRow, mark_of
from .queries import LACKING, reports_of_unit, visible_rounds

_LISTED = 4


def our_reports(request: Request, about: Any = None) -> dict[str, Any] | None:
    """The reports that the unit still owes. One query; nothing where it owes none."""
    today = timezone.localdate(request.now)
    owed = reports_of_unit(request.actor).filter(state__in=LACKING).order_by("due_on", "id")
    written = owed.annotate(all=Count("lines"), said=Count("lines", filter=Q(lines__version__gt=0)))
    open_ = [one for one in written[: _LISTED + 1] if not one.locked(today)]
    rows = [ReportRow(one, mark_of(one, today), one.all, one.said) for one in open_[:_LISTED]]
    return {"rows": rows, "more": len(open_) > _LISTED} if rows else None


def running_rounds(request: Request, about: Any = None) -> dict[str, Any] | None:
    """How the unit's own running rounds fill up. One query."""
    if not request.actor.can("accept"):
        return None
    today = timezone.localdate(request.now)
    running = visible_rounds(request.actor).filter(Q(locks_on=None) | Q(locks_on__gt=today), locked_on=None)
    missing = Q(reports__state__in=LACKING)
    found = list(
        running.filter(unit=request.actor.unit_id)
        .annotate(
            asked=Count("reports"),
            lacking=Count("reports", filter=missing),
            waiting=Count("reports", filter=Q(reports__state="submitted")),
            asking=Count("reports", filter=Q(reports__asked_until__isnull=False)),
        )
        .filter(Q(lacking__gt=0) | Q(waiting__gt=0))
        .order_by("due_on", "id")[:_LISTED]
    )
    return {"rounds": found, "today": today} if found else None
