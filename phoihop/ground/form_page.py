"""The page that holds one form: what it is bound to, how it acts, where it goes, what it shows when it may not."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.forms import Form
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render

from .pages import Request, once_of, telling


def doing(request: Request) -> dict[str, Any]:
    """The keywords of an act that this request does."""
    return {"by": request.actor, "now": request.now, "once": once_of(request)}


def sent(request: Request) -> QueryDict | None:
    """What a form is bound to: nothing before it is sent, however little was filled in after."""
    return request.POST if request.method == "POST" else None


def form_page(
    request: Request,
    form: Form,
    do: Callable[[dict[str, Any]], Any],
    *,
    template: str,
    success: str,
    back: str | Callable[[Any], str],
    **context: Any,
) -> HttpResponse:
    """A page with one form: sent and valid, it does the act and goes ``back``; else it shows what was typed.

    ``back`` may ask what the act gave: None where the same form had been sent before.
    ``context``: title, crumbs, button, cancel and whatever else the template prints.
    """
    if request.method == "POST" and form.is_valid():
        with telling(request, success, form) as told:
            told.result = do(form.cleaned_data)
        if told.done:
            return redirect(back(told.result) if callable(back) else back)
    where = back if isinstance(back, str) else context.get("cancel", "")
    shown = {"form": form, "action": request.path, "cancel": where, **context}
    return render(request, template, shown, status=422 if form.errors else 200)
