"""Editing the parts of a draft: its facts, parties, contents, duties and assignments."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from phoihop.ground.form_page import doing, sent
from phoihop.ground.pages import Request, form_only, official, telling
from phoihop.ledger.acts import permit

from .. import actions
from ..checks import shortened
from ..forms.duties import AssignmentForm, ContentForm, DutyForm, schedule_initial
from ..forms.facts import PartyForm, ProgrammeForm
from ..matching import Meant
from ..models import Assignment, Content, Duty, Party
from ..pages import crumbs_of
from .shape import assignment_for, draft_url, form_page, part_for, programme_for

_GET_POST = require_http_methods(["GET", "POST"])


@official
@_GET_POST
def facts(request: Request, key: int) -> HttpResponse:
    """The programme's own facts."""
    programme = programme_for(request, key)
    permit("programme.edit", request.actor, programme)
    shown = {name: getattr(programme, name) for name in ProgrammeForm.base_fields if name != "seen"}
    form = ProgrammeForm(sent(request), initial={**shown, "seen": programme.revision})
    return form_page(
        request,
        form,
        lambda data: actions.edit_programme(programme, **{**data, "seen": data["seen"] or 0}, **doing(request)),
        success=_("Đã lưu."),
        back=draft_url(programme, "f"),
        title=_("Sửa thông tin chung"),
        crumbs=crumbs_of(programme, (_("Sửa thông tin chung"), "")),
    )


@official
@_GET_POST
def add_party(request: Request, key: int) -> HttpResponse:
    """One more body that signs."""
    programme = programme_for(request, key)
    permit("party.add", request.actor, programme)
    return form_page(
        request,
        PartyForm(sent(request)),
        lambda data: actions.add_party(programme, **data, **doing(request)),
        success=_("Đã thêm bên ký kết."),
        back=draft_url(programme, "f"),
        title=_("Thêm bên ký kết"),
        crumbs=crumbs_of(programme, (_("Thêm bên ký kết"), "")),
    )


@official
@_GET_POST
def party(request: Request, key: int) -> HttpResponse:
    """A body that signs."""
    about = part_for(request, Party.objects.select_related("unit"), key)
    permit("party.edit", request.actor, about)
    shown = {name: getattr(about, name) for name in PartyForm.base_fields}
    return form_page(
        request,
        PartyForm(sent(request), initial=shown),
        lambda data: actions.edit_party(about, **data, **doing(request)),
        success=_("Đã lưu."),
        back=draft_url(about.programme, about),
        title=_("Sửa bên ký kết"),
        crumbs=crumbs_of(about.programme, (_("Sửa bên ký kết"), "")),
        remove="programmes:remove_party",
        row=about,
    )


@official
@_GET_POST
def add_content(request: Request, key: int) -> HttpResponse:
    """One more content."""
    programme = programme_for(request, key)
    permit("content.add", request.actor, programme)

    def do(data: dict[str, Any]) -> Content:
        made: Content = actions.add_content(programme, **_without(data, "seen", "position"), **doing(request))
        return made

    return form_page(
        request,
        ContentForm(sent(request)),
        do,
        success=_("Đã thêm nội dung."),
        back=lambda made: draft_url(programme, made),
        title=_("Thêm nội dung"),
        crumbs=crumbs_of(programme, (_("Thêm nội dung"), "")),
        cancel=draft_url(programme),
    )


@official
@_GET_POST
def content(request: Request, key: int) -> HttpResponse:
    """A content."""
    about = part_for(request, Content.objects.all(), key)
    permit("content.edit", request.actor, about)
    place = _position(about, list(about.programme.contents.values_list("pk", flat=True)))
    shown = {"label": about.label, "kind": about.kind, "text": about.text, "position": place, "seen": about.revision}
    return form_page(
        request,
        ContentForm(sent(request), initial=shown),
        lambda data: actions.edit_content(about, **_moved(data, place), **doing(request)),
        success=_("Đã lưu."),
        back=draft_url(about.programme, about),
        title=_("Sửa nội dung {label}").format(label=about.label),
        crumbs=crumbs_of(about.programme, (_("Sửa nội dung"), "")),
        remove="programmes:remove_content",
        row=about,
    )


@official
@_GET_POST
def add_duty(request: Request, key: int) -> HttpResponse:
    """One more duty; ``?noi-dung=`` names its content."""
    programme = programme_for(request, key)
    permit("duty.add", request.actor, programme)
    form = DutyForm(sent(request), contents=programme.contents.all(), initial={"content": request.GET.get("noi-dung")})
    return form_page(
        request,
        form,
        lambda data: actions.add_duty(programme, **_without(data, "seen", "position"), **doing(request)),
        success=_("Đã thêm nhiệm vụ."),
        back=lambda made: draft_url(programme, made),
        template="programmes/duty_form.html",
        title=_("Thêm nhiệm vụ"),
        crumbs=crumbs_of(programme, (_("Thêm nhiệm vụ"), "")),
        cancel=draft_url(programme),
    )


@official
@_GET_POST
def duty(request: Request, key: int) -> HttpResponse:
    """A duty with its schedule; below it who has it."""
    about = part_for(request, Duty.objects.all(), key)
    permit("duty.edit", request.actor, about)
    place = _position(about, list(about.programme.duties.filter(content=about.content_id).values_list("pk", flat=True)))
    shown = {name: getattr(about, name) for name in ("content", "label", "text", "product", "joint_leads")}
    shown |= {**schedule_initial(about), "position": place, "seen": about.revision}
    form = DutyForm(sent(request), contents=about.programme.contents.all(), initial=shown)
    return form_page(
        request,
        form,
        lambda data: actions.edit_duty(about, **_moved(data, place), **doing(request)),
        success=_("Đã lưu."),
        back=draft_url(about.programme, about),
        template="programmes/duty_form.html",
        title=_("Sửa nhiệm vụ"),
        crumbs=crumbs_of(about.programme, (_("Sửa nhiệm vụ"), "")),
        remove="programmes:remove_duty",
        row=about,
        assignments=about.assignments.select_related("unit", "unit_class"),
    )


@official
@_GET_POST
def add_assignment(request: Request, key: int) -> HttpResponse:
    """One more unit for a duty."""
    about = part_for(request, Duty.objects.all(), key)
    permit("assignment.add", request.actor, about)
    return form_page(
        request,
        AssignmentForm(sent(request)),
        lambda data: actions.add_assignment(about, role=data["role"], **_unit_of(data["who"]), **doing(request)),
        success=_("Đã phân công."),
        back=draft_url(about.programme, about),
        title=_("Thêm đơn vị thực hiện"),
        lead=shortened(about.text, 200),
        crumbs=crumbs_of(about.programme, (_("Thêm đơn vị thực hiện"), "")),
    )


@official
@_GET_POST
def assignment(request: Request, key: int) -> HttpResponse:
    """Who has a duty, in which role."""
    about = assignment_for(request, key)
    permit("assignment.edit", request.actor, about)
    who = Meant(about.unit, about.unit_class) if about.unit or about.unit_class else None
    form = AssignmentForm(sent(request), initial={"who": who, "role": about.role})
    return form_page(
        request,
        form,
        lambda data: actions.edit_assignment(
            about, role=data["role"], open_ended=False, **_unit_of(data["who"]), **doing(request)
        ),
        success=_("Đã lưu."),
        back=draft_url(about.duty.programme, about.duty),
        title=_("Sửa phân công"),
        lead=_("Trong văn bản: “{words}”").format(words=about.phrase) if about.phrase else "",
        crumbs=crumbs_of(about.duty.programme, (_("Sửa phân công"), "")),
        remove="programmes:remove_assignment",
        row=about,
    )


@official
@form_only
def remove_party(request: Request, key: int) -> HttpResponse:
    """Takes a party out."""
    about = part_for(request, Party.objects.all(), key)
    return _removed(request, actions.remove_party, about, draft_url(about.programme, "f"))


@official
@form_only
def remove_content(request: Request, key: int) -> HttpResponse:
    """Takes a content out, with its duties."""
    about = part_for(request, Content.objects.all(), key)
    return _removed(request, actions.remove_content, about, draft_url(about.programme))


@official
@form_only
def remove_duty(request: Request, key: int) -> HttpResponse:
    """Takes a duty out."""
    about = part_for(request, Duty.objects.select_related("content"), key)
    return _removed(request, actions.remove_duty, about, draft_url(about.programme, about.content))


@official
@form_only
def remove_assignment(request: Request, key: int) -> HttpResponse:
    """Takes a unit off a duty."""
    about = assignment_for(request, key)
    return _removed(request, actions.remove_assignment, about, draft_url(about.duty.programme, about.duty))


def _removed(request: Request, act: Any, row: Party | Content | Duty | Assignment, back: str) -> HttpResponse:
    with telling(request, _("Đã bỏ.")):
        act(row, **doing(request))
    return redirect(back)


def _unit_of(who: Meant) -> dict[str, Any]:
    return {"unit": who.unit, "unit_class": who.unit_class}


def _without(data: dict[str, Any], *names: str) -> dict[str, Any]:
    return {name: value for name, value in data.items() if name not in names}


def _moved(data: dict[str, Any], place: int) -> dict[str, Any]:
    """The fields of an edit; the position only where it was changed."""
    position = data["position"] if data["position"] != place else None
    return {**data, "seen": data["seen"] or 0, "position": position}


def _position(row: Content | Duty, keys: list[int]) -> int:
    return keys.index(row.pk) + 1
