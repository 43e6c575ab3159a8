"""What is overdue: on a page, as a ready text for the office's chat group, and as an Excel sheet."""

from __future__ import annotations

import datetime as dt

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from phoihop.ground.pages import Request, official
from phoihop.ground.serving import as_excel
from phoihop.programmes.pages import crumbs_of, programme_head

from ..cards import card_rows, cards_of, printed
from ..exports import chat_text, overdue_sheet
from ..models import Task
from ..queries import overdue
from .matrix import programme_for

MOST = 500  # a page and a chat text; the sheet has all


@official
@require_GET
def overdue_tasks(request: Request, key: int) -> HttpResponse:
    """What is late, and whom do I chase?"""
    programme = programme_for(request, key)
    today = timezone.localdate(request.now)
    cards = cards_of(card_rows(overdue(Task.objects.filter(programme=programme), today))[:MOST], today)
    text = chat_text(programme, cards, today, request.build_absolute_uri)
    context = programme_head(request, programme) | {"cards": printed(cards, named=True), "text": text}
    context["crumbs"] = crumbs_of(programme, (_("Quá hạn"), ""))
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
    return as_excel(sheet, f"qua-han-{today.isoformat()}.xlsx")
