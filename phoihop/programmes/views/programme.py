"""A programme's page: what was promised; its papers; what was done with it."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from phoihop.documents.lineage import lineage_of
from phoihop.ground.pages import Request, official
from phoihop.ground.shell import blocks_for, marks_for
from phoihop.ledger.history import history as history_of

from ..models import Programme
from ..pages import programme_head, tree_of
from .shape import draft_url, programme_for


@official
@require_GET
def programme(request: Request, key: int) -> HttpResponse:
    """Contents, duties, who and by when; a draft is shown beside its source instead."""
    about = programme_for(request, key, "document")
    if about.state == Programme.State.DRAFT:
        return redirect(draft_url(about))
    context = programme_head(request, about)
    context["tree"] = tree_of(about, marks_for(request, "duty", about))
    context["summaries"] = blocks_for(request, "programme", about)
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
    return render(request, "programmes/history.html", programme_head(request, about) | {"history": history_of(about)})
