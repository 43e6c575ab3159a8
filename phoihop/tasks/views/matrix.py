"""A programme as a responsibility matrix, and one cell of it."""

from __future__ import annotations

from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from phoihop.ground.pages import Request, fetch, official, the_one
from phoihop.ground.rows import rows
from phoihop.ground.shell import blocks_for
from phoihop.programmes.models import Duty, Programme
from phoihop.programmes.pages import crumbs_of, programme_head
from phoihop.programmes.queries import programme_to_see, visible_programmes
from phoihop.units.models import Unit, UnitClass

from ..cards import mark_of, printed, slice_by_due
from ..matrix import GIVEN, SHORT_ROLES, content_label, matrix_of
from ..models import Task
from ..queries import visible_tasks
from ..standing import standing_for
from ..status import Status


def programme_for(request: Request, key: int) -> Programme:
    """The programme with this key, if the actor may see it."""
    return the_one(programme_to_see(request.actor, key, related=()))


@official
@require_GET
def matrix(request: Request, key: int) -> HttpResponse:
    """Contents × units: who has what, and how does it stand?"""
    programme = programme_for(request, key)
    chosen = [s for s in request.GET.getlist("trang-thai") if s in Status.values]
    found = matrix_of(programme, standing_for(request, programme), only=chosen)
    context = programme_head(request, programme) | {
        "matrix": found,
        "rows": rows("tasks/matrix.html", matrix=found, short_roles=SHORT_ROLES),
        "statuses": [(mark_of(status), status in chosen) for status in Status],
        "filtered": bool(chosen),
        "summaries": blocks_for(request, "programme", programme),
    }
    return render(request, "tasks/matrix.html", context)


@official
@require_GET
def cell(request: Request, key: int, content: int, column: str) -> HttpResponse:
    """The tasks behind one cell of the matrix, each open to those who may open it."""
    programme = programme_for(request, key)
    kind, who = column[:1], column[1:]
    if column != GIVEN and (kind not in "uc" or not who.isdecimal()):
        raise Http404
    found = Task.objects.filter(programme=programme, content=content or None)
    chosen = programme.contents.filter(pk=content).first() if content else None
    if content and chosen is None:
        raise Http404
    if column == GIVEN:
        given = found.filter(assignment=None)
        return _listed(request, programme, given, content_label(chosen), _("Giao thêm"))
    found = found.filter(assignment__unit=int(who)) if kind == "u" else found.filter(assignment__unit_class=int(who))
    kept_by = (Unit if kind == "u" else UnitClass).objects.filter(pk=int(who)).first()
    if kept_by is None:
        raise Http404
    return _listed(request, programme, found, content_label(chosen), str(kept_by))


@official
@require_GET
def duty(request: Request, key: int) -> HttpResponse:
    """The tasks of one duty, each open to those who may open it."""
    visible = visible_programmes(request.actor)
    found = fetch(Duty.objects.filter(programme__in=visible).select_related("programme"), key)
    return _listed(request, found.programme, Task.objects.filter(duty=found), found.text, _("Các việc của nhiệm vụ"))


def _listed(request: Request, programme: Programme, tasks: QuerySet[Task], label: str, crumb: str) -> HttpResponse:
    today = timezone.localdate(request.now)
    cards, following = slice_by_due(tasks, today, request.GET.get("sau"))
    open_to = set(visible_tasks(request.actor).filter(pk__in=[card.pk for card in cards]).values_list("pk", flat=True))
    context = programme_head(request, programme) | {
        "label": label,
        "whose": crumb,
        "cards": printed(cards, named=True, open_to=open_to),
        "next": following,
    }
    context["crumbs"] = crumbs_of(programme, (crumb, ""))
    return render(request, "tasks/cell.html", context)
