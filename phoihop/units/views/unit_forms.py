"""A unit is added, edited, ended."""

from __future__ import annotations

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext
from django.views.decorators.http import require_http_methods

from phoihop.ground.form_page import doing, sent
from phoihop.ground.pages import Request, fetch, key_of, official
from phoihop.ledger.acts import permit

from .. import actions, queries
from ..forms.units import EditUnitForm, EndUnitForm, UnitForm
from .shape import form_page, unit_page


@official
@require_http_methods(["GET", "POST"])
def create_unit(request: Request) -> HttpResponse:
    """A new unit; ``?trong=`` names the one above it."""
    permit("unit.create", request.actor)
    key = key_of(request.GET.get("trong"))
    above = fetch(queries.visible_units(request.actor), key) if key else None
    return form_page(
        request,
        UnitForm(sent(request), initial={"parent": above}),
        lambda data: actions.create_unit(**data, **doing(request)),
        title=_("Thêm đơn vị"),
        success=_("Đã thêm đơn vị."),
        crumbs=[(pgettext("menu", "Đơn vị"), reverse("units:units")), (_("Thêm đơn vị"), "")],
        back=lambda made: made.get_absolute_url() if made else reverse("units:units"),
        cancel=above.get_absolute_url() if above else reverse("units:units"),
        action=request.get_full_path(),
    )


@official
@require_http_methods(["GET", "POST"])
def edit_unit(request: Request, key: int) -> HttpResponse:
    """Corrects a unit's facts or moves it below another."""
    unit = fetch(queries.visible_units(request.actor).select_related("parent"), key)
    permit("unit.edit", request.actor, unit)
    return unit_page(
        request,
        unit,
        EditUnitForm(unit, sent(request)),
        actions.edit_unit,
        unit,
        title=_("Sửa đơn vị"),
        success=_("Đã lưu đơn vị."),
        about=unit.name,
        button=_("Lưu"),
    )


@official
@require_http_methods(["GET", "POST"])
def end_unit(request: Request, key: int) -> HttpResponse:
    """The last day of a unit, and why."""
    unit = fetch(queries.visible_units(request.actor), key)
    permit("unit.end", request.actor, unit)
    living = queries.level(queries.visible_units(request.actor), unit, timezone.localdate(request.now)).count()
    left = ngettext(
        "Còn %(n)d đơn vị trực thuộc đang hoạt động; chúng sẽ đứng ở hàng đầu của cây đơn vị cho đến khi "
        "được chuyển sang đơn vị khác.",
        "Còn %(n)d đơn vị trực thuộc đang hoạt động; chúng sẽ đứng ở hàng đầu của cây đơn vị cho đến khi "
        "được chuyển sang đơn vị khác.",
        living,
    )
    return unit_page(
        request,
        unit,
        EndUnitForm(sent(request)),
        actions.end_unit,
        unit,
        title=_("Đơn vị kết thúc hoạt động"),
        success=_("Đã ghi ngày đơn vị kết thúc hoạt động."),
        about=unit.name,
        help=[
            _("Đơn vị vẫn còn trong mọi hồ sơ đã nhắc đến nó. Sau ngày này không còn ai làm việc cho đơn vị nữa."),
            left % {"n": living} if living else "",
        ],
        button=_("Ghi ngày kết thúc"),
        danger=True,
    )
