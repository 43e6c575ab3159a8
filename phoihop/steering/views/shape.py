"""What the pages of this room share: fetching an act, the way to it, the look of a form."""

from __future__ import annotations

from functools import partial

from django.urls import reverse
from django.utils.translation import gettext as _

from phoihop.ground.form_page import form_page as one_form
from phoihop.ground.pages import Request, fetch
from phoihop.programmes.models import Programme
from phoihop.programmes.pages import crumbs_of

from ..models import AgendaItem, Conclusion, CycleAct, Meeting, YearlyPlan
from ..queries import visible_acts, visible_meetings, visible_plans

form_page = partial(one_form, template="programmes/form.html")


def act_for(request: Request, key: int) -> CycleAct:
    """The act with this key; a stranger gets 404."""
    return fetch(visible_acts(request.actor).select_related("programme", "unit"), key)


def cycle_url(programme: Programme) -> str:
    """The page of a programme's cycle."""
    return reverse("steering:cycle", args=[programme.pk])


def crumbs_to(programme: Programme, *more: tuple[str, str]) -> list[tuple[str, str]]:
    """The way to a page below a programme's cycle."""
    return crumbs_of(programme, (_("Chu trình chỉ đạo"), cycle_url(programme)), *more)


def name_of(act: CycleAct) -> str:
    """An act in a few words: Kiểm tra 15/10/2025."""
    return f"{act.get_verb_display()} {act.when}"


def meeting_for(request: Request, key: int) -> Meeting:
    """The meeting with this key; a stranger gets 404."""
    return fetch(visible_meetings(request.actor).select_related("programme"), key)


def item_for(request: Request, key: int) -> AgendaItem:
    """A point of an agenda."""
    visible = AgendaItem.objects.filter(meeting__in=visible_meetings(request.actor))
    return fetch(visible.select_related("meeting__programme"), key)


def conclusion_for(request: Request, key: int) -> Conclusion:
    """A conclusion."""
    visible = Conclusion.objects.filter(meeting__in=visible_meetings(request.actor))
    return fetch(visible.select_related("meeting__programme"), key)


def meetings_url(programme: Programme) -> str:
    """The list of a programme's meetings."""
    return reverse("steering:meetings", args=[programme.pk])


def crumbs_to_meetings(programme: Programme, *more: tuple[str, str]) -> list[tuple[str, str]]:
    """The way to a page below a programme's meetings."""
    return crumbs_of(programme, (_("Giao ban"), meetings_url(programme)), *more)


def crumbs_below(meeting: Meeting, *more: tuple[str, str]) -> list[tuple[str, str]]:
    """The way to a page below a meeting."""
    return crumbs_to_meetings(meeting.programme, (meeting.title, meeting.get_absolute_url()), *more)


_OF_PLAN = ("programme__standing_body__parent", "document", "amends__document", "amended_by")


def plan_for(request: Request, key: int) -> YearlyPlan:
    """The yearly plan with this key; a stranger gets 404."""
    return fetch(visible_plans(request.actor).select_related(*_OF_PLAN), key)


def plans_url(programme: Programme) -> str:
    """The list of a programme's plans."""
    return reverse("steering:plans", args=[programme.pk])


def crumbs_to_plans(programme: Programme, *more: tuple[str, str]) -> list[tuple[str, str]]:
    """The way to a page below a programme's yearly plans."""
    return crumbs_of(programme, (_("Kế hoạch năm"), plans_url(programme)), *more)
