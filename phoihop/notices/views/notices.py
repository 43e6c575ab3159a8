"""What was I told?"""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET

from phoihop.ground.pages import Request, fetch, form_only, official, page_of
from phoihop.units.middleware import SESSION_KEY
from phoihop.units.second_factor import usable

from .. import actions, queries
from ..pages import days_of

EVERYTHING = "tat-ca"


@official
@require_GET
def notices(request: Request) -> HttpResponse:
    """What is new for me, what was I told before?"""
    everything = request.GET.get("xem") == EVERYTHING
    theirs = queries.visible_notices(request)
    piece = page_of((theirs if everything else theirs.filter(read_at=None)).order_by("-id"), request.GET.get("sau"))
    unread = queries.unread_of(request)
    context = {
        "crumbs": [(_("Thông báo"), "")],
        "tabs": [
            {"label": _("Chưa đọc") + (f" ({unread})" if unread else ""), "url": "?", "current": not everything},
            {"label": _("Tất cả"), "url": f"?xem={EVERYTHING}", "current": everything},
        ],
        "days": days_of(piece.rows),
        "next": piece.next,
        "everything": everything,
        "unread": unread,
    }
    return render(request, "notices/notices.html", context)


@official
@require_GET
def open_notice(request: Request, key: int) -> HttpResponse:
    """Leads to what the notice tells of, for the unit that it concerns; it counts as read."""
    found = fetch(queries.visible_notices(request), key)
    actions.read_one(found, now=request.now)
    if found.unit_id != request.actor.unit_id:
        one = next((one for one in usable(request.memberships) if one.unit_id == found.unit_id), None)
        if one:
            request.session[SESSION_KEY] = one.pk
            messages.info(request, _("Bạn đang làm việc cho %(unit)s.") % {"unit": one.unit})
    return redirect(found.url)


@official
@form_only
def read_one(request: Request, key: int) -> HttpResponse:
    """Read, without opening it."""
    actions.read_one(fetch(queries.visible_notices(request), key), now=request.now)
    return redirect("notices:notices")


@official
@form_only
def read_all(request: Request) -> HttpResponse:
    """All read."""
    n = actions.read_all(queries.visible_notices(request), now=request.now)
    messages.success(
        request,
        ngettext("Đã đánh dấu %(n)s thông báo là đã đọc.", "Đã đánh dấu %(n)s thông báo là đã đọc.", n) % {"n": n},
    )
    return redirect("notices:notices")
