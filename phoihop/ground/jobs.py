"""What the house does by itself each day. Rooms register; a tick enqueues what is due; the queue's worker does it.

    @daily
    def make_tasks_ahead(now): ...

A daily job is idempotent: it may run again after a crash, and on another machine. Jobs that an act asks for are put in
inside the act's transaction (``@task`` of django_tasks), so that a kill loses none.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any, TypeVar

from django.db import connection, transaction
from django.utils import timezone
from django_tasks import TaskResultStatus, task

Daily = Callable[[dt.datetime], Any]
F = TypeVar("F", bound=Daily)

DAILY: dict[str, Daily] = {}
TRIES = 3
TRY_AGAIN_AFTER = dt.timedelta(minutes=10)
_LOCK = 4_711_001  # of PostgreSQL's advisory locks: two machines must not tick at once


def daily(function: F) -> F:
    """Registers a function that is called with ``now`` once each local day, by the worker."""
    name = f"{function.__module__}.{function.__qualname__}"
    if DAILY.setdefault(name, function) is not function:
        raise AssertionError(f"two daily jobs named {name}")
    return function


@task()
def do_daily(name: str, day: str) -> None:
    """One daily job for one day (ISO); the queue keeps it as the proof that the day was done."""
    DAILY[name](timezone.now())


def tick(now: dt.datetime) -> list[str]:
    """Enqueues the daily jobs that this day has not seen, and those that failed, TRIES times at most; their names."""
    day = timezone.localdate(now).isoformat()
    with transaction.atomic():
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
        due = [name for name in sorted(DAILY) if _is_due(name, day, now)]
        for name in due:
            do_daily.enqueue(name, day)
    return due


def _is_due(name: str, day: str, now: dt.datetime) -> bool:
    from django_tasks_db.models import DBTaskResult  # lazily: rooms register before models are loaded

    done = DBTaskResult.objects.filter(task_path=do_daily.module_path, args_kwargs__args=[name, day])
    tries = list(done.order_by("-enqueued_at").values_list("status", "finished_at"))
    if not tries:
        return True
    status, finished_at = tries[0]
    failed = status == TaskResultStatus.FAILED and finished_at and finished_at + TRY_AGAIN_AFTER <= now
    return bool(failed) and len(tries) < TRIES
