"""Running the queue inside a test."""

from __future__ import annotations

from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult


def run_waiting() -> int:
    """Does the waiting jobs one after another, those too that they enqueue; AssertionError tells of one that failed."""
    ready = DBTaskResult.objects.ready().filter(backend_name="default")
    worker = Worker(
        queue_names=["*"],
        interval=0,
        batch=True,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id="tests",
        excluded_queue_names=[],
    )
    done = 0
    while (result := ready.first()) is not None:
        result.claim("tests")
        worker.run_task(result)
        result.refresh_from_db()
        if result.status == "FAILED":
            raise AssertionError(f"{result.task_path} failed:\n{result.traceback}")
        done += 1
    return done
