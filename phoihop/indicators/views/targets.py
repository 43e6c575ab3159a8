"""What is to be reached: of all together and of the units, year by year."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from phoihop.ground.form_page import doing, sent
from phoihop.ground.pages import Request, official, telling
from phoihop.ledger.acts import permit
from phoihop.units.queries import by_name

from .. import actions
from ..asking import Questioned
from ..forms import TargetsForm, ask
from ..measurers import measurers_of
from ..pages import crumbs, years_of
from ..wording import sentences
from .indicator import indicator_for

_UNITS = 25


@official
@require_http_methods(["GET", "POST"])
def targets(request: Request, key: int) -> HttpResponse:
    """A table of targets, a page of units at a time; of many units they are rather set by a sheet."""
    about = indicator_for(request, key)
    permit("indicator.set_targets", request.actor, about)
    after = request.GET.get("sau")
    units = by_name(measurers_of(about, timezone.localdate(request.now)), after, _UNITS)
    known = {(one.unit_id, one.year): one.value for one in about.targets.all()}
    form = TargetsForm(
        sent(request), units=units.rows, years=years_of(about.programme), known=known,
        initial={"seen": about.revision},
    )  # fmt: skip
    asked: list[str] = []
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        with telling(request, _("Đã lưu mục tiêu."), form) as told:
            try:
                actions.set_targets(
                    about, values=form.values, seen=given["seen"], because=given["because"], **doing(request)
                )
            except Questioned as questioned:
                asked = sentences(questioned.questions)
                ask(form)
                raise
        if told.done:
            return redirect(request.get_full_path() if units.next else about.get_absolute_url())
    context = {
        "crumbs": crumbs(about, (_("Mục tiêu"), "")),
        "indicator": about,
        "form": form,
        "years": form.years,
        "asked": asked,
        "next": units.next,
        "first": units.first,
        "action": request.get_full_path(),
    }
    return render(request, "indicators/targets.html", context, status=422 if form.errors else 200)
