"""Words with their places, and lists of phrases that are found in them whatever the tone placement (hoà = hòa)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from phoihop.ground.text import tone_key

# Regular expressions cannot name Vietnamese capitals by a range: between À and Ỹ capitals and small letters alternate.
SMALL = "abcdefghijklmnopqrstuvwxyzàảãáạăằẳẵắặâầẩẫấậđèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵ"
CAPITALS = SMALL.upper()

_WORD = re.compile(r"[^\W_]+(?:[&.’'][^\W_]+|(?<=[A-ZĐ])-(?=[A-ZĐ])[^\W_]+)*|[^\s]")
_key = lru_cache(maxsize=65536)(tone_key)


@dataclass(frozen=True, slots=True)
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
    return [Word(m.start(), m.end(), m[0], _key(m[0])) for m in _WORD.finditer(text, start, stop)]


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

    def match(self, words: Sequence[Word], at: int) -> int:
        """How many words from ``at`` on make a phrase of the list; 0: none."""
        if not 0 <= at < len(words):
            return 0
        for keys in self._by_first.get(words[at].key, ()):
            if at + len(keys) <= len(words) and all(words[at + i].key == key for i, key in enumerate(keys)):
                return len(keys)
        return 0
