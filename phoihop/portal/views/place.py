"""Where I live: what was promised here, what is open now, what happened. And the list of places, to find it."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from phoihop.ground.pages import Request, Slice, fetch, key_of
from phoihop.ground.search.query import MOST_LETTERS
from phoihop.programmes.queries import public_programmes
from phoihop.tasks.standing import shares_of
from phoihop.units.models import Level
from phoihop.units.places import is_place, name_of, places, units_of, within
from phoihop.voices.flower import flower_of_units

from ..caching import public_page
from ..happenings import open_now, what_happened
from ..place_list import PlaceGroup, found_places, listed_places, places_within
from ..promised import promised_by
from ..queries import public_units


@public_page
def all_places(request: Request) -> HttpResponse:
    """The places, below what they lie in; or those whose name holds the words."""
    today = timezone.localdate(request.now)
    words = request.GET.get("tim", "").strip()[:MOST_LETTERS]
    inside = key_of(request.GET.get("trong"))
    above = fetch(places(), inside) if inside is not None and not words else None
    crumbs = [(_("Cam kết"), reverse("portal:home")), (_("Nơi bạn ở"), reverse("portal:places") if above else "")]
    after = request.GET.get("sau")
    groups: list[PlaceGroup] = []
    piece: Slice | None = None
    if words:
        piece = found_places(words, today, after)
    elif above:
        piece = places_within(above, today, after)
    else:
        groups, piece = listed_places(today, after)
    context = {
        "crumbs": [*crumbs, (capfirst(name_of(above)), "")] if above else crumbs,
        "words": words,
        "above": above,
        "above_name": above and name_of(above),
        "groups": groups,
        "piece": piece,
    }
    return render(request, "portal/places.html", context)


@public_page
def place(request: Request, key: int) -> HttpResponse:
    """One place."""
    today = timezone.localdate(request.now)
    committee = fetch(places().select_related("parent"), key)
    above = committee.parent if committee.parent and is_place(committee.parent) else None
    units = units_of(committee)
    keys = [one.pk for one in units]
    named = list(public_units(today).filter(pk__in=keys))
    shares = shares_of(keys, public_programmes(today), today)
    name = name_of(committee)
    context = {
        "crumbs": [
            (_("Nơi bạn ở"), reverse("portal:places")),
            *([(capfirst(name_of(above)), reverse("portal:place", args=[above.pk]))] if above else []),
            (capfirst(name), ""),
        ],
        "name": name,
        "committee": committee,
        "inside": committee.level != Level.COMMUNE and within(committee, today).exists(),
        "living": committee.holds(today),
        "named": named,
        "flower": flower_of_units(keys, today),
        "promised": promised_by(units, shares, today, request.GET.get("cam-ket"), {one.pk for one in named}),
        "open": open_now(keys, today),
        "happened": what_happened(keys, today, request.GET.get("sau")),
    }
    return render(request, "portal/place.html", context)
