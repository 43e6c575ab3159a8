"""What is open in a programme, gathered for an agenda or a plan: by duty or origin, with the units that owe it."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.db.models import QuerySet
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from phoihop.ground.dates import written
from phoihop.ledger.acts import key_for
from phoihop.programmes.models import Duty, Programme
from phoihop.tasks.models import Task
from phoihop.tasks.status import Status, having

from .models import AgendaItem, Conclusion

CONCLUDED = f"{Conclusion._meta.label_lower}:"
_NAMED = 5  # units that the facts name
Kind = AgendaItem.Kind


@dataclass
class OpenWork:
    """Open tasks of one duty or origin (``about``): their text, and who owes them by when, the longest due first."""

    kind: str
    about: str
    text: str
    owed: list[tuple[str, dt.date]] = field(default_factory=list)
    number: int = 0
    of: int = 0  # for conclusions: how many units were given it

    def facts(self, today: dt.date) -> str:
        """In words of the house's language, as they stand on that day."""
        with translation.override(settings.LANGUAGE_CODE):
            return self._facts(today)

    def _facts(self, today: dt.date) -> str:
        n = self.number
        match self.kind:
            case Kind.LATE:
                said = ngettext("{n} đơn vị quá hạn", "{n} đơn vị quá hạn", n).format(n=n)
            case Kind.RISK:
                said = ngettext("{n} đơn vị sắp đến hạn", "{n} đơn vị sắp đến hạn", n).format(n=n)
            case Kind.CONCLUSION:
                said = _("{n}/{all} đơn vị chưa xong").format(n=n, all=self.of or n)
            case _:
                said = ngettext("{n} đơn vị chưa xong", "{n} đơn vị chưa xong", n).format(n=n)
        names = [_owed(unit, due_on, today) for unit, due_on in self.owed]
        if n > len(names):
            names.append(ngettext("và {n} đơn vị khác", "và {n} đơn vị khác", n - len(names)).format(n=n - len(names)))
        return f"{said}: {'; '.join(names)}."


def _owed(unit: str, due_on: dt.date, today: dt.date) -> str:
    days = (today - due_on).days
    if days > 0:
        late = ngettext("chậm {n} ngày", "chậm {n} ngày", days).format(n=days)
        return _("{unit} (hạn {due}, {late})").format(unit=unit, due=written(due_on), late=late)
    return _("{unit} (hạn {due})").format(unit=unit, due=written(due_on))


def open_work(programme: Programme, today: dt.date) -> list[OpenWork]:
    """For an agenda: conclusions of earlier meetings that are not done, then what is late, then what is at risk."""
    tasks = Task.objects.filter(programme=programme)
    concluded = tasks.filter(origin__startswith=CONCLUDED)
    given: dict[str, int] = defaultdict(int)
    for origin in concluded.order_by().values_list("origin", flat=True):
        given[origin] += 1
    others = tasks.exclude(origin__startswith=CONCLUDED)
    found = [
        *_gathered(Kind.CONCLUSION, concluded.filter(state=Task.State.OPEN)),
        *_gathered(Kind.LATE, others.filter(having(Status.OVERDUE, today))),
        *_gathered(Kind.RISK, others.filter(having(Status.AT_RISK, today))),
    ]
    for one in found:
        one.of = given.get(one.about, 0)
    return found


def carried_work(programme: Programme, before: dt.date) -> list[OpenWork]:
    """For a plan: what is due before its year and not finished, be it late yet or not. One query."""
    left = Task.objects.filter(programme=programme, state=Task.State.OPEN, due_on__lt=before)
    return _gathered(Kind.OTHER, left)


def _gathered(kind: str, tasks: QuerySet[Task]) -> list[OpenWork]:
    rows: Iterable[Any] = tasks.order_by("due_on", "id").values_list(
        "origin", "duty_id", "text", "unit__name", "due_on"
    )
    found: dict[str, OpenWork] = {}
    for origin, duty, text, unit, due_on in rows:
        about = origin or (key_for(Duty, duty) if duty else "")
        one = found.setdefault(about or text, OpenWork(kind, about, text))
        one.number += 1
        if len(one.owed) < _NAMED:
            one.owed.append((unit, due_on))
    return list(found.values())
