"""To make public what is done with citizens, and to take it out of public view."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db.models import Model, QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from phoihop.ground.form_page import doing, sent
from phoihop.ground.pages import Request, fetch, official
from phoihop.ledger.actor import Actor
from phoihop.ledger.acts import permit
from phoihop.publishing import actions
from phoihop.publishing.forms import PublishForm, WithdrawForm
from phoihop.publishing.pages import standing_of

from ..queries import visible_activities, visible_surveys, visible_visits
from .shape import form_page

NOUNS: dict[str, Callable[[Actor], QuerySet[Any]]] = {
    "viec": visible_activities,
    "khao-sat": visible_surveys,
    "kiem-tra": visible_visits,
}


@official
@require_http_methods(["GET", "POST"])
def publish(request: Request, noun: str, key: int) -> HttpResponse:
    """Makes it public."""
    found = _found(request, noun, key)
    permit("posting.publish", request.actor, found)
    form = PublishForm(sent(request), today=timezone.localdate(request.now))
    return form_page(
        request,
        form,
        lambda data: actions.publish(
            found,
            basis=form.basis,
            valid_from=data["valid_from"],
            valid_to=data["valid_to"],
            **doing(request),
        ),
        success=_("Đã ghi nhận công khai."),
        back=found.get_absolute_url(),
        title=_("Công khai"),
        lead=str(found),
        button=_("Công khai"),
        crumbs=[(str(found), found.get_absolute_url()), (_("Công khai"), "")],
    )


@official
@require_http_methods(["GET", "POST"])
def withdraw(request: Request, noun: str, key: int) -> HttpResponse:
    """Takes it out of public view, with the reason."""
    found = _found(request, noun, key)
    live = standing_of(found, timezone.localdate(request.now)).live
    permit("posting.withdraw", request.actor, live)
    if live is None:  # withdrawn before, by a second press or by somebody else
        return redirect(found.get_absolute_url())
    return form_page(
        request,
        WithdrawForm(sent(request)),
        lambda data: actions.withdraw(live, **data, **doing(request)),
        success=_("Đã thôi công khai."),
        back=found.get_absolute_url(),
        title=_("Thôi công khai"),
        lead=str(found),
        button=_("Thôi công khai"),
        danger=True,
        crumbs=[(str(found), found.get_absolute_url()), (_("Thôi công khai"), "")],
    )


def _found(request: Request, noun: str, key: int) -> Any:
    if noun not in NOUNS:
        raise Http404
    found: Model = fetch(NOUNS[noun](request.actor), key)
    return found
