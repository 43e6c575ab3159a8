"""Keeping an uploaded file: on disk for certain, then the row that names it."""

from __future__ import annotations

import contextlib
import datetime as dt
import os
from collections.abc import Collection
from pathlib import Path
from typing import Any

import puremagic
from django.core.files import File
from django.core.files.storage import default_storage
from django.db.models import ProtectedError
from django.utils import timezone

from .files import sha256_of
from .models import StoredFile


def keep(content: File[Any], now: dt.datetime, *, day_only: bool = False) -> StoredFile:
    """Stores the bytes once, whoever gives them; call it inside the act that needs the row.

    ``day_only``: neither the row nor the times that files carry along tell the hour (what citizens send).
    """
    digest = sha256_of(content)
    if known := StoredFile.objects.filter(sha256=digest).first():
        return known
    path = f"{digest[:2]}/{digest}"
    if not default_storage.exists(path):
        default_storage.save(path, content)
    if day_only:
        now = timezone.localtime(now).replace(hour=0, minute=0, second=0, microsecond=0)
        _set_back(Path(default_storage.path(path)), now.timestamp())
    return StoredFile.objects.create(
        sha256=digest, path=path, size=content.size, content_type=content_type_of(content), stored_at=now
    )


def _set_back(file: Path, moment: float) -> None:
    """The file, and the folder that changed with it; what the disk notes of its own changes nobody can set."""
    for one in (file, file.parent):
        os.utime(one, (moment, moment))


def let_go(stored: StoredFile) -> None:
    """Forgets a file that nothing else holds; call it inside an act, and ``remove_bytes`` when it is committed."""
    with contextlib.suppress(ProtectedError):
        stored.delete()


def remove_bytes(paths: Collection[str]) -> None:
    """Takes from the disk what no row names any more. May run again."""
    for path in set(paths).difference(StoredFile.objects.filter(path__in=paths).values_list("path", flat=True)):
        default_storage.delete(path)


def content_type_of(content: File[Any]) -> str:
    """The type by content, never by name or by the browser's word."""
    content.seek(0)
    head = content.read(8192)
    content.seek(0)
    try:
        return str(puremagic.from_string(head, mime=True)) or "application/octet-stream"
    except puremagic.PureError:
        return "text/plain" if _is_text(head) else "application/octet-stream"


def _is_text(head: bytes) -> bool:
    """Whether it is UTF-8 text without control letters; a letter cut in two at the end is forgiven."""
    text = head.decode("utf-8", "replace").rstrip("\ufffd")
    return "\ufffd" not in text and all(ch >= " " or ch in "\t\n\r\f" for ch in text)
