"""The same signed paper twice: programmes that are no draft any more and seem to be the paper of this one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from django.db.models import Q
from django.utils.translation import gettext as _

from phoihop.documents.numbers import number_key
from phoihop.ledger.actor import Actor

from .models import Party, Programme
from .queries import visible_programmes


def doubles_of(programme: Programme, signed_on: dt.date | None = None) -> list[Programme]:
    """The programmes past their draft that were read from the same bytes, or have number, day and issuer of this one.

    ``signed_on``: the day that a person is about to give it (None: as it stands). The issuer is the standing body, or
    one of the parties: the other side may have brought the paper in. What came from one upload is not the same. One
    query.
    """
    same = Q()
    if programme.intake:
        same |= Q(intake__file=programme.intake.file_id) & ~Q(intake=programme.intake_id)
    key, day = number_key(programme.number), signed_on or programme.signed_on
    if key and day:
        parties = Party.objects.filter(programme=programme, unit__isnull=False).values("unit")
        theirs = Party.objects.filter(unit__in=parties).values("programme")
        same |= Q(signed_on=day) & (Q(standing_body=programme.standing_body_id) | Q(pk__in=theirs))
    if not same:
        return []
    found = Programme.objects.filter(same).exclude(state=Programme.State.DRAFT).exclude(pk=programme.pk)
    file = programme.intake.file_id if programme.intake else None
    return [
        one
        for one in found.select_related("intake").order_by("pk")
        if (one.intake and one.intake.file_id == file and one.intake_id != programme.intake_id)
        or (key and one.signed_on == day and number_key(one.number) == key)
    ]


def named_for(actor: Actor, found: Sequence[Programme]) -> list[Programme]:
    """Those among them that the actor may see; the others may not be named. One query, none for nothing found."""
    if not found:
        return []
    return list(visible_programmes(actor).filter(pk__in=[one.pk for one in found]).order_by("pk"))


def says_double(named: Sequence[Programme]) -> str:
    """The sentence for a person: which paper it is, where it may be named."""
    if not named:
        return _("Văn bản này đã có trong hệ thống, ở một chương trình mà bạn không có quyền xem.")
    titles = "; ".join(" ".join(filter(None, [one.number, one.title])) for one in named)
    return _("Văn bản này đã có: {titles}").format(titles=titles)
