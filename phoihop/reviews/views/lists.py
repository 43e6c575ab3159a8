"""Lists of reviews: a unit's own, a programme's."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from phoihop.ground.pages import Request, fetch, official, page_of
from phoihop.ledger.acts import allowed
from phoihop.programmes.pages import programme_head
from phoihop.rounds.models import Round
from phoihop.rounds.queries import visible_rounds
from phoihop.steering.queries import steered_programmes

from ..models import Review
from ..queries import reviews_of, visible_reviews


@official
@require_GET
def reviews(request: Request) -> HttpResponse:
    """Which reviews does our unit have, and which rounds wait for one?"""
    own = visible_reviews(request.actor).filter(unit=request.actor.unit_id).defer("snapshot").select_related("round")
    piece = page_of(own.order_by("-id"), request.GET.get("sau"))
    waiting: list[Round] = []
    if request.actor.can("accept"):
        taken = Review.objects.filter(unit=request.actor.unit_id).values("round")
        rounds = visible_rounds(request.actor).filter(unit=request.actor.unit_id).exclude(pk__in=taken)
        waiting = list(rounds.order_by("-id")[:10])
    context = {"crumbs": [(_("Sơ kết, tổng kết"), "")], "reviews": piece.rows, "piece": piece, "waiting": waiting}
    context["may_template"] = allowed("template.take", request.actor)
    return render(request, "reviews/list.html", context)


@official
@require_GET
def of_programme(request: Request, key: int) -> HttpResponse:
    """Which reviews were made of this programme?"""
    programme = fetch(steered_programmes(request.actor), key)
    seen = reviews_of(programme).filter(pk__in=visible_reviews(request.actor).values("pk"))
    piece = page_of(seen.select_related("round", "unit"), request.GET.get("sau"))
    context = programme_head(request, programme) | {"reviews": piece.rows, "piece": piece}
    context["crumbs"] = [*context["crumbs"], (_("Sơ kết, tổng kết"), "")]
    return render(request, "reviews/programme.html", context)
