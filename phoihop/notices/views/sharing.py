"""A ready text for a chat group: until an office has a channel into it, a person pastes it there."""

from __future__ import annotations

from typing import Any

import segno
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from phoihop.ground.dates import written
from phoihop.ground.pages import Request, official, the_one
from phoihop.tasks.models import Task
from phoihop.tasks.queries import task_to_open
from phoihop.tasks.short import code_of

from ..reasons import words_of


def share_block(request: Request, task: Task) -> dict[str, Any] | None:
    """The way to the ready text, on the page of an open task."""
    return {"task": task} if task.state == Task.State.OPEN else None


@official
@require_GET
def share(request: Request, key: int) -> HttpResponse:
    """What do I paste into the group, so that the unit sees this task?"""
    task = the_one(task_to_open(request.actor, key))
    link = request.build_absolute_uri(reverse("tasks:short", args=[code_of(task.pk)]))
    context = {
        "crumbs": [(task.text, task.get_absolute_url()), (_("Nhắn vào nhóm"), "")],
        "task": task,
        "link": link,
        "text": _ready_text(task, link, request),
        "picture": segno.make(link, error="m").svg_data_uri(border=2, light="#fff"),
    }
    return render(request, "notices/share.html", context)


def _ready_text(task: Task, link: str, request: Request) -> str:
    """Title, unit, deadline and link: nothing that people wrote in reports."""
    lines = [task.text, _("Đơn vị: {unit}").format(unit=task.unit)]
    when = written(task.due_on)
    if task.state == Task.State.OPEN:
        when += f" ({words_of('due.before', task.due_on, timezone.localdate(request.now)).lower()})"
    lines += [_("Hạn: {day}").format(day=when), _("Xem và báo cáo: {link}").format(link=link)]
    return "\n".join(lines)
