"""A programme's page: what was promised; its papers; what was done with it."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from phoihop.documents.lineage import lineage_of
from phoihop.ground.pages import Request, official
from phoihop.ground.shell import marks_for
from phoihop.ledger.history import history_page

from ..models import Programme
from ..pages import programme_head
from ..tree_page import tree_leaf
from .shape import draft_url, programme_for


@official
@require_GET
def programme(request: Request, key: int) -> HttpResponse:
    """Contents, duties, who and by when, leaf by leaf: ``?phan=`` its number, ``?den=`` a place on it.

    A draft is shown beside its source instead.
    """
    about, place = programme_for(request, key, "document"), request.GET.get("den", "")
    if about.state == Programme.State.DRAFT:
        return redirect(draft_url(about, place))
    context = programme_head(request, about)
    context["page"] = tree_leaf(about, place, request.GET.get("phan"), marks_for(request, "duty", about))
    return render(request, "programmes/programme.html", context)


@official
@require_GET
def papers(request: Request, key: int) -> HttpResponse:
    """The programme's paper with its files, what it rests on and what rests on it."""
    about = programme_for(request, key, "document", "intake")
    document = about.document
    lineage = lineage_of(document) if document else None
    context = programme_head(request, about) | {
        "document": document,
        "files": list(document.files.select_related("file")) if document else [],
        "rests_on": lineage.above if lineage else [],
        "carried_by": lineage.below if lineage else [],
    }
    return render(request, "programmes/papers.html", context)


@official
@require_GET
def history(request: Request, key: int) -> HttpResponse:
    """Every act on the programme, newest first."""
    about = programme_for(request, key, "document")
    piece = history_page(about, request.GET.get("sau"))
    context = programme_head(request, about) | {"piece": piece, "history": piece.rows}
    return render(request, "programmes/history.html", context)
