"""Inside a unit: hand on, hand back, take over."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from phoihop.ground.pages import Request, fetch, official, once_of, telling, the_one
from phoihop.ground.periods import holds_on
from phoihop.ledger.acts import permit
from phoihop.units.models import Membership, Unit
from phoihop.units.queries import living_units

from .. import actions
from ..forms import HandForm, NoteForm
from ..queries import handlings_of, task_to_open


@official
@require_http_methods(["GET", "POST"])
def hand(request: Request, key: int) -> HttpResponse:
    """A head hands a task to a colleague or a unit below."""
    task = the_one(task_to_open(request.actor, key))
    permit("task.hand", request.actor, task)
    people = _people(request)
    form = HandForm(request.POST or None, people=[(value, label) for value, label, _who in people])
    if request.method == "POST" and form.is_valid():
        who = next(who for value, _label, who in people if value == form.cleaned_data["to"])
        with telling(request, _("Đã giao việc."), form) as told:
            actions.hand(
                task,
                by=request.actor,
                now=request.now,
                once=once_of(request),
                due_on=form.cleaned_data["due_on"],
                note=form.cleaned_data["note"],
                **who,
            )
        if told.done:
            return redirect(task)
    context = {
        "crumbs": [(task.text, task.get_absolute_url()), (_("Giao xử lý"), "")],
        "task": task,
        "title": _("Giao xử lý"),
        "form": form,
    }
    return render(request, "tasks/decide.html", context, status=422 if form.errors else 200)


@official
@require_http_methods(["GET", "POST"])
def give_back(request: Request, key: int) -> HttpResponse:
    """The colleague hands a task back, or the head takes it over."""
    handling = fetch(
        handlings_of(request.actor).select_related("task__programme", "task__unit", "to_account", "to_unit"), key
    )
    in_hand = handling.to_account_id == request.actor.account_id or handling.to_unit_id == request.actor.unit_id
    title = _("Trả lại việc được giao") if in_hand else _("Lấy lại việc đã giao")
    form = NoteForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        acts: dict[str, Any] = {"by": request.actor, "now": request.now, "once": once_of(request)}
        with telling(request, _("Đã ghi nhận."), form) as told:
            if in_hand:
                actions.hand_back(handling, answer=form.cleaned_data["note"], **acts)
            else:
                actions.take_over(handling, reason=form.cleaned_data["note"], **acts)
        if told.done:
            return redirect("tasks:my_work" if in_hand else handling.task)
    crumbs = [(handling.task.text, handling.task.get_absolute_url()), (title, "")]
    return render(
        request,
        "tasks/decide.html",
        {"crumbs": crumbs, "task": handling.task, "title": title, "form": form},
        status=422 if form.errors else 200,
    )


def _people(request: Request) -> list[tuple[str, str, dict[str, Any]]]:
    """Colleagues of the unit and the units right below it."""
    today = timezone.localdate(request.now)
    colleagues = (
        Membership.objects.filter(holds_on(today), unit=request.actor.unit_id, account__is_active=True)
        .exclude(account=request.actor.account_id)
        .select_related("account")
    )
    people: dict[str, tuple[str, str, dict[str, Any]]] = {}
    for membership in colleagues:
        account = membership.account
        people[f"a{account.pk}"] = (f"a{account.pk}", str(account), {"to_account": account})
    below: list[Unit] = list(living_units(today).filter(parent=request.actor.unit_id)[:100])
    return [*people.values(), *((f"u{unit.pk}", str(unit), {"to_unit": unit}) for unit in below)]
