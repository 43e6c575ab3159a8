"""The officials' pages of surveys: the list, one survey, its questions, its sheets of codes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import segno
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from phoihop.ground.addresses import in_full
from phoihop.ground.dates import written
from phoihop.ground.errors import Refused
from phoihop.ground.form_page import doing, sent
from phoihop.ground.pages import Request, fetch, form_only, official, page_of, telling
from phoihop.ground.serving import safe_name
from phoihop.ledger.acts import allowed, permit
from phoihop.ledger.history import history

from ..actions import survey as acts
from ..answers import results_of
from ..forms.promise import promise_of
from ..forms.survey import PrintForm, QuestionForm, SurveyForm
from ..models import Survey
from ..queries import visible_surveys
from ..seeds import seed_of
from .shape import do_one, drop_row, form_page, list_crumbs, publication_of

_ACTS = ("edit", "ask", "drop_question", "open", "print_codes", "close")


@dataclass(frozen=True)
class Slip:
    """A code as it is cut out and handed to somebody."""

    code: str
    picture: str


@official
@require_GET
def surveys(request: Request) -> HttpResponse:
    """What do we ask citizens?"""
    context = {
        "crumbs": [*_crumbs()[:-1], (_("Khảo sát"), "")],
        "piece": page_of(visible_surveys(request.actor).select_related("unit").order_by("-id"), request.GET.get("sau")),
        "today": timezone.localdate(request.now),
        "may_draft": allowed("survey.draft", request.actor),
    }
    return render(request, "voices/surveys.html", context)


@official
@require_http_methods(["GET", "POST"])
def draft(request: Request) -> HttpResponse:
    """A new survey."""
    permit("survey.draft", request.actor)

    def do(data: dict[str, Any]) -> Survey:
        data.pop("seen")
        return acts.draft(None, **data, **doing(request))

    return form_page(
        request,
        SurveyForm(sent(request), actor=request.actor),
        do,
        success=_("Đã ghi. Hãy thêm câu hỏi."),
        back=lambda made: made.get_absolute_url() if made else reverse("voices:surveys"),
        cancel=reverse("voices:surveys"),
        title=_("Soạn khảo sát"),
        crumbs=[*_crumbs(), (_("Soạn"), "")],
    )


@official
@require_GET
def survey(request: Request, key: int) -> HttpResponse:
    """What is asked, who was given codes, how many answered, what came out?"""
    found = _for(request, key)
    context = {
        "crumbs": [*_crumbs(), (str(found), "")],
        "survey": found,
        "questions": found.questions.all(),
        "groups": found.groups.all(),
        "results": results_of(found) if found.state == Survey.State.CLOSED else None,
        "may": {name: allowed(f"survey.{name}", request.actor, found) for name in _ACTS},
        "link": in_full(reverse("portal:answer_survey", args=[found.pk])),
        "history": history(found),
    } | publication_of(request, "khao-sat", found)
    return render(request, "voices/survey.html", context)


@official
@require_http_methods(["GET", "POST"])
def edit(request: Request, key: int) -> HttpResponse:
    """Its title, its subject, its end."""
    found = _for(request, key)
    initial = {name: getattr(found, name) for name in ("title", "service", "text", "closes_on")}
    initial |= {"promise": promise_of(found), "seen": found.revision, "way": "code" if found.by_code else "link"}
    form = SurveyForm(sent(request), actor=request.actor, initial=initial)
    return _do(request, found, "edit", acts.edit, form, _("Sửa"), _("Đã sửa."))


@official
@require_http_methods(["GET", "POST"])
def ask(request: Request, key: int) -> HttpResponse:
    """One more question."""
    found, form = _for(request, key), QuestionForm(sent(request))
    return _do(request, found, "ask", acts.ask, form, _("Thêm câu hỏi"), _("Đã thêm câu hỏi."))


@official
@form_only
def drop_question(request: Request, key: int, row_key: int) -> HttpResponse:
    """A question is taken out."""
    found = _for(request, key)
    return drop_row(
        request, found, "survey.drop_question", acts.drop_question, found.questions.all(), row_key, _("Đã bỏ câu hỏi.")
    )


@official
@form_only
def open_survey(request: Request, key: int) -> HttpResponse:
    """Citizens may answer."""
    found = _for(request, key)
    with telling(request, _("Đã mở. Câu hỏi không sửa được nữa.")):
        acts.open_survey(found, **doing(request))
    return redirect(found)


@official
@form_only
def close(request: Request, key: int) -> HttpResponse:
    """Nobody answers any more."""
    found = _for(request, key)
    with telling(request, _("Đã kết thúc. Kết quả chờ công khai.")):
        acts.close(found, **doing(request))
    return redirect(found)


@official
@never_cache
@require_http_methods(["GET", "POST"])
def print_codes(request: Request, key: int) -> HttpResponse:
    """A sheet of codes, seen this once; the same form gives the same sheet again."""
    found = _for(request, key)
    permit("survey.print_codes", request.actor, found)
    seed, ours = seed_of(request)
    form = PrintForm(sent(request))
    if ours and form.is_valid():
        by = {"by": request.actor, "now": request.now}  # the seed makes it once
        try:
            codes = acts.print_codes(found, seed=f"{found.pk}:{seed}", **form.cleaned_data, **by)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            return render(request, "voices/codes.html", _sheet(request, found, codes, form.cleaned_data["name"]))
    context = {
        "crumbs": [*_crumbs(), (str(found), found.get_absolute_url()), (_("In mã trả lời"), "")],
        "survey": found,
        "form": form,
        "seed": seed,
    }
    return render(request, "voices/print_codes.html", context, status=422 if form.errors else 200)


@official
@require_GET
def counter_sign(request: Request, key: int) -> HttpResponse:
    """A sheet for the counter, with a code that opens the questions; for who answers without a slip."""
    from phoihop.writing.poster import Poster, write  # lazily: only who makes a file needs it

    found = _for(request, key)
    if found.by_code or found.state != Survey.State.OPEN:
        raise Http404
    sign = Poster(
        issuer=found.unit.name,
        kind="Khảo sát",
        title=found.title,
        lead=found.text or found.service,
        lines=["Quét mã bằng điện thoại, trả lời trong một hai phút.", "Không hỏi tên. Không ai biết bạn trả lời gì."],
        address=in_full(reverse("portal:answer_survey", args=[found.pk])),
        facts=[("Trả lời đến hết ngày", written(found.closes_on))],
        scan="Quét mã, hoặc mở trang",
    )
    name = safe_name(f"Tờ đặt ở quầy {found.title[:60]}.pdf")
    headers = {"Content-Disposition": content_disposition_header(True, name) or "attachment"}
    return HttpResponse(write(sign, "a4", made=request.now), content_type="application/pdf", headers=headers)


def _sheet(request: Request, found: Survey, codes: list[str], name: str) -> dict[str, Any]:
    link = in_full(reverse("portal:answer_survey", args=[found.pk]))
    slips = [  # behind "#" the code is sent to nobody by the phone's browser
        Slip(code, segno.make(f"{link}#{code.replace(' ', '')}", error="l").svg_data_uri(border=2, light="#fff"))
        for code in codes
    ]
    crumbs = [*_crumbs(), (str(found), found.get_absolute_url()), (_("Tờ mã"), "")]
    return {"crumbs": crumbs, "survey": found, "slips": slips, "link": link, "group": name}


def _do(
    request: Request, found: Survey, name: str, do: Any, form: Any, title: str, success: str, **context: Any
) -> HttpResponse:
    return do_one(request, found, f"survey.{name}", do, form, title=title, success=success, crumbs=_crumbs(), **context)


def _for(request: Request, key: int) -> Survey:
    return fetch(visible_surveys(request.actor).select_related("unit", "programme", "content"), key)


def _crumbs() -> list[tuple[str, str]]:
    return list_crumbs("surveys", _("Khảo sát"))
