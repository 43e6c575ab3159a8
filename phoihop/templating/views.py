"""A unit's own Word templates: fields to copy, uploading, trying, using."""

from __future__ import annotations

from django.core.files.storage import default_storage
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from phoihop.ground.form_page import doing, form_page
from phoihop.ground.pages import Request, fetch, form_only, official, telling
from phoihop.ground.serving import serve_file
from phoihop.ledger.acts import permit
from phoihop.writing.docx_templates import example, fields
from phoihop.writing.docx_templates import render as filled
from phoihop.writing.faults import WritingError
from phoihop.writing.texts import shown

from . import actions
from .faults import kept, words_of
from .forms import TemplateForm
from .kinds import kinds
from .queries import own_templates

_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@official
@require_http_methods(["GET", "POST"])
def templates(request: Request) -> HttpResponse:
    """Which templates have we, what may they name, and one more?"""
    permit("template.take", request.actor)
    known = dict(kinds())
    asked = request.POST.get("kind", "") or request.GET.get("loai", "")
    kind = asked if asked in known else next(iter(known))
    spoken = 1 if get_language() == "en" else 0
    return form_page(
        request,
        TemplateForm(request.POST or None, request.FILES or None, initial={"kind": kind}),
        lambda data: actions.take_template(None, **data, name=data["content"].name, **doing(request)),
        template="templating/templates.html",
        success=_("Đã nhận mẫu. Hãy dùng thử trước khi đưa vào dùng."),
        back=lambda made: made.get_absolute_url() if made else reverse("templating:list"),
        crumbs=_crumbs(),
        templates=list(own_templates(request.actor)[:50]),
        kind=kind,
        kinds=list(known.items()),
        fields=[(one.placeholder, one.says[spoken], one.loop, shown(one.example)) for one in fields(kind)],
    )


def _crumbs(*more: tuple[str, str]) -> list[tuple[str, str]]:
    return [(_("Mẫu Word"), reverse("templating:list") if more else ""), *more]


@official
@require_GET
def template(request: Request, key: int) -> HttpResponse:
    """What is wrong with it, and what does it make?"""
    found = fetch(own_templates(request.actor), key)
    context = {
        "crumbs": _crumbs((found.title, "")),
        "template": found,
        "faults": [(words_of(one), one["blocking"]) for one in found.faults],
    }
    return render(request, "templating/template.html", context)


@official
@require_GET
def trial(request: Request, key: int) -> HttpResponse:
    """The template, filled with the example of each field."""
    found = fetch(own_templates(request.actor), key)
    try:
        made = filled(default_storage.open(found.file.path).read(), example(found.kind))
    except WritingError as error:
        faults = [(words_of(one), True) for one in kept(error.faults)]
        context = {"crumbs": _crumbs((found.title, "")), "template": found, "faults": faults}
        return render(request, "templating/template.html", context, status=422)
    headers = {"Content-Disposition": content_disposition_header(True, f"thu-{found.name}") or "attachment"}
    return HttpResponse(made, content_type=_DOCX, headers=headers)


@official
@require_GET
def original(request: Request, key: int) -> HttpResponseBase:
    """The file as it was uploaded."""
    found = fetch(own_templates(request.actor), key)
    return serve_file(found.file, found.name)


@official
@form_only
def use(request: Request, key: int) -> HttpResponse:
    """Files may be made with it."""
    found = fetch(own_templates(request.actor), key)
    with telling(request, _("Mẫu đã được đưa vào dùng.")):
        actions.use_template(found, **doing(request))
    return redirect(found)


@official
@form_only
def withdraw(request: Request, key: int) -> HttpResponse:
    """No more files are made with it."""
    found = fetch(own_templates(request.actor), key)
    with telling(request, _("Đã thôi dùng mẫu.")):
        actions.withdraw_template(found, **doing(request))
    return redirect(found)
