"""Scanned pages: ocrmypdf with Tesseract's Vietnamese, where the machine has them (extra ``ocr``)."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from importlib.util import find_spec
from pathlib import Path


def available() -> bool:
    """Whether this machine can recognise Vietnamese."""
    if shutil.which("tesseract") is None or not (shutil.which("ocrmypdf") or find_spec("ocrmypdf")):
        return False
    listed = subprocess.run(["tesseract", "--list-langs"], capture_output=True, text=True, check=False, timeout=20)
    return "vie" in listed.stdout.split()


def recognised(path: Path) -> Path | None:
    """A copy of the PDF with a text layer, alone in a temporary folder; None where OCR is missing or fails."""
    if not available():
        return None
    target = Path(tempfile.mkdtemp(prefix="phoihop-ocr-")) / "text.pdf"
    command = [shutil.which("ocrmypdf")] if shutil.which("ocrmypdf") else [sys.executable, "-m", "ocrmypdf"]
    options = ["-l", "vie", "--skip-text", "--output-type", "pdf", "--optimize", "0", "--jobs", "1", "--quiet"]
    done = subprocess.run(
        [str(part) for part in command] + options + [str(path), str(target)], capture_output=True, check=False
    )
    if done.returncode == 0 and target.is_file():
        return target
    shutil.rmtree(target.parent, ignore_errors=True)
    return None
