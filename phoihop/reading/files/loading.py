"""The one door: a path goes in, a Source comes out, whatever the format."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

from phoihop.reading.errors import ReadingError
from phoihop.reading.files.detect import detect
from phoihop.reading.files.encoding import legacy_encoding
from phoihop.reading.files.secrecy import refuse_secret
from phoihop.reading.source import Source

MEGABYTE = 1024 * 1024
LARGEST = 30 * MEGABYTE
_SCANNED = ("pdf", "picture")  # may hold pages that must be recognised


def load(path: Path, *, largest: int = LARGEST, scans: int | None = None) -> Source:
    """Reads a file of any known format, told by its content.

    ``largest``: bytes that are accepted. ``scans``: scanned pages that are recognised
    at most, None for all. Raises ReadingError (see errors.MESSAGES) for what cannot or must not be read.
    """
    path = Path(path)
    if not path.is_file():
        raise ReadingError("no_file", name=path.name)
    size = path.stat().st_size
    if size == 0:
        raise ReadingError("empty")
    if size > largest:
        raise ReadingError("too_large", size=f"{size / MEGABYTE:.0f}", limit=f"{largest / MEGABYTE:.0f}")
    # lazily: a reader of one format must not pay for the libraries of the others
    kind = detect(path)
    module = import_module(f"phoihop.reading.files.{kind}")
    source: Source = module.load(path, scans=scans) if kind in _SCANNED else module.load(path)
    if not source.text.strip():
        raise ReadingError("no_text")
    name = legacy_encoding(source.text) if "recognised" not in source.notes else None
    if name:
        raise ReadingError("legacy_encoding", encoding=name)
    refuse_secret(source)
    return source
