"""Tracking codes: whoever holds one may read and answer; the house keeps only a keyed hash of it.

The key lies in a file beside the database, so that a copy of the database alone finds nobody's code.
"""

from __future__ import annotations

import hashlib
import hmac
import re
import secrets

from django.conf import settings

GROUPS, DIGITS = 5, 5  # 25 digits: 83 random bits, and nothing that can be misheard over the phone
_NO_DIGIT = re.compile(r"\D")


def new_seed() -> str:
    """What a form carries so that, sent twice, it gives the same code twice."""
    return secrets.token_urlsafe(18)


def code_from(seed: str) -> str:
    """The code of a form, in groups: 01234 56789 01234 56789 01234."""
    number = int.from_bytes(keyed("code", seed)) % 10 ** (GROUPS * DIGITS)
    digits = f"{number:0{GROUPS * DIGITS}d}"
    return " ".join(digits[at : at + DIGITS] for at in range(0, len(digits), DIGITS))


def hash_of(code: str) -> str:
    """The hash under which a code is known, however its groups were written; "" for what is no code."""
    digits = _NO_DIGIT.sub("", code)
    return keyed("hash", digits).hex() if len(digits) == GROUPS * DIGITS and digits.isascii() else ""


def seed_hash(seed: str) -> str:
    """What is kept of the seed of a form without a code, so that the form counts once."""
    return keyed("seed", seed).hex()


def keyed(use: str, text: str) -> bytes:
    """A text under the house's key; each use has hashes of its own."""
    return hmac.digest(settings.VOICES_KEY.encode(), f"{use}:{text}".encode(), hashlib.sha256)
