"""To publish and to withdraw."""

from __future__ import annotations

import datetime as dt

from django.db.models import Model
from django.utils.translation import gettext as _g
from django.utils.translation import gettext_lazy as _

from phoihop.ground.errors import Refused
from phoihop.ground.state import move
from phoihop.ground.text import squeeze
from phoihop.ledger.actor import Actor
from phoihop.ledger.acts import act, record

from .models import Posting
from .queries import current_posting


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
    """Makes an object public for a period. Refused: it is public already at its beginning."""
    if current_posting(about, valid_from):
        raise Refused(_g("Mục này đang được công khai."))
    posting = Posting.objects.create(
        object_kind=about._meta.label_lower,
        object_id=about.pk,
        unit_id=unit_id or by.unit_id,
        basis=squeeze(basis),
        valid_from=valid_from,
        valid_to=valid_to,
    )
    record(posting, within=about, basis=posting.basis, valid_from=valid_from, valid_to=valid_to)
    return posting


@act("posting.withdraw", _("Thôi công khai"))
def withdraw(posting: Posting, *, by: Actor, now: dt.datetime, reason: str) -> Posting:
    """Takes an object out of public view at once, with the reason."""
    move(posting, {"withdrawn_at": None}, withdrawn_at=now)
    record(posting, reason=reason)
    return posting
