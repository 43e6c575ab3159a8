"""One act of the cycle: to record it, to see it, to correct it, to take it out."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from phoihop.ground.form_page import doing, sent
from phoihop.ground.pages import Request, fetch, official
from phoihop.ledger.acts import allowed, permit
from phoihop.ledger.history import history
from phoihop.programmes.models import Programme
from phoihop.programmes.queries import runs
from phoihop.units.models import Unit

from .. import actions
from ..forms.cycle import ActForm, RecordForm, RemoveForm
from ..models import CycleAct, Verb
from ..queries import steered_programmes
from .shape import act_for, crumbs_to, cycle_url, form_page, name_of

_FIELDS = ("verb", "held_on", "held_until", "text", "unit", "took_part", "attended")


@official
@require_GET
def act(request: Request, key: int) -> HttpResponse:
    """What was done, by whom, before how many, what proves it?"""
    about = act_for(request, key)
    context = {
        "crumbs": crumbs_to(about.programme, (name_of(about), "")),
        "act": about,
        "contents": list(about.contents.all()),
        "documents": list(about.documents.all()),
        "proofs": list(about.proofs.select_related("file")),
        "may_change": allowed("steering.edit", request.actor, about),  # one rule for all that changes it
        "history": history(about),
    }
    return render(request, "steering/act.html", context)


@official
@require_http_methods(["GET", "POST"])
def record(request: Request, key: int) -> HttpResponse:
    """Something was done; ``?viec=`` names the verb."""
    programme = fetch(steered_programmes(request.actor), key)
    permit("steering.record", request.actor, programme)
    verb = request.GET.get("viec", "")
    shown = {"verb": verb if verb in Verb.values else "", "held_on": timezone.localdate(request.now)}
    chooses = runs(request.actor, programme)
    own = Unit.objects.get(pk=request.actor.own_unit_id)
    form = RecordForm(
        sent(request),
        request.FILES or None,
        programme=programme,
        chooses_unit=chooses,
        initial={**shown, "unit": own},
    )

    def do(data: dict[str, Any]) -> CycleAct:
        made: CycleAct = actions.record_act(programme, **{"unit": own, **data}, **doing(request))
        return made

    return form_page(
        request,
        form,
        do,
        success=_("Đã ghi vào chu trình chỉ đạo."),
        back=lambda made: made.get_absolute_url() if made else cycle_url(programme),
        title=_("Ghi việc theo chu trình chỉ đạo"),
        button=_("Ghi"),
        lead=_whose(programme, None if chooses else own),
        crumbs=crumbs_to(programme, (_("Ghi việc"), "")),
        cancel=cycle_url(programme),
    )


@official
@require_http_methods(["GET", "POST"])
def edit(request: Request, key: int) -> HttpResponse:
    """A mistake in what was recorded is corrected."""
    about = act_for(request, key)
    permit("steering.edit", request.actor, about)
    chooses = runs(request.actor, about.programme)
    shown = {name: getattr(about, name) for name in _FIELDS}
    shown |= {"contents": about.contents.all(), "documents": list(about.documents.all()), "seen": about.revision}
    form = ActForm(sent(request), programme=about.programme, chooses_unit=chooses, initial=shown)
    return form_page(
        request,
        form,
        lambda data: actions.edit_act(
            about, **{"unit": about.unit, **data, "seen": data["seen"] or 0}, **doing(request)
        ),
        success=_("Đã lưu."),
        back=about.get_absolute_url(),
        title=_("Sửa: {what}").format(what=name_of(about)),
        lead=_whose(about.programme, None if chooses else about.unit),
        crumbs=crumbs_to(about.programme, (name_of(about), about.get_absolute_url()), (_("Sửa"), "")),
    )


@official
@require_http_methods(["GET", "POST"])
def remove(request: Request, key: int, act_key: int) -> HttpResponse:
    """What was recorded by mistake is taken out, with the reason."""
    programme = fetch(steered_programmes(request.actor), key)
    about = CycleAct.objects.filter(programme=programme, pk=act_key).select_related("programme", "unit").first()
    if about is None:  # taken out before, by a second press or by somebody else
        return redirect(cycle_url(programme))
    permit("steering.remove", request.actor, about)
    return form_page(
        request,
        RemoveForm(sent(request), initial={"seen": about.revision}),
        lambda data: actions.remove_act(about, reason=data["reason"], seen=data["seen"] or 0, **doing(request)),
        success=_("Đã bỏ khỏi chu trình chỉ đạo."),
        back=cycle_url(programme),
        title=_("Bỏ: {what}").format(what=name_of(about)),
        lead=about.text,
        button=_("Bỏ"),
        danger=True,
        crumbs=crumbs_to(programme, (name_of(about), about.get_absolute_url()), (_("Bỏ"), "")),
        cancel=about.get_absolute_url(),
    )


def _whose(programme: Programme, unit: Unit | None) -> str:
    """What the form is about; the unit where it cannot be chosen."""
    return _("{programme}. Đơn vị chủ trì: {unit}").format(programme=programme, unit=unit) if unit else str(programme)
