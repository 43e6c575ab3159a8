"""A unit is added, edited, ended."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from phoihop.ground.pages import Request, fetch, official, once_of, telling
from phoihop.ledger.acts import permit

from .. import actions, queries
from ..forms.units import EditUnitForm, EndUnitForm, UnitForm


@official
@require_http_methods(["GET", "POST"])
def create_unit(request: Request) -> HttpResponse:
    """A new unit; ``?trong=`` names the one above it."""
    permit("unit.create", request.actor)
    key = request.GET.get("trong", "")
    above = fetch(queries.visible_units(request.actor), int(key)) if key.isdigit() else None
    form = UnitForm(request.POST or None, initial={"parent": above})
    if request.method == "POST" and form.is_valid():
        with telling(request, _("Đã thêm đơn vị."), form) as told:
            told.result = actions.create_unit(
                by=request.actor, now=request.now, once=once_of(request), **form.cleaned_data
            )
        if told.done:
            return redirect(told.result or "units:units")
    context = {
        "crumbs": [(_("Đơn vị"), reverse("units:units")), (_("Thêm đơn vị"), "")],
        "title": _("Thêm đơn vị"),
        "form": form,
        "back": above.get_absolute_url() if above else reverse("units:units"),
    }
    return render(request, "units/form.html", context, status=422 if form.errors else 200)


@official
@require_http_methods(["GET", "POST"])
def edit_unit(request: Request, key: int) -> HttpResponse:
    """Corrects a unit's facts or moves it below another."""
    unit = fetch(queries.visible_units(request.actor).select_related("parent"), key)
    permit("unit.edit", request.actor, unit)
    form = EditUnitForm(unit, request.POST or None)
    if request.method == "POST" and form.is_valid():
        with telling(request, _("Đã lưu đơn vị."), form) as told:
            actions.edit_unit(unit, by=request.actor, now=request.now, once=once_of(request), **form.cleaned_data)
        if told.done:
            return redirect(unit)
    context = {
        "crumbs": [(_("Đơn vị"), reverse("units:units")), (unit.name, unit.get_absolute_url()), (_("Sửa"), "")],
        "title": _("Sửa đơn vị"),
        "about": unit.name,
        "form": form,
        "submit": _("Lưu"),
        "back": unit.get_absolute_url(),
    }
    return render(request, "units/form.html", context, status=422 if form.errors else 200)


@official
@require_http_methods(["GET", "POST"])
def end_unit(request: Request, key: int) -> HttpResponse:
    """The last day of a unit, and why."""
    unit = fetch(queries.visible_units(request.actor), key)
    permit("unit.end", request.actor, unit)
    form = EndUnitForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with telling(request, _("Đã ghi ngày đơn vị kết thúc hoạt động."), form) as told:
            actions.end_unit(unit, by=request.actor, now=request.now, once=once_of(request), **form.cleaned_data)
        if told.done:
            return redirect(unit)
    living = queries.level(queries.visible_units(request.actor), unit, timezone.localdate(request.now)).count()
    context = {
        "crumbs": [(_("Đơn vị"), reverse("units:units")), (unit.name, unit.get_absolute_url()), (_("Kết thúc"), "")],
        "title": _("Đơn vị kết thúc hoạt động"),
        "about": unit.name,
        "help": [
            _("Đơn vị vẫn còn trong mọi hồ sơ đã nhắc đến nó. Sau ngày này không còn ai làm việc cho đơn vị nữa."),
            ngettext(
                "Còn %(n)d đơn vị trực thuộc đang hoạt động; chúng sẽ đứng ở hàng đầu của cây đơn vị cho đến khi "
                "được chuyển sang đơn vị khác.",
                "Còn %(n)d đơn vị trực thuộc đang hoạt động; chúng sẽ đứng ở hàng đầu của cây đơn vị cho đến khi "
                "được chuyển sang đơn vị khác.",
                living,
            )
            % {"n": living}
            if living
            else "",
        ],
        "form": form,
        "submit": _("Ghi ngày kết thúc"),
        "danger": True,
        "back": unit.get_absolute_url(),
    }
    return render(request, "units/form.html", context, status=422 if form.errors else 200)
