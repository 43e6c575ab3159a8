"""A line or a figure that saves itself while somebody writes (where scripts run)."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.http import JsonResponse
from django.utils.translation import gettext as _

from phoihop.ground.errors import Conflict, Refused
from phoihop.ground.pages import Request, fetch, form_only, official
from phoihop.ground.rows import rows

from ..figure_lines import FigureView
from ..figures import wanted_of
from ..models import ReportLine
from ..pages import saved_words, texts_of
from ..queries import visible_reports
from ..said import Said
from ..saving import save_one, sent_lines
from ..saving_figures import save_one as save_one_figure
from ..saving_figures import sent_figures
from .shape import report_for


@official
@form_only
def line(request: Request, key: int) -> JsonResponse:
    """Saves; answers what the page has to show. 409 with both texts where somebody else was first."""
    visible = ReportLine.objects.filter(report__in=visible_reports(request.actor))
    found = fetch(visible.select_related("report__round__unit", "report__unit", "duty", "question"), key)
    one = next(sent_lines(request.POST, [found]), None)
    if one is None:
        return JsonResponse({"told": _("Dòng này chưa lưu.")}, status=422)
    try:
        saved = save_one(one, by=request.actor, now=request.now)
    except Conflict as conflict:
        theirs = visible.select_related("saved_by").get(pk=key)
        if theirs.version == one.seen:  # the report itself has moved on
            return JsonResponse({"told": str(conflict)}, status=422)
        notice = rows("rounds/conflict.html", texts_there=texts_of(theirs), saved=saved_words(theirs), script=True)
        return JsonResponse(_stand(theirs) | {"notice": notice}, status=409)
    except Refused as refusal:
        return JsonResponse({"told": str(refusal)}, status=422)
    if saved.saved_by_id == request.actor.account_id:
        saved.saved_by = request.user  # type: ignore[assignment]  # it needs no query
    return JsonResponse(_stand(saved) | {"told": saved_words(saved)})


def _stand(line: ReportLine) -> dict[str, Any]:
    return {"version": line.version, "mark": Said.of(line).mark}


@official
@form_only
def figure(request: Request, key: int, indicator: int) -> JsonResponse:
    """The same for a figure; answers also what is asked about it before the report is handed in."""
    report = report_for(request, key)
    one = next(sent_figures(request.POST, wanted_of(report, indicator)), None)
    if one is None:
        return JsonResponse({"told": _("Số liệu này chưa lưu.")}, status=422)
    try:
        saved = save_one_figure(report, one, by=request.actor, now=request.now)
    except Conflict as conflict:
        (wanted,) = wanted_of(report, indicator) or [one.wanted]
        view = FigureView(wanted, replace(one.typed, clash=True))
        if (view.seen, wanted.stands) == (one.seen, one.stands):  # the report itself has moved on
            return JsonResponse({"told": str(conflict)}, status=422)
        notice = rows("rounds/conflict.html", texts_there=view.theirs, saved=view.saved, script=True)
        return JsonResponse(_figure_stands(view) | {"notice": notice}, status=409)
    except Refused as refusal:
        return JsonResponse({"told": str(refusal)}, status=422)
    view = FigureView(saved)
    asked = rows("rounds/asked.html", asked=view.asked)
    return JsonResponse(_figure_stands(view) | {"told": view.saved, "asked": asked})


def _figure_stands(view: FigureView) -> dict[str, Any]:
    return {"version": view.seen, "mark": view.mark, "stands": view.stands}
