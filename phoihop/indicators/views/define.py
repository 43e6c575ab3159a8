"""Indicators: defined, changed, taken out."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from phoihop.ground.form_page import doing, form_page, sent
from phoihop.ground.forms import ReasonForm
from phoihop.ground.pages import Request, official
from phoihop.ledger.acts import permit
from phoihop.programmes.pages import crumbs_of

from .. import actions
from ..forms import IndicatorForm, indicator_initial
from ..pages import crumbs
from .indicator import indicator_for
from .table import programme_for

_GET_POST = require_http_methods(["GET", "POST"])
_FORM = "programmes/form.html"


@official
@_GET_POST
def define(request: Request, key: int) -> HttpResponse:
    """One more indicator of a programme."""
    programme = programme_for(request, key)
    permit("indicator.define", request.actor, programme)
    day = timezone.localdate(request.now)
    form = IndicatorForm(
        sent(request), contents=programme.contents.all(), day=day, initial={"content": request.GET.get("noi-dung")}
    )
    return form_page(
        request,
        form,
        lambda data: actions.define(programme, **_fields(data), **doing(request)),
        success=_("Đã lập chỉ tiêu."),
        back=lambda made: made.get_absolute_url() if made else programme.get_absolute_url(),
        template=_FORM,
        title=_("Lập chỉ tiêu"),
        crumbs=crumbs_of(programme, (_("Lập chỉ tiêu"), "")),
        cancel=programme.get_absolute_url(),
    )


@official
@_GET_POST
def change(request: Request, key: int) -> HttpResponse:
    """Changes an indicator; where figures are there, with the reason."""
    about = indicator_for(request, key)
    measured = about.measurements.exists()
    permit("indicator.correct" if measured else "indicator.change", request.actor, about)
    form_class = type("CorrectForm", (IndicatorForm, ReasonForm), {}) if measured else IndicatorForm
    form = form_class(
        sent(request),
        contents=about.programme.contents.all(),
        day=timezone.localdate(request.now),
        initial=indicator_initial(about),
    )
    form.order_fields([*(name for name in form.fields if name != "reason"), "reason"])

    def do(data: dict[str, Any]) -> Any:
        act = actions.correct if measured else actions.change
        return act(about, **{**_fields(data), "seen": data["seen"] or 0}, **doing(request))

    return form_page(
        request,
        form,
        do,
        success=_("Đã lưu."),
        back=about.get_absolute_url(),
        template=_FORM,
        title=_("Sửa chỉ tiêu"),
        lead=_("Chỉ tiêu đã có số liệu: thay đổi được ghi vào nhật ký cùng lý do, lũy kế được tính lại.")
        if measured
        else "",
        crumbs=crumbs(about, (_("Sửa chỉ tiêu"), "")),
    )


@official
@_GET_POST
def withdraw(request: Request, key: int) -> HttpResponse:
    """Takes an indicator out of use."""
    about = indicator_for(request, key)
    permit("indicator.withdraw", request.actor, about)
    return form_page(
        request,
        ReasonForm(sent(request)),
        lambda data: actions.withdraw(about, **data, **doing(request)),
        success=_("Đã bỏ chỉ tiêu."),
        back=about.get_absolute_url(),
        template=_FORM,
        title=_("Bỏ chỉ tiêu"),
        lead=str(about),
        button=_("Bỏ chỉ tiêu"),
        danger=True,
        crumbs=crumbs(about, (_("Bỏ chỉ tiêu"), "")),
    )


def _fields(data: dict[str, Any]) -> dict[str, Any]:
    fields = {name: value for name, value in data.items() if name not in ("who", "seen")}
    return fields | data["who"].fields
