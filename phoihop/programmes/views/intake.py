"""A file comes in: upload, reading, and where its drafts are."""

from __future__ import annotations

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from phoihop.ground.form_page import doing, sent
from phoihop.ground.pages import Request, fetch, official
from phoihop.ground.serving import serve_file
from phoihop.ledger.acts import permit
from phoihop.reading.errors import MESSAGES, ReadingError

from .. import actions
from ..forms.facts import NewProgrammeForm
from ..forms.files import UploadForm
from ..models import Intake
from ..queries import visible_intakes
from .shape import draft_url, form_page


@official
@require_http_methods(["GET", "POST"])
def upload(request: Request) -> HttpResponse:
    """A document to be read."""
    permit("intake.take", request.actor)
    return form_page(
        request,
        UploadForm(sent(request), request.FILES or None),
        lambda data: actions.take_intake(
            None,
            content=data["content"],
            name=data["content"].name,
            scan=data["scan"],
            scan_name=data["scan"].name if data["scan"] else "",
            **doing(request),
        ),
        success=_("Đã nhận tệp."),
        back=lambda made: made.get_absolute_url() if made else reverse("programmes:list"),
        template="programmes/upload.html",
        title=_("Nhập văn bản"),
        button=_("Đọc văn bản"),
        crumbs=_crumbs(_("Nhập văn bản")),
        cancel=reverse("programmes:list"),
    )


@official
@require_http_methods(["GET", "POST"])
def create(request: Request) -> HttpResponse:
    """A programme typed by hand."""
    permit("programme.create", request.actor)
    return form_page(
        request,
        NewProgrammeForm(sent(request)),
        lambda data: actions.create_programme(
            None, **{name: value for name, value in data.items() if name != "seen"}, **doing(request)
        ),
        success=_("Đã lập dự thảo."),
        back=lambda made: draft_url(made) if made else reverse("programmes:list"),
        title=_("Lập chương trình"),
        button=_("Lập dự thảo"),
        crumbs=_crumbs(_("Lập bằng tay")),
        cancel=reverse("programmes:list"),
    )


@official
@require_GET
def intake(request: Request, key: int) -> HttpResponse:
    """How the reading goes, then what came of it; a single draft opens at once."""
    about = fetch(visible_intakes(request.actor).select_related("unit"), key)
    drafts = list(about.programmes.all())
    if about.state == Intake.State.READ and len(drafts) == 1:
        return _go(request, drafts[0].get_absolute_url())
    context = {
        "crumbs": _crumbs(about.name),
        "intake": about,
        "drafts": drafts,
        "error": error_of(about),
        "seconds": int((request.now - about.taken_at).total_seconds()),
    }
    return render(request, "programmes/intake.html", context)


@official
@require_GET
def original(request: Request, key: int) -> HttpResponseBase:
    """The file that was read."""
    about = fetch(visible_intakes(request.actor).filter(file__isnull=False).select_related("file"), key)
    assert about.file is not None
    return serve_file(about.file, about.name)


@official
@require_GET
def scan(request: Request, key: int) -> HttpResponseBase:
    """The stamped scan beside it."""
    about = fetch(visible_intakes(request.actor).filter(scan__isnull=False).select_related("scan"), key)
    assert about.scan is not None
    return serve_file(about.scan, about.scan_name)


def error_of(about: Intake) -> str:
    """Why a file could not be read and what to do, in the reader's language; "" where it could."""
    if about.error not in MESSAGES:
        return about.error
    return ReadingError(about.error, **about.error_values).message("vi" if get_language() == "vi" else "en")


def _go(request: Request, url: str) -> HttpResponse:
    """To another page, whether the browser asked or htmx did."""
    if request.htmx:
        return HttpResponse(headers={"HX-Redirect": url})
    return redirect(url)


def _crumbs(label: str) -> list[tuple[str, str]]:
    return [(_("Chương trình"), reverse("programmes:list")), (label, "")]
