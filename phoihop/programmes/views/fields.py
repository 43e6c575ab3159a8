"""Which field each content belongs to: reviews add up by it."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from phoihop.ground.form_page import doing, sent
from phoihop.ground.pages import Request, official
from phoihop.ledger.acts import permit

from .. import actions
from ..forms.fields import FieldsForm
from ..pages import crumbs_of
from .shape import form_page, programme_for


@official
@require_http_methods(["GET", "POST"])
def fields(request: Request, key: int) -> HttpResponse:
    """All contents in one form."""
    programme = programme_for(request, key)
    permit("programme.classify", request.actor, programme)
    form = FieldsForm(sent(request), contents=programme.contents.all())

    def do(data: dict[str, Any]) -> Any:
        return actions.classify(programme, fields=form.chosen("field"), seen=form.chosen("seen"), **doing(request))

    return form_page(
        request,
        form,
        do,
        success=_("Đã xếp các nội dung theo lĩnh vực."),
        back=programme.get_absolute_url(),
        title=_("Xếp nội dung theo lĩnh vực"),
        lead=_("Báo cáo sơ kết, tổng kết cộng số liệu theo lĩnh vực. Việc xếp này không thay đổi văn bản đã ký.")
        if form.contents
        else _("Chương trình chưa có nội dung nào."),
        crumbs=crumbs_of(programme, (_("Lĩnh vực"), "")),
    )
