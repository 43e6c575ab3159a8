"""A role is given, and ends."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from phoihop.ground.pages import Request, fetch, official, once_of, telling
from phoihop.ledger.acts import permit

from .. import actions, queries
from ..forms.accounts import MembershipForm
from ..forms.units import EndForm


@official
@require_http_methods(["GET", "POST"])
def grant_membership(request: Request, key: int) -> HttpResponse:
    """Whom else this account acts for."""
    shown = fetch(queries.visible_accounts(request.actor), key)
    permit("membership.grant", request.actor, shown)
    form = MembershipForm(request.POST or None, initial={"valid_from": timezone.localdate(request.now)})
    if request.method == "POST" and form.is_valid():
        with telling(request, _("Đã giao vai trò."), form) as told:
            actions.grant_membership(
                shown, by=request.actor, now=request.now, once=once_of(request), **form.cleaned_data
            )
        if told.done:
            return redirect("accounts:account", shown.pk)
    back = reverse("accounts:account", args=[shown.pk])
    context = {
        "crumbs": [(_("Tài khoản"), reverse("accounts:accounts")), (shown.full_name, back), (_("Giao vai trò"), "")],
        "title": _("Giao vai trò"),
        "about": f"{shown.full_name} ({shown.username})",
        "form": form,
        "submit": _("Giao vai trò"),
        "back": back,
    }
    return render(request, "units/form.html", context, status=422 if form.errors else 200)


@official
@require_http_methods(["GET", "POST"])
def end_membership(request: Request, key: int) -> HttpResponse:
    """The last day of a role."""
    membership = fetch(queries.visible_memberships(request.actor), key)
    permit("membership.end", request.actor, membership)
    form = EndForm(request.POST or None, initial={"on": timezone.localdate(request.now)})
    back = reverse("accounts:account", args=[membership.account_id])
    if request.method == "POST" and form.is_valid():
        with telling(request, _("Đã ghi ngày thôi vai trò."), form) as told:
            actions.end_membership(
                membership, by=request.actor, now=request.now, once=once_of(request), **form.cleaned_data
            )
        if told.done:
            return redirect(back)
    name = membership.account.full_name
    context = {
        "crumbs": [(_("Tài khoản"), reverse("accounts:accounts")), (name, back), (_("Thôi vai trò"), "")],
        "title": _("Thôi vai trò"),
        "about": f"{name}: {membership}",
        "help": [_("Đến hết ngày này người đó vẫn làm việc được cho đơn vị; hôm sau thì không.")],
        "form": form,
        "submit": _("Ghi ngày cuối cùng"),
        "danger": True,
        "back": back,
    }
    return render(request, "units/form.html", context, status=422 if form.errors else 200)
