"""The printed invitation: issued by an administrator, shown once, accepted by its holder."""

from __future__ import annotations

from dataclasses import dataclass

import segno
from allauth.decorators import rate_limit
from django.contrib.auth import logout
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_http_methods

from phoihop.ground.pages import Request, fetch, form_only, official, once_of, public, telling
from phoihop.ledger.actor import SYSTEM
from phoihop.ledger.acts import permit

from .. import actions, queries
from ..forms.accounts import AcceptForm
from ..models import Invitation, Membership

FRESH = "fresh_slip"  # session: the code of the slip just issued, until it was shown
TAKEN = "slip_in_hand"  # session: the code from a scanned slip, so that it does not stay in the address


@dataclass(frozen=True)
class Slip:
    """A slip as it is printed, while its code is known."""

    invitation: Invitation
    code: str
    address: str
    acting: list[Membership]

    @property
    def picture(self) -> str:
        """The QR code of the page that takes the code."""
        made = segno.make(f"{self.address}?{urlencode({'ma': self.code})}", error="m")
        return str(made.png_data_uri(scale=4, border=2))


@official
@form_only
def issue_invitation(request: Request, key: int) -> HttpResponse:
    """A new slip; its code is shown on the next page and never again."""
    shown = fetch(queries.visible_accounts(request.actor), key)
    permit("invitation.issue", request.actor, shown)
    with telling(request, _("Đã cấp phiếu mời. Hãy in hoặc chép lại ngay: mã chỉ hiện một lần.")) as told:
        told.result = actions.issue_invitation(shown, by=request.actor, now=request.now, once=once_of(request))
    if told.result is None:
        return redirect("accounts:account", shown.pk)
    slip, code = told.result
    request.session[FRESH] = [slip.pk, code]
    return redirect("accounts:slip", slip.pk)


@official
@require_GET
@never_cache
def slip(request: Request, key: int) -> HttpResponse:
    """The slip to print. Without its code when it was shown before."""
    permit("account.see", request.actor)
    accounts = queries.visible_accounts(request.actor)
    shown = fetch(Invitation.objects.filter(account__in=accounts).select_related("account"), key)
    fresh_key, code = request.session.pop(FRESH, (None, ""))
    code = code if fresh_key == shown.pk else ""
    address = request.build_absolute_uri(reverse("account_accept"))
    acting = queries.memberships_of(shown.account, timezone.localdate(request.now))
    back = reverse("accounts:account", args=[shown.account_id])
    context = {
        "crumbs": [
            (_("Tài khoản"), reverse("accounts:accounts")),
            (shown.account.full_name, back),
            (_("Phiếu mời"), ""),
        ],
        "shown": shown,
        "open": shown.used_at is None and shown.expires_at > request.now,
        "slip": Slip(shown, code, address, acting) if code else None,
        "back": back,
    }
    return render(request, "units/slip.html", context)


@public
@never_cache
@sensitive_post_parameters()
@rate_limit(action="accept_invitation")
@require_http_methods(["GET", "POST"])
def accept(request: Request) -> HttpResponse:
    """The holder of a slip sets a password."""
    if request.method == "GET" and (code := request.GET.get("ma")):
        request.session[TAKEN] = code[:60]
        return redirect("account_accept")
    form = AcceptForm(request.now, request.POST or None, initial={"code": request.session.get(TAKEN, "")})
    if request.method == "POST" and form.is_valid():
        code, password = form.cleaned_data["code"], form.cleaned_data["password"]
        with telling(request, _("Đã đặt mật khẩu. Mời bạn đăng nhập."), form) as told:
            told.result = actions.accept_invitation(
                code, by=SYSTEM, now=request.now, once=once_of(request), password=password
            )
        if told.done:
            request.session.pop(TAKEN, None)
            if request.user.is_authenticated:  # a colleague's sign-in on the same machine
                logout(request)
            return redirect("account_login")
    return render(request, "account/accept.html", {"form": form}, status=422 if form.errors else 200)
