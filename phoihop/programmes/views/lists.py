"""The list of programmes, with what waits on top for a secretary."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from phoihop.ground.pages import Request, official, page_of, sliced
from phoihop.ground.rows import rows
from phoihop.ground.search.wanted import each_wanted
from phoihop.ledger.actor import Actor
from phoihop.ledger.acts import allowed

from ..models import Programme
from ..queries import newest_drafts, newest_intakes, newest_programmes, own_drafts, search_programmes, signed_programmes


@official
@require_GET
def programmes(request: Request) -> HttpResponse:
    """The programmes that the actor sees, newest first; drafts and files being read on top."""
    words, state = (request.GET.get(name, "").strip() for name in ("tim", "trang-thai"))
    after = request.GET.get("sau")
    first = not after
    if words or state in Programme.State.values or after:
        found = search_programmes(signed_programmes(request.actor), each_wanted(words))
        piece = page_of(found.filter(state=state) if state in Programme.State.values else found, after)
    else:
        piece = sliced(newest_programmes(request.actor), first=True)
    context = {
        "crumbs": [(_("Chương trình"), "")],
        "piece": piece,
        "rows": rows("programmes/rows.html", programmes=piece.rows, states=dict(Programme.State.choices)),
        "drafts": _drafts(request.actor, words) if first else [],
        "intakes": newest_intakes(request.actor) if first else [],
        "words": words,
        "state": state,
        "states": [one for one in Programme.State.choices if one[0] != "draft"],
        "filtered": bool(words or state),
        "may_upload": allowed("intake.take", request.actor),
        "may_create": allowed("programme.create", request.actor),
        "today": timezone.localdate(request.now),
    }
    return render(request, "programmes/list.html", context)


def _drafts(actor: Actor, words: str) -> list[Programme]:
    if not words:
        return newest_drafts(actor)
    return list(search_programmes(own_drafts(actor), each_wanted(words)).order_by("-id")[:50])
