"""The figures of a review: tables, charts."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from phoihop.ground.pages import Request, official
from phoihop.ground.rows import rows
from phoihop.writing.blocks import Table
from phoihop.writing.texts import shown

from ..drawing import drawn
from ..freezing import figures_of
from ..tables import by_content, by_field, by_kind, by_unit, indicators
from .shape import page_of_review, review_for

_LEAF = 60  # units on a page


@official
@require_GET
def tables(request: Request, key: int) -> HttpResponse:
    """By content, kind of unit, unit and indicator; against the target and the last round. ``?tu=`` a leaf of units."""
    found = review_for(request, key)
    figures = figures_of(found, request.now)
    number, typed = len(figures.units), request.GET.get("tu", "")
    first = min(int(typed), max(number - 1, 0)) // _LEAF * _LEAF if typed.isdecimal() and len(typed) < 6 else 0
    leaf = slice(first, first + _LEAF)
    context = page_of_review(request, found, "figures") | {
        "figures": figures,
        "contents": _printed(by_content(figures), _("Theo nội dung"), named=1),
        "fields": _printed(fields, _("Theo lĩnh vực"), named=0) if (fields := by_field(figures)).rows else "",
        "kinds": _printed(by_kind(figures), _("Theo khối đơn vị"), named=0),
        "indicators": _printed(indicators(figures), _("Chỉ tiêu"), named=1) if figures.indicators else "",
        "units": _printed(by_unit(figures, leaf), _("Theo đơn vị"), named=1),
        "next": leaf.stop if leaf.stop < number else None,
        "previous": first - _LEAF if first else None,
    }
    return render(request, "reviews/figures.html", context)


def _printed(table: Table, name: str, *, named: int) -> SafeString:
    """A table as the page prints it; ``named`` is the column that names its rows."""
    return rows("reviews/table.html", table=table, name=name, named=named, shown=shown, words=_)


@official
@require_GET
def charts(request: Request, key: int) -> HttpResponse:
    """The same in pictures, each with its table."""
    found = review_for(request, key)
    figures = figures_of(found, request.now, charts=True)
    context = page_of_review(request, found, "charts") | {"figures": figures, "charts": drawn(figures)}
    return render(request, "reviews/charts.html", context)
