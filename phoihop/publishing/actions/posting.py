"""To publish and to withdraw."""

from __future__ import annotations

import datetime as dt

from django.apps import apps
from django.db import IntegrityError, transaction
from django.db.models import Model
from django.utils.translation import gettext as _g
from django.utils.translation import gettext_lazy as _

from phoihop.ground.errors import Conflict, Refused
from phoihop.ground.state import move
from phoihop.ground.text import squeeze
from phoihop.ledger.actor import Actor
from phoihop.ledger.acts import act, record

from ..models import Posting
from ..queries import overlapping


@act("posting.publish", _("Công khai"))
def publish(
    about: Model,
    *,
    by: Actor,
    now: dt.datetime,
    basis: str,
    valid_from: dt.date,
    valid_to: dt.date | None = None,
    unit_id: int | None = None,
) -> Posting:
    """Makes an object public for a period. Refused: it is public, or will be, on a day of that period."""
    if valid_to and valid_to < valid_from:
        raise Refused(_g("Ngày kết thúc không thể trước ngày bắt đầu."))
    if overlapping(about, valid_from, valid_to).exists():
        raise Refused(_g("Mục này đang được công khai, hoặc đã định công khai trong thời gian đó."))
    try:
        with transaction.atomic():
            posting = Posting.objects.create(
                object_kind=about._meta.label_lower,
                object_id=about.pk,
                unit_id=unit_id or by.own_unit_id,
                basis=squeeze(basis),
                valid_from=valid_from,
                valid_to=valid_to,
            )
    except IntegrityError as first:  # two people pressed at once
        raise Conflict(_g("Có người vừa công khai mục này trước bạn.")) from first
    record(posting, within=about, basis=posting.basis, valid_from=valid_from, valid_to=valid_to)
    return posting


@act("posting.withdraw", _("Thôi công khai"))
def withdraw(posting: Posting, *, by: Actor, now: dt.datetime, reason: str) -> Posting:
    """Takes an object out of public view at once, with the reason."""
    if not squeeze(reason):
        raise Refused(_g("Hãy ghi lý do thôi công khai."))
    move(posting, {"withdrawn_at": None}, withdrawn_at=now)
    record(posting, within=_object_of(posting), reason=squeeze(reason))
    return posting


def _object_of(posting: Posting) -> Model:
    """What was posted, as far as the ledger needs it: its kind and key."""
    return apps.get_model(posting.object_kind)(pk=posting.object_id)
