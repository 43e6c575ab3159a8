"""The same signed paper twice: programmes that are no draft any more and seem to be the paper of this one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from phoihop.documents.numbers import number_key
from phoihop.ledger.actor import Actor

from .models import Party, Programme
from .queries import visible_programmes


def doubles_of(programme: Programme, signed_on: dt.date | None = None) -> list[int]:
    """The keys of programmes past their draft, read from the same bytes or with number, day and issuer of this one.

    ``signed_on``: the day that a person is about to give it (None: as it stands). The issuer is the standing body, or
    one of the parties: the other side may have brought the paper in. What came from one upload is not the same. One
    query; ``programme.intake`` should be selected.
    """
    file = programme.intake.file_id if programme.intake else None
    key, day = number_key(programme.number), signed_on or programme.signed_on
    alike: list[QuerySet[Any]] = []  # each by an index of its own: joined by "or" they use none
    if file:
        alike.append(Programme.objects.filter(intake__file=file).exclude(intake=programme.intake_id).values("pk"))
    if key and day:
        sides = Party.objects.filter(programme=programme, unit__isnull=False).values("unit")
        alike.append(Programme.objects.filter(standing_body=programme.standing_body_id, signed_on=day).values("pk"))
        alike.append(Party.objects.filter(unit__in=sides, programme__signed_on=day).values("programme"))
    if not alike:
        return []
    first, *others = [found.order_by() for found in alike]
    past = Programme.objects.filter(pk__in=first.union(*others)).exclude(state="draft").exclude(pk=programme.pk)
    found = past.order_by("pk").values_list("pk", "number", "signed_on", "intake", "intake__file")
    return [
        pk
        for pk, number, signed, intake, read_from in found
        if (file and read_from == file and intake != programme.intake_id)
        or (key and signed == day and number_key(number) == key)
    ]


def named_for(actor: Actor, doubles: Sequence[int]) -> list[Programme]:
    """Those among them that the actor may see; the others may not be named. One query, none for nothing found."""
    return list(visible_programmes(actor).filter(pk__in=doubles).order_by("pk")) if doubles else []


def says_double(named: Sequence[Programme]) -> str:
    """The sentence for a person: which paper it is, where it may be named."""
    if not named:
        return _("Văn bản này đã có trong hệ thống, ở một chương trình mà bạn không có quyền xem.")
    titles = "; ".join(" ".join(filter(None, [one.number, one.title])) for one in named)
    return _("Văn bản này đã có: {titles}").format(titles=titles)
