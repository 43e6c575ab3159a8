"""What a unit gave of an indicator, and all that it owes."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from phoihop.ground.numbers import shown as shown_number
from phoihop.ground.pages import Request, fetch, official
from phoihop.ledger.acts import allowed
from phoihop.units.models import Unit

from ..asking import asked_in
from ..measurers import Owed
from ..pages import Choice, crumbs, due_rows, figures_shown
from ..queries import dues_of, indicators_owed, readable_units
from ..regime import lately, parsed
from ..wording import told
from .indicator import indicator_for

MOST = 200


def owed_for(request: Request, key: int, unit_key: int) -> Owed:
    """An indicator and a unit whose figures of it the actor may read; a stranger gets 404."""
    about = indicator_for(request, key)
    return Owed(about, fetch(Unit.objects.filter(readable_units(request.actor, about)), unit_key))


@official
@require_GET
def unit(request: Request, key: int, unit_key: int) -> HttpResponse:
    """Every figure that the unit gave, with who gave it, when, why it is right and what proves it."""
    owed = owed_for(request, key, unit_key)
    figures = owed.indicator.measurements.filter(unit=owed.unit).prefetch_related("proofs__evidence")[:MOST]
    shown = figures_shown(owed.indicator, figures)
    may_record = allowed("measurement.record", request.actor, owed)
    context = {
        "crumbs": crumbs(owed.indicator, (owed.unit.name, "")),
        "indicator": owed.indicator,
        "unit": owed.unit,
        "figures": shown,
        "may_record": may_record,
        "targets": [(one.year, shown_number(one.value)) for one in owed.indicator.targets.filter(unit=owed.unit)],
    }
    return render(request, "indicators/unit.html", context)


@official
@require_GET
def ours(request: Request) -> HttpResponse:
    """Which figures do we owe for this period, and what did we give?"""
    today = timezone.localdate(request.now)
    near = lately(today)
    period = parsed(request.GET.get("ky", "")) or near[0]
    periods = near if period in near else [*near, period]
    unit_key = request.actor.unit_id or 0
    dues = dues_of(asked_in(indicators_owed(request.actor), period), unit_key)
    context = {
        "crumbs": [(_("Chỉ tiêu của đơn vị"), "")],
        "groups": due_rows(dues, unit_key),
        "period": period,
        "choices": [Choice(one.key, told(*one), one == period) for one in periods],
        "may_import": allowed("measurements.import", request.actor),
    }
    return render(request, "indicators/ours.html", context)
