"""A programme as a responsibility matrix, and one cell of it."""

from __future__ import annotations

from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from phoihop.ground.pages import Request, fetch, official
from phoihop.programmes.models import Duty, Programme
from phoihop.programmes.pages import programme_head
from phoihop.programmes.queries import visible_programmes

from ..models import Task
from ..pages import SHORT_ROLES, card, content_label, mark_of, matrix_of, slice_by_due
from ..queries import visible_tasks
from ..status import Status


def programme_for(request: Request, key: int) -> Programme:
    """The programme with this key, if the actor may see it."""
    today = timezone.localdate(request.now)
    return fetch(visible_programmes(request.actor, today).select_related("standing_body", "document"), key)


@official
@require_GET
def matrix(request: Request, key: int) -> HttpResponse:
    """Contents × units: who has what, and how does it stand?"""
    programme = programme_for(request, key)
    chosen = [s for s in request.GET.getlist("trang-thai") if s in Status.values]
    context = programme_head(request, programme) | {
        "matrix": matrix_of(programme, timezone.localdate(request.now), only=chosen),
        "short_roles": SHORT_ROLES,
        "statuses": [(mark_of(status), status in chosen) for status in Status],
        "filtered": bool(chosen),
    }
    return render(request, "tasks/matrix.html", context)


@official
@require_GET
def cell(request: Request, key: int, content: int, column: str) -> HttpResponse:
    """The tasks behind one cell of the matrix, each open to those who may open it."""
    programme = programme_for(request, key)
    kind, who = column[:1], column[1:]
    if kind not in "uc" or not who.isdigit():
        raise Http404
    found = Task.objects.filter(programme=programme, content=content or None)
    found = found.filter(assignment__unit=int(who)) if kind == "u" else found.filter(assignment__unit_class=int(who))
    chosen = programme.contents.filter(pk=content).first() if content else None
    if content and chosen is None:
        raise Http404
    return _listed(request, programme, found, content_label(chosen), _("Các việc của một ô"))


@official
@require_GET
def duty(request: Request, key: int) -> HttpResponse:
    """The tasks of one duty, each open to those who may open it."""
    today = timezone.localdate(request.now)
    found = fetch(
        Duty.objects.filter(programme__in=visible_programmes(request.actor, today)).select_related("programme"), key
    )
    return _listed(request, found.programme, Task.objects.filter(duty=found), found.text, _("Các việc của nhiệm vụ"))


def _listed(request: Request, programme: Programme, tasks: QuerySet[Task], label: str, crumb: str) -> HttpResponse:
    today = timezone.localdate(request.now)
    rows, following = slice_by_due(tasks, request.GET.get("sau"))
    open_to = set(visible_tasks(request.actor).filter(pk__in=[task.pk for task in rows]).values_list("pk", flat=True))
    context = programme_head(request, programme) | {
        "label": label,
        "cards": [(card(task, today), task.pk in open_to) for task in rows],
        "next": following,
    }
    context["crumbs"] = [*context["crumbs"], (crumb, "")]
    return render(request, "tasks/cell.html", context)
