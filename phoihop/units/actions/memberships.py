"""Whom an account may act for, from when to when."""

from __future__ import annotations

import datetime as dt

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _g
from django.utils.translation import gettext_lazy as _

from phoihop.ground.errors import Refused
from phoihop.ground.state import move
from phoihop.ledger.actor import Actor
from phoihop.ledger.acts import act, record

from ..models import Account, Membership, Role, Unit
from ..queries import administrators
from .checks import ends_after_start, refuse_before


@act("membership.grant", _("Giao vai trò"))
def grant_membership(
    account: Account,
    *,
    by: Actor,
    now: dt.datetime,
    unit: Unit,
    role: str,
    valid_from: dt.date | None = None,
    valid_to: dt.date | None = None,
) -> Membership:
    """``account`` acts for ``unit`` in ``role``, for a period. Refused: the same role there at the same time."""
    ends_after_start(valid_from, valid_to)
    same = Membership.objects.filter(account=account, unit=unit, role=role)
    if valid_from:
        same = same.filter(Q(valid_to=None) | Q(valid_to__gte=valid_from))
    if valid_to:
        same = same.filter(Q(valid_from=None) | Q(valid_from__lte=valid_to))
    if same.exists():
        raise Refused(_g("Người này đã có vai trò này ở đơn vị trong thời gian đó."))
    membership = Membership.objects.create(
        account=account, unit=unit, role=role, valid_from=valid_from, valid_to=valid_to
    )
    record(membership, within=unit, role=role, holder=account.pk, valid_from=valid_from, valid_to=valid_to)
    return membership


@act("membership.end", _("Thôi vai trò"))
def end_membership(membership: Membership, *, by: Actor, now: dt.datetime, on: dt.date) -> Membership:
    """The last day of a membership. Refused: before it begins, and for the last administrator."""
    refuse_before(membership, on)
    today = timezone.localdate(now)
    if membership.role == Role.ADMINISTRATOR and not _others_after(membership, max(on, today)):
        raise Refused(_g("Đây là người quản trị duy nhất; hãy giao vai trò quản trị cho người khác trước."))
    move(membership, {"valid_to": membership.valid_to}, valid_to=on)
    record(membership, within=membership.unit, holder=membership.account_id, role=membership.role, valid_to=on)
    return membership


def _others_after(membership: Membership, on: dt.date) -> bool:
    others = administrators(on + dt.timedelta(days=1)).exclude(pk=membership.pk)
    return others.exists()
