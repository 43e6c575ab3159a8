"""What proves an act of the cycle: to add, to fetch, to take out."""

from __future__ import annotations

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from phoihop.ground.form_page import doing, sent
from phoihop.ground.pages import Request, fetch, form_only, official, telling
from phoihop.ground.proofs import ProofForm
from phoihop.ground.serving import serve_file
from phoihop.ledger.acts import permit

from .. import actions
from ..models import ActProof
from ..queries import visible_acts
from .shape import act_for, crumbs_to, form_page, name_of


@official
@require_http_methods(["GET", "POST"])
def attach(request: Request, key: int) -> HttpResponse:
    """More files and links."""
    about = act_for(request, key)
    permit("steering.attach", request.actor, about)
    return form_page(
        request,
        ProofForm(sent(request), request.FILES or None),
        lambda data: actions.attach_proofs(about, **data, **doing(request)),
        success=_("Đã thêm minh chứng."),
        back=about.get_absolute_url(),
        title=_("Thêm minh chứng"),
        lead=about.text,
        crumbs=crumbs_to(about.programme, (name_of(about), about.get_absolute_url()), (_("Thêm minh chứng"), "")),
    )


@official
@require_GET
def proof(request: Request, key: int) -> HttpResponseBase:
    """A file, for those who may see what it proves."""
    visible = ActProof.objects.filter(cycle_act__in=visible_acts(request.actor), file__isnull=False)
    found = fetch(visible.select_related("file"), key)
    assert found.file is not None  # the queryset says so
    return serve_file(found.file, found.name)


@official
@form_only
def detach(request: Request, key: int, proof_key: int) -> HttpResponse:
    """A file or link that proves nothing is taken out."""
    about = act_for(request, key)
    found = ActProof.objects.filter(cycle_act=about, pk=proof_key).select_related("file").first()
    if found:  # else it was taken out before, by a second press or by somebody else
        found.cycle_act = about
        with telling(request, _("Đã bỏ minh chứng.")):
            actions.detach_proof(found, **doing(request))
    return redirect(about)
