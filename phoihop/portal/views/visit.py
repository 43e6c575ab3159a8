"""What did the people's own boards look at, and did the authority answer in time?"""

from __future__ import annotations

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from phoihop.ground.pages import Request, fetch, page_of
from phoihop.publishing.queries import current_posting
from phoihop.voices.queries import public_visits

from ..caching import public_page
from ..promises import promise_about
from .pictures import picture


@public_page
def visits(request: Request) -> HttpResponse:
    """The visits, the newest first, with what waits for an answer."""
    today = timezone.localdate(request.now)
    piece = page_of(public_visits(today).order_by("-id"), request.GET.get("sau"), 20)
    context = {
        "crumbs": [(_("Cam kết"), reverse("portal:home")), (_("Nhân dân kiểm tra"), "")],
        "piece": piece,
        "lines": [(one, one.days_late(today)) for one in piece.rows],
    }
    return render(request, "portal/visits.html", context)


@public_page
def visit(request: Request, key: int) -> HttpResponse:
    """What was seen, what was asked of whom, what was answered."""
    today = timezone.localdate(request.now)
    found = fetch(public_visits(today).select_related("programme", "content"), key)
    context = {
        "crumbs": [
            (_("Cam kết"), reverse("portal:home")),
            (_("Nhân dân kiểm tra"), reverse("portal:visits")),
            (str(found), ""),
        ],
        "visit": found,
        "checks": found.checks.all(),
        "photos": found.photos.all(),
        "late": found.days_late(today),
        "promise": promise_about(found, today),
        "posting": current_posting(found, today),
    }
    return render(request, "portal/visit.html", context)


@public_page
def photo(request: Request, key: int, row_key: int) -> HttpResponseBase:
    """A picture of what was seen."""
    found = fetch(public_visits(timezone.localdate(request.now)), key)
    row = fetch(found.photos.select_related("file"), row_key)
    return picture(row.file, f"anh-{row.pk}.jpg")
