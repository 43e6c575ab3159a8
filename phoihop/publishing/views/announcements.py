"""To write what no other room holds, and its files."""

from __future__ import annotations

from django.http import HttpResponse, HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from phoihop.ground.form_page import doing, sent
from phoihop.ground.pages import Request, fetch, official
from phoihop.ground.serving import serve_file
from phoihop.ledger.acts import permit

from .. import actions
from ..forms.announcements import AnnouncementForm, EditAnnouncementForm
from ..models import AnnouncementFile
from ..queries import visible_announcements
from .shape import crumbs_to, form_page


@official
@require_http_methods(["GET", "POST"])
def write(request: Request) -> HttpResponse:
    """A text that is to be public."""
    permit("announcement.write", request.actor)
    title = _("Soạn bản công khai")
    where = crumbs_to()[0][1]
    return form_page(
        request,
        AnnouncementForm(sent(request), request.FILES or None),
        lambda data: actions.write(None, **data, **doing(request)),
        success=_("Đã lưu. Bản này chưa công khai."),
        back=lambda made: made.get_absolute_url() if made else where,
        title=title,
        help=[_("Dùng cho nội dung không có sẵn trong hệ thống: ngân sách, danh sách, mức thu, thủ tục.")],
        crumbs=crumbs_to((title, "")),
        cancel=where,
        button=_("Lưu"),
    )


@official
@require_http_methods(["GET", "POST"])
def edit(request: Request, key: int) -> HttpResponse:
    """Other words, more files, before it is public."""
    found = fetch(visible_announcements(request.actor), key)
    permit("announcement.edit", request.actor, found)
    shown = {name: getattr(found, name) for name in ("title", "text", "decided_on")} | {"seen": found.revision}
    title = _("Sửa bản công khai")
    return form_page(
        request,
        EditAnnouncementForm(sent(request), request.FILES or None, initial=shown),
        lambda data: actions.edit(found, **data, **doing(request)),
        success=_("Đã lưu."),
        back=found.get_absolute_url(),
        title=title,
        crumbs=crumbs_to((found.title, found.get_absolute_url()), (title, "")),
        button=_("Lưu"),
    )


@official
@require_GET
def file(request: Request, key: int) -> HttpResponseBase:
    """A file of an announcement of the unit's own."""
    visible = visible_announcements(request.actor).order_by()
    found = fetch(AnnouncementFile.objects.filter(announcement__in=visible).select_related("file"), key)
    return serve_file(found.file, found.name)
