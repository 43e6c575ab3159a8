"""A model's text as searches see it, and the one way to ask it: ``folded__words="…"``."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import FullResultSet
from django.db import models
from django.db.models.expressions import Col
from django.db.models.lookups import Lookup

from ..text import words_of
from .query import Query
from .wanted import Wanted, wanted

_LONGEST = 200_000  # letters that are searched; PostgreSQL's tsvector ends at a megabyte
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


@FoldedField.register_lookup
class Words(Lookup):
    """``folded__words``: rows that hold all that was typed (text, or a query); nothing typed narrows nothing."""

    lookup_name = "words"
    prepare_rhs = False
    can_use_none_as_rhs = True  # nothing typed

    def __init__(self, lhs: Any, rhs: str | Query | Wanted | None) -> None:
        super().__init__(lhs, wanted(rhs) if isinstance(rhs, str | Query) else rhs)

    def as_sqlite(self, compiler: Any, connection: Any) -> Sql:
        """The rows whose key the index of words gives."""
        words, column = self._words(), self.lhs
        assert isinstance(column, Col)
        model, quote = column.target.model, connection.ops.quote_name
        key, index = f"{quote(column.alias)}.{quote(model._meta.pk.column)}", quote(index_of(model))
        return f"{key} IN (SELECT rowid FROM {index} WHERE {index} MATCH %s)", (words.match,)

    def as_postgresql(self, compiler: Any, connection: Any) -> Sql:
        """All words by the index; then, of these rows, those in which the words of a term stand side by side."""
        words, (text, params) = self._words(), compiler.compile(self.lhs)
        parts = [
            f"phoihop_words({text}) @@ %s::tsquery",
            f"(' ' || {text} || ' ') LIKE ALL (string_to_array(%s, E'\\n'))",
            f"(' ' || {text} || ' ') NOT LIKE ALL (string_to_array(%s, E'\\n'))",
        ]
        values = (*params, words.lexemes, *params, words.beside, *params, words.apart)
        return f"({' AND '.join(parts)})", values

    def _words(self) -> Wanted:
        """What is wanted; nothing narrows nothing."""
        if self.rhs is None:
            raise FullResultSet
        assert isinstance(self.rhs, Wanted)
        return self.rhs
