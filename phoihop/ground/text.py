"""Vietnamese text: one composed form, one folded form. No Django here, by contract."""

from __future__ import annotations

import re
import unicodedata

_TONES = {"\u0300", "\u0301", "\u0303", "\u0309", "\u0323"}
_DASHES = re.compile(r"[‐‑‒–—−]")
_SPACES = re.compile(r"\s+")


def nfc(text: str) -> str:
    """The composed form (NFC), in which every text is stored and compared."""
    return unicodedata.normalize("NFC", text)


def squeeze(text: str) -> str:
    """NFC, with every run of white space as one blank and none at the ends."""
    return _SPACES.sub(" ", nfc(text)).strip()


def fold(text: str) -> str:
    """The form for search: no diacritics, no case, đ as d, dashes alike, single blanks.

    >>> fold("Uỷ ban Nhân dân xã Đak Sơmei")
    'uy ban nhan dan xa dak somei'
    """
    plain = unicodedata.normalize("NFD", text.casefold().replace("đ", "d"))
    plain = "".join(ch for ch in plain if not unicodedata.combining(ch))
    return _SPACES.sub(" ", _DASHES.sub("-", plain)).strip()


def tone_key(text: str) -> str:
    """Case-folded text in which old and new tone placement are alike (hoà = hòa, thuỷ = thủy).

    Tone marks move to the end of their word; letters keep their own marks (ê, ơ, đ).
    """
    words = []
    for word in _DASHES.sub("-", text.casefold()).split():
        letters: list[str] = []
        tones: list[str] = []
        for ch in unicodedata.normalize("NFD", word):
            (tones if ch in _TONES else letters).append(ch)
        words.append(unicodedata.normalize("NFC", "".join(letters)) + "".join(sorted(tones)))
    return " ".join(words)
