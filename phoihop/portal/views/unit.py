"""One unit: what it is, what it promised, and its record over the years."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from phoihop.ground.pages import Request, fetch
from phoihop.programmes.queries import public_programmes
from phoihop.tasks.standing import shares_of
from phoihop.units.places import name_of, place_of
from phoihop.units.queries import chain_of
from phoihop.voices.answers import LEAST
from phoihop.voices.flower import flower_of_units

from ..caching import public_page
from ..happenings import what_happened
from ..promised import promised_by
from ..queries import public_units
from ..record import YearHeard, years_heard, years_kept


@public_page
def unit(request: Request, key: int) -> HttpResponse:
    """Does it keep its word? Year by year, as totals; below, what it has promised."""
    today = timezone.localdate(request.now)
    about = fetch(public_units(today), key)
    chain = chain_of(about)
    committee = place_of(about, chain)
    shares = shares_of([about.pk], public_programmes(today), today)
    place = [(capfirst(name_of(committee)), reverse("portal:place", args=[committee.pk]))] if committee else []
    context = {
        "crumbs": [(_("Nơi bạn ở"), reverse("portal:places")), *place, (about.name, "")],
        "unit": about,
        "above": chain[-1] if chain else None,
        "living": about.holds(today),
        "records": [
            (_("Việc cơ quan chịu trách nhiệm"), years_kept(shares, lead=True)),
            (_("Việc cơ quan phối hợp làm"), years_kept(shares, lead=False)),
        ],
        "heard": _up_to(today.year, years_heard(about, today)),
        "few": LEAST,
        "flower": flower_of_units([about.pk], today),
        "happened": what_happened([about.pk], today, request.GET.get("sau")),
        "promised": promised_by([about], shares, today, request.GET.get("cam-ket")),
    }
    return render(request, "portal/unit.html", context)


def _up_to(this: int, years: list[YearHeard]) -> list[YearHeard]:
    """Of the years ahead only those in which a public question is answered already; a citizen's word opens none."""
    return [
        year
        for year in years
        if year.year <= this or any(one.kept + one.late for one in (year.consultations, year.visits))
    ]
