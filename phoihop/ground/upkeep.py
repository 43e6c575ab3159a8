"""What the database needs to stay quick."""

from __future__ import annotations

import datetime as dt

from django.db import connection

from .jobs import daily


@daily
def refresh_statistics(now: dt.datetime) -> None:
    """SQLite plans its queries by counts that it takes only when told to; PostgreSQL takes them by itself."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA analysis_limit = 1000")  # rows of an index that are looked at
            cursor.execute("ANALYZE")
