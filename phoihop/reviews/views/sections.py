"""A section's text: written over the proposal, or left to it again."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from phoihop.ground.errors import Conflict
from phoihop.ground.form_page import doing, sent
from phoihop.ground.pages import Request, form_only, official, telling
from phoihop.ledger.acts import permit

from .. import actions
from ..forms import SectionForm
from ..freezing import whole_of
from ..models import Review, Section
from ..proposing import propose
from ..texts import Text, text_of
from .shape import crumbs_to, review_for


def _section(review: Review, name: str) -> Section:
    section: Section = get_object_or_404(Section.objects.select_related("saved_by"), review=review, key=name)
    section.review = review
    return section


@official
@require_http_methods(["GET", "POST"])
def edit(request: Request, key: int, name: str) -> HttpResponse:
    """Who saves over another's words sees both, and nothing is lost."""
    found = review_for(request, key)
    section = _section(found, name)
    permit("review.edit_section", request.actor, found)
    figures = whole_of(found, request.now).figures
    text, theirs = text_of(section, figures), None
    form = SectionForm(sent(request), initial={"text": text.text, "seen": section.version})
    if request.method == "POST" and form.is_valid():
        given, proposed = form.cleaned_data, propose(name, figures)
        with telling(request, _("Đã lưu câu chữ."), form) as told:
            try:
                actions.edit_section(
                    section, seen=given["seen"] or 0, text=given["text"], proposed=proposed, **doing(request)
                )
            except Conflict:
                theirs = text_of(_section(found, name), figures)
                raise
        if told.done:
            return redirect(f"{found.get_absolute_url()}#{name}")
    return _form(request, found, text, form, theirs)


def _form(request: Request, review: Review, text: Text, form: SectionForm, theirs: Text | None) -> HttpResponse:
    name = str(text.section.get_key_display())
    context = {
        "crumbs": crumbs_to(review, (name, "")),
        "title": name,
        "review": review,
        "text": text,
        "form": form,
        "theirs": theirs,
        "action": request.path,
        "cancel": f"{review.get_absolute_url()}#{text.section.key}",
    }
    return render(request, "reviews/section.html", context, status=422 if form.errors or theirs else 200)


@official
@form_only
def restore(request: Request, key: int, name: str) -> HttpResponse:
    """The section writes itself again."""
    found = review_for(request, key)
    section = _section(found, name)
    seen = request.POST.get("seen", "")
    with telling(request, _("Đã lấy lại câu chữ tự soạn.")):
        actions.restore_section(section, seen=int(seen) if seen.isdecimal() else section.version, **doing(request))
    return redirect(f"{found.get_absolute_url()}#{name}")
