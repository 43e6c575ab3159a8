"""One report: written by its unit, read by those to whom it was handed in."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from phoihop.ground.form_page import doing
from phoihop.ground.pages import Request, official, telling
from phoihop.ground.rows import rows
from phoihop.ledger.acts import allowed, permit
from phoihop.ledger.history import history
from phoihop.templating.filling import word

from .. import actions
from ..figure_lines import FigureView, handed_in, on_leaf, with_figures
from ..figures import FiguresMissing, wanted_of
from ..locks import lock_words
from ..models import Report, ReportLine
from ..pages import NOTHING, Group, Written, grouped, lines_of, mark_of, views_of
from ..parents import below
from ..queries import reports_followed
from ..report_paper import report_fields, report_paper
from ..saving import save_all, sent_lines
from ..saving_figures import Typed, save_sent, sent_figures
from .shape import crumbs_of_report, report_for

_LEAF = 30  # lines on one page of a form
_DRAFTING = {"report.save", "report.save_figure", "report.keep"}  # acts by the dozen, which tell a reader nothing
_INNER = _DRAFTING | {"report.hand_back"}  # … and what stays inside the unit
_ACTS = ("save", "keep", "submit", "approve", "hand_back", "ask_time", "accept", "return")


@official
@require_http_methods(["GET", "POST"])
def report(request: Request, key: int) -> HttpResponse:
    """What did we do in this period? Prefilled from what was recorded."""
    try:
        found = report_for(request, key)
    except Http404:  # whoever chases it comes here from a reminder; a draft stays its unit's own
        followed = reports_followed(request.actor).filter(pk=key).select_related("round").first()
        if request.method == "GET" and followed:
            return redirect(f"{followed.round.get_absolute_url()}?xem=thieu")
        raise
    if request.method == "POST":
        return _written(request, found)
    return _edit(request, found) if _may_write(request, found) else _read(request, found)


@official
@require_GET
def read(request: Request, key: int) -> HttpResponse:
    """The report as it reads, for the printer."""
    return _read(request, report_for(request, key))


def _may_write(request: Request, found: Report) -> bool:
    return allowed("report.save", request.actor, found) and not found.locked(timezone.localdate(request.now))


def _written(request: Request, found: Report) -> HttpResponse:
    """Saves each line that was written; then what the button says."""
    wish, _colon, about = request.POST.get("do", "save").partition(":")
    if not allowed("report.save", request.actor, found) and wish.startswith("submit"):
        with telling(request, ""):  # sent twice over a flaky line, or not allowed
            actions.submit(found, **doing(request))
        return redirect(found)
    lines = list(found.lines.select_related("duty", "question"))
    for line in lines:
        line.report = found
    sent = list(sent_lines(request.POST, lines))
    figures = list(sent_figures(request.POST, wanted_of(found)))
    if not sent and not figures:
        permit("report.save", request.actor, found)
    leaf_done = wish == "next" or (wish == "save" and not about)
    saved = save_all(
        sent,
        by=request.actor,
        now=request.now,
        take_over=lambda line: leaf_done or (wish == "save" and about == str(line.pk)),
    )
    trouble = save_sent(found, figures, by=request.actor, now=request.now)
    if saved.conflicts or saved.errors or trouble:
        clash = bool(saved.conflicts) or any(one.clash for one in trouble.values())
        return _edit(request, found, saved, trouble, status=409 if clash else 422)
    match wish:
        case "keep":
            with telling(request, _("Đã giữ như báo cáo kỳ trước.")):
                only = next((line for line in lines if str(line.pk) == about), None)
                if only:
                    only.refresh_from_db(fields=["version"])
                actions.keep_lines(found, only=only, **doing(request))
        case "submit" | "submit-lacking":
            lacks, gaps = False, NOTHING
            with telling(request, lambda: _said_of(found)) as told:
                try:
                    actions.submit(found, lacking=wish == "submit-lacking", **doing(request))
                except FiguresMissing:
                    lacks = True
                    raise
                except actions.LinesMissing as missing:
                    gaps = Written(errors=dict.fromkeys(missing.lines, _("Dòng này chưa ghi.")))
                    raise
            if not told.done:
                return _edit(request, found, gaps, status=422, lacks=lacks)
            return redirect(found)
        case "next":
            return redirect(f"{found.get_absolute_url()}?tu={about}")
        case _:
            messages.success(request, _("Đã lưu bản nháp."))
    leaf = request.GET.get("tu", "")
    anchor = f"#dong-{about}" if about.removeprefix("f").isdecimal() else ""
    return redirect(f"{found.get_absolute_url()}{f'?tu={leaf}' if leaf.isdecimal() else ''}{anchor}")


def _said_of(found: Report) -> str:
    if found.state == Report.State.TO_APPROVE:
        return _("Đã trình thủ trưởng duyệt.")
    return _("Đã nộp báo cáo.")


def _edit(
    request: Request,
    found: Report,
    typed: Written = NOTHING,
    figures_typed: Mapping[int, Typed] | None = None,
    *,
    status: int = 200,
    lacks: bool = False,
) -> HttpResponse:
    """The form, a leaf of lines at a time; ``lacks``: figures are missing, and the unit may say that it has none."""
    children = below(found.round, found.unit_id)
    found.rounds_below = [one.pk for one in children]
    lines = list(lines_of(found))
    start = request.GET.get("tu", "")
    first = min(int(start), max(len(lines) - 1, 0)) // _LEAF * _LEAF if start.isdecimal() and len(start) < 6 else 0
    shown = lines[first : first + _LEAF]
    views = views_of(found, shown, timezone.localdate(request.now), edit=True, typed=typed)
    several = _several(lines)
    wanted = wanted_of(found)
    figures = [
        FigureView(one, (figures_typed or {}).get(one.indicator.pk)) for one in on_leaf(wanted, lines, first, _LEAF)
    ]
    groups = with_figures(grouped(views, several), figures, several)
    stopped, refused = {*typed.errors, *typed.conflicts, *(one.pk for one in lines if one.remark)}, status != 200
    rest = first + _LEAF < len(lines)
    context = _head(request, found) | {
        "lines": rows("rounds/lines.html", groups=groups, states=ReportLine.State.choices),
        "open_lines": sum(not line.version for line in lines),
        "number": len(lines),
        "lacking": sum(not one.said.given for one in wanted),
        "children": children,
        "may_ask_below": allowed("round.open", request.actor) and found.round.unit_id != request.actor.unit_id,
        "lacks": lacks,
        "trouble": [
            *((_place(n, line.pk, first), str(line)) for n, line in enumerate(lines) if line.pk in stopped),
            *((f"#dong-{one.key}", one.name) for one in figures if one.remark or (refused and one.stops(lacks))),
        ],
        "may_keep": any(view.last for view in views),
        "next": first + _LEAF if rest else None,
        "previous": first - _LEAF if first else None,
        "leaf": first,
    }
    return render(request, "rounds/write.html", context, status=status)


def _place(n: int, key: int, first: int) -> str:
    """Where the ``n``-th line stands, seen from the leaf that begins with ``first``."""
    leaf = n // _LEAF * _LEAF
    return f"#dong-{key}" if leaf == first else f"?tu={leaf}#dong-{key}"


@official
@require_GET
def report_word(request: Request, key: int) -> HttpResponse:
    """The report as a Word file, in the standard format or by a template of the unit's own."""
    found = report_for(request, key)
    with translation.override(settings.LANGUAGE_CODE):
        groups = _groups(request, found)
        paper = report_paper(found, groups, timezone.localdate(request.now))
        fields = report_fields(found, groups)
    return word(
        request,
        found.unit_id,
        "report",
        f"bao-cao-{found.pk}",
        paper,
        lambda: fields,
        partial(crumbs_of_report, request, found),
    )


def _groups(request: Request, found: Report) -> list[Group]:
    """What it says, to be read."""
    lines = list(lines_of(found))
    several = _several(lines)
    groups = grouped(views_of(found, lines, timezone.localdate(request.now), edit=False), several)
    figures = [FigureView(one) for one in (handed_in(found) if found.handed_in else wanted_of(found))]
    return with_figures(groups, figures, several)


def _read(request: Request, found: Report) -> HttpResponse:
    hidden = _DRAFTING if found.unit_id == request.actor.unit_id else _INNER
    context = _head(request, found) | {
        "text": rows("rounds/text.html", groups=_groups(request, found)),
        "may_publish": allowed("posting.publish", request.actor, found),
        "history": [line for line in history(found, most=200) if line.act not in hidden],
    }
    return render(request, "rounds/read.html", context)


def _several(lines: list[ReportLine]) -> dict[int, str]:
    """The names of the programmes, where there are more than one."""
    names = {line.duty.programme_id: line.programme for line in lines if line.duty}  # type: ignore[attr-defined]
    return names if len(names) > 1 else {}


def _head(request: Request, found: Report) -> dict[str, Any]:
    today = timezone.localdate(request.now)
    return {
        "crumbs": crumbs_of_report(request, found),
        "report": found,
        "round": found.round,
        "mark": mark_of(found, today),
        "locked": lock_words(found.round, today) if found.locked(today) and not found.handed_in else "",
        "may": {name: allowed(f"report.{name}", request.actor, found) for name in _ACTS},
        "own": found.unit_id == request.actor.unit_id,
    }
