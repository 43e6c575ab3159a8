"""The words that matched, marked in the text as it is written."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe

from ..text import placed_words
from .query import End, Query, Term

_BEFORE = 3  # of a text that is cut, a third of what is shown stands before the first match


def marked(text: str, query: Query | None, most: int = 0) -> SafeString:
    """The text as HTML with the matches in ``<mark>``; a text of more than ``most`` letters is cut around the first."""
    spans = list(_merged(sorted(_matches(text, query)))) if query else []
    first, last = _window(text, spans[0][0] if spans else 0, most)
    pieces, at = ["… " if first else ""], first
    for start, end in spans:
        if start >= at and end <= last:
            pieces += [conditional_escape(text[at:start]), format_html("<mark>{}</mark>", text[start:end])]
            at = end
    pieces += [conditional_escape(text[at:last]), " …" if last < len(text) else ""]
    return mark_safe("".join(pieces))  # noqa: S308  # every piece is escaped above


def _matches(text: str, query: Query) -> Iterator[tuple[int, int]]:
    placed = placed_words(text)
    words = [word for word, _start, _end in placed]
    for term in query.terms:
        for first in range(len(words) - len(term.words) + 1):
            behind = first + len(term.words)
            if _fits(words[first:behind], term):
                yield placed[first][1], placed[behind - 1][2]


def _fits(words: list[str], term: Term) -> bool:
    *whole, last = term.words
    return words[:-1] == whole and (words[-1] == last if term.end is End.WHOLE else words[-1].startswith(last))


def _merged(spans: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Overlapping spans as one."""
    held: tuple[int, int] | None = None
    for start, end in spans:
        if held and start < held[1]:
            held = held[0], max(held[1], end)
            continue
        if held:
            yield held
        held = start, end
    if held:
        yield held


def _window(text: str, match: int, most: int) -> tuple[int, int]:
    if not most or len(text) <= most:
        return 0, len(text)
    first = max(0, min(match - most // _BEFORE, len(text) - most))
    first = text.rfind(" ", 0, first) + 1 if first else 0
    last = min(len(text), first + most)
    return first, last if last == len(text) else max(text.rfind(" ", first, last), first + 1)
