"""Files on disk for certain before the row that names them: Django's own storage never calls fsync (traced)."""

from __future__ import annotations

import hashlib
import os
import secrets
from pathlib import Path
from typing import Any

from django.core.files import File
from django.core.files.storage import FileSystemStorage


class DurableStorage(FileSystemStorage):
    """Writes beside the target, fsyncs, renames, fsyncs the folder. A crash leaves the whole file or none."""

    def _save(self, name: str, content: File[Any]) -> str:
        target = Path(self.path(name))
        _make_folder(target.parent)
        part = target.with_name(f".{target.name}.{secrets.token_hex(4)}.part")
        try:
            with part.open("wb") as out:
                for chunk in content.chunks():
                    out.write(chunk)
                out.flush()
                os.fsync(out.fileno())
            os.rename(part, target)
            _sync_folder(target.parent)
        finally:
            part.unlink(missing_ok=True)
        return name


def _make_folder(folder: Path) -> None:
    if not folder.is_dir():
        _make_folder(folder.parent)
        folder.mkdir(exist_ok=True)
        _sync_folder(folder.parent)


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def sha256_of(content: File[Any]) -> str:
    """The file's hash in hex, read in chunks; the file stands at its beginning afterwards."""
    digest = hashlib.sha256()
    for chunk in content.chunks():
        digest.update(chunk)
    content.seek(0)
    return digest.hexdigest()
