"""Tesseract with its Vietnamese data, on a machine that has both."""

from __future__ import annotations

import os
import re
import shutil
import subprocess

PATIENCE = 300  # seconds that all pages of a file may take
_LANGUAGE = "vie"


def available() -> bool:
    """Whether this machine can recognise Vietnamese."""
    if shutil.which("tesseract") is None:
        return False
    try:
        listed = subprocess.run(["tesseract", "--list-langs"], capture_output=True, text=True, check=False, timeout=20)
    except (subprocess.TimeoutExpired, OSError):
        return False
    return _LANGUAGE in listed.stdout.split()


def words_table(picture: bytes, seconds: float, *, sparse: bool = False) -> str | None:
    """The words of a picture with their places (Tesseract's TSV); None where it fails or takes longer.

    One thread: several wait for one another, and where other work runs a page takes ten times as long.
    """
    mode = "11" if sparse else "3"  # words anywhere; or a page of text
    return _run(picture, seconds, "-l", _LANGUAGE, "--psm", mode, "-c", "tessedit_create_tsv=1")


def rotation(picture: bytes, seconds: float) -> int:
    """The degrees (90, 180, 270), clockwise, by which a picture is to be turned; 0 where that is not known."""
    said = _run(picture, seconds, "--psm", "0") or ""
    found = re.search(r"^Rotate: (90|180|270)$", said, re.MULTILINE)
    return int(found[1]) if found else 0


def _run(picture: bytes, seconds: float, *options: str) -> str | None:
    try:
        done = subprocess.run(
            ["tesseract", "stdin", "stdout", *options], input=picture, capture_output=True, check=False,
            timeout=seconds, env={**os.environ, "OMP_THREAD_LIMIT": "1"},
        )  # fmt: skip
    except (subprocess.TimeoutExpired, OSError):
        return None
    return done.stdout.decode("utf-8", "replace") if done.returncode == 0 else None
