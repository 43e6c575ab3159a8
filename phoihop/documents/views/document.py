"""One document: its facts, files, lineage and history; to write it down and to correct it."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from phoihop.ground.pages import Request, fetch, official, once_of, telling
from phoihop.ground.shell import blocks_for
from phoihop.ledger.acts import allowed, permit
from phoihop.ledger.history import history

from .. import actions
from ..forms import DocumentForm
from ..lineage import lineage_of, tree
from ..numbers import number_fields
from ..pages import issuer_of, number_parts
from ..queries import visible_documents
from .crumbs import crumbs_of

_FACTS = ("number", "kind", "issuer_name", "issued_on", "abstract")


@official
@require_GET
def document(request: Request, key: int) -> HttpResponse:
    """The document with what it rests on and what carries it out."""
    about = fetch(visible_documents(request.actor).select_related("issuer", "registered_by"), key)
    lineage = lineage_of(about)
    context = {
        "crumbs": crumbs_of(about),
        "document": about,
        "parts": number_parts(about),
        "files": about.files.select_related("file"),
        "above": tree(lineage.above),
        "below": tree(lineage.below),
        "blocks": blocks_for(request, "document", about),
        "history": history(about),
        "may_edit": allowed("document.edit", request.actor, about),
        "may_attach": allowed("document.attach", request.actor, about),
        "may_link": allowed("document.link", request.actor, about),
        "may_unlink": allowed("document.unlink", request.actor, about),
    }
    return render(request, "documents/document.html", context)


@official
@require_http_methods(["GET", "POST"])
def register_document(request: Request) -> HttpResponse:
    """A document written down by hand."""
    permit("document.register", request.actor)
    form = DocumentForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with telling(request, _("Đã đưa văn bản vào sổ."), form) as told:
            told.result = actions.register(
                None, by=request.actor, now=request.now, once=once_of(request), **_facts(request, form)
            )
        if told.done:
            return redirect(told.result or "documents:register")
    context = {"crumbs": [*crumbs_of(None), (_("Thêm văn bản"), "")], "form": form}
    return render(request, "documents/document_form.html", context, status=422 if form.errors else 200)


@official
@require_http_methods(["GET", "POST"])
def edit_document(request: Request, key: int) -> HttpResponse:
    """Correct what the register says."""
    about = fetch(visible_documents(request.actor), key)
    permit("document.edit", request.actor, about)
    told_by_number = number_fields(about.number)["system"]
    known = {name: getattr(about, name) for name in _FACTS}
    known |= {"system": "" if about.system == told_by_number else about.system, "seen": about.revision}
    form = DocumentForm(request.POST or None, initial=known)
    if request.method == "POST" and form.is_valid():
        with telling(request, _("Đã lưu văn bản."), form) as told:
            seen = form.cleaned_data["seen"] or 0
            facts = _facts(request, form)
            actions.edit(about, by=request.actor, now=request.now, once=once_of(request), seen=seen, **facts)
        if told.done:
            return redirect(about)
    context = {"crumbs": [*crumbs_of(about, linked=True), (_("Sửa"), "")], "form": form, "document": about}
    return render(request, "documents/document_form.html", context, status=422 if form.errors else 200)


def _facts(request: Request, form: DocumentForm) -> dict[str, object]:
    cleaned = form.cleaned_data
    facts = {name: cleaned[name] for name in _FACTS}
    facts["issuer"] = issuer_of(cleaned["issuer_name"], cleaned["issued_on"], timezone.localdate(request.now))
    if cleaned["system"]:
        facts["system"] = cleaned["system"]
    return facts
