"""A round is opened, and changed while it runs."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from phoihop.ground.dates import written
from phoihop.ground.form_page import doing, form_page, sent
from phoihop.ground.pages import Request, official, telling
from phoihop.ledger.acts import permit
from phoihop.programmes.models import Programme
from phoihop.programmes.queries import visible_programmes
from phoihop.units.models import Unit
from phoihop.units.queries import own_days

from .. import actions
from ..forms import RoundDaysForm, RoundForm
from ..models import Round
from ..parents import answering, days_below
from ..windows import REGIMES, Window, current, deadline, following, preceding, window
from ..words import period_words, title_of
from .shape import crumbs_of_round, round_for

_MOST = 100  # programmes to choose from


@official
@require_http_methods(["GET", "POST"])
def open_round(request: Request) -> HttpResponse:
    """Which period, which programmes, by when? The kind chooses the days; they may be written over."""
    permit("round.open", request.actor)
    waiting = answering(request.actor, timezone.localdate(request.now))
    answers = next((one for one in waiting if str(one.round_id) == request.GET.get("tra-loi")), None)
    if request.method == "GET" and request.GET.get("tra-loi") and not answers:
        messages.warning(request, _("Đợt cấp trên này không còn chờ báo cáo của đơn vị mình."))
    kind = answers.round.kind if answers else request.GET.get("loai", "")
    kind = kind if kind in Round.Kind.values else Round.Kind.QUARTERLY
    found = None if answers else _window(request, kind)
    programmes = list(_programmes(request))
    about = request.GET.get("chuong-trinh", "")
    chosen = [one.pk for one in programmes if len(programmes) == 1 or str(one.pk) == about]
    if answers and not chosen:
        chosen = [
            one.pk
            for one in programmes
            if one.standing_body_id == request.actor.unit_id and one.state == Programme.State.IN_FORCE
        ]
    only = next((one for one in programmes if [one.pk] == chosen), None)
    if answers:
        proposed = days_below(answers, timezone.localdate(request.now), own_days()) | {"parent": answers.round_id}
    else:
        proposed = _initial(found) if found else _of_review(kind, only, timezone.localdate(request.now))
    initial = proposed | {"programmes": chosen}
    parents = [one.round for one in waiting]
    form = RoundForm(sent(request), kind=kind, programmes=programmes, parents=parents, initial=initial)
    if request.method == "POST" and form.is_valid():
        unit = get_object_or_404(Unit, pk=request.actor.unit_id)
        with telling(request, lambda: _opened(told.result), form) as told:
            told.result = actions.open_round(unit, kind=kind, **form.cleaned_data, **doing(request))
        if told.done:
            return redirect(told.result or "rounds:rounds")
    here, kept = request.path, f"&chuong-trinh={about}" if about.isdecimal() else ""
    context = {
        "crumbs": [(_("Đợt báo cáo"), reverse("rounds:rounds")), (_("Mở đợt báo cáo"), "")],
        "form": form,
        "action": request.get_full_path(),
        "tabs": [
            {"url": f"{here}?loai={value}{kept}", "label": label, "current": value == kind}
            for value, label in Round.Kind.choices
        ],
        "answers": answers,
        "window": found,
        "period": period_words(found) if found else "",
        "before": f"{here}?loai={kind}&ky={preceding(found).key}{kept}" if found else "",
        "after": f"{here}?loai={kind}&ky={following(found).key}{kept}" if found else "",
    }
    return render(request, "rounds/open.html", context, status=422 if form.errors else 200)


def _opened(made: Round) -> str:
    return _("Đã mở đợt báo cáo.") if made.past else _("Đã mở đợt báo cáo và gửi yêu cầu tới các đơn vị.")


@official
@require_http_methods(["GET", "POST"])
def change(request: Request, key: int) -> HttpResponse:
    """Title, deadline, lock and repetition of a running round."""
    found = round_for(request, key)
    permit("round.change", request.actor, found)
    names = ("title", "due_on", "locks_on", "repeats")
    initial: dict[str, Any] = {name: getattr(found, name) for name in names}
    form = RoundDaysForm(sent(request), initial=initial)
    seen = request.POST.get("seen", "")
    return form_page(
        request,
        form,
        lambda given: actions.change_round(found, seen=int(seen) if seen.isdecimal() else 0, **given, **doing(request)),
        template="rounds/decide.html",
        success=_("Đã sửa đợt báo cáo."),
        back=found.get_absolute_url(),
        title=_("Sửa đợt báo cáo"),
        crumbs=crumbs_of_round(found, (_("Sửa"), "")),
        seen=seen or found.revision,
        note=_("Số liệu chốt ngày {day}. Đơn vị đã được gia hạn riêng giữ nguyên hạn của mình.").format(
            day=written(found.closes_on)
        ),
    )


def _window(request: Request, kind: str) -> Window | None:
    """The period that an address names, or the one that is reported on now; none for reviews."""
    if kind not in REGIMES:
        return None
    named = re.fullmatch(r"(20\d\d)-(\d{1,2})", request.GET.get("ky", ""))
    if named:
        try:
            return window(kind, int(named[1]), int(named[2]))
        except IndexError:
            pass
    return current(kind, timezone.localdate(request.now), settings.REPORT_DAYS)


def _of_review(kind: str, about: Programme | None, today: dt.date) -> dict[str, Any]:
    """What a round for a review begins with: this year so far, or the whole time of the programme."""
    if kind == Round.Kind.FINAL:
        if about is None or about.starts_on is None or about.ends_on is None:
            return {"title": _("Báo cáo tổng kết")}
        first, last = about.starts_on, about.ends_on
        years = f"{first.year}-{last.year}" if first.year < last.year else str(last.year)
        title = _("Báo cáo tổng kết giai đoạn {years}").format(years=years)
    else:
        first, last = dt.date(today.year, 1, 1), today
        if about and about.starts_on and about.starts_on <= today:
            first = max(first, about.starts_on)
        title = _("Báo cáo sơ kết năm {year}").format(year=today.year)
    days = {"period_from": first, "period_to": last, "data_from": first, "closes_on": last}
    return {"title": title, **days, "due_on": deadline(last, settings.REPORT_DAYS, own_days())}


def _initial(found: Window) -> dict[str, Any]:
    return {
        "title": title_of(found),
        "period_from": found.period_from,
        "period_to": found.period_to,
        "data_from": found.data_from,
        "closes_on": found.closes_on,
        "due_on": deadline(found.closes_on, settings.REPORT_DAYS, own_days()),
    }


def _programmes(request: Request) -> Any:
    """Those that bind somebody: in force, or closed for rounds of the past; newest first."""
    states = (Programme.State.IN_FORCE, Programme.State.CLOSED)
    return visible_programmes(request.actor).filter(state__in=states).order_by("-starts_on", "-id")[:_MOST]
