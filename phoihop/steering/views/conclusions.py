"""What a meeting concludes, while it is written down."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from phoihop.ground.form_page import doing, sent
from phoihop.ground.pages import Request, form_only, official, telling
from phoihop.ledger.acts import permit

from .. import actions
from ..forms.meetings import ConclusionForm
from ..models import Conclusion
from ..queries import who_takes_part
from .shape import conclusion_for, crumbs_below, form_page, meeting_for


@official
@require_http_methods(["GET", "POST"])
def draft(request: Request, key: int) -> HttpResponse:
    """One more conclusion."""
    meeting = meeting_for(request, key)
    permit("meeting.draft_conclusion", request.actor, meeting)
    form = ConclusionForm(sent(request), programme=meeting.programme, known=who_takes_part(meeting.programme))
    del form.fields["seen"]
    return form_page(
        request,
        form,
        lambda data: actions.draft_conclusion(meeting, **data, **doing(request)),
        success=_("Đã ghi kết luận."),
        back=f"{meeting.get_absolute_url()}#ket-luan",
        title=_("Ghi kết luận"),
        lead=meeting.title,
        crumbs=crumbs_below(meeting, (_("Ghi kết luận"), "")),
    )


@official
@require_http_methods(["GET", "POST"])
def edit(request: Request, key: int) -> HttpResponse:
    """Other words, units or day."""
    found = conclusion_for(request, key)
    permit("meeting.edit_conclusion", request.actor, found)
    shown = {name: getattr(found, name) for name in ("text", "content", "due_on", "order")}
    form = ConclusionForm(
        sent(request),
        programme=found.meeting.programme,
        known=who_takes_part(found.meeting.programme),
        chosen=[*found.units.all(), *found.classes.all()],
        initial={**shown, "seen": found.revision},
    )

    def do(data: dict[str, Any]) -> Any:
        return actions.edit_conclusion(found, **{**data, "seen": data["seen"] or 0}, **doing(request))

    return form_page(
        request,
        form,
        do,
        success=_("Đã lưu."),
        back=f"{found.meeting.get_absolute_url()}#ket-luan",
        title=_("Sửa kết luận"),
        lead=found.meeting.title,
        crumbs=crumbs_below(found.meeting, (_("Sửa kết luận"), "")),
    )


@official
@form_only
def drop(request: Request, key: int, conclusion_key: int) -> HttpResponse:
    """It was not concluded."""
    meeting = meeting_for(request, key)
    found = Conclusion.objects.filter(meeting=meeting, pk=conclusion_key).first()
    if found:  # else it was taken out before, by a second press or by somebody else
        found.meeting = meeting
        with telling(request, _("Đã bỏ kết luận.")):
            actions.drop_conclusion(found, **doing(request))
    return redirect(meeting)
