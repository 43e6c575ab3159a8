"""What waits for an answer of the unit."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from phoihop.ground.pages import Request, official, page_of

from ..queries import OPEN, visible_feedback


@official
@require_GET
def feedback_list(request: Request) -> HttpResponse:
    """Which words of citizens wait for our answer, and which are answered?"""
    done = request.GET.get("xong") == "1"
    found = visible_feedback(request.actor).select_related("programme", "content").prefetch_related("photos")
    found = found.exclude(state__in=OPEN) if done else found.filter(state__in=OPEN)
    piece = page_of(found.order_by("-id" if done else "id"), request.GET.get("sau"))
    context = {
        "crumbs": [(_("Ý kiến người dân"), "")],
        "piece": piece,
        "done": done,
        "today": timezone.localdate(request.now),
    }
    return render(request, "voices/list.html", context)
