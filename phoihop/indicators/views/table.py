"""A programme's indicators: targets against what was measured; the same as a workbook to fill in."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from phoihop.ground.pages import Request, fetch, official
from phoihop.ground.serving import as_excel
from phoihop.ledger.acts import allowed
from phoihop.programmes.models import Programme
from phoihop.programmes.pages import crumbs_of, programme_head
from phoihop.programmes.queries import visible_programmes

from ..exports import book_of
from ..pages import chosen_period, table_rows
from ..rollup import table_of


def programme_for(request: Request, key: int) -> Programme:
    """The programme with this key, if the actor may see it; a draft has no indicators yet."""
    return fetch(visible_programmes(request.actor).exclude(starts_on=None).exclude(ends_on=None), key)


@official
@require_GET
def table(request: Request, key: int) -> HttpResponse:
    """What was to be reached, and how far is it?"""
    programme = programme_for(request, key)
    period, choices = chosen_period(request, programme)
    groups = table_rows(table_of(programme, period))
    context = programme_head(request, programme) | {
        "crumbs": crumbs_of(programme, (_("Chỉ tiêu"), "")),
        "groups": groups,
        "choices": choices,
        "period": period,
        "has_this": any(row.this for _label, rows in groups for row in rows),
        "may_define": allowed("indicator.define", request.actor, programme),
    }
    return render(request, "indicators/table.html", context)


@official
@require_GET
def sheet(request: Request, key: int) -> HttpResponse:
    """Indicators, targets and figures as a workbook that is filled in and uploaded again."""
    programme = programme_for(request, key)
    period, _choices = chosen_period(request, programme)
    name = f"chi-tieu-{programme.pk}-{period.end.isoformat()}.xlsx"
    return as_excel(book_of(programme, period, request.actor), name)
