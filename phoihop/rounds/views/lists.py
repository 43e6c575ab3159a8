"""What is asked of us, and what we ask."""

from __future__ import annotations

from typing import Any

from django.db.models import Count, Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from phoihop.ground.pages import Request, official, page_of, the_one
from phoihop.ledger.acts import allowed
from phoihop.programmes.models import Programme
from phoihop.programmes.pages import crumbs_of, programme_head
from phoihop.programmes.queries import programme_to_see
from phoihop.units.models import Unit

from ..models import Report, Round
from ..pages import rows_of
from ..queries import HANDED_IN, LACKING, needs_head, reports_of_unit, visible_rounds
from .shape import tabs_of

_OURS = 12  # of our reports on a programme, the newest
_BINDING = (Programme.State.IN_FORCE, Programme.State.CLOSED)


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
    context = {
        "crumbs": [(_("Đợt báo cáo"), "")],
        "tabs": tabs_of(request, "rounds"),
        "may_open": allowed("round.open", request.actor),
    }
    return render(request, "rounds/rounds.html", context | _filling(request, visible_rounds(request.actor)))


@official
@require_GET
def of_programme(request: Request, key: int) -> HttpResponse:
    """What was reported on this programme, and when? The rounds that we run, and our own reports."""
    programme = the_one(programme_to_see(request.actor, key, related=()))
    today = timezone.localdate(request.now)
    ours = reports_of_unit(request.actor).filter(round__programmes=programme).select_related("round__unit")
    context = programme_head(request, programme) | {
        "crumbs": crumbs_of(programme, (_("Báo cáo"), "")),
        "ours": rows_of(ours.order_by("-due_on", "-id")[:_OURS], today) if not request.GET.get("sau") else [],
        "may_open": allowed("round.open", request.actor) and programme.state in _BINDING,
    }
    rounds = visible_rounds(request.actor).filter(programmes=programme)
    return render(request, "rounds/of_programme.html", context | _filling(request, rounds))


def _filling(request: Request, rounds: QuerySet[Round]) -> dict[str, Any]:
    """A page of rounds with how they fill up. Two queries."""
    today = timezone.localdate(request.now)
    piece = page_of(rounds.select_related("unit").order_by("-id"), request.GET.get("sau"))
    counts = Report.objects.filter(round__in=[one.pk for one in piece.rows]).order_by().values_list("round")
    came = Count("pk", filter=Q(state__in=HANDED_IN))
    counted = {key: (asked, n) for key, asked, n in counts.annotate(asked=Count("pk"), came=came)}
    return {"rounds": [(one, *counted.get(one.pk, (0, 0)), one.locked(today)) for one in piece.rows], "piece": piece}
