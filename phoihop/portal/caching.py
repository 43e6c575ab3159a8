"""Public pages may be kept by browsers and proxies for a minute, asked for anew at the price of two small queries."""

from __future__ import annotations

import hashlib
from functools import wraps
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.utils import timezone
from django.utils.cache import patch_cache_control, patch_vary_headers
from django.views.decorators.http import condition, require_safe

import phoihop
from phoihop.ground.pages import View, public
from phoihop.ledger.models import Entry

_SECONDS = 60
_LATEST = 100  # acts at once: on PostgreSQL one that began earlier may be committed later than a newer one


def state_of_the_house(request: HttpRequest, *args: Any, **kwargs: Any) -> str:
    """The ETag of every public page: nothing on it changes without an act in the ledger, or with the day.

    Hashed with the house's secret, so that it tells nobody how much is being done inside.
    """
    latest = list(Entry.objects.order_by("-id").values_list("id", flat=True)[:_LATEST])
    today = timezone.localdate(request.now)  # type: ignore[attr-defined]
    language = request.LANGUAGE_CODE
    facts = repr((settings.SECRET_KEY, phoihop.__version__, language, today, latest))
    return f'"{hashlib.sha256(facts.encode()).hexdigest()[:32]}"'


def public_page(view: View) -> View:
    """A page for anybody: read only, without cookies, cacheable; the visitor's language is all that it varies by."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        response = fresh(request, *args, **kwargs)
        patch_cache_control(response, public=True, max_age=_SECONDS)
        patch_vary_headers(response, ["Cookie"])
        return response

    fresh = condition(etag_func=state_of_the_house)(view)
    return public(require_safe(answer))
