"""Carrying notices further. A job takes what waits, carries it, and marks it; what it took is nobody else's meanwhile.

A job that was killed is done again under its own name and finds what it had taken: nothing is lost. A second worker
finds nothing to take: nothing goes twice. Only a kill between the mail server's yes and the mark repeats a mail, under
the same Message-ID.
"""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.db.models import Q

from phoihop.ground.turns import turn

from ..models import Notice
from ..queries import to_send

_TAKEN_FOR = dt.timedelta(hours=1)  # longer than a job may last; after that it counts as lost


def take(account: int, channel: str, *, job: str, now: dt.datetime) -> list[Notice]:
    """What waits for a person on a channel, now in the hands of this job."""
    free = Q(taken_by="") | Q(taken_by=job) | Q(taken_at__lt=now - _TAKEN_FOR)
    with turn(), transaction.atomic():
        waiting = list(to_send().filter(account=account, channel=channel).values_list("pk", flat=True))
        # Its own columns alone: PostgreSQL asks them again of a row that another worker has just changed, no join is.
        Notice.objects.filter(free, pk__in=waiting, sent_at=None).update(taken_by=job, taken_at=now)
    return list(Notice.objects.filter(account=account, channel=channel, taken_by=job, sent_at=None).order_by("id"))


def sent(notices: list[Notice], *, now: dt.datetime) -> None:
    """They have arrived."""
    with turn(), transaction.atomic():
        Notice.objects.filter(pk__in=[one.pk for one in notices]).update(sent_at=now)


def put_back(notices: list[Notice]) -> None:
    """They could not be carried and wait again."""
    with turn(), transaction.atomic():
        Notice.objects.filter(pk__in=[one.pk for one in notices], sent_at=None).update(taken_by="", taken_at=None)


def give_up(account: int, channel: str) -> None:
    """The person no longer wants this way, or has no address: what waits stays on the page alone."""
    with turn(), transaction.atomic():
        Notice.objects.filter(account=account, channel=channel, sent_at=None).update(channel="")
