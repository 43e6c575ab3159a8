"""How do the units below answer?"""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from phoihop.ground.pages import Request, official

from ..below import counted_below

_MOST = 500  # units on the page: those of a province


@official
@require_GET
def below(request: Request) -> HttpResponse:
    """What waits and what is overdue, unit by unit."""
    today = timezone.localdate(request.now)
    found = list(counted_below(request.actor, today)[: _MOST + 1])
    context = {
        "crumbs": [(_("Ý kiến người dân"), reverse("voices:list")), (_("Các đơn vị trả lời"), "")],
        "units": found[:_MOST],
        "more": len(found) > _MOST,
        "year": today.year,
    }
    return render(request, "voices/below.html", context)
