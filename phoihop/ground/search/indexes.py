"""The database's index of words beside every FoldedField, made after migrations and looked at when a server starts.

SQLite: a full-text table that takes its text from the model's own, and triggers that keep it, so that rows written in
bulk are found too. A migration that remakes a table drops its triggers without a word; then the index is made anew.
(INSERT OR REPLACE, which fires no trigger for the row that it replaces, is nothing that Django writes.)

PostgreSQL: a GIN index over the words just as Python split them, which no text parser touches. The function around it
tells the planner what splitting costs; without that it reads the whole table for a rare word (1.4 s instead of 0.1 ms
at 200,000 rows, measured).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.apps import AppConfig, apps
from django.db import DEFAULT_DB_ALIAS, connections, models, transaction
from django.db.backends.base.base import BaseDatabaseWrapper

from .fields import folded_field, index_of

_FUNCTION = """CREATE OR REPLACE FUNCTION phoihop_words(text) RETURNS tsvector
LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE COST 300
AS $$BEGIN RETURN array_to_tsvector(string_to_array($1, ' ')); END$$"""


def make_indexes(app_config: AppConfig, using: str = DEFAULT_DB_ALIAS, **_: Any) -> None:
    """Makes what is missing or not as it should be; cheap where all is well."""
    connection = connections[using]
    for model in app_config.get_models():
        if folded_field(model):
            _MAKERS[connection.vendor](connection, model)


def make_all_indexes() -> None:
    """The same for the whole house."""
    for app_config in apps.get_app_configs():
        make_indexes(app_config)


def sqlite_parts(model: type[models.Model]) -> dict[str, str]:
    """What belongs to the index on SQLite: name → how it is made."""
    field, key = folded_field(model), model._meta.pk
    assert field and key
    table, index, text, pk = model._meta.db_table, index_of(model), field.column, key.column
    take_out = f"""INSERT INTO "{index}"("{index}", rowid, "{text}") VALUES ('delete', old."{pk}", old."{text}");"""
    put_in = f"""INSERT INTO "{index}"(rowid, "{text}") VALUES (new."{pk}", new."{text}");"""
    # beginnings of 2 to 5 letters have indexes of their own: 0.2 ms, not 20, where all of 200,000 rows have such a word
    options = f"content='{table}', content_rowid='{pk}', tokenize='ascii', columnsize=0, prefix='2 3 4 5'"
    return {
        index: f'CREATE VIRTUAL TABLE "{index}" USING fts5("{text}", {options})',
        f"{index}_in": f'CREATE TRIGGER "{index}_in" AFTER INSERT ON "{table}" BEGIN {put_in} END',
        f"{index}_out": f'CREATE TRIGGER "{index}_out" AFTER DELETE ON "{table}" BEGIN {take_out} END',
        f"{index}_new": f'CREATE TRIGGER "{index}_new" AFTER UPDATE OF "{text}" ON "{table}" '
        f"BEGIN {take_out} {put_in} END",
    }


def _on_sqlite(connection: BaseDatabaseWrapper, model: type[models.Model]) -> None:
    parts, index = sqlite_parts(model), index_of(model)
    with connection.cursor() as cursor:
        cursor.execute("SELECT name, sql FROM sqlite_master WHERE name = %s OR name LIKE %s", [index, f"{index}%"])
        there = {name: sql for name, sql in cursor.fetchall() if name in parts}
        if there == parts or not _has_column(connection, cursor, model):
            return
        with transaction.atomic(using=connection.alias):
            for name in parts:
                cursor.execute(f'DROP {"TABLE" if name == index else "TRIGGER"} IF EXISTS "{name}"')
            for statement in parts.values():
                cursor.execute(statement)
            cursor.execute(f"""INSERT INTO "{index}"("{index}") VALUES ('rebuild')""")


def _on_postgresql(connection: BaseDatabaseWrapper, model: type[models.Model]) -> None:
    table, index, field = model._meta.db_table, index_of(model), folded_field(model)
    assert field
    with connection.cursor() as cursor:
        cursor.execute("SELECT to_regclass(%s)", [f'"{index}"'])
        if cursor.fetchone()[0] or not _has_column(connection, cursor, model):
            return
        with transaction.atomic(using=connection.alias):
            cursor.execute(_FUNCTION)
            cursor.execute(f'CREATE INDEX "{index}" ON "{table}" USING gin (phoihop_words("{field.column}"))')
        cursor.execute(f'ANALYZE "{table}"')  # the planner must know how common a word is


def _has_column(connection: BaseDatabaseWrapper, cursor: Any, model: type[models.Model]) -> bool:
    """Whether the migrations have come that far."""
    field, table = folded_field(model), model._meta.db_table
    assert field
    if table not in connection.introspection.table_names(cursor):
        return False
    return field.column in {one.name for one in connection.introspection.get_table_description(cursor, table)}


_MAKERS: dict[str, Callable[[BaseDatabaseWrapper, type[models.Model]], None]] = {
    "sqlite": _on_sqlite,
    "postgresql": _on_postgresql,
}
