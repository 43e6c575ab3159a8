"""Letters as they should be: composed, visible, with single blanks; ornaments told from words."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\ufffc\x00-\x08\x0e-\x1f\x7f-\x9f]")
_BLANKS = re.compile(r"\s+")
_ORNAMENT = re.compile(r"[\W_]*|[oO0](?:\s*[oO0]){2,}|-+\s*[oO0]+\s*-+")  # -----, ***, o0o, ---o0o---
_DETACHED = re.compile("([^\\W\\d_]) +([\u0300\u0301\u0303\u0309\u0323\u0302\u0306\u031b])")
_LOOKALIKES = str.maketrans(
    {"\u00d0": "Đ", "\u0189": "Đ", "\u00f0": "đ", "\u0110": "Đ", "\ufb01": "fi", "\ufb02": "fl"}
)
_BULLETS = str.maketrans(dict.fromkeys("\uf0b7\uf02d\uf0a7\uf0d8\uf076\uf0fc•●◦▪■□➢✓", "-"))


# What clean() changes beside the composition of letters; most lines hold nothing of it.
_UNCLEAN = re.compile(
    rf"[{_INVISIBLE.pattern[1:-1]}\u0300\u0301\u0303\u0309\u0323\u0302\u0306\u031b"
    rf"{''.join(map(chr, _LOOKALIKES))}{''.join(map(chr, _BULLETS))}]|\s\s|[^\S ]"
)


@lru_cache(maxsize=4096)
def clean(text: str) -> str:
    """NFC text with single blanks: invisible signs gone, marks that stand off their letter put back, Ð (eth) as Đ."""
    if not _UNCLEAN.search(text) and unicodedata.is_normalized("NFC", text):
        return text.strip()
    text = _DETACHED.sub(r"\1\2", _INVISIBLE.sub("", text))
    text = unicodedata.normalize("NFC", text.translate(_LOOKALIKES).translate(_BULLETS))
    return _BLANKS.sub(" ", text).strip()


@lru_cache(maxsize=4096)
def is_ornament(text: str) -> bool:
    """Whether a line is only drawing: dashes under a heading, the star of Party papers, ---o0o---."""
    return _ORNAMENT.fullmatch(text) is not None
