"""What the pages of this room share: fetching a part with its programme, and the page that holds one form."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from django.db.models import Model, QuerySet
from django.forms import Form
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse

from phoihop.ground.pages import Request, fetch, once_of, telling
from phoihop.ledger.acts import key_of

from ..models import Assignment, Content, Doubt, Duty, Party, Programme
from ..queries import visible_programmes
from ..review import place_of

P = TypeVar("P", Party, Content, Duty, Doubt)


def doing(request: Request) -> dict[str, Any]:
    """The keywords of an act that this request does."""
    return {"by": request.actor, "now": request.now, "once": once_of(request)}


def sent(request: Request) -> QueryDict | None:
    """What a form is bound to: nothing before it is sent, however little was filled in after."""
    return request.POST if request.method == "POST" else None


def programme_for(request: Request, key: int, *related: str) -> Programme:
    """The programme with this key; a stranger gets 404."""
    return fetch(_visible(request).select_related("standing_body", *related), key)


def part_for(request: Request, rows: QuerySet[P], key: int) -> P:
    """A part of a programme that the actor may see; a stranger gets 404."""
    return fetch(rows.filter(programme__in=_visible(request)).select_related("programme"), key)


def assignment_for(request: Request, key: int) -> Assignment:
    """An assignment in a programme that the actor may see; a stranger gets 404."""
    rows = Assignment.objects.filter(duty__programme__in=_visible(request))
    return fetch(rows.select_related("duty__programme", "unit", "unit_class"), key)


def _visible(request: Request) -> QuerySet[Programme]:
    return visible_programmes(request.actor)


def draft_url(programme: Programme, place: Model | str | None = None) -> str:
    """The draft's page, at one of its rows or at a place by its id: the leaf that holds it."""
    url = reverse("programmes:draft", args=[programme.pk])
    name = place_of(key_of(place)) if isinstance(place, Model) else place
    return f"{url}?den={name}#{name}" if name else url


def form_page(
    request: Request,
    form: Form,
    do: Callable[[dict[str, Any]], Any],
    *,
    success: str,
    back: str | Callable[[Any], str],
    template: str = "programmes/form.html",
    **context: Any,
) -> HttpResponse:
    """A page with one form: sent and valid, it does the act and goes ``back``; else it shows what was typed.

    ``context``: title, crumbs, button and whatever else the template prints.
    """
    if request.method == "POST" and form.is_valid():
        with telling(request, success, form) as told:
            told.result = do(form.cleaned_data)
        if told.done:
            return redirect(back(told.result) if callable(back) else back)
    where = back if isinstance(back, str) else context.get("cancel", "")
    shown = {"form": form, "action": request.path, "cancel": where, **context}
    return render(request, template, shown, status=422 if form.errors else 200)
