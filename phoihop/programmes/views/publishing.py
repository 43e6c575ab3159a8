"""Whether a programme is public, since when, on what basis; the pages of its posting publish and withdraw it."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from phoihop.ground.pages import Request, fetch, official
from phoihop.ledger.acts import allowed
from phoihop.publishing.pages import standing_of

from ..models import Programme
from ..pages import programme_head
from ..publishing import may_be_public
from ..queries import visible_programmes


@official
@require_GET
def publishing(request: Request, key: int) -> HttpResponse:
    """The tab "Công khai" of a programme."""
    programme = _programme(request, key)
    standing = standing_of(programme, timezone.localdate(request.now))
    context = programme_head(request, programme) | {
        "standing": standing,
        "ready": may_be_public(programme),
        "may_publish": standing.live is None and allowed("posting.publish", request.actor, programme),
        "contents": programme.contents.all() if may_be_public(programme) else [],
        "may_withdraw": standing.live is not None and allowed("posting.withdraw", request.actor, standing.live),
    }
    return render(request, "programmes/publishing.html", context)


def _programme(request: Request, key: int) -> Programme:
    visible = visible_programmes(request.actor)
    return fetch(visible.select_related("standing_body", "document"), key)
