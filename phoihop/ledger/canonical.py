"""One canonical form of a content on both databases: what is hashed must never depend on who reads it."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from typing import Any

from django.db.models import Model

from phoihop.ground.text import nfc


def canonical(content: object) -> str:
    """JSON with sorted keys, no blanks, NFC text, UTC times, no floats; a row by its key and its name of the day.

    Raises TypeError for a value that has no single written form (a float, an object).
    """
    return json.dumps(_plain(content), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def digest(salt: str, text: str) -> str:
    """SHA-256 in hex over salt and canonical JSON."""
    return hashlib.sha256((salt + text).encode()).hexdigest()


def _plain(value: object) -> Any:
    match value:
        case None | bool() | int():
            return value
        case str():
            return nfc(str(value))
        case dt.datetime():
            return value.astimezone(dt.UTC).isoformat(timespec="microseconds")
        case dt.date():
            return value.isoformat()
        case Model():
            return {"key": value.pk, "name": nfc(str(value))}
        case dict():
            return {nfc(str(key)): _plain(item) for key, item in value.items()}
        case list() | tuple():
            return [_plain(item) for item in value]
        case _:
            raise TypeError(f"{type(value).__name__} has no canonical form")
