"""What was promised, and how far is it? The list of public programmes, and the search."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from phoihop.ground.pages import Request
from phoihop.programmes.queries import public_programmes

from ..caching import public_page
from ..pages import cards_of, promises_of
from ..queries import running_first, search_contents, search_programmes

_PAGE = 20


@public_page
def home(request: Request) -> HttpResponse:
    """All public programmes, those that run first; where there is only one, its promises at once."""
    today = timezone.localdate(request.now)
    piece = running_first(public_programmes(today), request.GET.get("sau"), _PAGE)
    cards = cards_of(piece.rows, today)
    only = cards[0] if len(cards) == 1 and piece.first and not piece.next else None
    context = {
        "piece": piece,
        "cards": cards,
        "only": only,
        "promises": promises_of(only.programme, today) if only else [],
    }
    return render(request, "portal/home.html", context)


@public_page
def search(request: Request) -> HttpResponse:
    """Programmes and contents that hold the words."""
    today = timezone.localdate(request.now)
    words = request.GET.get("tim", "").strip()[:200]
    piece = running_first(search_programmes(words, today), request.GET.get("sau"), _PAGE) if words else None
    context = {
        "words": words,
        "piece": piece,
        "cards": cards_of(piece.rows, today) if piece else [],
        "contents": list(search_contents(words, today)) if piece and piece.first else [],
    }
    return render(request, "portal/search.html", context)
