"""Bytes to text: Unicode in its usual dresses; the old one-byte encodings are named, not guessed."""

from __future__ import annotations

import codecs
import re

from phoihop.reading.errors import ReadingError

_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_HTML_CHARSET = re.compile(rb"charset\s*=\s*[\"']?([\w-]+)", re.I)


def decode(data: bytes, *, declared: str | None = None) -> str:
    """The text of a file's bytes: by byte order mark, UTF-8, UTF-16 without a mark, a declared charset, or Windows-1258.

    Raises ReadingError ``legacy_encoding`` for TCVN3, VNI or VPS, ``not_text`` for bytes that are no text.
    """
    for bom, name in _BOMS:
        if data.startswith(bom):
            return _checked(data.decode(name, "replace"))
    if len(data) >= 4 and not data[:400].strip(b"\0") == b"":
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
    name = legacy_encoding(latin)
    if name:
        raise ReadingError("legacy_encoding", encoding=name)
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


# Signs that stand for Vietnamese letters when text made for an old font is shown as Western (code page 1252). Each list
# holds what is frequent in the old encoding and does not occur inside words of Vietnamese in Unicode.
# TCVN 5712 (ABC fonts, names in .Vn): "µ ¸ ¶ · ¹" are à á ả ã ạ, "©" â, "®" đ, "­" ư, "¬" ơ, "Ö" ệ, "ñ" ủ ...
_TCVN3 = re.compile(r"(?<=[A-Za-z])[µ¸¶·¹©Ê®«¬\xad¨Ç¾¼½ÆÈÉËÑÒÓÔÖ×ØÜÞßåæçèìíîïðñö÷øþ]|[®©«¬\xad¨µ¸](?=[A-Za-zµ¸¶·¹])")
_TCVN3_SURE = re.compile(r"[®§](?=[a-zµ¸¶·¹©ª«¬\xad¨Ê])|[a-z][µ¸¶·¹¬\xad¨«]|­¬|[©«¬\xad]n")
# VNI (names VNI-Times): two bytes a letter, the mark after it: "aø" à, "aù" á, "eä" ệ, "ñ" đ, "öô" ươ, "oä" ộ
_VNI = re.compile(r"[aeouyAEOUY][øùûõïâáàåãäéèúüëêÙØÕÂÁÀÅÃÄÉÈÚÜËÊ](?![a-z]{4})|[öô][ùøûõïÙØÕ]|ñ[aeiouyöô]|öô")
_VNI_SURE = re.compile(r"[aeoöô][øùûõïä]|öô|ñ[öôaeiou]|[ae][âêáàåãäéèúüë](?=[cnmtpiuyo ,.;])")
# VPS: one byte a letter, capitals and marks in 0x80-0xFF and in control codes; "Ç" đ-like letters, "¶" "¼" ...
_VPS_SURE = re.compile(r"[a-zÇ][\x02\x04\x05\x06\x10\x11\x12\x13\x14\x15\x19\x1c\x1d]|[\x80-\x9f¤¥¦¡¢£§](?=[a-z])")
_VIETNAMESE = re.compile(r"[ăâđêôơưĂÂĐÊÔƠƯ\u1ea0-\u1ef9]")


def legacy_encoding(text: str) -> str | None:
    """"TCVN3 (ABC)", "VNI" or "VPS" when the text is Vietnamese in an old font's encoding seen as Western letters, else None.

    Told by how often the encodings' own signs stand inside words, against the letters that only Unicode Vietnamese has.
    """
    sample = text[:60_000]
    letters = sum(ch.isalpha() for ch in sample)
    if letters < 40:
        return None
    unicode_letters = len(re.findall(r"[\u1ea0-\u1ef9ăđơưĂĐƠƯ]", sample))
    scores = {
        "TCVN3 (ABC)": len(_TCVN3_SURE.findall(sample)),
        "VNI": len(_VNI_SURE.findall(sample)),
        "VPS": len(_VPS_SURE.findall(sample)),
    }
    name, score = max(scores.items(), key=lambda item: item[1])
    if score >= 12 and score > 0.02 * letters and score > 1.5 * unicode_letters:
        return name
    return None
