"""What is asked of us, and what we ask."""

from __future__ import annotations

from django.db.models import Count, Q
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from phoihop.ground.pages import Request, official, page_of
from phoihop.ledger.acts import allowed
from phoihop.units.models import Unit

from ..pages import rows_of
from ..queries import HANDED_IN, LACKING, needs_head, reports_of_unit, visible_rounds
from .shape import tabs_of


@official
@require_GET
def ours(request: Request) -> HttpResponse:
    """Which reports are asked of us, by when, and what became of those we handed in?"""
    today = timezone.localdate(request.now)
    after = request.GET.get("sau")
    reports = reports_of_unit(request.actor).select_related("round__unit")
    owed = [] if after else rows_of(reports.filter(state__in=LACKING).order_by("due_on", "id")[:40], today)
    piece = page_of(reports.filter(state__in=HANDED_IN).order_by("-id"), after)
    own = Unit(pk=request.actor.unit_id)
    context = {
        "crumbs": [(_("Báo cáo"), "")],
        "tabs": tabs_of(request, "ours"),
        "owed": owed,
        "done": rows_of(piece.rows, today),
        "piece": piece,
        "may_set": allowed("report.set_approval", request.actor, own),
        "may_import": allowed("report.import", request.actor),
        "needs_head": bool(request.actor.unit_id) and needs_head(request.actor.unit_id),
    }
    return render(request, "rounds/ours.html", context)


@official
@require_GET
def rounds(request: Request) -> HttpResponse:
    """Which rounds did we open, and how do they fill up?"""
    today = timezone.localdate(request.now)
    piece = page_of(visible_rounds(request.actor).select_related("unit").order_by("-id"), request.GET.get("sau"))
    counted = {
        row["pk"]: row
        for row in visible_rounds(request.actor)
        .filter(pk__in=[one.pk for one in piece.rows])
        .order_by()
        .values("pk")
        .annotate(asked=Count("reports"), came=Count("reports", filter=Q(reports__state__in=HANDED_IN)))
    }
    context = {
        "crumbs": [(_("Đợt báo cáo"), "")],
        "tabs": tabs_of(request, "rounds"),
        "rounds": [(one, counted[one.pk]["asked"], counted[one.pk]["came"], one.locked(today)) for one in piece.rows],
        "piece": piece,
        "may_open": allowed("round.open", request.actor),
    }
    return render(request, "rounds/rounds.html", context)
