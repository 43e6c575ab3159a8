"""Posts: added, given to a person, ended."""

from __future__ import annotations

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from phoihop.ground.form_page import sent
from phoihop.ground.pages import Request, fetch, official
from phoihop.ledger.acts import permit

from .. import actions, queries
from ..forms.units import EndForm, HoldForm, PostForm
from .shape import unit_page


@official
@require_http_methods(["GET", "POST"])
def create_post(request: Request, key: int) -> HttpResponse:
    """A new office in a unit."""
    unit = fetch(queries.visible_units(request.actor), key)
    permit("post.create", request.actor, unit)
    return unit_page(
        request,
        unit,
        PostForm(sent(request)),
        actions.create_post,
        unit,
        title=_("Thêm chức vụ"),
        success=_("Đã thêm chức vụ."),
        about=unit.name,
    )


@official
@require_http_methods(["GET", "POST"])
def hold_post(request: Request, key: int) -> HttpResponse:
    """Who holds it, from when."""
    post = fetch(queries.visible_posts(request.actor), key)
    permit("post.hold", request.actor, post)
    today = timezone.localdate(request.now)
    return unit_page(
        request,
        post.unit,
        HoldForm(post, queries.people_of(post.unit, today), sent(request), initial={"valid_from": today}),
        actions.hold_post,
        post,
        title=_("Ghi người giữ chức vụ"),
        success=_("Đã ghi người giữ chức vụ."),
        about=post.title,
        help=[
            _("Danh sách gồm những người đang có tài khoản làm việc cho đơn vị này."),
            _("Người giữ chức vụ trước thôi giữ từ ngày liền trước."),
        ],
        button=_("Ghi"),
    )


@official
@require_http_methods(["GET", "POST"])
def end_post(request: Request, key: int) -> HttpResponse:
    """An office is given up."""
    post = fetch(queries.visible_posts(request.actor), key)
    permit("post.end", request.actor, post)
    return unit_page(
        request,
        post.unit,
        EndForm(sent(request)),
        actions.end_post,
        post,
        title=_("Bỏ chức vụ"),
        success=_("Đã ghi ngày cuối cùng của chức vụ."),
        about=post.title,
        danger=True,
    )
