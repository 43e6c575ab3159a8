"""Slips for many at once: who waits for one, issued together, printed together."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from phoihop.ground.pages import Request, key_of, official, once_of, telling
from phoihop.ledger.acts import permit

from .. import actions, queries
from ..models import Invitation
from .invitations import Slip

FRESH = "fresh_slips"  # session: [key, code] of the slips just issued, until they were shown
_TOGETHER = 40  # slips with their pictures, below 100 KB


@official
@require_http_methods(["GET", "POST"])
def issue_invitations(request: Request) -> HttpResponse:
    """Who has no password and no slip; those who are ticked get their slips."""
    permit("invitation.issue", request.actor)
    waiting = queries.waiting_for_slip(queries.visible_accounts(request.actor), request.now)
    if request.method == "POST":
        chosen = waiting.filter(pk__in=[key_of(one) or 0 for one in request.POST.getlist("who")[:_TOGETHER]])
        issued: list[tuple[int, str]] = []
        once = once_of(request)
        with telling(request, lambda: _told(len(issued))):
            for account in chosen:
                slip, code = actions.issue_invitation(
                    account, by=request.actor, now=request.now, once=f"{once}-{account.pk}" if once else None
                )
                issued.append((slip.pk, code))
        if issued:
            request.session[FRESH] = issued
            return redirect("accounts:slips")
        return redirect("accounts:invite_many")
    accounts = list(waiting[:_TOGETHER])
    acting = queries.acting_by_account(accounts, timezone.localdate(request.now))
    context = {
        "crumbs": [(_("Tài khoản"), reverse("accounts:accounts")), (_("Phiếu mời"), "")],
        "rows": [(account, acting.get(account.pk, [])) for account in accounts],
        "count": waiting.count(),
    }
    return render(request, "units/invite_many.html", context)


@official
@require_GET
@never_cache
def slips(request: Request) -> HttpResponse:
    """The slips just issued, one a sheet; their codes are shown once."""
    permit("account.see", request.actor)
    codes = dict(request.session.pop(FRESH, []))
    accounts = queries.visible_accounts(request.actor)
    issued = list(
        Invitation.objects.filter(pk__in=codes, account__in=accounts).select_related("account").order_by("pk")
    )
    acting = queries.acting_by_account([one.account for one in issued], timezone.localdate(request.now))
    address = request.build_absolute_uri(reverse("account_accept"))
    context = {
        "crumbs": [
            (_("Tài khoản"), reverse("accounts:accounts")),
            (_("Phiếu mời"), reverse("accounts:invite_many")),
            (_("In phiếu"), ""),
        ],
        "slips": [Slip(one, codes[one.pk], address, acting.get(one.account_id, [])) for one in issued],
        "waiting": queries.waiting_for_slip(accounts, request.now).count(),
    }
    return render(request, "units/slips.html", context)


def _told(number: int) -> str:
    return ngettext(
        "Đã cấp {n} phiếu mời. Hãy in ngay: mã chỉ hiện một lần.",
        "Đã cấp {n} phiếu mời. Hãy in ngay: mã chỉ hiện một lần.",
        number,
    ).format(n=number)
