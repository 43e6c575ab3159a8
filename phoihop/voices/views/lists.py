"""What waits for an answer of the unit."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from phoihop.ground.form_page import doing
from phoihop.ground.pages import Request, form_only, key_of, official, page_of, telling

from .. import actions
from ..models import Feedback
from ..queries import OPEN, visible_feedback

_AT_ONCE = 100


@official
@require_GET
def feedback_list(request: Request) -> HttpResponse:
    """Which words of citizens wait for our answer, and which are answered?"""
    done = request.GET.get("xong") == "1"
    found = visible_feedback(request.actor).select_related("programme", "content").prefetch_related("photos")
    found = found.exclude(state__in=OPEN) if done else found.filter(state__in=OPEN, merged_into=None)
    piece = page_of(found.order_by("-id" if done else "id"), request.GET.get("sau"))
    context = {
        "crumbs": [(_("Ý kiến người dân"), "")],
        "piece": piece,
        "done": done,
        "today": timezone.localdate(request.now),
    }
    context["refusals"] = Feedback.Refusal.choices if not done else []
    return render(request, "voices/list.html", context)


@official
@form_only
def refuse_many(request: Request) -> HttpResponse:
    """Clears away what a flood left: the ones that were ticked, for one reason."""
    keys = [key for key in map(key_of, request.POST.getlist("key")) if key is not None][:_AT_ONCE]
    refusal = request.POST.get("refusal", "")
    if refusal not in Feedback.Refusal.values:
        messages.error(request, _("Hãy chọn lý do."))
        return redirect("voices:list")
    chosen = list(visible_feedback(request.actor).filter(pk__in=keys))
    with telling(request, _("Đã ghi không tiếp nhận.")):
        actions.refuse_many(chosen, refusal=refusal, **doing(request))
    return redirect("voices:list")
