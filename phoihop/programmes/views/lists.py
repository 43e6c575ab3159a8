"""The list of programmes, with what waits on top for a secretary."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from phoihop.ground.pages import Request, official, page_of
from phoihop.ground.rows import rows
from phoihop.ledger.acts import allowed

from ..models import Programme
from ..queries import own_drafts, search_programmes, visible_programmes, waiting_intakes


@official
@require_GET
def programmes(request: Request) -> HttpResponse:
    """The programmes that the actor sees, newest first; drafts and files being read on top."""
    words, state = (request.GET.get(name, "").strip() for name in ("tim", "trang-thai"))
    visible = visible_programmes(request.actor)
    found = search_programmes(visible.exclude(state="draft"), words)
    if state in Programme.State.values:
        found = found.filter(state=state)
    first = not request.GET.get("sau")
    piece = page_of(found.select_related("standing_body").order_by("-id"), request.GET.get("sau"))
    context = {
        "crumbs": [(_("Chương trình"), "")],
        "piece": piece,
        "rows": rows("programmes/rows.html", programmes=piece.rows),
        "drafts": search_programmes(own_drafts(request.actor), words).order_by("-id")[:50] if first else [],
        "intakes": waiting_intakes(request.actor)[:20] if first else [],
        "words": words,
        "state": state,
        "states": [one for one in Programme.State.choices if one[0] != "draft"],
        "filtered": bool(words or state),
        "may_upload": allowed("intake.take", request.actor),
        "may_create": allowed("programme.create", request.actor),
        "today": timezone.localdate(request.now),
    }
    return render(request, "programmes/list.html", context)
