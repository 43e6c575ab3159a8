"""Contact details as only the house can read them: encrypted under the key that lies outside the database."""

from __future__ import annotations

import base64
import functools

from cryptography.fernet import Fernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings


def seal(text: str) -> str:
    """The text, encrypted."""
    return _fernet(settings.VOICES_KEY).encrypt(text.encode()).decode()


def unseal(sealed: str) -> str:
    """What was sealed. Raises cryptography.fernet.InvalidToken under another key."""
    return _fernet(settings.VOICES_KEY).decrypt(sealed.encode()).decode()


@functools.lru_cache(2)
def _fernet(key: str) -> Fernet:
    derived = HKDF(SHA256(), length=32, salt=None, info=b"phoihop.voices contact").derive(key.encode())
    return Fernet(base64.urlsafe_b64encode(derived))
