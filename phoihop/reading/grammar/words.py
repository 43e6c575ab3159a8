"""Words with their places, and lists of phrases that are found in them whatever the tone placement (hoà = hòa)."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from phoihop.ground.text import tone_key

# Regular expressions cannot name Vietnamese capitals by a range: between À and Ỹ capitals and small letters alternate.
SMALL = "abcdefghijklmnopqrstuvwxyzàảãáạăằẳẵắặâầẩẫấậđèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵ"
CAPITALS = SMALL.upper()

_WORD = re.compile(r"[^\W_]+(?:[&.’'][^\W_]+|(?<=[A-ZĐ])-(?=[A-ZĐ])[^\W_]+)*|[^\s]")
_key = lru_cache(maxsize=65536)(tone_key)


@dataclass(slots=True, eq=False)  # not frozen: thousands are made, and freezing makes that slow
class Word:
    """A word or one sign; ``key`` is its case-folded form with the tone at the end."""

    start: int
    end: int
    text: str
    key: str

    @property
    def is_sign(self) -> bool:
        return not self.text[0].isalnum()

    @property
    def is_capital(self) -> bool:
        return self.text[0].isupper()


def words_of(text: str, start: int = 0, end: int | None = None) -> list[Word]:
    """The words and signs of ``text[start:end]``, with offsets into ``text``."""
    stop = len(text) if end is None else end
    scan = _scan_of(text)
    if scan is not None:
        first, after = bisect_left(scan.starts, start), bisect_left(scan.starts, stop)
        cut = (first and scan.words[first - 1].end > start) or (after > first and scan.words[after - 1].end > stop)
        if not cut:  # no word reaches over the ends of the part
            return scan.words[first:after]
    return _scanned(text, start, stop)


def memo_of(text: str) -> dict[tuple[object, ...], object]:
    """What was found out about parts of a long text, kept while it is read; for other texts an empty dictionary."""
    scan = _scan_of(text)
    return scan.memo if scan else {}


def _scanned(text: str, start: int, stop: int) -> list[Word]:
    return [Word(m.start(), m.end(), m[0], _key(m[0])) for m in _WORD.finditer(text, start, stop)]


@dataclass(slots=True)
class _Scan:
    """All words of the text that is being read: its parts are asked for many times."""

    text: str
    words: list[Word]
    starts: list[int]
    memo: dict[tuple[object, ...], object] = field(default_factory=dict)  # what was found out about its parts


_LONG = 2000  # letters of a text that is scanned as a whole
_last: _Scan | None = None  # replaced as a whole, so that threads see one or the other
_asked: str | None = None


def _scan_of(text: str) -> _Scan | None:
    """The words of a long text that was asked for before; None for one that is new or short."""
    global _last, _asked
    scan = _last
    if scan is not None and scan.text is text:
        return scan
    if len(text) < _LONG:
        return None
    if _asked is not text:
        _asked = text
        return None
    words = _scanned(text, 0, len(text))
    _last = scan = _Scan(text, words, [word.start for word in words])
    return scan


def keys(*phrases: str) -> frozenset[str]:
    """Single words in the form of ``Word.key``."""
    return frozenset(_key(phrase) for phrase in phrases)


def listed(text: str) -> list[str]:
    """The phrases of a list that is written in lines, with bars between them."""
    return [phrase.strip() for line in text.strip().splitlines() for phrase in line.split("|") if phrase.strip()]


class Lexicon:
    """A list of phrases, matched word by word from a place on; the longest wins."""

    def __init__(self, phrases: Iterable[str]) -> None:
        self._by_first: dict[str, list[tuple[str, ...]]] = {}
        for phrase in phrases:
            keys = tuple(word.key for word in words_of(phrase))
            self._by_first.setdefault(keys[0], []).append(keys)
        for options in self._by_first.values():
            options.sort(key=len, reverse=True)
        self.starts = frozenset(self._by_first)  # the keys with which a phrase begins

    def match(self, words: Sequence[Word], at: int) -> int:
        """How many words from ``at`` on make a phrase of the list; 0: none."""
        if not 0 <= at < len(words):
            return 0
        for keys in self._by_first.get(words[at].key, ()):
            end = at + len(keys)
            if end <= len(words) and (end == at + 1 or keys == tuple([word.key for word in words[at:end]])):
                return end - at
        return 0
