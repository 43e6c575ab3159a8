"""The files of a review: to ask for, to wait for, to fetch."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from phoihop.ground.form_page import doing
from phoihop.ground.pages import Request, fetch, official, telling
from phoihop.ground.progress import stand_of
from phoihop.ground.serving import serve_file
from phoihop.ledger.acts import permit
from phoihop.templating.faults import words_of
from phoihop.templating.queries import used_templates

from .. import actions
from ..forms import ExportForm
from ..models import Export
from ..queries import visible_exports
from .shape import page_of_review, review_for

_SHOWN = 20
_LONG = 60  # seconds without a word after which something is wrong


@official
@require_http_methods(["GET", "POST"])
def exports(request: Request, key: int) -> HttpResponse:
    """Which files are there, and how far are those being made?"""
    found = review_for(request, key)
    form = ExportForm(request.POST or None, templates=used_templates(request.actor.unit_id, "review"))
    here = reverse("reviews:exports", args=[found.pk])
    if request.method == "POST":
        permit("review.export", request.actor, found)
        if form.is_valid():
            with telling(request, _("Đang làm tệp. Bạn có thể rời trang này rồi quay lại.")):
                actions.ask_export(found, **form.cleaned_data, **doing(request))
            return redirect(f"{here}#tep")  # on a phone the form fills the screen
    rows = [_row(one, request) for one in found.exports.select_related("file", "asked_by", "template")[:_SHOWN]]
    context = page_of_review(request, found, "exports") | {
        "form": form,
        "rows": rows,
        "making": any(row["export"].state == Export.State.MAKING for row in rows),
    }
    return render(request, "reviews/exports.html", context, status=422 if form.errors else 200)


def _row(export: Export, request: Request) -> dict[str, Any]:
    making = export.state == Export.State.MAKING
    stand = stand_of(export.progress_name) if making else None
    since = stand.seconds if stand else (request.now - export.asked_at).total_seconds()
    return {
        "export": export,
        "stand": stand,
        "share": round(100 * stand.done / max(stand.total, 1)) if stand else None,
        "slow": making and since > _LONG,
        "faults": [words_of(one) for one in export.faults],
    }


@official
@require_GET
def download(request: Request, key: int) -> HttpResponseBase:
    """A file, for those who may read the review."""
    found = fetch(visible_exports(request.actor).filter(file__isnull=False).select_related("file"), key)
    assert found.file is not None  # the queryset says so
    return serve_file(found.file, found.name)
