"""Urging units that have not handed in: recorded, and a text ready for the office's chat group."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from phoihop.ground.dates import written
from phoihop.ground.form_page import doing
from phoihop.ground.pages import Request, fetch, official, telling
from phoihop.ledger.acts import permit

from .. import actions
from ..models import Report, Round
from ..queries import LACKING
from .shape import crumbs_of_round, round_for

_MOST = 500  # units in a text


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
        with telling(request, _("Đã ghi nhận đôn đốc. Chép lời nhắc dưới đây vào nhóm.")) as told:
            actions.urge(found, unit=report.unit if report else None, **doing(request))
        if not told.done:
            return redirect(found)
        return redirect(f"{here}?bao-cao={report.pk}" if report else here)
    reports = [report] if report else list(lacking[: _MOST + 1])
    context = {
        "crumbs": crumbs_of_round(found, (_("Đôn đốc"), "")),
        "round": found,
        "text": chat_text(request, found, reports),
        "number": len(reports),
    }
    return render(request, "rounds/urge.html", context)


def chat_text(request: Request, round: Round, reports: list[Report]) -> str:
    """A plain text by unit: what is lacking, since when, and where it is written."""
    today = timezone.localdate(request.now)
    lines = [_("{title}: hạn nộp {day}").format(title=round.title, day=written(round.due_on)), ""]
    for report in reports[:_MOST]:
        days = (today - report.due_on).days
        how = _("quá hạn {n} ngày").format(n=days) if days > 0 else _("hạn {day}").format(day=written(report.due_on))
        link = request.build_absolute_uri(report.get_absolute_url())
        lines.append(f"• {report.unit.name} ({how}): {link}")
    if len(reports) > _MOST:
        lines.append(_("… và các đơn vị khác chưa nộp."))
    return "\n".join(lines) if reports else _("Các đơn vị đã nộp đủ báo cáo.")
