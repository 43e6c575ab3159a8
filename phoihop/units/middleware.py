"""Who a signed-in person acts for in this request."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.functional import SimpleLazyObject

from phoihop.ledger.actor import Actor

from .models import Membership
from .queries import actor_of, memberships_of
from .second_factor import usable

NOBODY = Actor(unit="", role="")
SESSION_KEY = "acting_for"


def acting(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Gives the request ``now`` (one clock for the whole request), ``memberships`` and ``actor``.

    Who may act for nobody now is led from officials' pages to the own page, which says why and whom to ask.
    """

    def answer(request: HttpRequest) -> HttpResponse:
        request.now = timezone.now()  # type: ignore[attr-defined]
        request.memberships = SimpleLazyObject(lambda: _memberships(request))  # type: ignore[attr-defined]
        request.actor = SimpleLazyObject(lambda: _actor(request))  # type: ignore[attr-defined]
        return get_response(request)

    answer.process_view = _lead_to_own_page  # type: ignore[attr-defined]
    return answer


def _lead_to_own_page(request: HttpRequest, view: Any, args: Any, kwargs: Any) -> HttpResponse | None:
    # Only from pages that show no object: one who acts for nobody finds no object (404), and nothing is sent twice.
    entrance = getattr(view, "access", "") == "official" and request.method == "GET" and not kwargs
    if entrance and request.user.is_authenticated and request.actor == NOBODY:  # type: ignore[attr-defined]
        return redirect("account")
    return None


def _memberships(request: HttpRequest) -> list[Membership]:
    if not request.user.is_authenticated:
        return []
    return memberships_of(request.user, timezone.localdate(request.now))  # type: ignore[attr-defined]


def _actor(request: HttpRequest) -> Actor:
    found = usable(request.memberships)  # type: ignore[attr-defined]
    chosen = request.session.get(SESSION_KEY)
    membership = next((m for m in found if m.pk == chosen), min(found, key=lambda m: m.pk, default=None))
    return actor_of(membership) if membership else NOBODY
