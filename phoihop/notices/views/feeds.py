"""Calendars that phones subscribe to: their secret addresses, and what stands behind them."""

from __future__ import annotations

import segno
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.crypto import constant_time_compare
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_safe

from phoihop.ground.form_page import doing
from phoihop.ground.pages import Request, form_only, official, public, telling
from phoihop.ledger.acts import allowed, permit
from phoihop.units.models import Account, Unit

from .. import actions, queries
from ..calendar import calendar_of, entries_of, etag_of, secret_of
from ..models import Feed

HOUR = 3600


@official
@require_GET
@never_cache
def calendars(request: Request) -> HttpResponse:
    """How do our deadlines come into the calendar of my phone?"""
    account, unit = _whose(request)
    context = {
        "crumbs": [(_("Thông báo"), reverse("notices:notices")), (_("Lịch trên điện thoại"), "")],
        "own": _address(request, queries.feed_for(account=account)),
        "may_own": allowed("feed.see", request.actor, account),
        "unit": unit,
        "ours": _address(request, queries.feed_for(unit=unit)) if unit else None,
        "may_see": allowed("feed.see", request.actor, unit),
        "may_renew": allowed("feed.renew", request.actor, unit),
    }
    return render(request, "notices/calendars.html", context)


@official
@form_only
def renew_own(request: Request) -> HttpResponse:
    """A new address of one's own calendar; the old one is dead."""
    return _renew(request, _whose(request)[0])


@official
@form_only
def renew_unit(request: Request) -> HttpResponse:
    """A new address of the unit's calendar; the old one is dead."""
    return _renew(request, _whose(request)[1])


def _renew(request: Request, whose: Account | Unit | None) -> HttpResponse:
    permit("feed.renew", request.actor, whose)
    assert whose is not None  # the rule says so
    with telling(request, lambda: _renewed(told.result)) as told:
        told.result = actions.renew_feed(whose, **doing(request))
    return redirect("notices:calendars")


def _renewed(made: Feed) -> str:
    if made.revision == 1:
        return _("Đã tạo địa chỉ lịch.")
    return _("Đã cấp địa chỉ lịch mới. Địa chỉ cũ không dùng được nữa.")


@public
@require_safe
def feed(request: Request, key: int, secret: str) -> HttpResponse:
    """The calendar behind a secret address: no session, three or four queries, nothing sent that the phone has."""
    found = Feed.objects.select_related("account", "unit").filter(pk=key).first()
    if found is None or not constant_time_compare(secret, secret_of(found)):
        raise Http404
    today = timezone.localdate(request.now)
    entries = entries_of(found, today)
    if entries is None:
        raise Http404
    language = queries.choice_of(found.account).language if found.account else "vi"
    etag = etag_of(found, entries, language)
    response = get_conditional_response(request, etag=etag)
    if response is None:
        response = HttpResponse(calendar_of(found, entries, language), content_type="text/calendar; charset=utf-8")
        response.headers["Content-Disposition"] = 'inline; filename="phoi-hop.ics"'
    response.headers["ETag"] = etag
    patch_cache_control(response, private=True, max_age=HOUR)
    return response


def _whose(request: Request) -> tuple[Account, Unit | None]:
    account = request.user
    assert isinstance(account, Account)
    acting = (one for one in request.memberships if one.pk == request.actor.membership_id)
    return account, next((one.unit for one in acting), None)


def _address(request: Request, found: Feed | None) -> dict[str, str] | None:
    if found is None:
        return None
    address = request.build_absolute_uri(reverse("notices:feed", args=[found.pk, secret_of(found)]))
    phone = "webcal" + address.removeprefix("https").removeprefix("http")
    return {"address": address, "phone": phone, "picture": segno.make(phone).svg_data_uri(border=2, light="#fff")}
