"""A query as the databases read it."""

from __future__ import annotations

from dataclasses import dataclass

from .query import End, Query, Term, parsed

_FTS5 = {End.WHOLE: "{words}", End.OPEN: "{words} *", End.LONGER: "({words} * NOT {words})"}


@dataclass(frozen=True)
class Wanted:
    """Texts alone, so that a prepared query has places for them. Words hold letters and digits alone: no typed sign
    reaches the syntax.
    """

    match: str  # for SQLite's FTS5
    lexemes: str  # all words, for PostgreSQL's tsquery
    beside: str  # patterns of words that stand side by side, a line each
    apart: str  # patterns of which none may fit, a line each


def wanted(typed: str | Query) -> Wanted | None:
    """What the databases are asked for these words; nothing where nothing was typed."""
    query = parsed(typed)
    return _wanted(query) if query else None


def each_wanted(typed: str | Query) -> tuple[Wanted, ...]:
    """The same for each term, for texts that hold the terms together and not alone."""
    return tuple(_wanted(term) for term in parsed(typed).each())


def _wanted(query: Query) -> Wanted:
    words = dict.fromkeys(word for term in query.terms for word in _lexemes(term))
    return Wanted(
        match=" AND ".join(_FTS5[term.end].format(words=f'"{" ".join(term.words)}"') for term in query.terms),
        lexemes=" & ".join(words),
        beside="\n".join(_pattern(term, term.end is End.WHOLE) for term in query.terms if len(term.words) > 1),
        apart="\n".join(_pattern(term, True) for term in query.terms if term.end is End.LONGER),
    )


def _lexemes(term: Term) -> list[str]:
    *before, last = (f"'{word}'" for word in term.words)
    return [*before, last if term.end is End.WHOLE else f"{last}:*"]


def _pattern(term: Term, whole: bool) -> str:
    return f"% {' '.join(term.words)}{' ' if whole else ''}%"
