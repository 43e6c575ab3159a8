"""A stranger's sheet is opened in a process of its own with limits: a hostile one hurts nothing but itself."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.files import File
from django.core.files.storage import default_storage

import phoihop
from phoihop.ground.models import StoredFile
from phoihop.ground.sheets.book import Sheet, from_plain
from phoihop.reading.errors import MESSAGES, ReadingError

_SECONDS, _MEGABYTES = 60, 900


def open_sheets(path: Path) -> list[Sheet]:
    """The visible sheets of a workbook or of delimited text.

    Raises ReadingError: empty, too large, of another type, with macros, packed abnormally, locked, stamped as secret …
    """
    size = path.stat().st_size
    most = settings.MAX_FILE_MB
    if size == 0:
        raise ReadingError("empty")
    if size > most * 1_000_000:
        raise ReadingError("too_large", size=f"{size / 1_000_000:.0f}", limit=str(most))
    with tempfile.TemporaryDirectory(prefix="phoihop-sheet-") as folder:
        command = [
            sys.executable,
            "-m",
            "phoihop.units.loading.child",
            str(path.resolve()),
            str(_SECONDS),
            str(_MEGABYTES),
        ]
        try:
            child = subprocess.run(
                command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=False,
                env=_environment(folder), cwd=folder, timeout=_SECONDS,
            )  # fmt: skip
        except subprocess.TimeoutExpired as error:
            raise ReadingError("too_slow", seconds=_SECONDS) from error
    return _sheets(child)


def open_stored(stored: StoredFile) -> list[Sheet]:
    """The sheets of a file that is kept already; errors as in open_sheets."""
    with default_storage.open(stored.path) as content, as_path(content) as path:
        return open_sheets(path)


@contextmanager
def as_path(content: File[Any]) -> Iterator[Path]:
    """The content as a file on this machine's disk, wherever it is stored; it stands at its beginning afterwards."""
    with tempfile.NamedTemporaryFile(prefix="phoihop-sheet-") as out:
        content.seek(0)
        for chunk in content.chunks():
            out.write(chunk)
        out.flush()
        content.seek(0)
        yield Path(out.name)


def _environment(folder: str) -> dict[str, str]:
    """Nothing of ours but where programs and the package are: no settings, no secrets."""
    kept = {name: os.environ[name] for name in ("PATH", "LANG", "LC_ALL", "SYSTEMROOT") if name in os.environ}
    package = str(Path(phoihop.__file__).resolve().parent.parent)
    return {**kept, "HOME": folder, "TMPDIR": folder, "PYTHONPATH": package, "PYTHONSAFEPATH": "1", "PYTHONUTF8": "1"}


def _sheets(child: subprocess.CompletedProcess[bytes]) -> list[Sheet]:
    try:
        answer = json.loads(child.stdout)
    except (ValueError, RecursionError) as error:  # it died of its limits
        raise ReadingError("bomb" if child.returncode else "crashed") from error
    if "error" in answer:
        raise ReadingError(answer["error"] if answer["error"] in MESSAGES else "crashed", **answer["values"])
    return from_plain(answer["sheets"])
