"""What somebody typed into a search box, as terms. No Django here.

Every word must be in the text, and only the last one typed may be unfinished: a Vietnamese word is a syllable, and
short ones begin many others ("dân" would find dâng, danh and đang). For the same reason lists show the texts with the
whole word first ("dân chủ" before "dân chuyển"). Numbers are whole: 72 is not 720. What hangs together ("72-KH/HU")
stands together in this order; so does what is between quotation marks, and there every word is whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum, auto

from ..text import fold, words_of

MOST_LETTERS = 200  # of a search box
A_FEW = 5  # results of a room beside those of other rooms
MOST_TERMS = 24  # of a pasted page, the rest narrows nothing
_SHORTEST_BEGINNING = 2  # one letter alone begins half of all words
_QUOTES = str.maketrans(dict.fromkeys("“”„«»", '"'))
_CHUNKS = re.compile(r'"([^"]*)("?)|([\w./-]+)')


class End(Enum):
    """What the last word of a term stands for."""

    WHOLE = auto()  # itself
    OPEN = auto()  # itself, or any longer word that begins so
    LONGER = auto()  # longer words alone


@dataclass(frozen=True)
class Term:
    """Words that stand side by side."""

    words: tuple[str, ...]
    end: End = End.WHOLE


@dataclass(frozen=True)
class Query:
    """Terms that must all be there; without any, a search narrows nothing."""

    terms: tuple[Term, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.terms)

    def each(self) -> Iterator[Query]:
        """A query for each term, for texts that hold the terms together and not alone."""
        return (Query((term,)) for term in self.terms)

    def parts(self) -> list[Query]:
        """The query as queries without a common find, the better one first: whole words, then longer ones."""
        if not self or self.terms[-1].end is not End.OPEN:
            return [self]
        *terms, last = self.terms
        return [Query((*terms, replace(last, end=end))) for end in (End.WHOLE, End.LONGER)]


def parsed(typed: str | Query) -> Query:
    """The query that these words mean; a query stays what it is. No text is an error."""
    if isinstance(typed, Query):
        return typed
    terms: list[Term] = []
    for quoted, closed, plain in _CHUNKS.findall(fold(typed).translate(_QUOTES)):
        words = tuple(words_of(quoted or plain))
        if not words:
            continue
        if terms and terms[-1].words == ("so",) and len(words) > 1 and words[0].isdecimal():
            terms.pop()  # "số 72-KH/HU": the register knows the number, not the word before it
        whole = closed or words[-1].isdecimal() or len(words[-1]) < _SHORTEST_BEGINNING
        terms.append(Term(words, End.WHOLE if whole else End.OPEN))
    terms = list(dict.fromkeys(terms))[:MOST_TERMS]
    last = len(terms) - 1
    return Query(tuple(replace(one, end=one.end if place == last else End.WHOLE) for place, one in enumerate(terms)))
