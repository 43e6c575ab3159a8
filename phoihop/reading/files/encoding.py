"""Bytes to text: Unicode in its usual dresses; the old one-byte encodings are named, not guessed."""

from __future__ import annotations

import codecs
import re

from phoihop.reading.errors import ReadingError

_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_HTML_CHARSET = re.compile(rb"charset\s*=\s*[\"']?([\w-]+)", re.I)


def decode(data: bytes, *, declared: str | None = None) -> str:
    """The text of bytes: by byte order mark, UTF-8, UTF-16 without a mark, a declared charset, or Windows-1258.

    Raises ReadingError ``legacy_encoding`` for TCVN3, VNI or VPS, ``not_text`` for bytes that are no text.
    """
    for bom, name in _BOMS:
        if data.startswith(bom):
            return _checked(data.decode(name, "replace"))
    if len(data) >= 4 and data[:400].strip(b"\x00") != b"":
        odd, even = data[1:2000:2].count(0), data[0:2000:2].count(0)
        if max(odd, even) > 200 or max(odd, even) * 4 > len(data[:2000]):
            return _checked(data.decode("utf-16-le" if odd > even else "utf-16-be", "replace"))
    try:
        return _checked(data.decode("utf-8"))
    except UnicodeDecodeError as fault:
        if fault.reason == "unexpected end of data" and fault.start >= len(data) - 4:
            return _checked(data[: fault.start].decode("utf-8"))  # cut in the middle of a letter
    if declared:
        try:
            return _checked(data.decode(declared))
        except (LookupError, UnicodeDecodeError):
            pass
    if b"\0" in data[:4000]:
        raise ReadingError("not_text")
    latin = data.decode("cp1252", "replace")
    old = legacy_encoding(latin)
    if old:
        raise ReadingError("legacy_encoding", encoding=old)
    bad = len(re.findall(rb"[\x80-\xff]", data))
    if bad < 20 and bad * 200 < len(data):
        return _checked(data.decode("utf-8", "replace"))  # a few broken letters in good text
    return _checked(data.decode("cp1258", "replace"))


def html_charset(data: bytes) -> str | None:
    """The charset that a page declares in its first 4 KB."""
    found = _HTML_CHARSET.search(data[:4096])
    return found[1].decode("ascii", "replace") if found else None


def _checked(text: str) -> str:
    name = legacy_encoding(text)
    if name:
        raise ReadingError("legacy_encoding", encoding=name)
    return text


# Old fonts keep Vietnamese in one byte a letter (TCVN3, VPS) or two (VNI); read as Western letters (code page 1252)
# each has its own signs for đ at the beginning of words, for ư and ơ, and for letters with tone marks.
_SIGNS = {
    "TCVN3 (ABC)": re.compile(r"(?<!\w)[®§]\w|[A-Za-z][µ¸¶·¹¨«\xad]|[A-Za-z\xad]¬|[©ª][nmuyctp]"),
    "VNI": re.compile(r"(?<!\w)ñ\w|öô|[aeoöô][øùûõïäåàáâ]|[ae][âêáàåãäéèúüë](?=[cnmtpuy])"),
    "VPS": re.compile(r"(?<!\w)Ç\w|Ü[©§®ª«n]|[a-zÇ]Ö[ cnmi]|[a-z][ÀÃÄÅÛÙ‰Š‹Œ\x89\x8a\x8b\x8c¶]"),
}
_UNICODE_ONLY = re.compile(r"[\u1ea0-\u1ef9ăđơưĂĐƠƯ]")
_FEWEST_SIGNS, _SHARE = 12, 0.02


def legacy_encoding(text: str) -> str | None:
    """Which old encoding a text is in that was read as Western letters: "TCVN3 (ABC)", "VNI", "VPS" or None.

    Told by how often the encodings' own signs stand inside words, against the letters that only Unicode Vietnamese has.
    """
    sample = text[:60_000]
    letters = sum(ch.isalpha() for ch in sample)
    counts = {name: len(signs.findall(sample)) for name, signs in _SIGNS.items()}
    name, count = max(counts.items(), key=lambda item: item[1])
    enough = count >= _FEWEST_SIGNS and count > _SHARE * letters
    return name if enough and count > 1.5 * len(_UNICODE_ONLY.findall(sample)) else None
