"""Until when a board must hang, for reminders and calendars."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator

from django.db.models import OuterRef, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from phoihop.ground.addresses import address
from phoihop.ground.deadlines import Deadline
from phoihop.ledger.acts import key_for

from .figures import number_of
from .models import Channel
from .terms import BOARD, BOARDS, owed_for_a_term

_LONGEST = dt.timedelta(days=366)  # a board that the law wants


class BoardDeadlines:
    """The last day of each board that the law wants for a term, by the figure that held when it was put up."""

    def due(self, days: Collection[dt.date]) -> Iterator[Deadline]:
        """Those that still hang and must until one of these days; once the day is over nothing is owed any more."""
        today = timezone.localdate()
        ahead = [day for day in days if day >= today]
        if ahead:
            found = _boards().filter(valid_from__range=(min(ahead) - _LONGEST, max(ahead)))
            yield from (one for one in _told(found) if one.due_on in ahead and one.state == "open")

    def of(self, units: Collection[int], first: dt.date, last: dt.date) -> Iterator[Deadline]:
        """All of these units. One query."""
        found = _boards().filter(posting__unit__in=units, valid_from__range=(first - _LONGEST, last))
        yield from (one for one in _told(found) if first <= one.due_on <= last)

    def one(self, key: str) -> Deadline | None:
        """The one of this name."""
        return next(_told(_boards().filter(pk=int(key.partition(":")[2]))), None)


def _boards() -> QuerySet[Channel]:
    found = Channel.objects.filter(owed_for_a_term("posting__"), posting__subject__checked_on__isnull=False)
    return found.filter(kind__in=BOARDS, posting__withdrawn_at=None)


def _told(found: QuerySet[Channel]) -> Iterator[Deadline]:
    least = number_of(BOARD, OuterRef("valid_from"))
    columns = ("pk", "posting", "posting__unit", "place", "valid_from", "valid_to", "least_")
    rows = found.annotate(least_=least).exclude(least_=None).order_by("id").values_list(*columns)
    today = timezone.localdate()
    for key, posting, unit, place, first, last, days in rows.iterator():
        until = first + dt.timedelta(days=days)
        down = last is not None and last < until
        yield Deadline(
            key=key_for(Channel, key),
            title=_("Giữ niêm yết đến hết ngày này: {place}").format(place=place),
            url=address("publishing:posting", posting),
            due_on=until,
            unit=unit,
            group=_("Công khai"),
            state="cancelled" if down else "done" if until < today else "open",
        )
