"""To correct what the house holds of the law, and to write down a law that changed it."""

from __future__ import annotations

import datetime as dt
from typing import Any, TypeVar

from django.utils.translation import gettext as _g
from django.utils.translation import gettext_lazy as _

from phoihop.ground.errors import Refused
from phoihop.ground.state import revise
from phoihop.ground.text import squeeze
from phoihop.ledger.actor import Actor
from phoihop.ledger.acts import act, record

from ..models import LegalFigure, Subject
from ..models.provisions import Provision

P = TypeVar("P", LegalFigure, Subject)
_DAY = dt.timedelta(days=1)


@act("provision.correct", _("Sửa quy định pháp luật"))
def correct(provision: P, *, by: Actor, now: dt.datetime, seen: int, reason: str, **fields: Any) -> P:
    """Puts right what was written down of a provision, with the reason."""
    if not squeeze(reason):
        raise Refused(_g("Hãy ghi lý do sửa."))
    _refuse_overlap(provision, fields["valid_from"], fields["valid_to"])
    changes = revise(provision, seen, **fields)
    record(provision, changes=changes, reason=squeeze(reason))
    return provision


@act("provision.renew", _("Ghi quy định mới"))
def renew(provision: P, *, by: Actor, now: dt.datetime, seen: int, reason: str, **fields: Any) -> P:
    """The law changed: the provision ends on the day before, the new one has its key."""
    first: dt.date = fields["valid_from"]
    if provision.valid_from and first <= provision.valid_from:
        raise Refused(_g("Quy định mới phải có hiệu lực sau quy định trước."))
    if provision.valid_to is None or provision.valid_to >= first:
        revise(provision, seen, valid_to=first - _DAY)
    _refuse_overlap(provision, first, fields["valid_to"], but=0)
    kept: dict[str, Any] = {"order": provision.order} if isinstance(provision, Subject) else {}
    made = type(provision).objects.create(key=provision.key, **kept, **fields)
    record(made, within=provision, reason=squeeze(reason), follows=provision.pk, provision=fields)
    return made


def _refuse_overlap(provision: Provision, first: dt.date, last: dt.date | None, but: int | None = None) -> None:
    """Two rows of one key would both hold on a day."""
    others = type(provision)._default_manager.filter(key=provision.key).exclude(pk=provision.pk if but is None else but)
    for one in others:
        if (last is None or one.valid_from is None or one.valid_from <= last) and (
            one.valid_to is None or first <= one.valid_to
        ):
            raise Refused(_g("Thời gian hiệu lực chồng lên một dòng khác của cùng quy định."))
