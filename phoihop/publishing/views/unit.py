"""What the unit has made public, and what it has not."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from phoihop.ground.pages import Request, official
from phoihop.ledger.acts import allowed
from phoihop.templating.filling import as_word
from phoihop.units.models import Unit

from ..papers import quarterly
from ..queries import unposted, visible_announcements
from ..terms import is_bound
from ..unit_pages import Quarter, by_subject, published_in, quarter_of
from .shape import crumbs_to

_DRAFTS = 20


def _unit(request: Request) -> Unit:
    return get_object_or_404(Unit.objects.select_related("parent"), pk=request.actor.unit_id)


@official
@require_GET
def unit(request: Request) -> HttpResponse:
    """Which subjects of the law are public, which are not, and until when must what is posted hang?"""
    found = _unit(request)
    today = timezone.localdate(request.now)
    postings = by_subject(found, today, request.GET.get("sau"))
    drafts = unposted(visible_announcements(request.actor))[:_DRAFTS]
    context = {
        "crumbs": [(_("Công khai"), "")],
        "unit": found,
        "bound": is_bound(found),
        "postings": postings,
        "lacking": sum(line.owed for line in postings.lines),
        "drafts": drafts,
        "may_write": allowed("announcement.write", request.actor),
        "today": today,
    }
    return render(request, "publishing/unit.html", context)


@official
@require_GET
def quarter(request: Request) -> HttpResponse:
    """What was made public in a quarter, in which forms, when?"""
    found, chosen = _unit(request), _quarter(request)
    context: dict[str, Any] = {
        "crumbs": crumbs_to((_("Danh mục theo quý"), "")),
        "unit": found,
        "quarter": chosen,
        "lines": published_in(found, chosen, timezone.localdate(request.now)),
        "beside": [chosen.beside(-1), chosen.beside(1)],
    }
    return render(request, "publishing/quarter.html", context)


@official
@require_GET
def quarter_word(request: Request) -> HttpResponse:
    """The same as a paper to sign and hang."""
    from phoihop.writing.docx import write  # lazily: only who makes a file needs it

    found, chosen = _unit(request), _quarter(request)
    paper = quarterly(found, chosen, timezone.localdate(request.now))
    return as_word(write(paper), f"Danh mục công khai {chosen.words}.docx")


def _quarter(request: Request) -> Quarter:
    """The quarter that the address names, else the one of today."""
    year, number = request.GET.get("nam", ""), request.GET.get("quy", "")
    if year.isdecimal() and 2000 <= int(year) <= 2100 and number in ("1", "2", "3", "4"):
        return Quarter(int(year), int(number))
    return quarter_of(timezone.localdate(request.now))
