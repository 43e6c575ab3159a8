"""What is overdue: on a page, as a ready text for the office's chat group, and as an Excel sheet."""

from __future__ import annotations

import datetime as dt

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from phoihop.ground.pages import Request, official
from phoihop.programmes.pages import programme_head

from ..exports import chat_text, overdue_sheet
from ..models import Task
from ..pages import card
from ..queries import overdue
from .matrix import programme_for

MOST = 500  # a page and a chat text; the sheet has all


@official
@require_GET
def overdue_tasks(request: Request, key: int) -> HttpResponse:
    """What is late, and whom do I chase?"""
    programme = programme_for(request, key)
    today = timezone.localdate(request.now)
    tasks = list(overdue(Task.objects.filter(programme=programme), today)[:MOST])
    text = chat_text(programme, tasks, today, request.build_absolute_uri)
    context = programme_head(request, programme) | {
        "cards": [card(task, today) for task in tasks],
        "text": text,
        "most": MOST,
    }
    context["crumbs"] = [*context["crumbs"], (_("Quá hạn"), "")]
    return render(request, "tasks/overdue.html", context)


@official
@require_GET
def overdue_excel(request: Request, key: int) -> HttpResponse:
    """The same as an Excel sheet."""
    programme = programme_for(request, key)
    today: dt.date = timezone.localdate(request.now)
    sheet = overdue_sheet(
        programme, overdue(Task.objects.filter(programme=programme), today), today, request.build_absolute_uri
    )
    response = HttpResponse(sheet, content_type="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
    response["Content-Disposition"] = f'attachment; filename="qua-han-{today.isoformat()}.xlsx"'
    return response
