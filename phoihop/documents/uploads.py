"""What may be stored at all: a file is looked into, in a process of its own, before a byte of it is kept."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.files import File
from django.utils.translation import get_language

from phoihop.ground.errors import Refused
from phoihop.ground.keeping import content_type_of
from phoihop.reading.errors import ReadingError
from phoihop.reading.files.guard import load_guarded

# Pictures of pages hold no words to look at; every other file whose words cannot be looked at is refused.
_PICTURES_ONLY = frozenset({"picture", "scanned", "no_text"})
_PICTURES = frozenset({"application/pdf", "image/jpeg", "image/png", "image/tiff", "image/bmp", "image/gif"})
_SECONDS = 45
_MEGABYTE = 1024 * 1024


def refuse_unfit(content: File[Any], name: str) -> None:
    """Raises Refused, with what to do, for a file that is stamped secret, too large, hostile, or unreadable."""
    try:
        _look_into(content, name)
    except ReadingError as fault:
        if fault.code not in _PICTURES_ONLY:
            raise Refused(fault.message("vi" if get_language() == "vi" else "en")) from fault
        if content_type_of(content) not in _PICTURES:
            wrong = ReadingError("wrong_type", name=name)
            raise Refused(wrong.message("vi" if get_language() == "vi" else "en")) from fault
    finally:
        content.seek(0)


def _look_into(content: File[Any], name: str) -> None:
    if not content.size:
        raise ReadingError("empty")
    if content.size > settings.MAX_FILE_MB * _MEGABYTE:
        raise ReadingError("too_large", size=f"{content.size / _MEGABYTE:.0f}", limit=settings.MAX_FILE_MB)
    with tempfile.TemporaryDirectory(prefix="phoihop-upload-") as folder:
        path = Path(folder) / f"tep{Path(name).suffix[:8]}"
        with path.open("wb") as out:
            for chunk in content.chunks():
                out.write(chunk)
        load_guarded(path, seconds=_SECONDS)
