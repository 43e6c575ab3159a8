"""A paper made with an office's own template, or in the standard format."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from django.core.files.storage import default_storage
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _

from phoihop.ground.pages import Request, fetch
from phoihop.writing.faults import WritingError
from phoihop.writing.papers import Paper

from .faults import kept, words_of
from .kinds import name_of
from .models import Template
from .queries import used_templates

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def filled(template: Template, context: Mapping[str, Any]) -> bytes:
    """The template's file with these fields. Raises WritingError."""
    from phoihop.writing.docx_templates import render as fill  # lazily: only who makes a file needs it

    return fill(default_storage.open(template.file.path).read(), context)


def as_word(content: bytes, name: str) -> HttpResponse:
    """A Word file to save."""
    headers = {"Content-Disposition": content_disposition_header(True, name) or "attachment"}
    return HttpResponse(content, content_type=DOCX, headers=headers)


def word(
    request: Request,
    unit: int | None,
    kind: str,
    name: str,
    paper: Paper,
    fields: Callable[[], Mapping[str, Any]],
    below: Callable[..., list[tuple[str, str]]],
) -> HttpResponse:
    """A unit's paper as a Word file: in the standard format, or by the template that the address names ("?mau=12").

    "?mau=" alone shows the unit's templates to choose from. ``fields`` beside those that every paper has. Where the
    template fails all the same, a page says at what. ``below`` gives the way to a page below the one one came from.
    """
    from phoihop.writing.docx import write  # lazily: only who makes a file needs it
    from phoihop.writing.docx_templates import head_of_paper  # lazily: as above

    key = request.GET.get("mau", "")
    if not key.isdecimal():
        if request.GET.keys() == {"mau"}:
            context = {
                "templates": used_templates(unit, kind),
                "kind": kind,
                "kind_name": name_of(kind),
                "paper": paper,
                "crumbs": below((_("Tải theo mẫu riêng"), "")),
            }
            return render(request, "templating/choose.html", context | {"own": unit == request.actor.unit_id})
        return as_word(write(paper), f"{name}.docx")
    template = fetch(used_templates(unit, kind).select_related("file"), int(key))
    try:
        return as_word(filled(template, {**head_of_paper(paper), **fields()}), f"{name}.docx")
    except WritingError as error:
        crumbs = below((_("Tải theo mẫu riêng"), "?mau="), (template.title, ""))
        faults = [(words_of(one), True) for one in kept(error.faults)]
        context = {"crumbs": crumbs, "template": template, "faults": faults}
        return render(request, "templating/failed.html", context, status=422)
