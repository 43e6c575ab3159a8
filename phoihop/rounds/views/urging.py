"""Urging units that have not handed in: recorded, a text for the office's chat group, and the official letter."""

from __future__ import annotations

import datetime as dt
from functools import partial
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods

from phoihop.ground.dates import working_day_from, written
from phoihop.ground.form_page import doing
from phoihop.ground.pages import Request, fetch, official, telling
from phoihop.ledger.acts import permit
from phoihop.templating.filling import word
from phoihop.units.queries import own_days

from .. import actions
from ..forms import LetterForm
from ..letter import Facts, letter_fields, letter_of, owing, signs_for, symbol_of
from ..models import Report, Round
from ..queries import LACKING
from .shape import crumbs_of_round, round_for

_MOST = 500  # units in a text
_DAYS = 5  # that a letter gives to mend what is lacking, where its author says nothing else


@official
@require_http_methods(["GET", "POST"])
def urge(request: Request, key: int) -> HttpResponse:
    """One click urges a unit or all that lack; then the text to paste."""
    found = round_for(request, key)
    permit("round.urge", request.actor, found)
    named = request.POST.get("bao-cao", "") or request.GET.get("bao-cao", "")
    lacking = Report.objects.filter(round=found, state__in=LACKING).select_related("unit")
    report = fetch(lacking, int(named)) if named.isdecimal() else None
    here = reverse("rounds:urge", args=[found.pk])
    if request.method == "POST":
        with telling(request, _("Đã gửi thông báo đôn đốc. Lời nhắc dưới đây có thể chép vào nhóm.")) as told:
            actions.urge(found, unit=report.unit if report else None, **doing(request))
        if not told.done:
            return redirect(found)
        return redirect(f"{here}?bao-cao={report.pk}" if report else here)
    return _page(request, found, report, LetterForm(unit=found.unit_id, initial=_initial(request, found)))


@official
@require_GET
def letter(request: Request, key: int) -> HttpResponse:
    """The urging letter as a Word file: to one unit, or to all that lack or are late."""
    found = round_for(request, key)
    permit("round.urge", request.actor, found)
    named = request.GET.get("bao-cao", "")
    asked = Report.objects.filter(round=found).select_related("unit")
    report = fetch(asked, int(named)) if named.isdecimal() else None
    form = LetterForm(request.GET, unit=found.unit_id)
    if not form.is_valid():
        return _page(request, found, report, form, status=422)
    today = timezone.localdate(request.now)
    owed = owing(found, today, report.unit if report else None)
    if not owed:
        messages.info(request, _("Không còn đơn vị nào thiếu báo cáo hoặc quá hạn nhiệm vụ."))
        return redirect(found)
    facts = Facts(**{name: value for name, value in form.cleaned_data.items() if name != "mau"})
    name, paper = f"cong-van-don-doc-{found.pk}", letter_of(found, owed, facts, today)
    below = partial(crumbs_of_round, found, (_("Đôn đốc"), reverse("rounds:urge", args=[found.pk])))
    return word(request, found.unit_id, "urging", name, paper, lambda: letter_fields(found, owed, facts, today), below)


def _page(request: Request, found: Round, report: Report | None, form: LetterForm, status: int = 200) -> HttpResponse:
    lacking = Report.objects.filter(round=found, state__in=LACKING).select_related("unit")
    reports = [report] if report else list(lacking[: _MOST + 1])
    context = {
        "crumbs": crumbs_of_round(found, (_("Đôn đốc"), "")),
        "round": found,
        "report": report,
        "text": chat_text(request, found, reports),
        "number": len(reports),
        "form": form,
    }
    return render(request, "rounds/urge.html", context, status=status)


def _initial(request: Request, found: Round) -> dict[str, Any]:
    today = timezone.localdate(request.now)
    post, name = signs_for(found.unit, today)
    until = working_day_from(max(today, found.due_on) + dt.timedelta(days=_DAYS), own_days())
    return {"until": until, "post": post, "name": name, "symbol": symbol_of(found.unit)}


def chat_text(request: Request, round: Round, reports: list[Report]) -> str:
    """A plain text by unit: what is lacking, since when, and where it is written."""
    today = timezone.localdate(request.now)
    lines = [_("{title}: hạn nộp {day}").format(title=round.title, day=written(round.due_on)), ""]
    for report in reports[:_MOST]:
        days = (today - report.due_on).days
        how = _("hạn {day}").format(day=written(report.due_on))
        if days > 0:
            how = ngettext("quá hạn %(n)d ngày", "quá hạn %(n)d ngày", days) % {"n": days}
        link = request.build_absolute_uri(report.get_absolute_url())
        lines.append(f"• {report.unit.name} ({how}): {link}")
    if len(reports) > _MOST:
        lines.append(_("… và các đơn vị khác chưa nộp."))
    return "\n".join(lines) if reports else _("Các đơn vị đã nộp đủ báo cáo.")
