"""The officials' first page and their search: shells that rooms fill."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from phoihop.ground.pages import Request, official
from phoihop.ground.search.query import MOST_LETTERS, parsed
from phoihop.ground.shell import blocks_for, found_for


@official
@require_GET
def overview(request: Request) -> HttpResponse:
    """What needs me today?"""
    blocks = blocks_for(request, "overview") if request.actor.can("see") else []
    return render(request, "desk/overview.html", {"blocks": blocks, "crumbs": [(_("Tổng quan"), "")]})


@official
@require_GET
def search(request: Request) -> HttpResponse:
    """Where does the house say this? A few results of each room, or page by page those of one."""
    words, only = (request.GET.get(name, "").strip() for name in ("tim", "nhom"))
    query = parsed(words[:MOST_LETTERS])
    context = {
        "crumbs": [(_("Tìm kiếm"), "")],
        "words": words,
        "query": query,
        "only": only,
        "groups": found_for(request, query, only, request.GET.get("sau")) if query else [],
        "later": "sau" in request.GET,
    }
    return render(request, "desk/search.html", context)
