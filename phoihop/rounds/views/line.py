"""A line that saves itself while somebody writes (where scripts run)."""

from __future__ import annotations

from typing import Any

from django.http import JsonResponse
from django.utils.translation import gettext as _

from phoihop.ground.errors import Conflict, Refused
from phoihop.ground.pages import Request, fetch, form_only, official
from phoihop.ground.rows import rows

from ..models import ReportLine
from ..pages import saved_words
from ..queries import visible_reports
from ..said import Said
from ..saving import save_one, sent_lines


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
        notice = rows("rounds/conflict.html", theirs=theirs, saved=saved_words(theirs), script=True)
        return JsonResponse(_stand(theirs) | {"notice": notice}, status=409)
    except Refused as refusal:
        return JsonResponse({"told": str(refusal)}, status=422)
    if saved.saved_by_id == request.actor.account_id:
        saved.saved_by = request.user  # type: ignore[assignment]  # it needs no query
    return JsonResponse(_stand(saved) | {"told": saved_words(saved)})


def _stand(line: ReportLine) -> dict[str, Any]:
    return {"version": line.version, "mark": Said.of(line).mark}
