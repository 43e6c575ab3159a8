"""A role is given, and ends."""

from __future__ import annotations

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from phoihop.ground.form_page import sent
from phoihop.ground.pages import Request, fetch, official
from phoihop.ledger.acts import permit

from .. import actions, queries
from ..forms.accounts import MembershipForm
from ..forms.units import EndForm
from .shape import account_page


@official
@require_http_methods(["GET", "POST"])
def grant_membership(request: Request, key: int) -> HttpResponse:
    """Whom else this account acts for."""
    shown = fetch(queries.visible_accounts(request.actor), key)
    permit("membership.grant", request.actor, shown)
    form = MembershipForm(sent(request), initial={"valid_from": timezone.localdate(request.now)})
    words = {"title": _("Giao vai trò"), "success": _("Đã giao vai trò.")}
    return account_page(request, shown, form, actions.grant_membership, shown, **words)


@official
@require_http_methods(["GET", "POST"])
def end_membership(request: Request, key: int) -> HttpResponse:
    """The last day of a role."""
    membership = fetch(queries.visible_memberships(request.actor), key)
    permit("membership.end", request.actor, membership)
    return account_page(
        request,
        membership.account,
        EndForm(sent(request), initial={"on": timezone.localdate(request.now)}),
        actions.end_membership,
        membership,
        title=_("Thôi vai trò"),
        success=_("Đã ghi ngày thôi vai trò."),
        about=f"{membership.account.full_name}: {membership}",
        help=[_("Đến hết ngày này người đó vẫn làm việc được cho đơn vị; hôm sau thì không.")],
        button=_("Ghi ngày cuối cùng"),
        danger=True,
    )
