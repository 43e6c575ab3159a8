"""Classes of units that texts name together."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_GET, require_http_methods

from phoihop.ground.form_page import doing, sent
from phoihop.ground.pages import Request, fetch, official
from phoihop.ledger.acts import allowed, permit
from phoihop.ledger.history import history

from .. import actions, queries
from ..forms.units import ClassForm, EditClassForm
from .shape import form_page


@official
@require_GET
def classes(request: Request) -> HttpResponse:
    """Which names for several units does the house know?"""
    words = request.GET.get("q", "").strip()
    found = queries.visible_classes(request.actor).filter(folded__words=words).select_related("within")
    part = queries.by_name(found, request.GET.get("sau"))
    context = {
        "crumbs": [(pgettext("menu", "Đơn vị"), reverse("units:units")), (_("Nhóm đơn vị"), "")],
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
        "crumbs": [*_crumbs(), (shown.name, "")],
        "shown": shown,
        "count": members.count(),
        "rows": part.rows,
        "next": part.next,
        "history": history(shown, most=20, named=False),
        "may_edit": allowed("unit_class.edit", request.actor, shown),
    }
    return render(request, "units/class.html", context)


@official
@require_http_methods(["GET", "POST"])
def create_class(request: Request) -> HttpResponse:
    """A new name for several units."""
    permit("unit_class.create", request.actor)
    return form_page(
        request,
        ClassForm(sent(request)),
        lambda data: actions.create_class(**data, **doing(request)),
        title=_("Thêm nhóm đơn vị"),
        success=_("Đã thêm nhóm đơn vị."),
        crumbs=[*_crumbs(), (_("Thêm nhóm"), "")],
        back=lambda made: made.get_absolute_url() if made else reverse("units:classes"),
        cancel=reverse("units:classes"),
        help=[_("Nhóm gồm mọi đơn vị cùng loại, cùng cấp bên dưới một đơn vị, tính theo ngày cần biết.")],
    )


@official
@require_http_methods(["GET", "POST"])
def edit_class(request: Request, key: int) -> HttpResponse:
    """Corrects what a name means."""
    shown = fetch(queries.visible_classes(request.actor).select_related("within"), key)
    permit("unit_class.edit", request.actor, shown)
    back = shown.get_absolute_url()
    return form_page(
        request,
        EditClassForm(shown, sent(request)),
        lambda data: actions.edit_class(shown, **data, **doing(request)),
        title=_("Sửa nhóm đơn vị"),
        success=_("Đã lưu nhóm đơn vị."),
        crumbs=[*_crumbs(), (shown.name, back), (_("Sửa"), "")],
        back=back,
        about=shown.name,
        help=[_("Việc đã giao cho các đơn vị vẫn giữ nguyên.")],
        button=_("Lưu"),
    )


def _crumbs() -> list[tuple[str, str]]:
    return [(pgettext("menu", "Đơn vị"), reverse("units:units")), (_("Nhóm đơn vị"), reverse("units:classes"))]
