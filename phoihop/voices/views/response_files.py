"""The response table as Word and Excel, for those who work on it."""

from __future__ import annotations

from django.http import HttpResponse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_GET

from phoihop.ground.pages import Request, fetch, official
from phoihop.templating.filling import as_word

from ..consultation_paper import response_paper, response_sheet
from ..consultation_queries import visible_consultations
from ..models import Consultation

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@official
@require_GET
def word(request: Request, key: int) -> HttpResponse:
    """The report, in the unit's format."""
    from phoihop.writing.docx import write  # lazily: only who makes a file needs it

    found = _for(request, key)
    return as_word(write(response_paper(found)), f"tiep-thu-giai-trinh-{found.pk}.docx")


@official
@require_GET
def excel(request: Request, key: int) -> HttpResponse:
    """The table."""
    found = _for(request, key)
    headers = {"Content-Disposition": content_disposition_header(True, f"tiep-thu-giai-trinh-{found.pk}.xlsx") or ""}
    return HttpResponse(response_sheet(found), content_type=_XLSX, headers=headers)


def _for(request: Request, key: int) -> Consultation:
    begun = visible_consultations(request.actor).exclude(state=Consultation.State.DRAFT)
    return fetch(begun.select_related("unit__parent", "chosen"), key)
