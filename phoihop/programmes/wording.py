"""The words of a duty without the units before them: who does it stands beside it, in the assignments."""

from __future__ import annotations

import re
from collections.abc import Iterable

Span = tuple[int, int]

_OPENS = re.compile(r"(?:chịu trách nhiệm )?chủ trì\b", re.IGNORECASE)
_BETWEEN = re.compile(
    r"[\s,;]*(?:và|cùng|các|với)?[\s,;]*$|.{0,40}\b(?:phối hợp|cùng) (?:với|cùng)?\s*$", re.IGNORECASE
)
_SHORTEST = 12  # letters; less than that is no duty


def told(text: str, duty: Span, units: Iterable[Span]) -> str:
    """What is to be done: "chủ trì, phối hợp với A, B tổ chức hội nghị" → "Tổ chức hội nghị".

    ``text`` is the source, ``duty`` and ``units`` are spans in it. Words that name no unit first stay as they are.
    """
    start, end = duty
    whole = text[start:end]
    opening = _OPENS.match(whole)
    if opening is None:
        return _capital(whole)
    place = start + opening.end()
    for begin, stop in sorted(units):
        if begin < place:
            continue
        if not _BETWEEN.match(text[place:begin]):
            break
        place = stop
    rest = text[place:end].lstrip(" ,;")
    return _capital(rest) if len(rest) >= _SHORTEST else _capital(whole)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
