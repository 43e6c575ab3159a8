"""Reports as Excel sheets."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_GET

from phoihop.ground.pages import Request, official
from phoihop.ground.serving import as_excel

from ..figure_lines import handed_in
from ..figures import FigureSaid, wanted_of
from ..imports.sheet import SheetRow, figure_row, line_row, lines_sheet
from ..models import ReportFigure, ReportLine
from ..pages import lines_of, views_of
from ..queries import HANDED_IN
from ..said import Said
from .shape import report_for, round_for


@official
@require_GET
def of_report(request: Request, key: int) -> HttpResponse:
    """One report, with what is suggested where nothing is saved yet."""
    found = report_for(request, key)
    lines = list(lines_of(found))
    for line in lines:
        line.report = found
    views = views_of(found, lines, timezone.localdate(request.now), edit=False)
    rows = [line_row(view.line, view.said) for view in views]
    for one in handed_in(found) if found.handed_in else wanted_of(found):
        version = one.row.version if one.row else 0
        rows.append(figure_row(found.pk, found.unit.name, one.indicator, version, one.said))
    return as_excel(lines_sheet(rows, len(rows)), f"bao-cao-{found.pk}.xlsx")


@official
@require_GET
def of_round(request: Request, key: int) -> HttpResponse:
    """All that was handed in; of a round of the past every line, for the unit that asked to fill in."""
    found = round_for(request, key)
    lines, figures = ReportLine.objects.filter(report__round=found), ReportFigure.objects.filter(report__round=found)
    if not found.past:
        handed = {"report__state__in": HANDED_IN}
        lines, figures = lines.filter(**handed), figures.filter(**handed)
    shown = lines.select_related("report__unit", "duty__content", "question").order_by("report_id", "place")
    written = figures.select_related("report__unit", "indicator__content").order_by("report_id", "indicator_id")
    rows = _as_saved(shown.iterator(chunk_size=500), written.iterator(chunk_size=500))
    return as_excel(lines_sheet(rows, lines.count() + figures.count()), f"dot-bao-cao-{found.pk}.xlsx")


def _as_saved(lines: Iterable[ReportLine], figures: Iterable[ReportFigure]) -> Iterator[SheetRow]:
    """Report by report; both come in the order of the reports, and every report has a line."""
    waiting = groupby(figures, key=lambda one: one.report_id)
    report, theirs = next(waiting, (0, iter(())))
    for key, its in groupby(lines, key=lambda one: one.report_id):
        yield from (line_row(line, Said.of(line)) for line in its)
        if key == report:
            for one in theirs:
                yield figure_row(key, one.report.unit.name, one.indicator, one.version, FigureSaid.of(one))
            report, theirs = next(waiting, (0, iter(())))
