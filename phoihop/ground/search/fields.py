"""A model's text as searches see it, and the one way to ask it: ``folded__words="…"``."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import FullResultSet
from django.db import models
from django.db.models.expressions import Col
from django.db.models.lookups import Lookup

from ..text import words_of
from .query import End, Query, Term, parsed

_LONGEST = 200_000  # letters that are searched; PostgreSQL's tsvector ends at a megabyte
_FTS5 = {End.WHOLE: "{words}", End.OPEN: "{words} *", End.LONGER: "({words} * NOT {words})"}
Sql = tuple[str, tuple[Any, ...]]


class FoldedField(models.TextField):
    """The words of the fields ``of`` in their searchable form, written whenever the row is saved.

    ``QuerySet.update`` saves no rows; ``ground.state.move`` minds that. A model has one such field at most: its index
    bears the table's name (``index_of``).
    """

    # other sources change no column
    non_db_attrs = (*models.TextField.non_db_attrs, "of")

    def __init__(self, *args: Any, of: Iterable[str] = (), **kwargs: Any) -> None:
        self.of = tuple(of)
        super().__init__(*args, **{"editable": False, "default": "", **kwargs})

    def deconstruct(self) -> Any:
        """With its sources."""
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, {**kwargs, "of": self.of}

    def folded(self, source: models.Model) -> str:
        """What belongs into the column, by the other fields of the row."""
        return self.get_prep_value(" ".join(str(getattr(source, name) or "") for name in self.of))

    def pre_save(self, model_instance: models.Model, add: bool) -> str:
        """The words of the row as it is saved."""
        words = self.folded(model_instance)
        setattr(model_instance, self.attname, words)
        return words

    def get_prep_value(self, value: Any) -> Any:
        """Whatever is compared with the column, or written into it, has its form."""
        if not isinstance(value, str):
            return super().get_prep_value(value)
        words = " ".join(words_of(value))
        return words if len(words) <= _LONGEST else words[:_LONGEST].rpartition(" ")[0]


def folded_field(model: type[models.Model]) -> FoldedField | None:
    """The model's searchable field, where it has one."""
    return next((field for field in model._meta.concrete_fields if isinstance(field, FoldedField)), None)


def index_of(model: type[models.Model]) -> str:
    """The name of the index in the database: on SQLite a table of its own."""
    return f"{model._meta.db_table}_words"


def fts5(query: Query) -> str:
    """The query for SQLite. Words hold letters and digits alone, so no typed sign reaches the syntax."""
    return " AND ".join(_FTS5[term.end].format(words=f'"{" ".join(term.words)}"') for term in query.terms)


def _lexemes(term: Term) -> list[str]:
    *before, last = (f"'{word}'" for word in term.words)
    return [*before, last if term.end is End.WHOLE else f"{last}:*"]


@FoldedField.register_lookup
class Words(Lookup):
    """``folded__words``: rows that hold all that was typed (text, or a query); nothing typed narrows nothing."""

    lookup_name = "words"
    prepare_rhs = False

    def __init__(self, lhs: Any, rhs: str | Query) -> None:
        super().__init__(lhs, parsed(rhs))

    def as_sqlite(self, compiler: Any, connection: Any) -> Sql:
        """The rows whose key the index of words gives."""
        self._refuse_to_narrow_by_nothing()
        column = self.lhs
        assert isinstance(column, Col)
        model, quote = column.target.model, connection.ops.quote_name
        key, index = f"{quote(column.alias)}.{quote(model._meta.pk.column)}", quote(index_of(model))
        return f"{key} IN (SELECT rowid FROM {index} WHERE {index} MATCH %s)", (fts5(self.rhs),)

    def as_postgresql(self, compiler: Any, connection: Any) -> Sql:
        """All words by the index; then, of these rows, those in which the words of a term stand side by side."""
        self._refuse_to_narrow_by_nothing()
        text, params = compiler.compile(self.lhs)
        words = dict.fromkeys(word for term in self.rhs.terms for word in _lexemes(term))
        parts, values = [f"phoihop_words({text}) @@ %s::tsquery"], [*params, " & ".join(words)]
        for term in self.rhs.terms:
            together = f"% {' '.join(term.words)}"
            if len(term.words) > 1:
                parts.append(f"(' ' || {text} || ' ') LIKE %s")
                values += [*params, f"{together} %" if term.end is End.WHOLE else f"{together}%"]
            if term.end is End.LONGER:
                parts.append(f"(' ' || {text} || ' ') NOT LIKE %s")
                values += [*params, f"{together} %"]
        return f"({' AND '.join(parts)})", tuple(values)

    def _refuse_to_narrow_by_nothing(self) -> None:
        if not self.rhs:
            raise FullResultSet
