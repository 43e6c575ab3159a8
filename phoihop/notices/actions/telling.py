"""Telling people: rows on their page, and jobs that carry them further."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass

from django.db import transaction

from phoihop.ground.deadlines import Deadline
from phoihop.ground.turns import turn

from ..audience import Recipient
from ..channels import channel_for
from ..models import Choice, Notice
from ..queries import choices_of

KEPT_FOR = dt.timedelta(days=180)


@dataclass(frozen=True)
class Telling:
    """One person is told of one thing: what becomes a notice."""

    to: Recipient
    reason: str
    of: Deadline
    owner: str  # the name of the unit whose duty it is
    day: dt.date


def tell(tellings: Collection[Telling], *, now: dt.datetime) -> list[int]:
    """Writes what is new among them, in one transaction; who was told already today is not told again.

    A notice whose day has changed again since is made anew: nobody goes by a day that no longer holds.

    Returns the accounts that want a mail at once.
    """
    if not tellings:
        return []
    chosen = choices_of({one.to.account for one in tellings})
    rows = [_notice(one, *chosen[one.to.account], now) for one in tellings if one.to.account in chosen]
    with turn(), transaction.atomic():
        Notice.objects.filter(pk__in=_outdated(rows)).delete()
        Notice.objects.bulk_create(rows, batch_size=500, ignore_conflicts=True)
    return sorted({row.account_id for row in rows if row.channel and chosen[row.account_id][1] == Choice.Mail.AT_ONCE})


def _outdated(rows: Collection[Notice]) -> list[int]:
    """Those that were told today of the same, with another day. One query."""
    now_due = {_once(row): row.due_on for row in rows}
    told = Notice.objects.filter(
        account__in={row.account_id for row in rows},
        reason__in={row.reason for row in rows},
        object__in={row.object for row in rows},
        day__in={row.day for row in rows},
    )
    return [one.pk for one in told if now_due.get(_once(one), one.due_on) != one.due_on]


def _once(row: Notice) -> tuple[int, str, str, dt.date]:
    """What makes a notice one and the same, as its constraint says."""
    return row.account_id, row.reason, row.object, row.day


def _notice(one: Telling, address: str, rhythm: str, now: dt.datetime) -> Notice:
    return Notice(
        account_id=one.to.account,
        unit_id=one.to.unit,
        reason=one.reason,
        object=one.of.key,
        day=one.day,
        title=one.of.title,
        owner=one.owner,
        group=one.of.group,
        due_on=one.of.due_on,
        url=one.of.url,
        instead=one.to.instead,
        channel=channel_for(address, rhythm),
        made_at=now,
    )


def forget_old(now: dt.datetime) -> int:
    """Notices of long ago; what they told of stands in the history of its object."""
    with turn(), transaction.atomic():
        return Notice.objects.filter(made_at__lt=now - KEPT_FOR).delete()[0]
