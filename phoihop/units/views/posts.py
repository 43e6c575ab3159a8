"""Posts: added, given to a person, ended."""

from __future__ import annotations

from typing import Any

from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from phoihop.ground.pages import Request, fetch, official, once_of, telling
from phoihop.ledger.acts import permit

from .. import actions, queries
from ..forms.units import EndForm, HoldForm, PostForm
from ..models import Unit


@official
@require_http_methods(["GET", "POST"])
def create_post(request: Request, key: int) -> HttpResponse:
    """A new office in a unit."""
    unit = fetch(queries.visible_units(request.actor), key)
    permit("post.create", request.actor, unit)
    form = PostForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with telling(request, _("Đã thêm chức vụ."), form) as told:
            actions.create_post(unit, by=request.actor, now=request.now, once=once_of(request), **form.cleaned_data)
        if told.done:
            return redirect(unit)
    return _page(request, unit, form, title=_("Thêm chức vụ"), about=unit.name)


@official
@require_http_methods(["GET", "POST"])
def hold_post(request: Request, key: int) -> HttpResponse:
    """Who holds it, from when."""
    post = fetch(queries.visible_posts(request.actor), key)
    permit("post.hold", request.actor, post)
    today = timezone.localdate(request.now)
    form = HoldForm(post, queries.people_of(post.unit, today), request.POST or None, initial={"valid_from": today})
    if request.method == "POST" and form.is_valid():
        with telling(request, _("Đã ghi người giữ chức vụ."), form) as told:
            actions.hold_post(post, by=request.actor, now=request.now, once=once_of(request), **form.cleaned_data)
        if told.done:
            return redirect(post.unit)
    tips = [
        _("Danh sách gồm những người đang có tài khoản làm việc cho đơn vị này."),
        _("Người giữ chức vụ trước thôi giữ từ ngày liền trước."),
    ]
    return _page(
        request, post.unit, form, title=_("Ghi người giữ chức vụ"), about=post.title, help=tips, submit=_("Ghi")
    )


@official
@require_http_methods(["GET", "POST"])
def end_post(request: Request, key: int) -> HttpResponse:
    """An office is given up."""
    post = fetch(queries.visible_posts(request.actor), key)
    permit("post.end", request.actor, post)
    form = EndForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with telling(request, _("Đã ghi ngày cuối cùng của chức vụ."), form) as told:
            actions.end_post(post, by=request.actor, now=request.now, once=once_of(request), **form.cleaned_data)
        if told.done:
            return redirect(post.unit)
    return _page(request, post.unit, form, title=_("Bỏ chức vụ"), about=post.title, submit=_("Bỏ chức vụ"), danger=True)


def _page(request: Request, unit: Unit, form: Form, *, title: str, **more: Any) -> HttpResponse:
    context = {
        "crumbs": [(_("Đơn vị"), reverse("units:units")), (unit.name, unit.get_absolute_url()), (title, "")],
        "title": title,
        "form": form,
        "back": unit.get_absolute_url(),
        **more,
    }
    return render(request, "units/form.html", context, status=422 if form.errors else 200)
