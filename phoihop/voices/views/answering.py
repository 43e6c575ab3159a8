"""One word of a citizen, and what the unit does with it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from phoihop.ground.form_page import doing, sent
from phoihop.ground.form_page import form_page as one_form
from phoihop.ground.forms import Form, ReasonForm
from phoihop.ground.pages import Request, fetch, form_only, official, telling
from phoihop.ground.serving import serve_file
from phoihop.ledger.acts import allowed, permit
from phoihop.ledger.history import history

from .. import actions
from ..forms.answering import AnswerForm, ForwardForm
from ..models import Feedback
from ..queries import visible_feedback

form_page = partial(one_form, template="programmes/form.html")
_ACTS = ("take", "answer", "ask", "forward", "refuse")


@official
@require_GET
def feedback(request: Request, key: int) -> HttpResponse:
    """What was said, by when must we answer, and what was answered?"""
    found = _for(request, key)
    context = {
        "crumbs": _crumbs((str(found), "")),
        "feedback": found,
        "messages_of": found.messages.select_related("unit"),
        "photos": found.photos.all(),
        "may": {name: allowed(f"feedback.{name}", request.actor, found) for name in _ACTS},
        "today": timezone.localdate(request.now),
        "history": history(found),
    }
    return render(request, "voices/feedback.html", context)


@official
@form_only
def take(request: Request, key: int) -> HttpResponse:
    """Takes it in hand."""
    found = _for(request, key)
    with telling(request, _("Đã tiếp nhận.")):
        actions.take(found, **doing(request))
    return redirect(found)


@official
@require_http_methods(["GET", "POST"])
def answer(request: Request, key: int) -> HttpResponse:
    """Answers the citizen."""
    return _say(request, key, "answer", actions.answer, AnswerForm, _("Trả lời người dân"), _("Đã gửi câu trả lời."))


@official
@require_http_methods(["GET", "POST"])
def ask(request: Request, key: int) -> HttpResponse:
    """Asks the citizen for more."""
    return _say(request, key, "ask", actions.ask, AnswerForm, _("Hỏi thêm người dân"), _("Đã gửi câu hỏi."))


@official
@require_http_methods(["GET", "POST"])
def refuse(request: Request, key: int) -> HttpResponse:
    """Does not take it."""
    return _say(request, key, "refuse", actions.refuse, ReasonForm, _("Không tiếp nhận"), _("Đã ghi không tiếp nhận."))


@official
@require_http_methods(["GET", "POST"])
def forward(request: Request, key: int) -> HttpResponse:
    """Passes it on to the unit that can answer."""
    found = _for(request, key)
    permit("feedback.forward", request.actor, found)
    return form_page(
        request,
        ForwardForm(sent(request), today=timezone.localdate(request.now)),
        lambda data: actions.forward(found, **data, **doing(request)),
        success=_("Đã chuyển; người gửi được biết."),
        back=reverse("voices:list"),
        cancel=found.get_absolute_url(),
        title=_("Chuyển đơn vị khác"),
        lead=_("Thời hạn trả lời vẫn tính từ ngày nhận."),
        button=_("Chuyển"),
        crumbs=_crumbs((str(found), found.get_absolute_url()), (_("Chuyển"), "")),
    )


@official
@require_GET
def photo(request: Request, key: int, photo_key: int) -> HttpResponseBase:
    """A picture that came with it."""
    found = fetch(_for(request, key).photos.select_related("file"), photo_key)
    return serve_file(found.file, f"anh-{found.pk}.jpg")


def _say(
    request: Request, key: int, name: str, do: Callable[..., Any], form: type[Form], title: str, success: str
) -> HttpResponse:
    found = _for(request, key)
    permit(f"feedback.{name}", request.actor, found)
    return form_page(
        request,
        form(sent(request)),
        lambda data: do(found, **data, **doing(request)),
        success=success,
        back=found.get_absolute_url(),
        title=title,
        button=_("Gửi"),
        crumbs=_crumbs((str(found), found.get_absolute_url()), (title, "")),
    )


def _for(request: Request, key: int) -> Feedback:
    return fetch(visible_feedback(request.actor).select_related("unit", "programme", "content"), key)


def _crumbs(*more: tuple[str, str]) -> list[tuple[str, str]]:
    return [(_("Ý kiến người dân"), reverse("voices:list")), *more]
