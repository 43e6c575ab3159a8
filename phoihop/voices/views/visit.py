"""The officials' pages of visits by the people's boards: the list, one visit, its checklist, the answer."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from phoihop.ground.form_page import doing, sent
from phoihop.ground.pages import Request, fetch, form_only, official, page_of, telling
from phoihop.ground.serving import serve_file
from phoihop.ledger.acts import allowed, permit
from phoihop.ledger.history import history

from ..actions import visit as acts
from ..forms.promise import ShowForm, promise_of
from ..forms.visit import CheckForm, SendForm, VisitAnswerForm, VisitForm
from ..models import Visit
from ..queries import visible_visits
from ..visit_terms import term_of
from .shape import do_one, drop_row, form_page, list_crumbs, publication_of

_ACTS = ("edit", "check", "drop_check", "show", "drop_photo", "send", "finish", "answer")
_FIELDS = ("body", "of", "title", "place", "visited_on", "findings", "asks")


@official
@require_GET
def visits(request: Request) -> HttpResponse:
    """What did the people's boards look at, and who owes them an answer?"""
    waiting = request.GET.get("cho") == "1"
    found = visible_visits(request.actor).select_related("unit", "to_unit")
    if waiting:
        found = found.filter(state=Visit.State.SENT)
    today = timezone.localdate(request.now)
    piece = page_of(found.order_by("-id"), request.GET.get("sau"))
    context = {
        "crumbs": [*_crumbs()[:-1], (_("Nhân dân kiểm tra"), "")],
        "piece": piece,
        "lines": [(one, one.days_late(today)) for one in piece.rows],
        "waiting": waiting,
        "may_note": allowed("visit.note", request.actor),
    }
    return render(request, "voices/visits.html", context)


@official
@require_http_methods(["GET", "POST"])
def note(request: Request) -> HttpResponse:
    """A visit is written down."""
    permit("visit.note", request.actor)

    def do(data: dict[str, Any]) -> Visit:
        data.pop("seen")
        return acts.note(None, **data, **doing(request))

    return form_page(
        request,
        VisitForm(sent(request), actor=request.actor),
        do,
        success=_("Đã ghi. Hãy thêm các điều đã xem, rồi gửi kiến nghị."),
        back=lambda made: made.get_absolute_url() if made else reverse("voices:visits"),
        cancel=reverse("voices:visits"),
        title=_("Ghi một lần kiểm tra"),
        crumbs=[*_crumbs(), (_("Ghi"), "")],
    )


@official
@require_GET
def visit(request: Request, key: int) -> HttpResponse:
    """What was looked at, what was found, who answers by when?"""
    found = _for(request, key)
    today = timezone.localdate(request.now)
    context = {
        "crumbs": [*_crumbs(), (str(found), "")],
        "visit": found,
        "checks": found.checks.all(),
        "photos": found.photos.all(),
        "may": {name: allowed(f"visit.{name}", request.actor, found) for name in _ACTS},
        "late": found.days_late(today),
        "term": term_of(found.body, found.sent_on or today),
        "history": history(found),
    } | publication_of(request, "kiem-tra", found)
    return render(request, "voices/visit.html", context)


@official
@require_http_methods(["GET", "POST"])
def edit(request: Request, key: int) -> HttpResponse:
    """Its words."""
    found = _for(request, key)
    initial = {name: getattr(found, name) for name in _FIELDS}
    initial |= {"promise": promise_of(found), "seen": found.revision}
    form = VisitForm(sent(request), actor=request.actor, initial=initial)
    return _do(request, found, "edit", acts.edit, form, _("Sửa"), _("Đã sửa."))


@official
@require_http_methods(["GET", "POST"])
def check(request: Request, key: int) -> HttpResponse:
    """A line of the checklist."""
    found, form = _for(request, key), CheckForm(sent(request))
    return _do(request, found, "check", acts.check, form, _("Thêm điều đã xem"), _("Đã thêm."))


@official
@require_http_methods(["GET", "POST"])
def show(request: Request, key: int) -> HttpResponse:
    """Pictures of what was seen."""
    found, form = _for(request, key), ShowForm(sent(request), request.FILES or None)
    return _do(request, found, "show", acts.show, form, _("Thêm ảnh"), _("Đã thêm ảnh."))


@official
@require_http_methods(["GET", "POST"])
def send(request: Request, key: int) -> HttpResponse:
    """What the board asks goes to the authority."""
    found = _for(request, key)
    today = timezone.localdate(request.now)
    term = term_of(found.body, today)
    lead = _("Gửi rồi thì không sửa được nữa.")
    if term:
        lead += " " + _("Cơ quan phải trả lời trong {days} ngày ({article}, {law}).").format(
            days=term.number, article=term.article, law=term.law
        )
    form = SendForm(sent(request), today=today)
    return _do(request, found, "send", acts.send, form, _("Gửi kiến nghị"), _("Đã gửi."), lead=lead, button=_("Gửi"))


@official
@require_http_methods(["GET", "POST"])
def answer(request: Request, key: int) -> HttpResponse:
    """The authority answers."""
    found, form = _for(request, key), VisitAnswerForm(sent(request))
    return _do(request, found, "answer", acts.answer, form, _("Trả lời"), _("Đã trả lời."), lead=found.asks)


@official
@form_only
def finish(request: Request, key: int) -> HttpResponse:
    """Nothing is asked of anybody."""
    found = _for(request, key)
    with telling(request, _("Đã ghi: không có kiến nghị.")):
        acts.finish(found, **doing(request))
    return redirect(found)


@official
@form_only
def drop_check(request: Request, key: int, row_key: int) -> HttpResponse:
    """A line is taken out."""
    found = _for(request, key)
    return drop_row(request, found, "visit.drop_check", acts.drop_check, found.checks.all(), row_key, _("Đã bỏ."))


@official
@form_only
def drop_photo(request: Request, key: int, row_key: int) -> HttpResponse:
    """A picture is taken out."""
    found = _for(request, key)
    return drop_row(request, found, "visit.drop_photo", acts.drop_photo, found.photos.all(), row_key, _("Đã bỏ ảnh."))


@official
@require_GET
def photo(request: Request, key: int, row_key: int) -> HttpResponseBase:
    """A picture of what was seen."""
    found = fetch(_for(request, key).photos.select_related("file"), row_key)
    return serve_file(found.file, f"anh-{found.pk}.jpg")


def _do(
    request: Request, found: Visit, name: str, do: Any, form: Any, title: str, success: str, **context: Any
) -> HttpResponse:
    return do_one(request, found, f"visit.{name}", do, form, title=title, success=success, crumbs=_crumbs(), **context)


def _for(request: Request, key: int) -> Visit:
    return fetch(visible_visits(request.actor).select_related("unit", "to_unit", "programme", "content"), key)


def _crumbs() -> list[tuple[str, str]]:
    return list_crumbs("visits", _("Nhân dân kiểm tra"))
