"""Official papers as Word files, made when they are asked for."""

from __future__ import annotations

from django.http import HttpResponse
from django.views.decorators.http import require_GET

from phoihop.ground.pages import Request, official
from phoihop.ledger.acts import permit
from phoihop.writing.docx import write
from phoihop.writing.papers import Paper

from ..models import Meeting
from ..papers import minutes_of, notice_of
from .shape import meeting_for

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@official
@require_GET
def minutes(request: Request, key: int) -> HttpResponse:
    """The minutes; before the meeting is concluded for the secretariat alone."""
    meeting = _paper_for(request, key)
    return word(minutes_of(meeting), f"bien-ban-giao-ban-{meeting.held_on:%Y-%m-%d}")


@official
@require_GET
def notice(request: Request, key: int) -> HttpResponse:
    """The notice of its conclusions."""
    meeting = _paper_for(request, key)
    return word(notice_of(meeting, meeting.concluded_on), f"thong-bao-ket-luan-{meeting.held_on:%Y-%m-%d}")


def word(paper: Paper, name: str) -> HttpResponse:
    """A paper as a Word file to save."""
    response = HttpResponse(write(paper), content_type=WORD)
    response["Content-Disposition"] = f'attachment; filename="{name}.docx"'
    response["X-Content-Type-Options"] = "nosniff"
    return response


def _paper_for(request: Request, key: int) -> Meeting:
    meeting = meeting_for(request, key)
    if meeting.state != Meeting.State.CONCLUDED:
        permit("meeting.record", request.actor, meeting)
    return meeting
