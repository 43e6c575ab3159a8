"""What this room's own records tell others: meetings as deeds of the cycle, conclusions as origins of tasks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext as _

from phoihop.ground.dates import written
from phoihop.ground.origins import Origin
from phoihop.programmes.models import Programme

from .models import Conclusion, Meeting, Verb
from .queries import visible_meetings


@dataclass(frozen=True)
class OwnDeeds:
    """Rows of this room that are deeds by themselves: the field of their day, the way to their unit, their page."""

    verb: Verb
    rows: QuerySet[Any]
    on: str
    by: str
    page: str


def own_deeds(programme: Programme) -> list[OwnDeeds]:
    """A meeting that was concluded urges (đôn đốc): it went through what is late and set days."""
    meetings = Meeting.objects.filter(programme=programme, state=Meeting.State.CONCLUDED)
    return [OwnDeeds(Verb.URGE, meetings, "held_on", "programme__standing_body", "steering:meeting")]


def origin_of_conclusion(request: Any, key: int) -> Origin | None:
    """The meeting of a conclusion. One query."""
    visible = visible_meetings(request.actor).filter(pk=OuterRef("meeting"))
    found = Conclusion.objects.annotate(seen=Exists(visible)).select_related("meeting").filter(pk=key).first()
    if found is None:
        return None
    meeting = found.meeting
    words = f"{meeting.title}, {written(meeting.held_on)}"
    return Origin(_("Kết luận giao ban"), words, f"{meeting.get_absolute_url()}#ket-luan" if found.seen else "")
