"""Who a signed-in person acts for in this request."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.functional import SimpleLazyObject

from phoihop.ledger.actor import Actor

from .queries import actor_of, memberships_of

NOBODY = Actor(unit="", role="")
SESSION_KEY = "acting_for"


def acting(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Gives the request ``now`` (one clock for the whole request), ``memberships`` and ``actor``."""

    def answer(request: HttpRequest) -> HttpResponse:
        request.now = timezone.now()  # type: ignore[attr-defined]
        request.memberships = SimpleLazyObject(lambda: _memberships(request))  # type: ignore[attr-defined]
        request.actor = SimpleLazyObject(lambda: _actor(request))  # type: ignore[attr-defined]
        return get_response(request)

    return answer


def _memberships(request: HttpRequest) -> list:  # type: ignore[type-arg]
    if not request.user.is_authenticated:
        return []
    return memberships_of(request.user, timezone.localdate(request.now))  # type: ignore[attr-defined,arg-type]


def _actor(request: HttpRequest) -> Actor:
    found = list(request.memberships)  # type: ignore[attr-defined]
    chosen = request.session.get(SESSION_KEY)
    membership = next((m for m in found if m.pk == chosen), found[0] if found else None)
    return actor_of(membership) if membership else NOBODY
