"""Units: the tree one level at a time, search, and one unit's page."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import pgettext
from django.views.decorators.http import require_GET

from phoihop.ground.pages import Request, fetch, key_of, official
from phoihop.ledger.acts import allowed
from phoihop.ledger.history import history

from .. import queries
from ..forms.fields import MOST, label_of
from ..models import Unit

SHOWN_HERE = 30  # units below, on the page of the unit above them


@official
@require_GET
def units(request: Request) -> HttpResponse:
    """Which units are there, and under whom? One level at a time, or what a search finds."""
    today = timezone.localdate(request.now)
    ended, words = request.GET.get("ca") == "1", request.GET.get("q", "").strip()
    day = None if ended else today
    visible = queries.visible_units(request.actor)
    within = fetch(visible, key) if (key := key_of(request.GET.get("trong"))) else None
    if words:
        found = visible.filter(folded__words=words).select_related("parent")
        rows = found.filter(pk__in=queries.living_units(today)) if day else found
    else:
        rows = queries.level(visible, within, day)
    part = queries.by_name(rows, request.GET.get("sau"))
    queries.tell_below(part.rows, day)
    context: dict[str, Any] = {
        "rows": part.rows,
        "today": today,
        "ended": ended,
        "words": words,
        "more": _here(words, within, ended, part.next) if part.next else "",
    }
    if request.htmx and within:
        return render(request, "units/parts/level.html", context)
    chain = [*queries.chain_of(within), within] if within else []
    context |= {
        "within": within,
        "crumbs": _crumbs(chain[:-1], within, ended),
        "other": _here(words, within, not ended),
        "may_add": allowed("unit.create", request.actor, within),
    }
    return render(request, "units/units.html", context)


@official
@require_GET
def unit(request: Request, key: int) -> HttpResponse:
    """What is this unit, who is above and below it, who acts for it?"""
    today = timezone.localdate(request.now)
    visible = queries.visible_units(request.actor)
    shown = fetch(visible, key)
    chain = queries.chain_of(shown)
    below = queries.by_name(queries.level(visible, shown, today), None, SHOWN_HERE)
    queries.tell_below(below.rows, today)
    names_seen = allowed("unit.see_members", request.actor, shown)
    context = {
        "crumbs": _crumbs(chain, shown, False),
        "unit": shown,
        "chain": chain,
        "living": shown.holds(today),
        "below": below.rows,
        "more_below": below.next is not None,
        "classes": queries.classes_of(shown, today),
        "posts": queries.posts_of(shown, today),
        "names_seen": names_seen,
        "members": queries.acting_for(shown, today)[:200] if names_seen else [],
        "history": history(shown, most=20, named=False),
        "may_edit": allowed("unit.edit", request.actor, shown),
        "may_end": allowed("unit.end", request.actor, shown) and shown.valid_to is None,
        "may_add": allowed("unit.create", request.actor, shown),
        "may_post": allowed("post.create", request.actor, shown),
        "sees_accounts": allowed("account.see", request.actor),
    }
    return render(request, "units/unit.html", context)


@official
@require_GET
def suggest(request: Request) -> HttpResponse:
    """Suggestions for a field that asks for a unit, whatever the field is called."""
    words = str(next(iter(request.GET.values()), ""))
    found: list[Unit] = []
    if len(words) >= 2:
        living = queries.living_units(timezone.localdate(request.now)).filter(
            pk__in=queries.visible_units(request.actor)
        )
        found = list(living.filter(folded__words=words).select_related("parent").order_by("folded", "pk")[:MOST])
    context = {"suggested": [(label_of(one), one.parent) for one in found]}
    return render(request, "units/parts/suggestions.html", context)


def _here(words: str, within: Unit | None, ended: bool, after: str | None = None) -> str:
    asked = {"q": words, "trong": within.pk if within and not words else "", "ca": int(ended) or "", "sau": after or ""}
    return "?" + urlencode({name: value for name, value in asked.items() if value})


def _crumbs(chain: list[Unit], last: Unit | None, ended: bool) -> list[tuple[str, str]]:
    top = reverse("units:units")
    if last is None:
        return [(pgettext("menu", "Đơn vị"), "")]
    return [(pgettext("menu", "Đơn vị"), top), *((one.short, one.get_absolute_url()) for one in chain), (last.name, "")]
