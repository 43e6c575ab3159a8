"""The room's work behind the pages: an uploaded file is read where a slow or hostile one hurts nobody."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from django.core.files.storage import default_storage
from django.utils import timezone
from django_tasks import task

from phoihop.ground.keeping import remove_bytes
from phoihop.ledger.actor import SYSTEM, Actor
from phoihop.ledger.acts import after
from phoihop.reading.errors import ReadingError
from phoihop.reading.files.guard import read_guarded

from . import actions
from .models import Intake


@after("intake.take")
def enqueue_reading(intake: Intake, *, by: Actor, now: dt.datetime) -> None:
    """Enqueued inside the act: a kill loses neither the file nor its reading."""
    read_file.enqueue(intake.pk, [stored.path for stored in (intake.file, intake.scan) if stored])


@task
def read_file(intake_id: int, paths: list[str]) -> None:
    """Reads a file that was taken in, in a process of its own, and writes down its drafts or why there are none.

    ``paths`` are where it and its scan lie: a job that is done again knows what it has to take away.
    """
    intake = Intake.objects.select_related("file", "scan", "unit").get(pk=intake_id)
    if intake.state == Intake.State.READING:
        _read(intake)
    if intake.error == "secret":
        remove_bytes(paths)


def _read(intake: Intake) -> None:
    assert intake.file
    try:
        reading = read_guarded(Path(default_storage.path(intake.file.path)))
    except ReadingError as error:
        values = {name: str(value) for name, value in error.values.items()}
        actions.read_intake(intake, by=SYSTEM, now=timezone.now(), reading=None, error=error.code, values=values)
    else:
        actions.read_intake(intake, by=SYSTEM, now=timezone.now(), reading=reading)
