"""One task: what it is, how it stands, what proves it; and the forms that move it."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any

from django import forms
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from phoihop.ground.addresses import address
from phoihop.ground.dates import written
from phoihop.ground.forms import ReasonForm
from phoihop.ground.origins import origin_of
from phoihop.ground.pages import Request, fetch, form_only, official, once_of, telling, the_one
from phoihop.ground.serving import serve_file
from phoihop.ground.shell import blocks_for
from phoihop.ledger.acts import allowed, permit
from phoihop.ledger.history import history

from .. import actions
from ..cards import due_mark
from ..forms import AskForm, ExtendForm, NoteForm, ReportForm
from ..matrix import content_label
from ..models import Evidence, Task
from ..queries import extensions_of, handlings_within, reports_on, task_to_open, visible_tasks
from ..short import key_of

ACTS = ("report", "ask_extension", "accept", "return", "extend", "cancel", "hand")


@official
@require_GET
def task(request: Request, key: int) -> HttpResponse:
    """What has to be done, how far is it, what proves it?"""
    found = the_one(task_to_open(request.actor, key))
    return show(request, found)


@official
@require_GET
def short(request: Request, code: str) -> HttpResponse:
    """From a short link to its task."""
    return redirect(fetch(visible_tasks(request.actor), key_of(code) or 0))


def show(request: Request, found: Task, status: int = 200, **forms_given: forms.Form) -> HttpResponse:
    """The page of a task; ``report_form`` keeps what was typed after a refusal."""
    may = {name: allowed(f"task.{name}", request.actor, found) for name in ACTS}
    inside = request.actor.unit_id == found.unit_id or found.handlings.filter(to_unit=request.actor.unit_id).exists()
    context: dict[str, Any] = {
        "crumbs": _crumbs(found),
        "task": found,
        "mark": due_mark(found, timezone.localdate(request.now)),
        "content_label": content_label(found.content),
        "origin": origin_of(request, found.origin) if found.origin else None,
        "may": may,
        "reports": reports_on(found.pk),
        "extensions": extensions_of(found.pk),
        "may_answer": allowed("task.extend", request.actor, found),
        "handlings": handlings_within(found.pk, request.actor.unit_id) if inside else [],
        "blocks": blocks_for(request, "task", found),
        "history": history(found),
        "report_form": forms_given.get("report_form")
        or (_blank_form(found.progress, get_language()) if may["report"] else None),
    }
    return render(request, "tasks/task.html", context, status=status)


@functools.cache
def _blank_form(progress: int, language: str | None) -> SafeString:
    """The form before anything is typed, as HTML: printed anew it takes a fifth of the page's time."""
    return ReportForm(initial={"progress": progress}).render()


@official
@form_only
def report(request: Request, key: int) -> HttpResponse:
    """Progress with a note and evidence; the same form sent twice counts once."""
    found = the_one(task_to_open(request.actor, key))
    form = ReportForm(request.POST, request.FILES)
    if not form.is_valid():
        return show(request, found, 422, report_form=form)
    given = form.cleaned_data
    with telling(request, _("Đã ghi nhận báo cáo."), form) as told:
        actions.report(
            found,
            by=request.actor,
            now=request.now,
            once=once_of(request),
            percent=given["progress"],
            note=given["note"],
            proofs=given["proofs"],
        )
    return redirect(found) if told.done else show(request, found, 422, report_form=form)


@official
@require_GET
def evidence(request: Request, key: int) -> HttpResponseBase:
    """A file that proves progress, for those who may open its task."""
    proof = fetch(
        Evidence.objects.filter(progress__task__in=visible_tasks(request.actor), file__isnull=False).select_related(
            "file"
        ),
        key,
    )
    assert proof.file is not None  # the queryset says so
    return serve_file(proof.file, proof.name)


def _deciding(
    name: str,
    title: Callable[[], str],
    success: Callable[[Task], str],
    form_class: type[forms.Form],
    perform: Callable[..., Any],
) -> Callable[..., HttpResponseBase]:
    """A page that asks for a reason and then does one act on a task."""

    @official
    @require_http_methods(["GET", "POST"])
    def page(request: Request, key: int) -> HttpResponse:
        found = the_one(task_to_open(request.actor, key))
        form = form_class(request.POST or None)
        if request.method == "GET" or not form.is_valid():
            permit(f"task.{name}", request.actor, found)
        else:
            with telling(request, lambda: success(found), form) as told:
                perform(found, by=request.actor, now=request.now, once=once_of(request), **form.cleaned_data)
            if told.done:
                return redirect(found)
        context = {
            "crumbs": [*_crumbs(found)[:-1], (found.text, found.get_absolute_url()), (title(), "")],
            "task": found,
            "title": title(),
            "form": form,
            "report": next(iter(reports_on(found.pk)), None),
        }
        return render(request, "tasks/decide.html", context, status=422 if form.errors else 200)

    page.__name__, page.__doc__ = name, f"The page of the act task.{name}."
    return page


accept = _deciding("accept", lambda: _("Nghiệm thu"), lambda task: _("Đã nghiệm thu."), NoteForm, actions.accept)
return_report = _deciding(
    "return",
    lambda: _("Trả lại báo cáo"),
    lambda task: _("Đã trả lại báo cáo cho đơn vị."),
    ReasonForm,
    actions.return_report,
)
ask_extension = _deciding(
    "ask_extension",
    lambda: _("Đề nghị gia hạn"),
    lambda task: _("Đã gửi đề nghị gia hạn."),
    AskForm,
    actions.ask_extension,
)
extend = _deciding(
    "extend",
    lambda: _("Gia hạn"),
    lambda task: _("Đã gia hạn đến {day}.").format(day=written(task.due_on)),
    ExtendForm,
    actions.extend,
)
cancel = _deciding(
    "cancel",
    lambda: _("Hủy việc"),
    lambda task: _("Đã hủy việc."),
    ReasonForm,
    lambda found, reason, **act: actions.cancel(found, basis=reason, **act),
)


def _crumbs(found: Task) -> list[tuple[str, str]]:
    top = (_("Việc của đơn vị"), address("tasks:our_tasks"))
    return (
        [top, (found.text, "")]
        if found.programme is None
        else [(found.programme.title, address("tasks:matrix", found.programme_id)), (found.text, "")]
    )
