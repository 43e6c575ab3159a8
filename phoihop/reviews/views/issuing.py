"""A draft is issued, or given up."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from phoihop.ground.form_page import doing, sent
from phoihop.ground.pages import Request, form_only, official, telling
from phoihop.ledger.acts import permit

from .. import actions
from ..forms import IssueForm
from .shape import crumbs_to, form_page, review_for


@official
@require_http_methods(["GET", "POST"])
def issue(request: Request, key: int) -> HttpResponse:
    """From here on nothing of it changes."""
    found = review_for(request, key)
    permit("review.issue", request.actor, found)
    shown = {"issued_on": timezone.localdate(request.now), "seen": found.revision}
    return form_page(
        request,
        IssueForm(sent(request), initial=shown),
        lambda data: actions.issue(found, **{**data, "seen": data["seen"] or 0}, **doing(request)),
        success=_("Đã ban hành. Tệp Word chính thức đang được làm."),
        back=reverse("reviews:exports", args=[found.pk]),
        title=_("Ban hành báo cáo"),
        button=_("Ban hành"),
        lead=_(
            "Sau khi ban hành, câu chữ, số liệu và mọi dòng báo cáo làm căn cứ được giữ nguyên, không sửa được nữa."
        ),
        cancel=found.get_absolute_url(),
        crumbs=crumbs_to(found, (_("Ban hành"), "")),
    )


@official
@form_only
def discard(request: Request, key: int) -> HttpResponse:
    """A draft is given up."""
    found = review_for(request, key)
    with telling(request, _("Đã bỏ báo cáo đang soạn.")) as told:
        actions.discard(found, **doing(request))
    return redirect(found.round) if told.done else redirect(found)
