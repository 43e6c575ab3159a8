"""Which units are asked to come, and which came."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from phoihop.ground.form_page import doing, sent
from phoihop.ground.pages import Request, official, page_of, telling
from phoihop.ground.rows import rows
from phoihop.ledger.acts import allowed, permit

from .. import actions
from ..forms.meetings import AttendanceForm, InviteForm
from ..queries import who_takes_part
from ..who import living
from .shape import crumbs_below, form_page, meeting_for

PAGE = 40  # units


@official
@require_http_methods(["GET", "POST"])
def attendance(request: Request, key: int) -> HttpResponse:
    """Which unit came? Some of them on a page; the secretariat marks them."""
    meeting = meeting_for(request, key)
    piece = page_of(meeting.attendances.select_related("unit").order_by("id"), request.GET.get("sau"), PAGE)
    may = allowed("meeting.attend", request.actor, meeting)
    form = AttendanceForm(sent(request), attendances=piece.rows) if may or request.method == "POST" else None
    if request.method == "POST":
        permit("meeting.attend", request.actor, meeting)
        assert form is not None
        if form.is_valid():
            with telling(request, _("Đã ghi điểm danh."), form) as told:
                actions.attend(meeting, came=form.came(), **doing(request))
            if told.done:
                return redirect(f"{request.path}?sau={piece.next}" if piece.next else meeting.get_absolute_url())
    context = {
        "crumbs": crumbs_below(meeting, (_("Thành phần dự họp"), "")),
        "meeting": meeting,
        "piece": piece,
        "form": form,
        "may": may,
        "lines": rows(
            "steering/came.html", lines=form.rows() if may and form else (), attendances=() if may else piece.rows
        ),
    }
    return render(request, "steering/attendance.html", context, status=422 if form and form.errors else 200)


@official
@require_http_methods(["GET", "POST"])
def invite(request: Request, key: int) -> HttpResponse:
    """More units are asked to come."""
    meeting = meeting_for(request, key)
    permit("meeting.invite", request.actor, meeting)
    today = timezone.localdate(request.now)

    def do(data: dict[str, Any]) -> Any:
        return actions.invite(meeting, units=living(data["units"], data["classes"], today), **doing(request))

    return form_page(
        request,
        InviteForm(sent(request), known=who_takes_part(meeting.programme)),
        do,
        success=_("Đã mời thêm đơn vị."),
        back=meeting.get_absolute_url(),
        title=_("Mời thêm đơn vị dự họp"),
        lead=meeting.title,
        button=_("Mời"),
        crumbs=crumbs_below(meeting, (_("Mời thêm đơn vị"), "")),
    )
