"""What this room's own records tell others: meetings as deeds of the cycle, conclusions as origins of tasks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from phoihop.ground.dates import written
from phoihop.ground.origins import Origin

from .models import Conclusion, Meeting, PlanLine, Verb, YearlyPlan
from .queries import visible_meetings, visible_plans

PAGES = {Verb.URGE: "steering:meeting", Verb.ROLL_OUT: "steering:plan"}


@dataclass(frozen=True)
class OwnDeeds:
    """Rows of this room that are deeds by themselves: the field of their day, the way to their unit."""

    verb: Verb
    rows: QuerySet[Any]
    on: str
    by: str


def own_deeds(programme: int) -> list[OwnDeeds]:
    """A concluded meeting urges (đôn đốc): it went through what is late. An issued plan rolls out (triển khai).

    Their pages are in ``PAGES``.
    """
    meetings = Meeting.objects.filter(programme=programme, state=Meeting.State.CONCLUDED)
    plans = YearlyPlan.objects.filter(programme=programme).exclude(state=YearlyPlan.State.DRAFT)
    body = "programme__standing_body"
    return [
        OwnDeeds(Verb.URGE, meetings, "held_on", body),
        OwnDeeds(Verb.ROLL_OUT, plans, "issued_on", body),
    ]


def origin_of_conclusion(request: Any, key: int) -> Origin | None:
    """The meeting of a conclusion. One query."""
    visible = visible_meetings(request.actor).filter(pk=OuterRef("meeting"))
    found = Conclusion.objects.annotate(seen=Exists(visible)).select_related("meeting").filter(pk=key).first()
    if found is None:
        return None
    meeting = found.meeting
    words = f"{meeting.title}, {written(meeting.held_on)}"
    return Origin(_("Kết luận giao ban"), words, f"{meeting.get_absolute_url()}#ket-luan" if found.seen else "")


def origin_of_plan_line(request: Any, key: int) -> Origin | None:
    """The latest plan with this work. One query."""
    visible = visible_plans(request.actor).filter(pk=OuterRef("plan"))
    lines = PlanLine.objects.filter(Q(pk=key) | Q(root=key)).exclude(plan__state=YearlyPlan.State.DRAFT)
    found = lines.annotate(seen=Exists(visible)).select_related("plan").order_by("-pk").first()
    if found is None:
        return None
    return Origin(_("Kế hoạch năm"), found.plan.title, found.plan.get_absolute_url() if found.seen else "")
