"""The shape of every page and form: fetch with permission, say what was done, keep what was typed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import wraps
from typing import Any, TypeVar

from django import forms
from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

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
            return redirect_to_login(request.get_full_path())
        return view(request, *args, **kwargs)

    checked.access = "official"  # type: ignore[attr-defined]
    return checked


def public(view: View) -> View:
    """A page that anybody may open."""
    view.access = "public"  # type: ignore[attr-defined]
    return view


def fetch(visible: QuerySet[M], key: int) -> M:
    """The object with this key among those that the actor may see; a stranger gets 404."""
    return get_object_or_404(visible, pk=key)


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
    """The form's once-only key."""
    return request.POST.get("once") or None


@dataclass(frozen=True)
class Slice:
    """A piece of a long list, by key and not by offset: page 4,000 costs what page 1 costs."""

    rows: list[Any]
    next: str | None
    first: bool


def page_of(rows: QuerySet[Any], after: str | None, size: int = 25) -> Slice:
    """A slice of rows that are ordered by key alone ("id" or "-id"), after the key that ``after`` names."""
    descending = rows.query.order_by[:1] == ("-id",)
    if after and after.isdigit():
        rows = rows.filter(**{"pk__lt" if descending else "pk__gt": int(after)})
    found = list(rows[: size + 1])
    more = len(found) > size
    return Slice(found[:size], str(found[size - 1].pk) if more else None, not after)
