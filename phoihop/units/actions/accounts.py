"""Accounts, memberships, and the printed invitation of people without mail."""

from __future__ import annotations

import datetime as dt
import hashlib
import secrets

from django.utils.translation import gettext as _g
from django.utils.translation import gettext_lazy as _

from phoihop.ground.errors import Refused
from phoihop.ground.state import move
from phoihop.ground.text import squeeze
from phoihop.ledger.acts import act, record
from phoihop.ledger.actor import Actor

from ..models import Account, Invitation, Membership, Unit

_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"  # none that are read for one another
_VALID_FOR = dt.timedelta(days=14)


@act("account.create", _("Tạo tài khoản"))
def create_account(username: str, *, by: Actor, now: dt.datetime, full_name: str, email: str = "") -> Account:
    """An account that cannot sign in until its invitation is accepted."""
    account = Account(username=username.strip().lower(), full_name=squeeze(full_name), email=email.strip())
    account.set_unusable_password()
    account.save()
    record(account, username=account.username)
    return account


@act("account.disable", _("Khóa tài khoản"))
def disable_account(account: Account, *, by: Actor, now: dt.datetime, reason: str) -> Account:
    """Nobody signs in with it any more; what it did stays."""
    move(account, {"is_active": True}, is_active=False)
    record(account, reason=reason)
    return account


@act("membership.grant", _("Giao vai trò"))
def grant_membership(
    account: Account, *, by: Actor, now: dt.datetime, unit: Unit, role: str, valid_from: dt.date | None = None, valid_to: dt.date | None = None
) -> Membership:
    """``account`` acts for ``unit`` in ``role``, for a period."""
    membership = Membership.objects.create(account=account, unit=unit, role=role, valid_from=valid_from, valid_to=valid_to)
    record(membership, within=unit, role=role, holder=account.pk, valid_from=valid_from, valid_to=valid_to)
    return membership


@act("membership.end", _("Thôi vai trò"))
def end_membership(membership: Membership, *, by: Actor, now: dt.datetime, on: dt.date) -> Membership:
    """The last day of a membership."""
    move(membership, {"valid_to": membership.valid_to}, valid_to=on)
    record(membership, within=membership.unit, valid_to=on)
    return membership


@act("invitation.issue", _("Cấp phiếu mời"))
def issue_invitation(account: Account, *, by: Actor, now: dt.datetime) -> tuple[Invitation, str]:
    """A new slip and its code, readable over the phone; slips before it no longer work."""
    Invitation.objects.filter(account=account, used_at=None).update(expires_at=now)
    code = "-".join("".join(secrets.choice(_LETTERS) for _ in range(4)) for _ in range(4))
    slip = Invitation.objects.create(account=account, code_hash=hash_code(code), expires_at=now + _VALID_FOR)
    record(slip, within=account)
    return slip, code


@act("invitation.accept", _("Nhận tài khoản"))
def accept_invitation(code: str, *, by: Actor, now: dt.datetime, password: str) -> Account:
    """The holder of the slip sets the password. Refused: a code unknown, used, or too old."""
    slip = Invitation.objects.select_related("account").filter(code_hash=hash_code(code)).first()
    if slip is None or slip.used_at or slip.expires_at <= now or not slip.account.is_active:
        raise Refused(_g("Mã mời không đúng, đã dùng hoặc đã hết hạn. Hãy xin cấp phiếu mới."))
    move(slip, {"used_at": None}, used_at=now)
    slip.account.set_password(password)
    slip.account.save(update_fields=["password"])
    record(slip, within=slip.account)
    return slip.account


def hash_code(code: str) -> str:
    """How a code is kept: 80 random bits need no slow hash. Blanks, dashes and case do not count."""
    return hashlib.sha256("".join(ch for ch in code.upper() if ch.isalnum()).encode()).hexdigest()
