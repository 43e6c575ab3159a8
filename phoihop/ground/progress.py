"""How far a long job is, told beside the database: what a transaction has written nobody sees before its end."""

from __future__ import annotations

import json
import os
import time
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

_EVERY = 0.4  # seconds between two words


@dataclass(frozen=True)
class Stand:
    """How far a job is; ``seconds`` since it last said so."""

    done: int
    total: int
    seconds: float


class Telling:
    """Called by a job as it goes: ``tell(done, total)``. Losing a word does no harm."""

    def __init__(self, name: str) -> None:
        self._path, self._last = _path(name), 0.0

    def __call__(self, done: int, total: int) -> None:
        """Writes the stand down, at most some times a second."""
        if done < total and time.monotonic() - self._last < _EVERY:
            return
        self._last = time.monotonic()
        self._path.parent.mkdir(parents=True, exist_ok=True)
        part = self._path.with_suffix(f".{os.getpid()}.part")
        part.write_text(json.dumps([done, total]), encoding="ascii")
        part.replace(self._path)

    def end(self) -> None:
        """Forgets the job."""
        self._path.unlink(missing_ok=True)


def stand_of(name: str) -> Stand | None:
    """What a job said last; None where it has said nothing (or runs on another machine)."""
    path = _path(name)
    try:
        done, total = json.loads(path.read_text(encoding="ascii"))
        return Stand(done, total, max(0.0, time.time() - path.stat().st_mtime))
    except (OSError, ValueError):
        return None


def _path(name: str) -> Path:
    return Path(settings.DATA) / "progress" / f"{name}.json"
