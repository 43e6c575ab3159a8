"""The queue of jobs as the house runs it: ticking, and giving back what a killed worker had in hand."""

from __future__ import annotations

import datetime as dt

from django.db.models import Q
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from phoihop.ground.jobs import tick

MOST_TRIES = 3
LOST_AFTER = dt.timedelta(hours=6)  # another machine's worker that never came back
KEPT_FOR = dt.timedelta(days=30)


class WorkerLost(RuntimeError):
    """The worker died each time it did this job."""


def give_back(worker: str) -> int:
    """Jobs that ``worker`` had in hand when it was killed wait again; after MOST_TRIES they count as failed.

    Call it where no other process works under this name. Returns how many wait again.
    """
    now, again = timezone.now(), 0
    for job in DBTaskResult.objects.filter(status=TaskResultStatus.RUNNING):
        if job.worker_ids[-1:] != [worker] and job.started_at and job.started_at > now - LOST_AFTER:
            continue
        if len(job.worker_ids) >= MOST_TRIES:
            job.set_failed(WorkerLost(f"{MOST_TRIES} times"))
            continue
        again += DBTaskResult.objects.filter(pk=job.pk, status=TaskResultStatus.RUNNING).update(
            status=TaskResultStatus.READY, started_at=None
        )
    return again


def tick_now() -> list[str]:
    """Enqueues what is due, and forgets jobs that were finished long ago."""
    now = timezone.now()
    finished = Q(status=TaskResultStatus.SUCCESSFUL) | Q(status=TaskResultStatus.FAILED)
    DBTaskResult.objects.filter(finished, finished_at__lt=now - KEPT_FOR).delete()
    return tick(now)
