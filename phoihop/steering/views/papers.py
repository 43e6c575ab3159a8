"""Official papers as Word files, made when they are asked for."""

from __future__ import annotations

from functools import partial

from django.http import HttpResponse
from django.views.decorators.http import require_GET

from phoihop.ground.pages import Request, official
from phoihop.ledger.acts import permit
from phoihop.templating.filling import word

from ..models import Meeting
from ..papers import minutes_of, notice_of
from ..papers.fields import minutes_fields, notice_fields
from .shape import crumbs_below, meeting_for


@official
@require_GET
def minutes(request: Request, key: int) -> HttpResponse:
    """The minutes; before the meeting is concluded for the secretariat alone."""
    meeting = _paper_for(request, key)
    name, unit = f"bien-ban-giao-ban-{meeting.held_on:%Y-%m-%d}", meeting.programme.standing_body_id
    return word(
        request,
        unit,
        "minutes",
        name,
        minutes_of(meeting),
        lambda: minutes_fields(meeting),
        partial(crumbs_below, meeting),
    )


@official
@require_GET
def notice(request: Request, key: int) -> HttpResponse:
    """The notice of its conclusions."""
    meeting = _paper_for(request, key)
    name, unit = f"thong-bao-ket-luan-{meeting.held_on:%Y-%m-%d}", meeting.programme.standing_body_id
    paper = notice_of(meeting, meeting.concluded_on)
    return word(
        request, unit, "conclusions", name, paper, lambda: notice_fields(meeting), partial(crumbs_below, meeting)
    )


def _paper_for(request: Request, key: int) -> Meeting:
    meeting = meeting_for(request, key)
    if meeting.state != Meeting.State.CONCLUDED:
        permit("meeting.record", request.actor, meeting)
    return meeting
