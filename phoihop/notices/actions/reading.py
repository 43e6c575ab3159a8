"""What a person has read. No act of the field: no entry in the ledger."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.db.models import QuerySet

from phoihop.ground.turns import turn

from ..models import Notice


def read_one(notice: Notice, *, now: dt.datetime) -> None:
    """The person opened it."""
    read_all(Notice.objects.filter(pk=notice.pk), now=now)


def read_all(theirs: QuerySet[Notice], *, now: dt.datetime) -> int:
    """All of these; how many were new."""
    unread = theirs.filter(read_at=None)
    if not unread.exists():
        return 0
    with turn(), transaction.atomic():
        return unread.order_by().update(read_at=now)
