"""Whether the head approves the unit's reports."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _

from phoihop.ground.form_page import doing
from phoihop.ground.pages import Request, form_only, official, telling
from phoihop.units.models import Unit

from .. import actions


@official
@form_only
def approval(request: Request) -> HttpResponse:
    """The head says whether reports come to the head first."""
    unit = get_object_or_404(Unit, pk=request.actor.unit_id)
    wanted = request.POST.get("wanted") == "1"
    said = (
        _("Từ nay báo cáo phải được thủ trưởng duyệt trước khi nộp.") if wanted else _("Từ nay báo cáo được nộp thẳng.")
    )
    with telling(request, said):
        actions.set_approval(unit, wanted=wanted, **doing(request))
    return redirect("rounds:ours")
