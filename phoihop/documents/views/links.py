"""How a document rests on others: search one, say how; take a wrong link out."""

from __future__ import annotations

from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from phoihop.ground.pages import Request, fetch, form_only, key_of, official, once_of, telling
from phoihop.ground.search.lists import searched
from phoihop.ledger.actor import Actor
from phoihop.ledger.acts import permit

from .. import actions
from ..forms import LinkForm
from ..models import Link, OfficialDocument
from ..queries import visible_documents
from .crumbs import crumbs_of

_FOUND = 12  # so many can be looked over; more words find fewer


@official
@require_http_methods(["GET", "POST"])
def link(request: Request, key: int) -> HttpResponse:
    """Search the other document, choose it and what this one does to it."""
    about = fetch(visible_documents(request.actor), key)
    permit("document.link", request.actor, about)
    words = request.GET.get("tim", "").strip()
    found = _candidates(request, about, words)
    form = LinkForm(request.POST or None, found=found)
    if request.method == "POST" and form.is_valid():
        with telling(request, _("Đã ghi quan hệ giữa hai văn bản."), form) as told:
            target, kind = form.cleaned_data["target"], form.cleaned_data["kind"]
            actions.link(about, by=request.actor, now=request.now, once=once_of(request), target=target, kind=kind)
        if told.done:
            return redirect(about)
    context = {
        "crumbs": [*crumbs_of(about, linked=True), (_("Thêm quan hệ"), "")],
        "document": about,
        "form": form,
        "words": words,
        "found": found,
    }
    return render(request, "documents/link.html", context, status=422 if form.errors else 200)


@official
@form_only
def unlink(request: Request, key: int, link_key: int) -> HttpResponse:
    """Take a link out that was wrong; both ends are documents that the person may see."""
    about = fetch(visible_documents(request.actor), key)
    made = Link.objects.filter(pk=link_key, source=about) | Link.objects.filter(pk=link_key, target=about)
    found = made.select_related("source").first()
    if found is None:  # taken out before, by a second press or by somebody else
        return redirect(about)
    with telling(request, _("Đã bỏ quan hệ giữa hai văn bản.")):
        actions.unlink(found, by=request.actor, now=request.now, once=once_of(request))
    return redirect(about)


@searched
def _others(actor: Actor, but: int) -> QuerySet[OfficialDocument]:
    return visible_documents(actor).exclude(pk=but)


def _candidates(request: Request, about: OfficialDocument, words: str) -> list[OfficialDocument]:
    """What the words find and, after a choice, the chosen one, so that a refusal keeps it in sight."""
    rows = _others.newest(words, None, _FOUND, request.actor, about.pk).rows if words else []
    chosen = key_of(request.POST.get("target"))
    if chosen is not None and chosen not in {row.pk for row in rows}:
        rows += visible_documents(request.actor).filter(pk=chosen)
    return rows
