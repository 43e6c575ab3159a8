"""A typing error in a frozen programme is mended by an act of its own, with a reason; both texts stay readable."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from phoihop.ground.form_page import doing, sent
from phoihop.ground.forms import Form, ReasonForm
from phoihop.ground.pages import Request, official
from phoihop.ledger.acts import permit

from .. import actions
from ..forms.duties import AssignmentForm, FrozenDutyForm, schedule_initial
from ..forms.facts import FrozenPartyForm, ProgrammeForm
from ..matching import Meant
from ..models import Assignment, Content, Duty, Party, Programme
from ..pages import crumbs_of
from ..tree_page import tree_leaf
from .shape import assignment_for, form_page, part_for, programme_for

_GET_POST = require_http_methods(["GET", "POST"])


class FrozenContentForm(Form):
    """What may be corrected of a content."""

    label = forms.CharField(label=Content._meta.get_field("label").verbose_name, max_length=20, required=False)
    text = forms.CharField(label=Content._meta.get_field("text").verbose_name, widget=forms.Textarea(attrs={"rows": 3}))


def with_reason(form: type[Form]) -> type[Form]:
    """The form with the reason that every correction needs."""
    return type(f"Correct{form.__name__}", (form, ReasonForm), {})


@official
@require_GET
def choose(request: Request, key: int) -> HttpResponse:
    """Everything of a programme that can be corrected, each with its link; leaf by leaf (``?phan=``)."""
    about = programme_for(request, key)
    permit("programme.correct", request.actor, about)
    context = {
        "programme": about,
        "crumbs": crumbs_of(about, (_("Sửa lỗi nhập liệu"), "")),
        "parties": about.parties.all(),
        "page": tree_leaf(about, "", request.GET.get("phan")),
    }
    return render(request, "programmes/choose.html", context)


@official
@_GET_POST
def facts(request: Request, key: int) -> HttpResponse:
    """The programme's own facts."""
    about = programme_for(request, key)
    form = with_reason(ProgrammeForm)(sent(request), initial=_values(about, ProgrammeForm))
    for name in ("starts_on", "ends_on"):
        form.fields[name].required, form.fields[name].help_text = True, ""
    return _page(request, form, about, about)


@official
@_GET_POST
def party(request: Request, key: int) -> HttpResponse:
    """A party."""
    about = part_for(request, Party.objects.all(), key)
    form = with_reason(FrozenPartyForm)(sent(request), initial=_values(about, FrozenPartyForm))
    return _page(request, form, about, about.programme)


@official
@_GET_POST
def content(request: Request, key: int) -> HttpResponse:
    """A content."""
    about = part_for(request, Content.objects.all(), key)
    form = with_reason(FrozenContentForm)(sent(request), initial=_values(about, FrozenContentForm))
    return _page(request, form, about, about.programme)


@official
@_GET_POST
def duty(request: Request, key: int) -> HttpResponse:
    """A duty with its schedule."""
    about = part_for(request, Duty.objects.all(), key)
    shown = {**_values(about, FrozenDutyForm), **schedule_initial(about)}
    form = with_reason(FrozenDutyForm)(sent(request), initial=shown)
    form.fields["schedule"].required = True
    return _page(request, form, about, about.programme, template="programmes/duty_form.html")


@official
@_GET_POST
def assignment(request: Request, key: int) -> HttpResponse:
    """Who has a duty; the role stays."""
    about = assignment_for(request, key)
    form = with_reason(AssignmentForm)(sent(request), initial={"who": Meant(about.unit, about.unit_class)})
    del form.fields["role"]
    form.order_fields(["who", "reason"])
    return _page(request, form, about, about.duty.programme)


def _page(
    request: Request,
    form: Form,
    part: Programme | Party | Content | Duty | Assignment,
    programme: Programme,
    template: str = "programmes/form.html",
) -> HttpResponse:
    permit("programme.correct", request.actor, part)
    form.order_fields([*(name for name in form.fields if name != "reason"), "reason"])

    def do(data: dict[str, Any]) -> Any:
        fields = {name: value for name, value in data.items() if name != "seen"}
        if who := fields.pop("who", None):
            fields |= {"unit": who.unit, "unit_class": who.unit_class}
        return actions.correct(part, **fields, **doing(request))

    return form_page(
        request,
        form,
        do,
        success=_("Đã sửa lỗi nhập liệu."),
        back=programme.get_absolute_url(),
        template=template,
        title=_("Sửa lỗi nhập liệu"),
        lead=_("Chỉ sửa chỗ gõ sai so với văn bản đã ký. Nội dung cũ vẫn lưu trong nhật ký."),
        crumbs=crumbs_of(programme, (_("Sửa lỗi nhập liệu"), "")),
    )


def _values(row: Any, form: type[Form]) -> dict[str, Any]:
    return {name: getattr(row, name) for name in form.base_fields if hasattr(row, name)}
