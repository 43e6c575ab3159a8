"""Files become Sources: one module a format, the type told by content, hostile files kept out."""

from __future__ import annotations

from phoihop.reading.files.loading import load

__all__ = ["load"]
