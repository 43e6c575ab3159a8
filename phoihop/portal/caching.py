"""Public pages are kept: by this process until the next act, by browsers and proxies for a minute.

Asked for anew a page costs one small query. It is answered before anything else of Django runs (``kept_pages`` stands
first among the middleware), with the headers that all of them gave it when it was made.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils import timezone
from django.utils.cache import get_conditional_response, patch_cache_control, patch_vary_headers
from django.views.decorators.http import require_safe

import phoihop
from phoihop.ground.languages import language_of
from phoihop.ground.pages import View, public
from phoihop.ledger.kept import Kept, newest_acts

_SECONDS = 60
_MOST_BYTES = 100_000  # of a page that is kept
_OF_OTHERS = re.compile(r"(fbclid|gclid|zarsrc|utm_[a-z]+)=")  # what other sites hang on a link to know who came
_pages: Kept[HttpResponse] = Kept(most=200)


def state_of_the_house(language: str, day: dt.date) -> str:
    """The ETag of every public page: nothing on it changes without an act in the ledger, or with the day. One query.

    Hashed with the house's secret, so that it tells nobody how much is being done inside.
    """
    facts = repr((settings.SECRET_KEY, phoihop.__version__, language, day, newest_acts()))
    return f'"{hashlib.sha256(facts.encode()).hexdigest()[:32]}"'


def public_page(view: View) -> View:
    """A page for anybody: read only, without cookies, cacheable; the visitor's language is all that it varies by."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        etag: str = request.__dict__.get("state") or _state_for(request)
        response: HttpResponseBase | None = get_conditional_response(request, etag=etag)
        if response is None:
            response = view(request, *args, **kwargs)
            response["ETag"] = etag
            request.__dict__["to_keep"] = etag
        patch_cache_control(response, public=True, max_age=_SECONDS)
        patch_vary_headers(response, ["Cookie"])
        return response

    return public(require_safe(answer))


def kept_pages(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Answers with a public page that was made since the last act; keeps those that are made."""

    def answer(request: HttpRequest) -> HttpResponse:
        if request.method not in ("GET", "HEAD"):
            return get_response(request)
        _drop_what_others_added(request)
        address = request.get_host(), request.get_full_path(), language_of(request)
        if address in _pages:
            state = request.__dict__["state"] = _state_for(request)
            kept = _pages.get(address, state)
            if kept is not None:
                again = HttpResponse(kept.content, headers=kept.headers)
                return get_conditional_response(request, etag=state, response=again) or again
        response = get_response(request)
        made_at = request.__dict__.get("to_keep")
        if made_at and _may_be_kept(response):
            _pages.keep(address, made_at, HttpResponse(response.content, headers=response.headers))
        return response

    return answer


def _drop_what_others_added(request: HttpRequest) -> None:
    """So that a link that was passed on opens the page that all read, and nothing keeps who came by it."""
    asked: str = request.META.get("QUERY_STRING", "")
    if "=" in asked:
        request.META["QUERY_STRING"] = "&".join(one for one in asked.split("&") if not _OF_OTHERS.match(one))


def _state_for(request: HttpRequest) -> str:
    now: dt.datetime = request.__dict__.get("now") or timezone.now()
    return state_of_the_house(language_of(request), timezone.localdate(now))


def _may_be_kept(response: HttpResponseBase) -> bool:
    if not isinstance(response, HttpResponse) or response.status_code != 200 or response.cookies:
        return False
    return len(response.content) <= _MOST_BYTES
