"""A unit gives a figure, mends it, takes it back; and the files that prove it."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from phoihop.ground.form_page import doing, form_page, sent
from phoihop.ground.forms import ReasonForm
from phoihop.ground.numbers import shown
from phoihop.ground.pages import Request, fetch, official, telling
from phoihop.ground.serving import serve_file
from phoihop.ledger.acts import permit

from .. import actions
from ..asking import Questioned, asked_in
from ..forms import PeriodForm, RecordForm, ask
from ..models import Measurement
from ..pages import Choice, crumbs, rounded_for
from ..queries import dues_of, evidence_offered, visible_measurements, visible_proofs
from ..regime import Period, lately, parsed
from ..wording import named, sentences, told
from .unit import owed_for


@official
@require_http_methods(["GET", "POST"])
def record(request: Request, key: int, unit_key: int) -> HttpResponse:
    """The unit's figure for a period; where the period has one, the form mends it."""
    owed = owed_for(request, key, unit_key)
    permit("measurement.record", request.actor, owed)
    about, unit = owed.indicator, owed.unit
    near = lately(timezone.localdate(request.now))
    other = PeriodForm(request.GET if "starts_on" in request.GET else None)
    of_rhythm = (own for one in near for _about, own in asked_in([about], one))
    period = parsed(request.GET.get("ky", "")) or next(of_rhythm, near[0])
    if other.is_valid() and other.cleaned_data["starts_on"] <= other.cleaned_data["ends_on"]:
        period = Period(other.cleaned_data["starts_on"], other.cleaned_data["ends_on"])
    (due,) = dues_of([(about, period)], unit.pk)
    offered = list(evidence_offered(request.actor, about).select_related("progress__task"))
    form = RecordForm(
        sent(request),
        request.FILES or None,
        indicator=about,
        evidence=[(str(one.pk), f"{one.name} ({one.progress.task.text[:60]})") for one in offered],
        mends=due.current is not None,
        initial=_initial(due.current),
    )
    asked: list[str] = []
    if request.method == "POST" and form.is_valid():
        with telling(request, _("Đã ghi số liệu."), form) as done:
            try:
                actions.record_figure(owed, **_given(form, period, offered), **doing(request))
            except Questioned as questioned:
                asked = sentences(questioned.questions)
                ask(form)
                raise
        if done.done:
            return redirect("indicators:unit", about.pk, unit.pk)
    context = {
        "crumbs": crumbs(
            about, (unit.name, reverse("indicators:unit", args=[about.pk, unit.pk])), (_("Ghi số liệu"), "")
        ),
        "indicator": about,
        "unit": unit,
        "form": form,
        "asked": asked,
        "period": named(*period),
        "days": period,
        "current": due.current,
        "previous": rounded_for(about, due.previous),
        "latest": due.latest,
        "target": shown(due.target),
        "year": period.year,
        "choices": [Choice(one.key, told(*one), one == period) for one in near],
        "other": other,
        "action": f"{request.path}?ky={period.key}",
    }
    return render(request, "indicators/record.html", context, status=422 if form.errors else 200)


def _initial(current: Measurement | None) -> dict[str, Any]:
    if current is None:
        return {}
    shown_of = {name: getattr(current, name) for name in ("value", "denominator", "said", "also", "note")}
    return {**shown_of, "seen": current.pk}


def _given(form: RecordForm, period: Period, offered: list[Any]) -> dict[str, Any]:
    given = form.cleaned_data
    return {
        "figure": form.figure(*period),
        "because": given["because"],
        "note": given["note"],
        "proofs": given["proofs"],
        "evidence": [one for one in offered if str(one.pk) in given.get("evidence", ())],
        "seen": given["seen"],
    }


@official
@require_http_methods(["GET", "POST"])
def withdraw(request: Request, key: int) -> HttpResponse:
    """The figure no longer counts."""
    visible = visible_measurements(request.actor).select_related("indicator__programme", "indicator__content", "unit")
    figure = fetch(visible, key)
    permit("measurement.withdraw", request.actor, figure)
    period = named(figure.starts_on, figure.ends_on)
    lead = _("{unit}, {period}: {value} {measure}").format(
        unit=figure.unit.name, period=period, value=shown(figure.value), measure=figure.indicator.measure
    )
    return form_page(
        request,
        ReasonForm(sent(request)),
        lambda data: actions.withdraw_figure(figure, **data, **doing(request)),
        success=_("Đã rút số liệu."),
        back=figure.get_absolute_url(),
        template="programmes/form.html",
        title=_("Rút số liệu"),
        lead=lead,
        button=_("Rút số liệu"),
        danger=True,
        crumbs=crumbs(figure.indicator, (figure.unit.name, figure.get_absolute_url()), (_("Rút số liệu"), "")),
    )


@official
@require_GET
def proof(request: Request, key: int) -> HttpResponseBase:
    """A file that proves a figure, for those who may read it; also where it proves a task."""
    found = fetch(visible_proofs(request.actor).select_related("file", "evidence__file"), key)
    stored = found.file or (found.evidence.file if found.evidence else None)
    if stored is None:
        raise Http404
    return serve_file(stored, found.name)
