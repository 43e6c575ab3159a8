"""A document's files: add one, fetch one."""

from __future__ import annotations

from django.http import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from phoihop.ground.pages import Request, fetch, official, once_of, telling
from phoihop.ground.serving import serve_file
from phoihop.ledger.acts import permit

from .. import actions
from ..forms import AttachForm
from ..models import DocumentFile
from ..queries import visible_documents
from .crumbs import crumbs_of


@official
@require_http_methods(["GET", "POST"])
def attach(request: Request, key: int) -> HttpResponseBase:
    """Keep a file with the document: the text, the stamped scan, or something beside it."""
    about = fetch(visible_documents(request.actor), key)
    permit("document.attach", request.actor, about)
    form = AttachForm(request.POST or None, request.FILES or None, initial={"role": "text"})
    if request.method == "POST" and form.is_valid():
        with telling(request, _("Đã lưu tệp."), form) as told:
            content, role = form.cleaned_data["content"], form.cleaned_data["role"]
            actions.attach(
                about,
                by=request.actor,
                now=request.now,
                once=once_of(request),
                content=content,
                name=content.name,
                role=role,
            )
        if told.done:
            return redirect(about)
    context = {"crumbs": [*crumbs_of(about, linked=True), (_("Thêm tệp"), "")], "form": form, "document": about}
    return render(request, "documents/attach.html", context, status=422 if form.errors else 200)


@official
@require_GET
def download(request: Request, key: int, file_key: int) -> HttpResponseBase:
    """A file under the name that its giver used."""
    about = fetch(visible_documents(request.actor), key)
    found = fetch(DocumentFile.objects.filter(document=about).select_related("file"), file_key)
    return serve_file(found.file, found.name)
