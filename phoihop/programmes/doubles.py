"""The same signed paper twice: programmes that are no draft any more and seem to be the paper of this one."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, F, OuterRef, QuerySet
from django.utils.translation import gettext as _

from phoihop.documents.numbers import number_key
from phoihop.ledger.actor import Actor

from .models import Party, Programme
from .queries import visible_programmes


@dataclass(frozen=True)
class Doubles:
    """The programmes that seem to be the same paper: the keys of all, and those that a person may see."""

    keys: list[int]
    named: list[Programme]

    def __bool__(self) -> bool:
        return bool(self.keys)

    def __str__(self) -> str:
        if not self.named:
            return _("Văn bản này đã có trong hệ thống, ở một chương trình mà bạn không có quyền xem.")
        titles = "; ".join(" ".join(filter(None, [one.number, one.title])) for one in self.named)
        return _("Văn bản này đã có: {titles}").format(titles=titles)


def doubles_of(programme: Programme, actor: Actor, signed_on: dt.date | None = None) -> Doubles:
    """The programmes past their draft that were read from the same bytes, or have number, day and issuer of this one.

    ``signed_on``: the day that a person is about to give it (None: as it stands). The issuer is the standing body, or
    one of the parties: the other side may have brought the paper in. What came from one upload is not the same. Two
    queries; ``programme.intake`` should be selected.
    """
    read_from = programme.intake.file_id if programme.intake else None
    key, day = number_key(programme.number), signed_on or programme.signed_on
    alike: list[QuerySet[Any]] = []  # each by an index of its own: joined by "or" they use none
    if read_from:
        alike.append(Programme.objects.filter(intake__file=read_from).exclude(intake=programme.intake_id).values("pk"))
    if key and day:
        sides = Party.objects.filter(programme=programme, unit__isnull=False).values("unit")
        alike.append(Programme.objects.filter(standing_body=programme.standing_body_id, signed_on=day).values("pk"))
        alike.append(Party.objects.filter(unit__in=sides, programme__signed_on=day).values("programme"))
    if not alike:
        return Doubles([], [])
    first, *others = [some.order_by() for some in alike]
    seen = Exists(visible_programmes(actor).filter(pk=OuterRef("pk")).order_by())
    past = Programme.objects.filter(pk__in=first.union(*others)).exclude(state="draft").exclude(pk=programme.pk)
    found = [
        one
        for one in past.annotate(file=F("intake__file"), seen=seen).order_by("pk")
        if (read_from and one.file == read_from and one.intake_id != programme.intake_id)
        or (key and one.signed_on == day and number_key(one.number) == key)
    ]
    return Doubles([one.pk for one in found], [one for one in found if one.seen])
