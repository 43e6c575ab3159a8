"""The votes of villages: to record one, to fetch its minutes, to take out what was wrong."""

from __future__ import annotations

from django.http import HttpResponse, HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from phoihop.ground.form_page import sent
from phoihop.ground.forms import ReasonForm
from phoihop.ground.pages import Request, fetch, official
from phoihop.ground.serving import serve_file

from .. import actions
from ..consultation_queries import visible_vote_proofs
from ..forms.response_table import VoteForm
from .consultation_shape import act_page, consultation_for


@official
@require_http_methods(["GET", "POST"])
def record_vote(request: Request, key: int) -> HttpResponse:
    """A village's totals."""
    return act_page(
        request,
        consultation_for(request, key),
        "record_vote",
        actions.record_vote,
        VoteForm(sent(request), request.FILES or None),
        success=_("Đã ghi kết quả biểu quyết."),
        title=_("Ghi kết quả biểu quyết của thôn"),
        lead=_("Chỉ ghi tổng số. Biên bản do đơn vị giữ, không công khai."),
        here=_("Biểu quyết"),
    )


@official
@require_http_methods(["GET", "POST"])
def drop_vote(request: Request, key: int, vote_key: int) -> HttpResponse:
    """What was written down wrongly."""
    found = consultation_for(request, key)
    vote = fetch(found.votes.all(), vote_key)
    vote.consultation = found
    return act_page(
        request,
        found,
        "drop_vote",
        actions.drop_vote,
        ReasonForm(sent(request)),
        row=vote,
        success=_("Đã bỏ kết quả ghi sai."),
        title=_("Bỏ kết quả ghi sai"),
        lead=vote.village,
        button=_("Bỏ"),
        danger=True,
        here=vote.village,
    )


@official
@require_GET
def minutes(request: Request, key: int, proof_key: int) -> HttpResponseBase:
    """The minutes of a meeting."""
    found = consultation_for(request, key)
    visible = visible_vote_proofs(request.actor).filter(vote__consultation=found, file__isnull=False)
    proof = fetch(visible.select_related("file"), proof_key)
    assert proof.file is not None  # the queryset says so
    return serve_file(proof.file, proof.name)
