"""A promise as a card that other sites show in a frame: what, who answers for it, how it stands, where to read on."""

from __future__ import annotations

from csp.decorators import csp_replace
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.clickjacking import xframe_options_exempt

from phoihop.ground.pages import Request, View, fetch
from phoihop.programmes.queries import public_programmes
from phoihop.voices.flower import flowers_of

from ..caching import public_page
from ..pages import cards_of, promises_of


def _framed_anywhere(view: View) -> View:
    """Lets any site frame this page. All others stay closed: nobody can be made to press what they do not see."""
    return csp_replace({"frame-ancestors": ["*"]})(xframe_options_exempt(public_page(view)))


@_framed_anywhere
def programme(request: Request, key: int) -> HttpResponse:
    """A programme: who promised, and how many of its contents stand how."""
    today = timezone.localdate(request.now)
    about = fetch(public_programmes(today), key)
    (card,) = cards_of([about], today, flowers_of([about.pk], today))
    return render(request, "portal/embed/programme.html", {"programme": about, "card": card, "today": today})


@_framed_anywhere
def content(request: Request, key: int, content_key: int) -> HttpResponse:
    """A content (0: the duties of the programme itself)."""
    today = timezone.localdate(request.now)
    about = fetch(public_programmes(today), key)
    promises = promises_of(about, flowers_of([about.pk], today), today)
    promise = next((one for one in promises if one.key == content_key), None)
    if promise is None:
        raise Http404
    return render(request, "portal/embed/content.html", {"programme": about, "promise": promise, "today": today})
