"""What ``ENGINE`` names: Django looks here for the connection of a database."""

from __future__ import annotations

import functools
from typing import Any

from django.db.backends.sqlite3 import base


class DatabaseWrapper(base.DatabaseWrapper):
    """A connection whose cursors remember how a query reads in SQLite's own form."""

    def create_cursor(self, name: str | None = None) -> Any:
        """As Django's, with the cursor of this house."""
        return self.connection.cursor(factory=Cursor)


class Cursor(base.SQLiteCursorWrapper):
    """Putting a query of 2,000 letters into another form takes three times as long as an index needs to answer it."""

    def convert_query(self, query: str, *, param_names: list[str] | None = None) -> str:
        """The query with SQLite's own places for its parameters."""
        if param_names is None:
            return _in_own_form(query)
        return super().convert_query(query, param_names=param_names)


@functools.lru_cache(maxsize=1024)
def _in_own_form(query: str) -> str:
    return base.FORMAT_QMARK_REGEX.sub("?", query).replace("%%", "%")
