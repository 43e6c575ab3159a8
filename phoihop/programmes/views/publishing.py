"""Whether a programme is public, since when, on what basis; to publish it and to withdraw it."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from phoihop.ground.pages import Request, fetch, official, once_of, telling
from phoihop.ledger.acts import allowed, permit
from phoihop.publishing import actions
from phoihop.publishing.forms.posting import PublishForm, WithdrawForm
from phoihop.publishing.pages import standing_of

from ..models import Programme
from ..pages import crumbs_of, programme_head
from ..publishing import may_be_public
from ..queries import visible_programmes


@official
@require_GET
def publishing(request: Request, key: int) -> HttpResponse:
    """The tab "Công khai" of a programme."""
    programme = _programme(request, key)
    standing = standing_of(programme, timezone.localdate(request.now))
    context = programme_head(request, programme) | {
        "standing": standing,
        "ready": may_be_public(programme),
        "may_publish": standing.live is None and allowed("posting.publish", request.actor, programme),
        "may_withdraw": standing.live is not None and allowed("posting.withdraw", request.actor, standing.live),
    }
    return render(request, "programmes/publishing.html", context)


@official
@require_http_methods(["GET", "POST"])
def publish(request: Request, key: int) -> HttpResponse:
    """Make the programme public."""
    programme = _programme(request, key)
    permit("posting.publish", request.actor, programme)
    form = PublishForm(request.POST or None, today=timezone.localdate(request.now))
    if request.method == "POST" and form.is_valid():
        with telling(request, _("Đã ghi nhận công khai."), form) as told:
            first, last = form.cleaned_data["valid_from"], form.cleaned_data["valid_to"]
            actions.publish(
                programme,
                by=request.actor,
                now=request.now,
                once=once_of(request),
                basis=form.basis,
                valid_from=first,
                valid_to=last,
            )
        if told.done:
            return redirect("programmes:publishing", programme.pk)
    context = {"programme": programme, "form": form, "crumbs": _crumbs(programme, _("Công khai chương trình"))}
    return render(request, "programmes/publish.html", context, status=422 if form.errors else 200)


@official
@require_http_methods(["GET", "POST"])
def withdraw(request: Request, key: int) -> HttpResponse:
    """Take the programme out of public view, with the reason."""
    programme = _programme(request, key)
    live = standing_of(programme, timezone.localdate(request.now)).live
    permit("posting.withdraw", request.actor, live)
    if live is None:  # withdrawn before, by a second press or by somebody else
        return redirect("programmes:publishing", programme.pk)
    form = WithdrawForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with telling(request, _("Đã thôi công khai."), form) as told:
            reason = form.cleaned_data["reason"]
            actions.withdraw(live, by=request.actor, now=request.now, once=once_of(request), reason=reason)
        if told.done:
            return redirect("programmes:publishing", programme.pk)
    context = {"programme": programme, "form": form, "crumbs": _crumbs(programme, _("Thôi công khai"))}
    return render(request, "programmes/withdraw.html", context, status=422 if form.errors else 200)


def _programme(request: Request, key: int) -> Programme:
    visible = visible_programmes(request.actor)
    return fetch(visible.select_related("standing_body", "document"), key)


def _crumbs(programme: Programme, here: str) -> list[tuple[str, str]]:
    return crumbs_of(programme, (_("Công khai"), reverse("programmes:publishing", args=[programme.pk])), (here, ""))
