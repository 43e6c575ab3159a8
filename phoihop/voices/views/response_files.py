"""The response table as Word and Excel, for those who work on it."""

from __future__ import annotations

from django.http import HttpResponse
from django.views.decorators.http import require_GET

from phoihop.ground.pages import Request, fetch, official
from phoihop.ground.serving import as_excel
from phoihop.templating.filling import as_word

from ..consultation_paper import response_paper, response_sheet
from ..consultation_queries import visible_consultations
from ..models import Consultation


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
    return as_excel(response_sheet(found), f"tiep-thu-giai-trinh-{found.pk}.xlsx")


def _for(request: Request, key: int) -> Consultation:
    begun = visible_consultations(request.actor).exclude(state=Consultation.State.DRAFT)
    return fetch(begun.select_related("unit__parent", "chosen"), key)
