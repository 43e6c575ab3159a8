"""What goes out of the house of a posting: the sheet for the notice board, the words for the loudspeaker."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from phoihop.ground.addresses import in_full
from phoihop.ground.dates import written
from phoihop.ground.pages import Request, official
from phoihop.ground.serving import safe_name
from phoihop.writing.poster import Poster, Size

from ..kinds import Told, offered, posting_page
from ..models import Posting
from ..queries import object_of
from ..script import script_of
from .shape import crumbs_to_posting, posting_for


def _told(posting: Posting) -> Told:
    """What was posted, told in Vietnamese; 404 where it may not be public any more."""
    about, how = object_of(posting), offered(posting.object_kind)
    if about is None or how is None or not how.ready(about):
        raise Http404
    with translation.override(settings.LANGUAGE_CODE):
        return how.told(about)


@official
@require_GET
def poster(request: Request, key: int, size: Size) -> HttpResponse:
    """A sheet for the board, with a code that leads to the public page."""
    from phoihop.writing.poster import write  # lazily: only who makes a file needs it

    found = posting_for(request, key)
    told = _told(found)
    address = in_full(reverse(posting_page(), args=[found.pk]))
    with translation.override(settings.LANGUAGE_CODE):
        sheet = _poster(found, told, address)
    pdf = write(sheet, size, made=request.now)
    name = safe_name(f"Bản dán bảng {size.upper()} {told.title[:60]}.pdf")
    headers = {"Content-Disposition": content_disposition_header(True, name) or "attachment"}
    return HttpResponse(pdf, content_type="application/pdf", headers=headers)


def _poster(posting: Posting, told: Told, address: str) -> Poster:
    places = [one.place for one in posting.channels.all() if one.kind in ("office", "village")]
    period = written(posting.valid_from) + (f" đến hết {written(posting.valid_to)}" if posting.valid_to else "")
    facts: list[tuple[str, Any]] = [
        ("Căn cứ", posting.subject.source if posting.subject else posting.basis),
        ("Công khai từ", period),
        ("Nơi niêm yết", "; ".join(places)),
    ]
    return Poster(
        issuer=posting.unit.name,
        kind="Công khai với Nhân dân",
        title=told.title,
        lead=told.lead,
        lines=told.lines,
        address=address,
        facts=[(label, words) for label, words in facts if words],
        other=[(one.language, one.title, one.text) for one in posting.versions.all()],
    )


@official
@require_GET
def script(request: Request, key: int) -> HttpResponse:
    """The words for the loudspeaker, and how long they take."""
    found = posting_for(request, key)
    read = script_of(found, _told(found), found.channels.all())
    title = _("Bản đọc loa")
    context = {
        "crumbs": crumbs_to_posting(found, (title, "")),
        "posting": found,
        "script": read,
        "minutes": read.seconds // 60,
        "seconds": read.seconds % 60,
        "versions": list(found.versions.all()),
    }
    return render(request, "publishing/script.html", context)
