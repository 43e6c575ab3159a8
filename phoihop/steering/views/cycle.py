"""The cycle of a programme: each verb with what was done, by year, and what is missing."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from phoihop.ground.pages import Request, fetch, official
from phoihop.ledger.acts import allowed
from phoihop.programmes.pages import programme_head

from ..cycle import cycle_of
from ..expectations import begin_of
from ..models import Verb
from ..pages import section_of, sections_of
from ..queries import steered_programmes


@official
@require_GET
def cycle(request: Request, key: int) -> HttpResponse:
    """What was done to steer the programme, and where are the gaps? ``?viec=`` one verb, ``?nam=`` one year."""
    programme = fetch(steered_programmes(request.actor), key)
    found = cycle_of(programme, timezone.localdate(request.now))
    chosen = next((one for one in found if one.verb == request.GET.get("viec")), None)
    typed = request.GET.get("nam", "")
    year = int(typed) if typed.isdecimal() and 1900 <= int(typed) <= 2200 else None
    if chosen:
        section, following = section_of(programme, chosen, year, request.GET.get("sau"))
        sections = [section]
    else:
        sections, following = sections_of(programme, found, year), ""
    context = programme_head(request, programme) | {
        "cycle": found,
        "sections": sections,
        "next": following,
        "verbs": Verb.choices,
        "verb": chosen.verb.value if chosen else "",
        "year": year,
        "years": range(timezone.localdate(request.now).year, begin_of(programme).year - 1, -1),
        "may_record": allowed("steering.record", request.actor, programme),
    }
    context["crumbs"] = [*context["crumbs"], (_("Chu trình chỉ đạo"), "")]
    return render(request, "steering/cycle.html", context)
