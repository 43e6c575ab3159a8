"""Classes of units that texts name together."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from phoihop.ground.pages import Request, fetch, official, once_of, telling
from phoihop.ledger.acts import allowed, permit
from phoihop.ledger.history import history

from .. import actions, queries
from ..forms.fields import words_in
from ..forms.units import ClassForm, EditClassForm


@official
@require_GET
def classes(request: Request) -> HttpResponse:
    """Which names for several units does the house know?"""
    words = request.GET.get("q", "").strip()
    found = words_in(queries.visible_classes(request.actor).select_related("within"), words)
    part = queries.by_name(found, request.GET.get("sau"))
    context = {
        "crumbs": [(_("Đơn vị"), reverse("units:units")), (_("Nhóm đơn vị"), "")],
        "rows": part.rows,
        "next": part.next,
        "words": words,
        "may_add": allowed("unit_class.create", request.actor),
    }
    return render(request, "units/classes.html", context)


@official
@require_GET
def unit_class(request: Request, key: int) -> HttpResponse:
    """Whom does this name mean today?"""
    today = timezone.localdate(request.now)
    shown = fetch(queries.visible_classes(request.actor).select_related("within"), key)
    members = queries.members_of(shown, today)
    part = queries.by_name(members, request.GET.get("sau"))
    context = {
        "crumbs": [
            (_("Đơn vị"), reverse("units:units")),
            (_("Nhóm đơn vị"), reverse("units:classes")),
            (shown.name, ""),
        ],
        "shown": shown,
        "count": members.count(),
        "rows": part.rows,
        "next": part.next,
        "history": history(shown, most=20),
        "may_edit": allowed("unit_class.edit", request.actor, shown),
    }
    return render(request, "units/class.html", context)


@official
@require_http_methods(["GET", "POST"])
def create_class(request: Request) -> HttpResponse:
    """A new name for several units."""
    permit("unit_class.create", request.actor)
    form = ClassForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with telling(request, _("Đã thêm nhóm đơn vị."), form) as told:
            told.result = actions.create_class(
                by=request.actor, now=request.now, once=once_of(request), **form.cleaned_data
            )
        if told.done:
            return redirect(told.result or "units:classes")
    context = {
        "crumbs": [
            (_("Đơn vị"), reverse("units:units")),
            (_("Nhóm đơn vị"), reverse("units:classes")),
            (_("Thêm nhóm"), ""),
        ],
        "title": _("Thêm nhóm đơn vị"),
        "help": [_("Nhóm gồm mọi đơn vị cùng loại, cùng cấp bên dưới một đơn vị, tính theo ngày cần biết.")],
        "form": form,
        "back": reverse("units:classes"),
    }
    return render(request, "units/form.html", context, status=422 if form.errors else 200)


@official
@require_http_methods(["GET", "POST"])
def edit_class(request: Request, key: int) -> HttpResponse:
    """Corrects what a name means."""
    shown = fetch(queries.visible_classes(request.actor).select_related("within"), key)
    permit("unit_class.edit", request.actor, shown)
    form = EditClassForm(shown, request.POST or None)
    if request.method == "POST" and form.is_valid():
        with telling(request, _("Đã lưu nhóm đơn vị."), form) as told:
            actions.edit_class(shown, by=request.actor, now=request.now, once=once_of(request), **form.cleaned_data)
        if told.done:
            return redirect(shown)
    context = {
        "crumbs": [
            (_("Đơn vị"), reverse("units:units")),
            (_("Nhóm đơn vị"), reverse("units:classes")),
            (shown.name, shown.get_absolute_url()),
            (_("Sửa"), ""),
        ],
        "title": _("Sửa nhóm đơn vị"),
        "about": shown.name,
        "help": [_("Việc đã giao cho các đơn vị vẫn giữ nguyên.")],
        "form": form,
        "submit": _("Lưu"),
        "back": shown.get_absolute_url(),
    }
    return render(request, "units/form.html", context, status=422 if form.errors else 200)
