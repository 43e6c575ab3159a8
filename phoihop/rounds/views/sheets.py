"""Reports as Excel sheets."""

from __future__ import annotations

from collections.abc import Iterator

from django.http import HttpResponse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_GET

from phoihop.ground.pages import Request, official

from ..imports.sheet import lines_sheet
from ..models import ReportLine
from ..pages import lines_of, views_of
from ..queries import HANDED_IN
from ..said import Said
from .shape import report_for, round_for

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@official
@require_GET
def of_report(request: Request, key: int) -> HttpResponse:
    """One report, with what is suggested where nothing is saved yet."""
    found = report_for(request, key)
    lines = list(lines_of(found))
    for line in lines:
        line.report = found
    views = views_of(found, lines, timezone.localdate(request.now), edit=False)
    return _sheet(lines_sheet([(view.line, view.said) for view in views], len(lines)), f"bao-cao-{found.pk}.xlsx")


@official
@require_GET
def of_round(request: Request, key: int) -> HttpResponse:
    """All that was handed in; of a round of the past every line, for the unit that asked to fill in."""
    found = round_for(request, key)
    lines = ReportLine.objects.filter(report__round=found)
    if not found.past:
        lines = lines.filter(report__state__in=HANDED_IN)
    shown = lines.select_related("report__unit", "duty__content", "question").order_by("report_id", "place")
    return _sheet(lines_sheet(_as_saved(shown.iterator(chunk_size=500)), lines.count()), f"dot-bao-cao-{found.pk}.xlsx")


def _as_saved(lines: Iterator[ReportLine]) -> Iterator[tuple[ReportLine, Said]]:
    return ((line, Said.of(line)) for line in lines)


def _sheet(content: bytes, name: str) -> HttpResponse:
    headers = {"Content-Disposition": content_disposition_header(True, name) or "attachment"}
    return HttpResponse(content, content_type=_XLSX, headers=headers)
