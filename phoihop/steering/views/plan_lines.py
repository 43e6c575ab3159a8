"""The lines of a yearly plan: earlier days, and work of the year's own."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from phoihop.ground.form_page import doing, sent
from phoihop.ground.pages import Request, fetch, form_only, official, telling
from phoihop.ledger.acts import permit

from .. import actions
from ..forms.plans import DaysForm, OwnWorkForm
from ..models import PlanLine
from ..queries import visible_plans, who_takes_part
from ..years import days_in
from .shape import crumbs_to_plans, form_page, plan_for


def _line_for(request: Request, key: int) -> PlanLine:
    visible = PlanLine.objects.filter(plan__in=visible_plans(request.actor))
    return fetch(visible.select_related("plan__programme", "duty"), key)


@official
@require_http_methods(["GET", "POST"])
def sharpen(request: Request, key: int) -> HttpResponse:
    """Earlier days for the signed days of a duty in the year."""
    line = _line_for(request, key)
    permit("plan.sharpen", request.actor, line)
    assert line.duty is not None  # the rule says so
    dates = days_in(line.duty, line.plan.programme, line.plan.year)
    shown = DaysForm.shown(dict(line.days.values_list("nominal_on", "due_on")))
    form = DaysForm(sent(request), dates=dates, initial={**shown, "seen": line.revision})
    return form_page(
        request,
        form,
        lambda data: actions.sharpen_line(line, days=form.days(), seen=data["seen"] or 0, **doing(request)),
        template="steering/sharpen.html",
        dates=dates,
        success=_("Đã lưu hạn trong năm."),
        back=f"{line.plan.get_absolute_url()}#viec-{line.pk}",
        title=_("Đặt hạn trong năm"),
        lead=line.text,
        crumbs=_below(line, _("Đặt hạn")),
        cancel=line.plan.get_absolute_url(),
    )


@official
@require_http_methods(["GET", "POST"])
def add(request: Request, key: int) -> HttpResponse:
    """Work of the year's own."""
    plan = plan_for(request, key)
    permit("plan.add", request.actor, plan)
    form = OwnWorkForm(sent(request), programme=plan.programme, known=who_takes_part(plan.programme))
    del form.fields["seen"]
    return form_page(
        request,
        form,
        lambda data: actions.add_line(plan, **data, **doing(request)),
        success=_("Đã thêm việc vào kế hoạch."),
        back=plan.get_absolute_url(),
        title=_("Thêm việc của riêng năm"),
        lead=plan.title,
        button=_("Thêm"),
        crumbs=crumbs_to_plans(plan.programme, (plan.title, plan.get_absolute_url()), (_("Thêm việc"), "")),
    )


@official
@require_http_methods(["GET", "POST"])
def edit(request: Request, key: int) -> HttpResponse:
    """The same in other words, by other units or another day."""
    line = _line_for(request, key)
    permit("plan.edit", request.actor, line)
    shown = {name: getattr(line, name) for name in ("text", "product", "due_on", "content")}
    form = OwnWorkForm(
        sent(request),
        programme=line.plan.programme,
        known=who_takes_part(line.plan.programme),
        chosen=[*line.units.all(), *line.classes.all()],
        initial={**shown, "seen": line.revision},
    )

    def do(data: dict[str, Any]) -> Any:
        return actions.edit_line(line, **{**data, "seen": data["seen"] or 0}, **doing(request))

    return form_page(
        request,
        form,
        do,
        success=_("Đã lưu."),
        back=f"{line.plan.get_absolute_url()}#viec-{line.pk}",
        title=_("Sửa việc của kế hoạch năm"),
        lead=line.plan.title,
        crumbs=_below(line, _("Sửa")),
    )


@official
@form_only
def drop(request: Request, key: int, line_key: int) -> HttpResponse:
    """Work of the year's own is left out."""
    plan = plan_for(request, key)
    line = PlanLine.objects.filter(plan=plan, pk=line_key).first()
    if line:  # else it was left out before, by a second press or by somebody else
        line.plan = plan
        with telling(request, _("Đã bỏ khỏi kế hoạch.")):
            actions.drop_line(line, **doing(request))
    return redirect(plan)


def _below(line: PlanLine, name: str) -> list[tuple[str, str]]:
    return crumbs_to_plans(line.plan.programme, (line.plan.title, line.plan.get_absolute_url()), (name, ""))
