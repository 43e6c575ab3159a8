"""What was promised, and how far is it? The list of public programmes, and the search."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from phoihop.ground.pages import Request
from phoihop.ground.search.query import MOST_LETTERS, Query, parsed
from phoihop.voices.flower import flowers_of

from ..caching import public_page
from ..finding import PROGRAMMES, found_for
from ..pages import cards_of, promises_of
from ..queries import public_part, running_first

_PAGE = 20


@public_page
def home(request: Request) -> HttpResponse:
    """All public programmes, those that run first; where there is only one, its promises at once."""
    today = timezone.localdate(request.now)
    piece = running_first(public_part(today), request.GET.get("sau"), _PAGE)
    flowers = flowers_of([one.pk for one in piece.rows], today)
    cards = cards_of(piece.rows, today, flowers)
    only = cards[0] if len(cards) == 1 and piece.first and not piece.next else None
    promises = promises_of(only.programme, flowers, today) if only else []
    context = {
        "piece": piece,
        "cards": cards,
        "only": only,
        "query": Query(),
        "promises": promises,
    }
    return render(request, "portal/home.html", context)


@public_page
def search(request: Request) -> HttpResponse:
    """Whatever is public and holds the words."""
    words, only = (request.GET.get(name, "").strip()[:MOST_LETTERS] for name in ("tim", "nhom"))
    query, today = parsed(words), timezone.localdate(request.now)
    context = {
        "words": words,
        "query": query,
        "only": only,
        "groups": found_for(query, today, only, request.GET.get("sau")) if query else [],
        "as_cards": PROGRAMMES if only else "",
        "later": "sau" in request.GET,
    }
    return render(request, "portal/search.html", context)
