"""The planner's counts."""

import pytest
from django.db import connection

from phoihop.ground.jobs import DAILY
from phoihop.ground.upkeep import refresh_statistics
from tests.cast import NOW, Cast
from tests.worlds import in_force


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL takes its counts by itself")
def test_after_the_daily_job_sqlite_knows_how_large_its_tables_are(cast: Cast) -> None:
    in_force(cast)
    assert refresh_statistics in DAILY.values()
    refresh_statistics(NOW)
    with connection.cursor() as cursor:
        cursor.execute("SELECT DISTINCT tbl FROM sqlite_stat1")
        assert {"tasks_task", "ledger_entry"} <= {row[0] for row in cursor.fetchall()}
