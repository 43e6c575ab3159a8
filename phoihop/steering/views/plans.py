"""The yearly plans of a programme: the list, one plan, and what is done with it as a whole."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from phoihop.ground.form_page import doing, sent
from phoihop.ground.forms import ReasonForm
from phoihop.ground.pages import Request, fetch, official
from phoihop.ledger.acts import allowed, permit
from phoihop.ledger.history import history
from phoihop.programmes.pages import programme_head, when_of
from phoihop.tasks.matrix import content_label
from phoihop.templating.filling import word

from .. import actions
from ..forms.plans import AmendForm, ChooseForm, IssueForm, OpenForm, PlanForm
from ..models import PlanLine, YearlyPlan
from ..papers import plan_of
from ..papers.fields import plan_fields
from ..plan_pages import picture_of
from ..queries import steered_programmes, visible_plans
from ..years import bears_on, years_of
from .shape import crumbs_to_plans, form_page, plan_for, plans_url


@official
@require_GET
def plans(request: Request, key: int) -> HttpResponse:
    """Which years have a plan?"""
    programme = fetch(steered_programmes(request.actor), key)
    found = list(visible_plans(request.actor).filter(programme=programme).select_related("document"))
    context = programme_head(request, programme) | {
        "plans": found,
        "may_open": allowed("plan.open", request.actor, programme),
    }
    context["crumbs"] = [*context["crumbs"], (_("Kế hoạch năm"), "")]
    return render(request, "steering/plans.html", context)


@official
@require_GET
def plan(request: Request, key: int) -> HttpResponse:
    """What does the year take up, by whom, by when, and what is left from before?"""
    found = plan_for(request, key)
    today = timezone.localdate(request.now)
    next_one, may_amend = found.successor, allowed("plan.amend", request.actor, found)
    context = {
        "crumbs": crumbs_to_plans(found.programme, (found.title, "")),
        "plan": found,
        "successor": next_one if next_one and (next_one.issued_on or may_amend) else None,
        "picture": picture_of(found, today),
        "may": allowed("plan.choose", request.actor, found),  # one rule for all that drafts and issues it
        "may_amend": may_amend,
        "history": history(found),
    }
    return render(request, "steering/plan.html", context)


@official
@require_http_methods(["GET", "POST"])
def open_plan(request: Request, key: int) -> HttpResponse:
    """A draft for a year, started from the last plan."""
    programme = fetch(steered_programmes(request.actor), key)
    permit("plan.open", request.actor, programme)
    taken = set(YearlyPlan.objects.filter(programme=programme).values_list("year", flat=True))
    years = [year for year in years_of(programme) if year not in taken or request.method == "POST"]
    this = timezone.localdate(request.now).year
    likely = min((year for year in years if year >= this), default=max(years, default=this))
    return form_page(
        request,
        OpenForm(sent(request), years=years, initial={"year": likely}),
        lambda data: actions.open_plan(programme, **data, **doing(request)),
        success=_("Đã lập dự thảo kế hoạch. Hãy chọn nhiệm vụ, đặt hạn và thêm việc của năm."),
        back=lambda made: made.get_absolute_url() if made else plans_url(programme),
        title=_("Lập kế hoạch năm"),
        button=_("Lập dự thảo"),
        lead=_(
            "Dự thảo bắt đầu từ kế hoạch của năm trước: giữ các nhiệm vụ đã chọn, thêm nhiệm vụ mới đến hạn trong năm, "
            "và nêu việc còn lại chưa xong."
        ),
        crumbs=crumbs_to_plans(programme, (_("Lập kế hoạch"), "")),
        cancel=plans_url(programme),
    )


@official
@require_http_methods(["GET", "POST"])
def change(request: Request, key: int) -> HttpResponse:
    """Its title and who signs it."""
    found = plan_for(request, key)
    permit("plan.change", request.actor, found)
    shown = {name: getattr(found, name) for name in ("title", "reason", "signatory_name", "signatory_office")}
    form = PlanForm(sent(request), initial={**shown, "seen": found.revision})
    if not found.amends_id:
        del form.fields["reason"]
    return form_page(
        request,
        form,
        lambda data: actions.change_plan(found, **{**data, "seen": data["seen"] or 0}, **doing(request)),
        success=_("Đã lưu."),
        back=found.get_absolute_url(),
        title=_("Sửa thông tin kế hoạch năm"),
        crumbs=_below(found, _("Sửa")),
    )


@official
@require_http_methods(["GET", "POST"])
def choose(request: Request, key: int) -> HttpResponse:
    """Which duties of the programme the year takes up."""
    found = plan_for(request, key)
    permit("plan.choose", request.actor, found)
    chosen = set(found.lines.filter(kind=PlanLine.Kind.DUTY).values_list("duty", flat=True))
    groups: dict[int | None, tuple[str, list[Any]]] = {}
    for duty in found.programme.duties.select_related("content").order_by("content__order", "order", "id"):
        words = f"{duty.text} ({when_of(duty)})" if when_of(duty) else duty.text
        if not bears_on(duty, found.programme, found.year):
            words = _("{duty}; không có hạn trong năm").format(duty=words)
        groups.setdefault(duty.content_id, (content_label(duty.content), []))[1].append((duty, words))
    ordered = list(groups.values())
    ticked = {
        f"group_{n}": [str(duty.pk) for duty, _words in its if duty.pk in chosen]
        for n, (_label, its) in enumerate(ordered)
    }
    form = ChooseForm(sent(request), groups=ordered, initial=ticked)
    return form_page(
        request,
        form,
        lambda data: actions.choose(found, duties=form.duties(), **doing(request)),
        success=_("Đã lưu các nhiệm vụ được chọn."),
        back=found.get_absolute_url(),
        title=_("Chọn nhiệm vụ cho năm {year}").format(year=found.year),
        lead=_("Bỏ chọn một nhiệm vụ không làm thay đổi chương trình đã ký: hạn đã ký của nhiệm vụ đó vẫn giữ nguyên."),
        crumbs=_below(found, _("Chọn nhiệm vụ")),
    )


@official
@require_http_methods(["GET", "POST"])
def amend(request: Request, key: int) -> HttpResponse:
    """A draft that starts from the issued plan and is to take its place."""
    found = plan_for(request, key)
    permit("plan.amend", request.actor, found)
    if found.successor:  # drafted before, by a second press or by somebody else
        return redirect(found.successor)
    return form_page(
        request,
        AmendForm(sent(request)),
        lambda data: actions.amend(found, **data, **doing(request)),
        success=_("Đã lập dự thảo. Hãy ghi những thay đổi rồi ban hành."),
        back=lambda made: made.get_absolute_url() if made else found.get_absolute_url(),
        title=_("Điều chỉnh, bổ sung kế hoạch năm"),
        button=_("Lập dự thảo điều chỉnh"),
        lead=_(
            "Kế hoạch đã ban hành giữ nguyên. Dự thảo bắt đầu từ kế hoạch đó và thay thế kế hoạch đó khi được ban hành."
        ),
        crumbs=_below(found, _("Điều chỉnh, bổ sung")),
        cancel=found.get_absolute_url(),
    )


@official
@require_http_methods(["GET", "POST"])
def issue(request: Request, key: int) -> HttpResponse:
    """The plan is in force: earlier days hold, its own work becomes tasks."""
    found = plan_for(request, key)
    if found.state != YearlyPlan.State.DRAFT:  # by a second press, or by somebody else
        return redirect(found)
    permit("plan.issue", request.actor, found)
    return form_page(
        request,
        IssueForm(sent(request), initial={"issued_on": timezone.localdate(request.now)}),
        lambda data: actions.issue(found, **data, **doing(request)),
        success=_("Đã ban hành kế hoạch; hạn trong năm có hiệu lực và các đơn vị đã nhận việc."),
        back=found.get_absolute_url(),
        title=_("Ban hành kế hoạch năm"),
        button=_("Ban hành"),
        lead=_(
            "Sau bước này dự thảo thay thế “{plan}”. Chỉ những thay đổi mới làm đổi hạn và việc của các đơn vị."
        ).format(plan=found.amends.title)
        if found.amends
        else _(
            "Sau bước này kế hoạch không sửa trực tiếp được nữa. Việc phát sinh trong năm được giao qua kết luận "
            "giao ban hoặc qua kế hoạch điều chỉnh, bổ sung."
        ),
        crumbs=_below(found, _("Ban hành")),
    )


@official
@require_http_methods(["GET", "POST"])
def discard(request: Request, key: int, plan_key: int) -> HttpResponse:
    """The draft is thrown away."""
    programme = fetch(steered_programmes(request.actor), key)
    found = visible_plans(request.actor).filter(programme=programme, pk=plan_key).select_related("programme").first()
    if found is None:  # thrown away before, by a second press or by somebody else
        return redirect(plans_url(programme))
    permit("plan.discard", request.actor, found)
    return form_page(
        request,
        ReasonForm(sent(request)),
        lambda data: actions.discard(found, **data, **doing(request)),
        success=_("Đã bỏ dự thảo kế hoạch."),
        back=plans_url(programme),
        title=_("Bỏ dự thảo kế hoạch năm"),
        lead=found.title,
        button=_("Bỏ dự thảo"),
        danger=True,
        crumbs=_below(found, _("Bỏ dự thảo")),
        cancel=found.get_absolute_url(),
    )


@official
@require_GET
def plan_word(request: Request, key: int) -> HttpResponse:
    """The plan as a Word file; a draft for the secretariat alone."""
    found = plan_for(request, key)
    today = timezone.localdate(request.now)
    if found.state == YearlyPlan.State.DRAFT:
        permit("plan.change", request.actor, found)
    picture, unit = picture_of(found, today), found.programme.standing_body_id
    name, paper = f"ke-hoach-nam-{found.year}", plan_of(found, picture)
    return word(request, unit, "plan", name, paper, lambda: plan_fields(found, picture), partial(_way_below, found))


def _below(found: YearlyPlan, name: str) -> list[tuple[str, str]]:
    return _way_below(found, (name, ""))


def _way_below(found: YearlyPlan, *more: tuple[str, str]) -> list[tuple[str, str]]:
    return crumbs_to_plans(found.programme, (found.title, found.get_absolute_url()), *more)
