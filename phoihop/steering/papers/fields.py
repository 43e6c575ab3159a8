"""A meeting's and a plan's papers as the plain data that an office's own templates name.

The kinds "minutes", "conclusions" and "plan" of ``writing/docx_templates/fields``, beside what every paper has.
"""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.utils import translation

from phoihop.programmes.models import Programme

from ..models import AgendaItem, Attendance, Meeting, YearlyPlan
from ..plan_pages import Picture
from .meetings import CAME, counted
from .plans import called, said_of, when_of_line


def minutes_fields(meeting: Meeting) -> dict[str, Any]:
    """Of the minutes. Five queries."""
    came = list(meeting.attendances.select_related("unit").order_by("id"))
    return {
        **_meeting(meeting, came),
        "begun": f"{meeting.begins_at:%H giờ %M}" if meeting.begins_at else "",
        "ended": f"{meeting.ends_at:%H giờ %M}" if meeting.ends_at else "",
        "units": [
            {
                "name": one.unit.name,
                "came": CAME[Attendance.State(one.state)],
                "people": one.people or "",
                "who": one.who,
            }
            for one in came
        ],
        "points": [{"text": one.text, "facts": one.facts, "notes": one.notes} for one in meeting.items.all()],
        "proceedings": meeting.minutes,
    }


def notice_fields(meeting: Meeting) -> dict[str, Any]:
    """Of the notice of conclusions. Five queries."""
    came = list(meeting.attendances.select_related("unit").order_by("id"))
    earlier = meeting.items.filter(kind=AgendaItem.Kind.CONCLUSION)
    return {
        **_meeting(meeting, came),
        "earlier_conclusions": [{"text": one.text, "facts": one.facts} for one in earlier],
    }


def plan_fields(plan: YearlyPlan, picture: Picture) -> dict[str, Any]:
    """Of a yearly plan, also of one that amends another."""
    with translation.override(settings.LANGUAGE_CODE):
        changes = [{"text": said_of(one)} for one in picture.changes]
    return {
        **_programme(plan.programme),
        "year": str(plan.year),
        "tasks": [
            {
                "content": section.label,
                "text": line.row.text,
                "unit": line.leads,
                "support": line.supports,
                "due": when_of_line(line),
                "product": line.row.product,
            }
            for section in picture.sections
            for line in section.lines
        ],
        "leftovers": [{"text": one.text, "facts": one.facts} for one in picture.left],
        "amends": called(plan.amends) if plan.amends else "",
        "reason": plan.reason,
        "changes": changes,
    }


def _meeting(meeting: Meeting, came: list[Attendance]) -> dict[str, Any]:
    return {
        **_programme(meeting.programme),
        "meeting": meeting.title,
        "held_on": meeting.held_on,
        "held_at": meeting.place,
        "chair": meeting.chair,
        "chair_post": meeting.chair_office,
        "secretary": meeting.clerk,
        "attended": counted(came),
        "conclusions": [
            {"text": row.text, "unit": ", ".join(map(str, (*row.units.all(), *row.classes.all()))), "due": row.due_on}
            for row in meeting.conclusions.prefetch_related("units", "classes")
        ],
    }


def _programme(programme: Programme) -> dict[str, Any]:
    return {"programme": programme.title, "programme_number": programme.number}
