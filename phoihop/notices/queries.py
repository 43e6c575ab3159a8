"""What a person was told, and how the person wants to be told."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from typing import Any

from django.db.models import Count, Max, Min, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from phoihop.ground.deadlines import Deadline, deadline
from phoihop.ground.pages import Request
from phoihop.ledger.acts import key_of
from phoihop.programmes.models import Programme
from phoihop.rounds.deadlines import asked_in, lacking_in, locked_in
from phoihop.rounds.models import Round
from phoihop.steering.deadlines import asked_to
from phoihop.steering.models import Meeting
from phoihop.tasks.deadlines import given_by
from phoihop.tasks.models import Task
from phoihop.units.models import Account, Unit

from .models import Choice, Feed, Notice

_RECENT = dt.timedelta(days=14)


def notices_of(account: int | None, units: Collection[int]) -> QuerySet[Notice]:
    """What a person was told as a member of units that the person acts for now, newest first."""
    return Notice.objects.filter(account=account, unit__in=units)


def visible_notices(request: Request) -> QuerySet[Notice]:
    """Those of the person who asks."""
    return notices_of(request.user.pk, {one.unit_id for one in request.memberships})


def unread_beside() -> Coalesce:
    """The number of unread notices as a column beside a membership."""
    unread = Notice.objects.filter(account=OuterRef("account"), unit=OuterRef("unit"), read_at=None).order_by()
    return Coalesce(Subquery(unread.values("account").annotate(n=Count("pk")).values("n")), 0)


def unread_of(request: Any) -> int:
    """How many notices the person has not read; it came with the memberships, without a query of its own."""
    return sum({one.unit_id: one.unread_notices for one in request.memberships}.values())


def to_send() -> QuerySet[Notice]:
    """What a channel still has to carry; what was read on the page needs no mail."""
    return Notice.objects.filter(~Q(channel=""), sent_at=None, read_at=None, account__is_active=True)


def choice_of(account: Account) -> Choice:
    """How a person wants to be told; the default where nothing was chosen."""
    return Choice.objects.filter(account=account).first() or Choice(account=account)


def choices_of(accounts: Collection[int]) -> dict[int, tuple[str, str]]:
    """The mail address and the chosen rhythm of each account. One query."""
    rhythm = Choice.objects.filter(account=OuterRef("pk")).values("mail")
    found = Account.objects.filter(pk__in=accounts, is_active=True).annotate(
        rhythm=Coalesce(Subquery(rhythm), Value(Choice.Mail.DIGEST.value))
    )
    return {key: (email, rhythm) for key, email, rhythm in found.values_list("pk", "email", "rhythm")}


def names_of(accounts: Collection[int], units: Collection[int]) -> tuple[dict[int, str], dict[int, str]]:
    """The names of people and units by key."""
    people = Account.objects.filter(pk__in=accounts).values_list("pk", "full_name")
    return dict(people), dict(Unit.objects.filter(pk__in=units).values_list("pk", "name"))


def last_reminded(before: dt.date) -> dt.date | None:
    """The newest day, within two weeks, whose reminders were made."""
    recent = Notice.objects.filter(made_at__gte=dt.datetime.combine(before - _RECENT, dt.time(), dt.UTC))
    day: dt.date | None = recent.filter(reason__startswith="due.", day__lt=before).aggregate(day=Max("day"))["day"]
    return day


_REPORTS = {"report.urged": lacking_in, "round.locked": locked_in}  # of a round, by reason; otherwise all


def work_named(key: str, reason: str) -> list[Deadline]:
    """What the ledger calls ``key``: one thing; of a programme the work of each unit, with its first deadline.

    Of a round the reports that the reason concerns, of a meeting every unit that is asked, of what gave work (a
    meeting's conclusion) the task of each unit.
    """
    kind, _colon, number = key.partition(":")
    if kind == Round._meta.label_lower:
        return list(_REPORTS.get(reason, asked_in)(int(number)))
    if kind == Meeting._meta.label_lower:
        return list(asked_to(int(number)))
    if kind != Programme._meta.label_lower:
        found = deadline(key)
        return [found] if found else list(given_by(key))
    programme = Programme.objects.get(pk=int(number))
    title, url, runs = programme.title, programme.get_absolute_url(), programme.standing_body_id
    first = Task.objects.filter(programme=programme).order_by().values_list("unit").annotate(Min("due_on"))
    return [Deadline(key_of(programme), title, url, due_on, unit, title, runs) for unit, due_on in first]


def feed_for(*, account: Account | None = None, unit: Unit | None = None) -> Feed | None:
    """The calendar of a person or of a unit, where somebody made it."""
    return Feed.objects.filter(account=account, unit=unit).first()
