"""Jobs: tell of an act, remind of deadlines each day, carry mail. Each may run twice; each does its work once."""

from __future__ import annotations

import datetime as dt
import logging
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

from django.conf import settings
from django.utils import timezone
from django_tasks import task

from phoihop.ground.dates import is_working_day
from phoihop.ground.deadlines import SOURCES
from phoihop.ground.jobs import daily
from phoihop.units.models import Account
from phoihop.units.queries import own_days

from . import actions
from .actions import Telling
from .audience import People, Step
from .channels import CHANNELS, Undelivered
from .letters import letter_of
from .queries import choice_of, last_reminded, to_send, work_named
from .reminders import reminded

log = logging.getLogger(__name__)
T = TypeVar("T")
_PIECE = 500
_GATHERED_FOR = dt.timedelta(minutes=2)  # "at once": what happens together goes in one mail
_TRIES, _PAUSE = 6, dt.timedelta(minutes=5)  # 5, 10, 20 … minutes; after that the next working day's mail has it
_CATCH_UP = 7  # days that a machine may have slept


@daily
def remind(now: dt.datetime) -> int:
    """Tells of the deadlines of today, and of the days that nobody ran the house; then the day's mail. Idempotent."""
    today = timezone.localdate(now)
    told = 0
    for piece in _pieces(reminders(_since(today), today)):
        actions.tell(piece, now=now)
        told += len(piece)
    if is_working_day(today, own_days()):
        post(to_send().values_list("account_id", flat=True).order_by().distinct(), max(now, _mail_time(today)))
    actions.forget_old(now)
    return told


def reminders(first: dt.date, last: dt.date) -> Iterator[Telling]:
    """Whom the rules tell of what on these days; of a thing that falls on several, the last counts."""
    own = own_days()
    days = (first + dt.timedelta(days=n) for n in range((last - first).days + 1))
    falling = {due_on: (day, rule) for day in days for due_on, rule in reminded(day, own).items()}
    if not falling:
        return
    for source in SOURCES.values():
        for piece in _pieces(source.due(falling.keys())):
            people = People(piece, last)
            for one in piece:
                day, rule = falling[one.due_on]
                owner = people.name(one.unit)
                yield from (Telling(to, rule.reason, one, owner, day) for to in people.told(one, rule.tells))


@task()
def tell_of(
    reason: str,
    key: str,
    day: str,
    steps: list[str],
    by: int | None,
    unit: int | None,
    only: int | None,
    among: list[int] | None = None,
) -> int:
    """Tells of an act on the object ``key``: by steps, those of ``unit`` where it is named, or one person of it alone.

    Of what many units owe, those ``among`` alone where it says so. Never who did it.
    """
    now, told = timezone.now(), 0
    for piece in _pieces(one for one in work_named(key, reason) if among is None or one.unit in among):
        people = People(piece, timezone.localdate(now), also=unit)
        tellings = [
            Telling(to, reason, one, people.name(one.unit), dt.date.fromisoformat(day))
            for one in piece
            for to in people.told(one, [Step(step) for step in steps], at=unit, only=only)
            if to.account != by
        ]
        post(actions.tell(tellings, now=now), now + _GATHERED_FOR)
        told += len(tellings)
    return told


def post(accounts: Iterable[int], when: dt.datetime) -> None:
    """A mail for each of these people, at that time."""
    for account in accounts:
        deliver.using(run_after=when).enqueue(account)


@task(takes_context=True)
def deliver(context: object, account: int, tries: int = 0) -> int:
    """Carries what waits for one person, in one letter a channel. A job a person: a kill between two loses neither."""
    job = str(context.task_result.id)  # type: ignore[attr-defined]
    person = Account.objects.filter(pk=account, is_active=True).first()
    if person is None:
        return 0
    carried = 0
    for name, channel in CHANNELS.items():
        choice = choice_of(person)
        if not channel.reaches(person.email, choice.mail):
            actions.give_up(account, name)
            continue
        notices = actions.take(account, name, job=job, now=timezone.now())
        if not notices:
            continue
        try:
            channel.carry(letter_of(notices, choice.language), person.email, job)
        except Undelivered as trouble:
            actions.put_back(notices)
            log.warning("mail to account %s not taken (%s), try %s", account, trouble, tries + 1)
            if tries + 1 < _TRIES:
                deliver.using(run_after=timezone.now() + _PAUSE * 2**tries).enqueue(account, tries + 1)
            continue
        actions.sent(notices, now=timezone.now())
        carried += len(notices)
    return carried


def _since(today: dt.date) -> dt.date:
    """The last day that was reminded of (perhaps not to its end), but no more than a week ago."""
    last = last_reminded(today)
    return max(last, today - dt.timedelta(days=_CATCH_UP)) if last else today


def _mail_time(day: dt.date) -> dt.datetime:
    return timezone.make_aware(dt.datetime.combine(day, dt.time(settings.MAIL_HOUR)))


def _pieces(rows: Iterable[T]) -> Iterator[list[T]]:
    inner = iter(rows)
    while piece := list(islice(inner, _PIECE)):
        yield piece
