"""One indicator: what it says, units × years, its history."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from phoihop.ground.numbers import shown
from phoihop.ground.pages import Request, fetch, official
from phoihop.ledger.acts import allowed
from phoihop.ledger.history import history
from phoihop.units.queries import by_name

from ..measurers import measurers_of
from ..models import Indicator
from ..naming import names_of
from ..pages import crumbs, unit_rows, year_cells, years_of
from ..queries import reads_all_of, units_by_years, visible_indicators
from ..rollup import totals_by_year

_UNITS = 25


def indicator_for(request: Request, key: int) -> Indicator:
    """The indicator with this key, if the actor may see its programme."""
    found = visible_indicators(request.actor).select_related("programme", "content", "unit_class__within")
    return fetch(found, key)


@official
@require_GET
def indicator(request: Request, key: int) -> HttpResponse:
    """Who has reached what, year by year, and who said so?"""
    about = indicator_for(request, key)
    years = years_of(about.programme)
    units = by_name(measurers_of(about, timezone.localdate(request.now)), request.GET.get("sau"), _UNITS)
    own_path = "" if reads_all_of(request.actor, about.programme) else request.actor.unit_path
    readable = {unit.pk for unit in units.rows if unit.path.startswith(own_path)}
    targets = dict(about.targets.filter(unit=None).values_list("year", "value"))
    context = {
        "crumbs": crumbs(about),
        "indicator": about,
        "baseline": shown(about.baseline),
        "names": names_of(about),
        "years": years,
        "whole": year_cells(about, totals_by_year(about, years), targets),
        "rows": unit_rows(about, units_by_years(about, units.rows), years, readable),
        "next": units.next,
        "may": {name: allowed(f"indicator.{name}", request.actor, about) for name in ("set_targets", "withdraw")},
        "history": history(about, most=30) if not units.next and units.first else [],
    }
    return render(request, "indicators/indicator.html", context)
