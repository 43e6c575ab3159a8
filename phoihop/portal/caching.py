"""Public pages are kept: by this process until the next act, by browsers and proxies for a minute.

Asked for anew a page costs one small query.
"""

from __future__ import annotations

import hashlib
from functools import wraps
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils import timezone
from django.utils.cache import get_conditional_response, patch_cache_control, patch_vary_headers
from django.views.decorators.http import require_safe

import phoihop
from phoihop.ground.pages import View, public
from phoihop.ledger.kept import Kept, newest_acts

_SECONDS = 60
_MOST_BYTES = 100_000  # of a page that is kept
_pages: Kept[HttpResponse] = Kept(most=200)


def state_of_the_house(request: HttpRequest) -> str:
    """The ETag of every public page: nothing on it changes without an act in the ledger, or with the day.

    Hashed with the house's secret, so that it tells nobody how much is being done inside.
    """
    today = timezone.localdate(request.now)  # type: ignore[attr-defined]
    facts = repr((settings.SECRET_KEY, phoihop.__version__, request.LANGUAGE_CODE, today, newest_acts()))
    return f'"{hashlib.sha256(facts.encode()).hexdigest()[:32]}"'


def public_page(view: View) -> View:
    """A page for anybody: read only, without cookies, cacheable; the visitor's language is all that it varies by."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        etag = state_of_the_house(request)
        response: HttpResponseBase | None = get_conditional_response(request, etag=etag) or _kept(request, etag)
        if response is None:
            response = view(request, *args, **kwargs)
            response["ETag"] = etag
            _keep(request, etag, response)
        patch_cache_control(response, public=True, max_age=_SECONDS)
        patch_vary_headers(response, ["Cookie"])
        return response

    return public(require_safe(answer))


def _kept(request: HttpRequest, etag: str) -> HttpResponse | None:
    kept = _pages.get(_address(request), etag)
    return HttpResponse(kept.content, headers=kept.headers) if kept else None


def _keep(request: HttpRequest, etag: str, response: HttpResponseBase) -> None:
    if isinstance(response, HttpResponse) and response.status_code == 200 and len(response.content) <= _MOST_BYTES:
        _pages.keep(_address(request), etag, HttpResponse(response.content, headers=response.headers))


def _address(request: HttpRequest) -> tuple[str, str]:
    return request.get_host(), request.get_full_path()
