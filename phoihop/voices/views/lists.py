"""What waits for an answer of the unit."""

from __future__ import annotations

from urllib.parse import urlencode

from django.contrib import messages
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from phoihop.ground.form_page import doing
from phoihop.ground.pages import Request, form_only, key_of, official, page_of, telling
from phoihop.ground.search.query import MOST_LETTERS, parsed

from .. import actions
from ..models import Feedback
from ..queries import EXPLAINED, OPEN, visible_feedback

_AT_ONCE = 100
_ALL = "tat-ca"


@official
@require_GET
def feedback_list(request: Request) -> HttpResponse:
    """Which words of citizens wait for our answer, and which are answered?"""
    state, typed = request.GET.get("tinh-trang", ""), request.GET.get("tim", "")[:MOST_LETTERS]
    query = parsed(typed)
    found = visible_feedback(request.actor).select_related("programme", "content").prefetch_related("photos")
    if query:
        found = found.filter(folded__words=query)
    if state in Feedback.State.values:
        found = found.filter(state=state)
    elif state != _ALL:
        found = found.filter(Q(state__in=OPEN) | Q(waits=True), merged_into=None)
    done = state == _ALL or (state in Feedback.State.values and state not in OPEN)
    piece = page_of(found.order_by("-id" if done else "id"), request.GET.get("sau"))
    context = {
        "crumbs": [(_("Ý kiến người dân"), "")],
        "piece": piece,
        "state": state,
        "states": [("", _("Chờ trả lời")), *Feedback.State.choices, (_ALL, _("Tất cả"))],
        "words": typed,
        "kept": urlencode([(name, value) for name, value in (("tinh-trang", state), ("tim", typed)) if value]),
        "done": done,
        "today": timezone.localdate(request.now),
    }
    at_once = [(one.value, one.label) for one in Feedback.Refusal if one not in EXPLAINED]
    context["refusals"] = at_once if not done else []
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
