"""One word of a citizen, and what the unit does with it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from phoihop.ground.form_page import doing, sent
from phoihop.ground.form_page import form_page as one_form
from phoihop.ground.forms import Form
from phoihop.ground.pages import Request, fetch, form_only, official, telling
from phoihop.ground.serving import serve_file
from phoihop.ledger.acts import allowed, permit
from phoihop.ledger.history import history
from phoihop.publishing.pages import standing_of

from .. import actions
from ..forms.answering import AnswerForm, ForwardForm, LeaveForm, MergeForm, PublishForm, RefuseForm
from ..models import Feedback, FeedbackContact
from ..queries import same_words, visible_feedback

form_page = partial(one_form, template="programmes/form.html")
_ACTS = ("take", "read", "answer", "ask", "forward", "ask_leave", "merge", "refuse", "publish", "see_contact")
_SHOWN = 30  # others to choose from


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
        "merged": found.merged.count(),
        "has_contact": FeedbackContact.objects.filter(feedback=found).exists(),
        "posting": standing_of(found, timezone.localdate(request.now)),
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
@form_only
def read(request: Request, key: int) -> HttpResponse:
    """Says that what the citizen added has been read."""
    found = _for(request, key)
    with telling(request, _("Đã ghi là đã đọc.")):
        actions.read(found, **doing(request))
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
    return _say(request, key, "refuse", actions.refuse, RefuseForm, _("Không tiếp nhận"), _("Đã ghi không tiếp nhận."))


@official
@require_http_methods(["GET", "POST"])
def merge(request: Request, key: int) -> HttpResponse:
    """Joins it to another that says the same."""
    found = _for(request, key)
    permit("feedback.merge", request.actor, found)
    others = same_words(found)
    newest = list(others.values_list("pk", flat=True)[:_SHOWN])
    return form_page(
        request,
        MergeForm(sent(request), others=others.filter(pk__in=newest)),
        lambda data: actions.merge(found, **data, **doing(request)),
        success=_("Đã gộp; trả lời một lần, mọi người gửi đều nhận được."),
        back=found.get_absolute_url(),
        title=_("Gộp phản ánh trùng"),
        lead=_("Những phản ánh đang chờ cùng nội dung; mỗi người gửi vẫn nhận được câu trả lời bằng mã của mình.")
        if newest
        else _("Không có phản ánh nào khác cùng nội dung đang chờ."),
        button=_("Gộp"),
        crumbs=_crumbs((str(found), found.get_absolute_url()), (_("Gộp"), "")),
    )


@official
@require_http_methods(["GET", "POST"])
def publish(request: Request, key: int) -> HttpResponse:
    """Lets everybody read it with its answer."""
    found = _for(request, key)
    permit("feedback.publish", request.actor, found)
    said = found.answer
    answer = found.public_answer if said and said.pk == found.public_from_id else said and said.text
    return form_page(
        request,
        PublishForm(sent(request), initial={"text": found.public_text or found.text, "answer": answer}),
        lambda data: actions.publish(found, **data, **doing(request)),
        success=_("Đã đăng."),
        back=found.get_absolute_url(),
        title=_("Đăng phản ánh và câu trả lời"),
        button=_("Đăng"),
        crumbs=_crumbs((str(found), found.get_absolute_url()), (_("Đăng"), "")),
    )


@official
@form_only
def contact(request: Request, key: int) -> HttpResponse:
    """Shows once how the sender may be reached; the look is recorded."""
    found = _for(request, key)
    with telling(request, _("Đã ghi lại lần xem này.")) as told:
        told.result = actions.see_contact(found, **doing(request))
    if told.result is None:
        return redirect(found)
    crumbs = _crumbs((str(found), found.get_absolute_url()), (_("Liên hệ"), ""))
    return never_kept(
        render(request, "voices/contact.html", {"crumbs": crumbs, "feedback": found, "contact": told.result})
    )


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
@require_http_methods(["GET", "POST"])
def ask_leave(request: Request, key: int) -> HttpResponse:
    """Asks the sender whether an armed force may have it."""
    found = _for(request, key)
    permit("feedback.ask_leave", request.actor, found)
    return form_page(
        request,
        LeaveForm(sent(request), today=timezone.localdate(request.now)),
        lambda data: actions.ask_leave(found, **data, **doing(request)),
        success=_("Đã hỏi người gửi. Chưa chuyển gì khi người gửi chưa đồng ý."),
        back=found.get_absolute_url(),
        title=_("Hỏi người gửi: có cho chuyển công an, quân đội không"),
        lead=_("Người gửi trả lời bằng mã theo dõi. Thời hạn trả lời vẫn tính từ ngày nhận."),
        button=_("Hỏi người gửi"),
        crumbs=_crumbs((str(found), found.get_absolute_url()), (_("Xin chuyển"), "")),
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
    return fetch(
        visible_feedback(request.actor).select_related("unit", "programme", "content", "merged_into", "leave_to"), key
    )


def never_kept(response: HttpResponse) -> HttpResponse:
    """The browser's own memory has no business with it."""
    add_never_cache_headers(response)
    return response


def _crumbs(*more: tuple[str, str]) -> list[tuple[str, str]]:
    return [(_("Ý kiến người dân"), reverse("voices:list")), *more]
