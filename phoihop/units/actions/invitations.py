"""The printed invitation of people without mail."""

from __future__ import annotations

import datetime as dt
import secrets

from django.utils.translation import gettext as _g
from django.utils.translation import gettext_lazy as _

from phoihop.ground.errors import Refused
from phoihop.ground.state import move
from phoihop.ledger.actor import Actor
from phoihop.ledger.acts import act, record

from ..models import Account, Invitation
from ..queries import hash_code, open_invitation

_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"  # none that are read for one another
_VALID_FOR = dt.timedelta(days=14)


@act("invitation.issue", _("Cấp phiếu mời"))
def issue_invitation(account: Account, *, by: Actor, now: dt.datetime) -> tuple[Invitation, str]:
    """A new slip and its code, readable over the phone; slips before it no longer work. Refused: a locked account."""
    if not account.is_active:
        raise Refused(_g("Tài khoản đang bị khóa; hãy mở khóa trước khi cấp phiếu mời."))
    Invitation.objects.filter(account=account, used_at=None, expires_at__gt=now).update(expires_at=now)
    code = "-".join("".join(secrets.choice(_LETTERS) for _ in range(4)) for _ in range(4))
    slip = Invitation.objects.create(account=account, code_hash=hash_code(code), expires_at=now + _VALID_FOR)
    record(slip, within=account)
    return slip, code


@act("invitation.accept", _("Nhận tài khoản"))
def accept_invitation(code: str, *, by: Actor, now: dt.datetime, password: str) -> Account:
    """The holder of the slip sets the password. Refused: a code unknown, used, or too old."""
    slip = open_invitation(code, now)
    if slip is None:
        raise Refused(_g("Mã mời không đúng, đã dùng hoặc đã hết hạn. Hãy xin cấp phiếu mới."))
    move(slip, {"used_at": None}, used_at=now)
    slip.account.set_password(password)
    slip.account.save(update_fields=["password"])
    record(slip, within=slip.account)
    return slip.account
