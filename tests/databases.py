"""Making databases of tests behave: flushing past append-only triggers and past the guard."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection
from django.db.backends.sqlite3.base import DatabaseOperations

from phoihop.ledger.guard import unguarded


@pytest.fixture(autouse=True, scope="session")
def flushing_past_triggers() -> Iterator[None]:
    """A test with transaction=True ends by emptying all tables. On SQLite that is DELETE, which our triggers and the
    guard refuse; so those triggers are dropped for the moment. (PostgreSQL truncates, which neither looks at.)
    """
    plain = DatabaseOperations.execute_sql_flush

    def execute_sql_flush(self: DatabaseOperations, statements: list[str]) -> None:
        with self.connection.cursor() as cursor:
            cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND sql LIKE '%RAISE(ABORT%'")
            triggers = cursor.fetchall()
        drops = [f"DROP TRIGGER {self.quote_name(name)}" for name, _sql in triggers]
        with unguarded("emptying the tables between tests"):
            plain(self, [*drops, *statements, *(sql for _name, sql in triggers)])

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(DatabaseOperations, "execute_sql_flush", execute_sql_flush)
        yield


@pytest.fixture
def queries_at_most(django_assert_max_num_queries: Any) -> Any:
    """``with queries_at_most(): client.get(…)``: the budget of a page, whatever the data."""
    return lambda number=12: django_assert_max_num_queries(number)


@pytest.fixture
def on_sqlite() -> None:
    """Skips the test on PostgreSQL."""
    if connection.vendor != "sqlite":
        pytest.skip("about SQLite")
