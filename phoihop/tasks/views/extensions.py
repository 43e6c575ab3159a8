"""The secretariat answers a request for more time."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from phoihop.ground.dates import written
from phoihop.ground.pages import Request, fetch, official, once_of, telling
from phoihop.ledger.acts import permit

from .. import actions
from ..forms import AnswerForm
from ..models import Extension
from ..queries import visible_tasks


def answered(asked: Extension) -> str:
    """What became of a request: the day may be a later working day than the one asked for."""
    if asked.granted:
        return _("Đã gia hạn đến {day}.").format(day=written(asked.task.due_on))
    return _("Đã trả lời: không đồng ý gia hạn.")


@official
@require_http_methods(["GET", "POST"])
def answer_extension(request: Request, key: int) -> HttpResponse:
    """Grant until the day asked for or another, or refuse with a reason."""
    asked = fetch(
        Extension.objects.filter(task__in=visible_tasks(request.actor)).select_related("task__programme", "task__unit"),
        key,
    )
    if asked.granted is None:
        permit("task.answer_extension", request.actor, asked)
    form = AnswerForm(request.POST or None, initial={"until": asked.asked_until})
    if request.method == "POST" and form.is_valid():
        granted = request.POST.get("decision") == "grant"
        with telling(request, lambda: answered(asked), form) as told:
            actions.answer_extension(
                asked, by=request.actor, now=request.now, once=once_of(request), granted=granted, **form.cleaned_data
            )
        if told.done:
            return redirect(asked.task)
    context = {
        "crumbs": [(asked.task.text, asked.task.get_absolute_url()), (_("Trả lời đề nghị gia hạn"), "")],
        "asked": asked,
        "form": form,
    }
    return render(request, "tasks/answer_extension.html", context, status=422 if form.errors else 200)
