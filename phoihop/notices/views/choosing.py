"""How do I want to be told?"""

from __future__ import annotations

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from phoihop.ground.form_page import doing, form_page, sent
from phoihop.ground.pages import Request, official
from phoihop.ledger.acts import permit
from phoihop.units.models import Account

from .. import actions, queries
from ..forms import ChoiceForm


@official
@require_http_methods(["GET", "POST"])
def choose(request: Request) -> HttpResponse:
    """Mail each day, at once, or not at all."""
    account = request.user
    assert isinstance(account, Account)
    permit("notice.choose", request.actor, account)
    chosen = queries.choice_of(account)
    language = chosen.language if not chosen._state.adding else request.LANGUAGE_CODE
    form = ChoiceForm(sent(request), initial={"mail": chosen.mail, "language": language})
    return form_page(
        request,
        form,
        lambda given: actions.choose(account, **given, **doing(request)),
        template="notices/choose.html",
        success=_("Đã lưu cách nhận thông báo."),
        back=reverse("notices:notices"),
        address=account.email,
        crumbs=[(_("Thông báo"), reverse("notices:notices")), (_("Cách nhận thông báo"), "")],
    )
