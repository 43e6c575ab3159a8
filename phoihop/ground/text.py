"""Vietnamese text: one composed form, one folded form. No Django here, by contract."""

from __future__ import annotations

import functools
import re
import unicodedata

_TONES = {"\u0300", "\u0301", "\u0303", "\u0309", "\u0323"}
_ALPHABET = {letter: place for place, letter in enumerate("aăâbcdđeêfghijklmnoôơpqrstuưvwxyz")}
_TONE_ORDER = "\u0300\u0309\u0303\u0301\u0323"  # huyền, hỏi, ngã, sắc, nặng
_DASHES = re.compile(r"[‐‑‒–—−]")
_SPACES = re.compile(r"\s+")
_WORDS = re.compile(r"[^\W\d_]+|\d+")
_LONGEST = 40  # letters of a word that count in a search; PostgreSQL takes no endless ones


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
    return _SPACES.sub(" ", _DASHES.sub("-", _plain(text))).strip()


def words_of(text: str) -> list[str]:
    """The words of a text as searches compare them: folded, letters and digits apart.

    Numbers have six digits at least: 01 is 1, and what is in the order of these words counts 2 before 10.

    >>> words_of("Số 72-KH/HU, NQ46")
    ['so', '000072', 'kh', 'hu', 'nq', '000046']
    """
    return [_counted(word) for word in _WORDS.findall(_plain(text))]


def placed_words(text: str) -> list[tuple[str, int, int]]:
    """The same words, each with where it begins and ends in the text as it is written."""
    pieces = [_plain_letter(ch) for ch in text]
    places = [place for place, piece in enumerate(pieces) for _ in piece]
    found = []
    for word in _WORDS.finditer("".join(pieces)):
        end = places[word.end() - 1] + 1
        while end < len(text) and unicodedata.combining(text[end]):
            end += 1
        found.append((_counted(word[0]), places[word.start()], end))
    return found


def _plain(text: str) -> str:
    decomposed = unicodedata.normalize("NFD", text.casefold().replace("đ", "d"))
    return "".join(ch for ch in decomposed if not unicodedata.combining(ch))


_plain_letter = functools.lru_cache(4096)(_plain)


def _counted(word: str) -> str:
    return (word.lstrip("0").zfill(6) if word.isdecimal() else word)[:_LONGEST]


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


def alphabet_key(text: str) -> tuple[list[tuple[int, int]], list[int]]:
    """The key that puts texts into the order of the Vietnamese alphabet: Đ after D, Ơ after Ô; tones decide last.

    >>> sorted(["đề án", "văn bản", "dự án", "biên bản", "điều lệ", "báo cáo"], key=alphabet_key)
    ['báo cáo', 'biên bản', 'dự án', 'đề án', 'điều lệ', 'văn bản']
    """
    letters: list[tuple[int, int]] = []
    tones: list[int] = []
    for written in nfc(text.casefold()):
        parts = unicodedata.normalize("NFD", written)
        letter = nfc("".join(ch for ch in parts if ch not in _TONES))
        place = _ALPHABET.get(letter)
        letters.append((0, ord(letter[0])) if place is None and letter else (1, place or 0))
        tones.append(next((_TONE_ORDER.index(ch) + 1 for ch in parts if ch in _TONES), 0))
    return letters, tones
