"""From draft to in force and to the end: confirm a signed paper; or agree, record each signing, bring into force."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from phoihop.ground.form_page import doing, sent
from phoihop.ground.forms import ReasonForm
from phoihop.ground.pages import Request, form_only, official, telling
from phoihop.ledger.acts import permit

from .. import actions
from ..checks import missing
from ..forms.lifecycle import ConfirmForm, EnforceForm, SignForm
from ..models import Party
from ..pages import crumbs_of
from .shape import draft_url, form_page, part_for, programme_for

_GET_POST = require_http_methods(["GET", "POST"])


@official
@_GET_POST
def confirm(request: Request, key: int) -> HttpResponse:
    """A paper that is signed already: into force at once."""
    programme = programme_for(request, key, "intake")
    permit("programme.confirm", request.actor, programme)
    form = ConfirmForm(
        sent(request),
        request.FILES or None,
        programme=programme,
        parties=list(programme.parties.all()),
        actor=request.actor,
        today=timezone.localdate(request.now),
    )

    def do(data: dict[str, Any]) -> Any:
        scan = data.get("scan")
        return actions.confirm(
            programme,
            signed_on=data["signed_on"],
            tracked_from=data["tracked_from"],
            citations=[int(place) for place in data.get("citations", [])],
            signatories=form.signatories,
            scan=scan,
            scan_name=scan.name if scan else "",
            other_paper=form.other_paper,
            **doing(request),
        )

    return form_page(
        request,
        form,
        do,
        success=_("Chương trình đã được đưa vào thực hiện."),
        back=programme.get_absolute_url(),
        template="programmes/confirm.html",
        title=_("Xác nhận văn bản đã ký"),
        button=_("Xác nhận, đưa vào thực hiện"),
        crumbs=crumbs_of(programme, (_("Xác nhận văn bản đã ký"), "")),
        cancel=draft_url(programme),
        programme=programme,
        gaps=missing(programme) if request.method == "GET" else [],
    )


@official
@form_only
def agree(request: Request, key: int) -> HttpResponse:
    """The draft is agreed and waits for signatures."""
    programme = programme_for(request, key)
    with telling(request, _("Dự thảo đã được thống nhất. Hãy ghi nhận ngày ký của từng bên.")):
        actions.agree(programme, **doing(request))
    return redirect(programme)


@official
@_GET_POST
def sign(request: Request, key: int) -> HttpResponse:
    """One party has signed."""
    party = part_for(request, Party.objects.all(), key)
    programme = party.programme
    permit("programme.sign", request.actor, programme)
    shown = {
        "signed_on": timezone.localdate(request.now),
        "signatory_name": party.signatory_name,
        "signatory_office": party.signatory_office,
    }
    return form_page(
        request,
        SignForm(sent(request), initial=shown),
        lambda data: actions.sign(programme, party=party, **data, **doing(request)),
        success=_("Đã ghi nhận bên ký kết."),
        back=programme.get_absolute_url(),
        title=_("Ghi nhận ký kết: {party}").format(party=party.name),
        button=_("Ghi nhận"),
        crumbs=crumbs_of(programme, (_("Ghi nhận ký kết"), "")),
    )


@official
@_GET_POST
def enforce(request: Request, key: int) -> HttpResponse:
    """A signed programme comes into force."""
    programme = programme_for(request, key, "intake")
    permit("programme.enforce", request.actor, programme)
    form = EnforceForm(
        sent(request),
        initial={"tracked_from": timezone.localdate(request.now)},
        programme=programme,
        actor=request.actor,
    )
    return form_page(
        request,
        form,
        lambda data: actions.enforce(
            programme, tracked_from=data["tracked_from"], other_paper=form.other_paper, **doing(request)
        ),
        success=_("Chương trình đã được đưa vào thực hiện."),
        back=programme.get_absolute_url(),
        template="programmes/enforce.html",
        title=_("Đưa vào thực hiện"),
        button=_("Đưa vào thực hiện"),
        crumbs=crumbs_of(programme, (_("Đưa vào thực hiện"), "")),
    )


@official
@_GET_POST
def reopen(request: Request, key: int) -> HttpResponse:
    """Back to draft; what was signed is void."""
    programme = programme_for(request, key)
    permit("programme.reopen", request.actor, programme)
    return form_page(
        request,
        ReasonForm(sent(request)),
        lambda data: actions.reopen(programme, **data, **doing(request)),
        success=_("Chương trình đã trở về dự thảo."),
        back=draft_url(programme),
        title=_("Đưa về dự thảo"),
        lead=_("Những chữ ký đã ghi nhận sẽ không còn hiệu lực."),
        button=_("Đưa về dự thảo"),
        crumbs=crumbs_of(programme, (_("Đưa về dự thảo"), "")),
        cancel=programme.get_absolute_url(),
    )


@official
@_GET_POST
def discard(request: Request, key: int) -> HttpResponse:
    """The draft goes away with all its parts; the uploaded file stays."""
    programme = programme_for(request, key)
    permit("programme.discard", request.actor, programme)
    return form_page(
        request,
        ReasonForm(sent(request)),
        lambda data: actions.discard(programme, **data, **doing(request)),
        success=_("Đã bỏ dự thảo."),
        back=lambda _made: reverse("programmes:list"),
        title=_("Bỏ dự thảo"),
        lead=_("Mọi nội dung, nhiệm vụ và phân công của dự thảo sẽ bị xóa. Tệp đã tải lên vẫn được giữ."),
        button=_("Bỏ dự thảo"),
        danger=True,
        crumbs=crumbs_of(programme, (_("Bỏ dự thảo"), "")),
        cancel=draft_url(programme),
    )


@official
@_GET_POST
def close(request: Request, key: int) -> HttpResponse:
    """The end of a programme."""
    programme = programme_for(request, key)
    permit("programme.close", request.actor, programme)
    return form_page(
        request,
        ReasonForm(sent(request)),
        lambda data: actions.close(programme, **data, **doing(request)),
        success=_("Chương trình đã kết thúc."),
        back=programme.get_absolute_url(),
        title=_("Kết thúc chương trình"),
        button=_("Kết thúc chương trình"),
        crumbs=crumbs_of(programme, (_("Kết thúc chương trình"), "")),
    )
