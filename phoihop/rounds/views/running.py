"""How a round fills up; and its lock."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from phoihop.ground.form_page import doing, form_page, sent
from phoihop.ground.forms import ReasonForm
from phoihop.ground.pages import Request, form_only, official, page_of, telling
from phoihop.ground.shell import blocks_for
from phoihop.ledger.acts import allowed, permit

from .. import actions
from ..locks import lock_words
from ..models import Report, Round
from ..pages import rows_of
from ..parents import below
from ..queries import HANDED_IN, LACKING, counts_of, late
from .shape import crumbs_of_round, round_for

_PAGE = 40
_ACTS = ("change", "lock", "unlock", "urge")


@official
@require_GET
def round_page(request: Request, key: int) -> HttpResponse:
    """Who has handed in, who is late, what is missing?"""
    found = round_for(request, key)
    today = timezone.localdate(request.now)
    reports = Report.objects.filter(round=found)
    counts = counts_of(reports, today)
    views = {
        "": (_("Tất cả"), reports, counts["all"]),
        "thieu": (_("Chưa nộp"), reports.filter(state__in=LACKING), counts["lacking"]),
        "qua-han": (_("Quá hạn"), reports.filter(late(today)), counts["late"]),
        "cho": (_("Chờ xem xét"), reports.filter(state="submitted"), counts["submitted"]),
        "xin": (_("Xin thêm thời gian"), reports.filter(asked_until__isnull=False), counts["asked_time"]),
        "tra-lai": (_("Đã trả lại"), reports.filter(state="returned"), counts["returned"]),
        "xong": (_("Đã tiếp nhận"), reports.filter(state="accepted"), counts["accepted"]),
    }
    chosen = request.GET.get("xem", "")
    chosen = chosen if chosen in views else ""
    piece = page_of(views[chosen][1].select_related("unit").order_by("id"), request.GET.get("sau"), _PAGE)
    for one in piece.rows:
        one.round = found
    upward = _upward(found)
    context = {
        "crumbs": crumbs_of_round(found),
        "round": found,
        "programmes": list(found.programmes.all()),
        "children": below(found),
        "upward": upward,
        "upward_locked": lock_words(upward.round, today) if upward and upward.locked(today) else "",
        "counts": counts,
        "share": round(100 * counts["handed_in"] / max(counts["all"], 1)),
        "tabs": [
            {"url": f"?xem={name}" if name else "?", "label": f"{label} ({n})", "current": name == chosen}
            for name, (label, _rows, n) in views.items()
            if n or not name
        ],
        "chosen": chosen,
        "rows": rows_of(piece.rows, today),
        "piece": piece,
        "handed_in": HANDED_IN,
        "locked": lock_words(found, today),
        "blocks": blocks_for(request, "round", found),
        "may": {name: allowed(f"round.{name}", request.actor, found) for name in _ACTS},
    }
    return render(request, "rounds/round.html", context)


def _upward(found: Round) -> Report | None:
    """The report of who asked that this round is to fill."""
    if found.parent_id is None:
        return None
    return Report.objects.select_related("round__unit").filter(round=found.parent_id, unit=found.unit_id).first()


@official
@require_http_methods(["GET", "POST"])
def lock(request: Request, key: int) -> HttpResponse:
    """Locks the round for all, with the reason that units are told."""
    found = round_for(request, key)
    if request.method == "GET":
        permit("round.lock", request.actor, found)
    return form_page(
        request,
        ReasonForm(sent(request)),
        lambda given: actions.lock(found, **given, **doing(request)),
        template="rounds/decide.html",
        success=_("Đã khóa đợt báo cáo."),
        back=found.get_absolute_url(),
        title=_("Khóa đợt báo cáo"),
        crumbs=crumbs_of_round(found, (_("Khóa"), "")),
        note=_("Sau khi khóa, không đơn vị nào nộp hoặc sửa được, trừ đơn vị được mở khóa riêng."),
    )


@official
@form_only
def unlock(request: Request, key: int) -> HttpResponse:
    """Opens a locked round for all again."""
    found = round_for(request, key)
    with telling(request, _("Đã mở lại đợt báo cáo.")):
        actions.unlock(found, **doing(request))
    return redirect(found)
