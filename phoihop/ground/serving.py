"""Handing out a stored file so that it can do nothing in the reader's browser but be looked at or saved."""

from __future__ import annotations

import logging
import re

from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpResponse
from django.utils.http import content_disposition_header

from .models import StoredFile

log = logging.getLogger(__name__)

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
# Sent under their own name; everything else (HTML, SVG, XML, programs) goes out as bytes.
HARMLESS = frozenset(
    {
        "application/pdf",
        "application/msword",
        "application/vnd.ms-excel",
        _XLSX,
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "image/jpeg",
        "image/png",
        "image/tiff",
        "image/webp",
        "text/plain",
    }
)
_SHOWN = frozenset({"image/jpeg", "image/png", "image/webp"})  # pictures open in the browser, in their sandbox
_BYTES = "application/octet-stream"
# C0 and C1 controls, path separators, and marks that turn the reading direction (a "fdp.exe" that reads "exe.pdf").
_UNSAFE = re.compile(r"[\x00-\x1f\x7f-\x9f/\\\u200e\u200f\u202a-\u202e\u2066-\u2069]+")


def serve_file(stored: StoredFile, name: str) -> FileResponse:
    """A file under its giver's name: pictures to look at, all else to save.

    Raises Http404 where the file is gone from the disk, and logs it. The type is the one found by content when it was
    stored; the browser may neither guess another nor run anything.
    """
    try:
        content = default_storage.open(stored.path)
    except FileNotFoundError as gone:
        log.error("stored file %s is missing on disk", stored.sha256)
        raise Http404 from gone
    kind = stored.content_type if stored.content_type in HARMLESS else _BYTES
    response = FileResponse(content, as_attachment=kind not in _SHOWN, filename=safe_name(name), content_type=kind)
    response.headers["Content-Length"] = str(stored.size)
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response.headers["Cross-Origin-Resource-Policy"] = "same-origin"
    response.headers["Cache-Control"] = "private, no-store"
    return response


def as_excel(content: bytes, name: str) -> HttpResponse:
    """An Excel file to save."""
    headers = {"Content-Disposition": content_disposition_header(True, name) or "attachment"}
    return HttpResponse(content, content_type=_XLSX, headers=headers)


def safe_name(name: str) -> str:
    """A file's name without anything that a browser or a disk could read as more than a name.

    >>> safe_name("../kế hoạch\\n 72.docx")
    'kế hoạch 72.docx'
    """
    plain = re.sub(r"\s+", " ", _UNSAFE.sub(" ", name)).strip(" .")
    return plain or "tep"
