"""Strangers' files are read in a process of their own with limits: a hostile one can hurt nothing but itself."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import phoihop
from phoihop.reading.errors import MESSAGES, ReadingError
from phoihop.reading.files.tesseract import PATIENCE, available
from phoihop.reading.source import Source, from_json

_KEPT = ("PATH", "LANG", "LC_ALL", "SYSTEMROOT", "TESSDATA_PREFIX")
_LARGEST_ANSWER = 80 * 1024 * 1024


def read_guarded(path: Path, seconds: int = 60, megabytes: int = 600) -> dict[str, Any]:
    """The JSON of ``reader.read(path)``, made in a child process.

    Raises the reader's own ReadingError, or ``too_slow`` after ``seconds`` (and those that Tesseract may take for
    scanned pages), ``too_big`` beyond ``megabytes`` of address space, ``crashed``. The child and whatever it started
    are dead when this returns.
    """
    answer: dict[str, Any] = _ask(path, "read", seconds, megabytes, PATIENCE if available() else 0)
    return answer


def load_guarded(path: Path, seconds: int = 60, megabytes: int = 600) -> Source:
    """The Source of a file, made in a child process; of scanned pages only the first. Errors as in read_guarded."""
    return from_json(_ask(path, "load", seconds, megabytes))


def _ask(path: Path, what: str, seconds: int, megabytes: int, patience: int = 0) -> dict[str, Any]:
    with tempfile.TemporaryDirectory(prefix="phoihop-read-", ignore_cleanup_errors=True) as folder:
        out = Path(folder) / "answer.json"
        command = [
            sys.executable, "-m", "phoihop.reading", str(Path(path).resolve()),
            "--what", what, "--seconds", str(seconds), "--megabytes", str(megabytes),
        ]  # fmt: skip
        with out.open("wb") as stdout:
            child = subprocess.Popen(
                command, stdin=subprocess.DEVNULL, stdout=stdout, stderr=subprocess.DEVNULL,
                env=_environment(folder), cwd=folder, start_new_session=True,
            )  # fmt: skip
            try:
                child.wait(timeout=seconds + patience)
            except subprocess.TimeoutExpired as fault:
                raise ReadingError("too_slow", seconds=seconds + patience) from fault
            finally:
                with contextlib.suppress(ProcessLookupError, PermissionError):
                    os.killpg(child.pid, signal.SIGKILL)
                child.wait()
        return _answer(out, child.returncode, seconds, megabytes)


def _environment(folder: str) -> dict[str, str]:
    """Of the parent's environment where programs, their data and the package are; no settings, no secrets."""
    kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
    package = str(Path(phoihop.__file__).resolve().parent.parent)
    return {**kept, "HOME": folder, "TMPDIR": folder, "PYTHONPATH": package, "PYTHONSAFEPATH": "1", "PYTHONUTF8": "1"}


def _answer(out: Path, code: int, seconds: int, megabytes: int) -> dict[str, Any]:
    if code in (-signal.SIGXCPU,):
        raise ReadingError("too_slow", seconds=seconds)
    if code == -signal.SIGKILL:
        raise ReadingError("too_big", megabytes=megabytes)
    if code not in (0, 2) or out.stat().st_size > _LARGEST_ANSWER:
        raise ReadingError("crashed")
    try:
        answer = json.loads(out.read_text("utf-8"))
    except (ValueError, RecursionError) as fault:
        raise ReadingError("crashed") from fault
    if not isinstance(answer, dict):
        raise ReadingError("crashed")
    if "error" in answer:
        code_word = answer["error"]
        values = answer.get("values")
        if code_word == "too_big":
            raise ReadingError("too_big", megabytes=megabytes)
        if code_word not in MESSAGES or not isinstance(values, dict):
            raise ReadingError("crashed")
        raise ReadingError(code_word, **{str(key): value for key, value in values.items()})
    return answer
