"""Opening a review on a round."""

from __future__ import annotations

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from phoihop.ground.form_page import doing, sent
from phoihop.ground.pages import Request, fetch, official
from phoihop.ledger.acts import permit
from phoihop.rounds.queries import visible_rounds

from .. import actions
from ..forms import OpenForm, kind_for
from .shape import form_page


@official
@require_http_methods(["GET", "POST"])
def open_review(request: Request, key: int) -> HttpResponse:
    """A draft that writes itself from what the units reported."""
    round = fetch(visible_rounds(request.actor).select_related("unit"), key)
    permit("review.open", request.actor, round)
    return form_page(
        request,
        OpenForm(sent(request), initial={"kind": kind_for(round)}),
        lambda data: actions.open_review(round, **data, **doing(request)),
        success=_("Đã lập báo cáo. Câu chữ và số liệu được soạn từ báo cáo của các đơn vị."),
        back=lambda made: made.get_absolute_url() if made else round.get_absolute_url(),
        title=_("Lập báo cáo tổng hợp"),
        button=_("Lập báo cáo"),
        lead=round.title,
        cancel=round.get_absolute_url(),
        crumbs=[(_("Đợt báo cáo"), ""), (round.title, round.get_absolute_url()), (_("Lập báo cáo tổng hợp"), "")],
    )
