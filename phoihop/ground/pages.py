"""The shape of every page and form: fetch with permission, say what was done, keep what was typed."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import wraps
from typing import Any, TypeVar
from urllib.parse import urlencode, urlsplit, urlunsplit

from django import forms
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.db.models import Model, QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render, resolve_url
from django.urls import Resolver404, resolve
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from .errors import AlreadyDone, Refused


class Request(HttpRequest):
    """A request as the house's middleware leaves it: one clock for the whole request, and whom the person acts for."""

    now: dt.datetime
    actor: Any
    memberships: Any
    htmx: Any


M = TypeVar("M", bound=Model)
View = Callable[..., HttpResponseBase]


def official(view: View) -> View:
    """A page for signed-in people who act for a unit; a visitor goes to the sign-in page."""

    @wraps(view)
    def checked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not request.user.is_authenticated:
            if request.method == "POST":
                messages.warning(request, _("Phiên làm việc đã kết thúc, nên chưa có gì được gửi."))
            return redirect_to_login(_page_asked_for(request))
        return view(request, *args, **kwargs)

    checked.access = "official"  # type: ignore[attr-defined]
    return checked


def form_only(view: View) -> View:
    """An address that takes a form and shows no page (405): who signs in there goes on to the page with the form."""
    checked = require_POST(view)
    checked.form_only = True  # type: ignore[attr-defined]
    return checked


def public(view: View) -> View:
    """A page that anybody may open."""
    view.access = "public"  # type: ignore[attr-defined]
    return view


def form_refused(request: HttpRequest, reason: str = "") -> HttpResponse:
    """What a form gets whose key against forgery is not that of the session: the way back to its page, by sign-in."""
    signed_in = request.user.is_authenticated
    page = _page_asked_for(request)
    back = page if signed_in else f"{resolve_url(settings.LOGIN_URL)}?{urlencode({'next': page})}"
    return render(request, "403_csrf.html", {"back": back, "signed_in": signed_in}, status=403)


def _page_asked_for(request: HttpRequest) -> str:
    """The page itself; for a form that was sent, the page of this site where it stood, or that stands above it."""
    referer = request.META.get("HTTP_REFERER", "")
    if request.method == "POST" and url_has_allowed_host_and_scheme(referer, {request.get_host()}):
        parts = urlsplit(referer)
        return _page_at(parts.path, parts.query)
    return _page_at(request.path, request.META.get("QUERY_STRING", ""))


def _page_at(path: str, query: str) -> str:
    """This address, or the nearest above it that shows a page."""
    above = path
    while above.strip("/"):
        try:
            match = resolve(above)
        except Resolver404:
            match = None
        if match and not getattr(match.func, "form_only", False):
            break
        above = f"{above.rstrip('/').rpartition('/')[0]}/"
    return urlunsplit(("", "", above, query if above == path else "", ""))


def fetch(visible: QuerySet[M], key: int) -> M:
    """The object with this key among those that the actor may see; a stranger gets 404."""
    return get_object_or_404(visible, pk=key)


def the_one(found: list[M]) -> M:
    """The only one of the rows that a prepared query found; 404 where there is none."""
    if not found:
        raise Http404
    return found[0]


@dataclass
class Told:
    """How an act went: ``done`` is true also where the same form had been done before."""

    done: bool = False
    result: Any = None


@contextmanager
def telling(request: HttpRequest, success: str | Callable[[], str], form: forms.Form | None = None) -> Iterator[Told]:
    """Runs an act and tells the person how it went. A refusal stands at the form, where what was typed is kept.

    ``success`` is a function where its words depend on what the act does.
    """
    told = Told()
    try:
        yield told
    except AlreadyDone:
        told.done = True
        messages.info(request, _("Việc này đã được ghi nhận trước đó; không ghi thêm lần nữa."))
    except Refused as refusal:
        if form is not None:
            form.add_error(None, str(refusal))
        else:
            messages.error(request, str(refusal))
    else:
        told.done = True
        messages.success(request, success() if callable(success) else success)


def once_of(request: HttpRequest) -> str | None:
    """The form's once-only key; one that no form of ours made may be of any length."""
    key = request.POST.get("once") or None
    return key if key is None or len(key) <= 64 else hashlib.sha256(key.encode()).hexdigest()


@dataclass(frozen=True)
class Slice:
    """A piece of a long list, by key and not by offset: page 4,000 costs what page 1 costs."""

    rows: list[Any]
    next: str | None
    first: bool


_LAST = 2**63 - 1  # the largest key there can be


def key_of(text: str | None) -> int | None:
    """The key that an address or a form names; nothing where it names none."""
    return min(int(text), _LAST) if text and text.isdecimal() else None


def page_of(rows: QuerySet[Any], after: str | None, size: int = 25) -> Slice:
    """A slice of rows that are ordered by key alone ("id" or "-id"), after the key that ``after`` names."""
    descending = rows.query.order_by[:1] == ("-id",)
    if (key := key_of(after)) is not None:
        rows = rows.filter(**{"pk__lt" if descending else "pk__gt": key})
    return sliced(list(rows[: size + 1]), first=not after, size=size)


def sliced(found: list[Any], *, first: bool, size: int = 25) -> Slice:
    """A slice of up to ``size`` of the rows; one more than that says that the list goes on."""
    return Slice(found[:size], str(found[size - 1].pk) if len(found) > size else None, first)
