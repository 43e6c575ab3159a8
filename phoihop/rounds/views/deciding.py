"""The steps of a report that ask for a day, a reason or a note."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.forms import Form
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from phoihop.ground.dates import written
from phoihop.ground.form_page import doing, form_page, sent
from phoihop.ground.forms import ReasonForm
from phoihop.ground.pages import Request, form_only, official, telling
from phoihop.ledger.acts import permit
from phoihop.tasks.forms import NoteForm

from .. import actions
from ..figure_lines import label_of
from ..forms import AnswerForm, ReturnForm, UntilForm
from ..models import Report
from ..pages import lines_of, texts_of
from .shape import crumbs_of_report, followed_for, report_for


def _deciding(
    name: str,
    title: Callable[[], str],
    success: Callable[[], str],
    form_of: Callable[[Request, Report], Form],
    perform: Callable[..., Any],
    *,
    followed: bool = False,
    note: Callable[[Report], str] = lambda report: "",
) -> Callable[..., HttpResponseBase]:
    """A page that asks for something and then does one act on a report, by who asked (``followed``) or its unit."""

    @official
    @require_http_methods(["GET", "POST"])
    def page(request: Request, key: int) -> HttpResponse:
        found = (followed_for if followed else report_for)(request, key)
        form = form_of(request, found)
        if request.method == "GET" or not form.is_valid():
            permit(f"report.{name}", request.actor, found)
        back = found.round.get_absolute_url() if followed else found.get_absolute_url()
        return form_page(
            request,
            form,
            lambda given: perform(found, form, given, doing(request)),
            template="rounds/decide.html",
            success=success(),
            back=back,
            title=title(),
            crumbs=crumbs_of_report(request, found, (title(), "")),
            report=found,
            note=note(found),
        )

    page.__name__, page.__doc__ = name, f"The page of the act report.{name}."
    return page


def _remarkable(found: Report) -> list[tuple[str, str, str]]:
    """The lines and figures of which a return may say something, with what they say."""
    if not found.handed_in:
        return []
    figures = found.figures.select_related("indicator").exclude(measurement=None)
    lines = [(f"l{line.pk}", str(line), " · ".join(texts_of(line))) for line in lines_of(found)]
    return lines + [(f"f{one.pk}", label_of(one), "") for one in figures]


hand_back = _deciding(
    "hand_back",
    lambda: _("Trả lại để sửa"),
    lambda: _("Đã trả lại người lập báo cáo."),
    lambda request, found: ReasonForm(sent(request)),
    lambda found, form, given, act: actions.hand_back(found, **given, **act),
)
ask_time = _deciding(
    "ask_time",
    lambda: _("Xin thêm thời gian"),
    lambda: _("Đã gửi đề nghị."),
    lambda request, found: UntilForm(sent(request)),
    lambda found, form, given, act: actions.ask_time(found, **given, **act),
    note=lambda found: _("Hạn nộp hiện nay: {day}.").format(day=written(found.due_on)),
)
open_again = _deciding(
    "open_again",
    lambda: _("Mở khóa cho đơn vị"),
    lambda: _("Đã mở khóa cho đơn vị."),
    lambda request, found: UntilForm(sent(request)),
    lambda found, form, given, act: actions.open_again(found, **given, **act),
    followed=True,
    note=lambda found: _("Các đơn vị khác vẫn bị khóa."),
)
accept = _deciding(
    "accept",
    lambda: _("Tiếp nhận báo cáo"),
    lambda: _("Đã tiếp nhận báo cáo."),
    lambda request, found: NoteForm(sent(request)),
    lambda found, form, given, act: actions.accept(found, **given, **act),
    followed=True,
)
return_report = _deciding(
    "return",
    lambda: _("Trả lại báo cáo"),
    lambda: _("Đã trả lại báo cáo cho đơn vị."),
    lambda request, found: ReturnForm(sent(request), lines=_remarkable(found)),
    lambda found, form, given, act: actions.return_report(
        found, reason=given["reason"], remarks=form.remarks("l"), of_figures=form.remarks("f"), **act
    ),
    followed=True,
)
answer_time = _deciding(
    "answer_time",
    lambda: _("Trả lời đề nghị thêm thời gian"),
    lambda: _("Đã trả lời đơn vị."),
    lambda request, found: AnswerForm(sent(request), initial={"until": found.asked_until}),
    lambda found, form, given, act: actions.answer_time(
        found, granted=form.data.get("decision") == "grant", **given, **act
    ),
    followed=True,
    note=lambda found: _("Đơn vị xin đến ngày {day}, lý do: {reason}").format(
        day=written(found.asked_until), reason=found.asked_reason
    ),
)


@official
@form_only
def approve(request: Request, key: int) -> HttpResponse:
    """The head approves and hands in."""
    found = report_for(request, key)
    with telling(request, _("Đã duyệt và nộp báo cáo.")):
        actions.approve(found, **doing(request))
    return redirect(reverse("rounds:report", args=[found.pk]))
