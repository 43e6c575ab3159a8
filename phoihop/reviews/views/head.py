"""The head and foot of a review's paper."""

from __future__ import annotations

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from phoihop.ground.form_page import doing, sent
from phoihop.ground.pages import Request, official
from phoihop.ledger.acts import permit

from .. import actions
from ..forms import HeadForm
from ..freezing import HEAD
from .shape import crumbs_to, form_page, review_for


@official
@require_http_methods(["GET", "POST"])
def head(request: Request, key: int) -> HttpResponse:
    """Whose paper it is, what it is called, who signs, who gets it."""
    found = review_for(request, key)
    permit("review.edit_head", request.actor, found)
    shown = {name: getattr(found, name) for name in (*HEAD, "compared_with")} | {"seen": found.revision}
    return form_page(
        request,
        HeadForm(sent(request), initial=shown, review=found),
        lambda data: actions.edit_head(found, **{**data, "seen": data["seen"] or 0}, **doing(request)),
        success=_("Đã lưu."),
        back=found.get_absolute_url(),
        title=_("Thể thức báo cáo"),
        crumbs=crumbs_to(found, (_("Thể thức"), "")),
    )
