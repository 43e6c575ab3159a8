"""What the house holds of the law: who may correct it, corrects it here."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from phoihop.ground.form_page import doing, sent
from phoihop.ground.pages import Request, fetch, official
from phoihop.ledger.acts import allowed, permit

from .. import actions
from ..forms.provisions import FigureForm, SubjectForm
from ..models import LegalFigure, Subject
from .shape import crumbs_to, form_page

_FIELDS = ("law", "article", "valid_from", "valid_to", "checked_on", "note")
_OF = {
    LegalFigure: (FigureForm, ("about", "value", "measure")),
    Subject: (SubjectForm, ("text", "manner", "aloud", "mandatory")),
}


@official
@require_GET
def law(request: Request) -> HttpResponse:
    """Which numbers and subjects of the law does the house go by, and who checked them when?"""
    context = {
        "crumbs": crumbs_to((_("Quy định pháp luật"), "")),
        "figures": LegalFigure.objects.all(),
        "subjects": Subject.objects.all(),
        "today": timezone.localdate(request.now),
        "may": allowed("provision.correct", request.actor),
    }
    return render(request, "publishing/law.html", context)


@official
@require_http_methods(["GET", "POST"])
def correct_figure(request: Request, key: int) -> HttpResponse:
    """A number was written down wrong, or somebody compared it with the text."""
    return _page(request, LegalFigure, key, renews=False)


@official
@require_http_methods(["GET", "POST"])
def renew_figure(request: Request, key: int) -> HttpResponse:
    """The law changed a number."""
    return _page(request, LegalFigure, key, renews=True)


@official
@require_http_methods(["GET", "POST"])
def correct_subject(request: Request, key: int) -> HttpResponse:
    """A subject was written down wrong."""
    return _page(request, Subject, key, renews=False)


@official
@require_http_methods(["GET", "POST"])
def renew_subject(request: Request, key: int) -> HttpResponse:
    """The law changed a subject."""
    return _page(request, Subject, key, renews=True)


def _page(request: Request, kind: Any, key: int, *, renews: bool) -> HttpResponse:
    act = actions.renew if renews else actions.correct
    permit("provision.renew" if renews else "provision.correct", request.actor)
    found = fetch(kind.objects.all(), key)
    form_class, own = _OF[kind]
    shown = {name: getattr(found, name) for name in (*own, *_FIELDS)} | {"seen": found.revision}
    if renews:
        shown |= {"valid_from": None, "valid_to": None, "checked_on": None, "law": "", "article": ""}
    title = _("Quy định mới thay thế") if renews else _("Sửa quy định")
    where = reverse("publishing:law")
    return form_page(
        request,
        form_class(sent(request), initial=shown),
        lambda data: act(found, **data, **doing(request)),
        success=_("Đã lưu."),
        back=f"{where}#{found.key}",
        title=title,
        lead=str(found),
        crumbs=crumbs_to((_("Quy định pháp luật"), where), (title, "")),
        cancel=where,
        button=_("Lưu"),
    )
