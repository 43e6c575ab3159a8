"""Accounts: made and locked by administrators."""

from __future__ import annotations

import datetime as dt

from allauth.mfa.models import Authenticator
from django.utils import timezone
from django.utils.translation import gettext as _g
from django.utils.translation import gettext_lazy as _

from phoihop.ground.errors import Refused
from phoihop.ground.state import move
from phoihop.ground.text import squeeze
from phoihop.ledger.actor import Actor
from phoihop.ledger.acts import act, record

from ..models import Account, Unit
from ..queries import administrators
from .memberships import grant_membership


@act("account.create", _("Tạo tài khoản"))
def create_account(
    username: str,
    *,
    by: Actor,
    now: dt.datetime,
    full_name: str,
    email: str = "",
    unit: Unit | None = None,
    role: str = "",
    valid_from: dt.date | None = None,
    valid_to: dt.date | None = None,
) -> Account:
    """An account that cannot sign in until its invitation is accepted; its first membership where ``unit`` is given."""
    account = Account(username=username.strip().lower(), full_name=squeeze(full_name), email=email.strip())
    if Account.objects.filter(username=account.username).exists():
        raise Refused(_g("Tên đăng nhập này đã có người dùng."))
    account.set_unusable_password()
    account.save()
    record(account, username=account.username)
    if unit:
        grant_membership(account, by=by, now=now, unit=unit, role=role, valid_from=valid_from, valid_to=valid_to)
    return account


@act("account.edit", _("Sửa tài khoản"))
def edit_account(account: Account, *, by: Actor, now: dt.datetime, full_name: str, email: str) -> Account:
    """Corrects the name, or the address to which a forgotten password's link goes."""
    was = {"full_name": account.full_name, "email": account.email}
    to = {"full_name": squeeze(full_name), "email": email.strip()}
    move(account, was, **to)
    record(account, changed=sorted(name for name in to if was[name] != to[name]))
    return account


@act("account.disable", _("Khóa tài khoản"))
def disable_account(account: Account, *, by: Actor, now: dt.datetime, reason: str) -> Account:
    """Nobody signs in with it any more; what it did stays. Refused: one's own, and the last administrator's."""
    if account.pk == by.account_id:
        raise Refused(_g("Bạn không thể khóa tài khoản của chính mình."))
    today = timezone.localdate(now)
    administering = set(administrators(today).values_list("account", flat=True))
    if administering == {account.pk}:
        raise Refused(_g("Đây là người quản trị duy nhất; hãy giao vai trò quản trị cho người khác trước."))
    move(account, {"is_active": True}, is_active=False)
    record(account, reason=reason)
    return account


@act("account.enable", _("Mở khóa tài khoản"))
def enable_account(account: Account, *, by: Actor, now: dt.datetime, reason: str) -> Account:
    """A locked account may sign in again, with the password that it had."""
    move(account, {"is_active": False}, is_active=True)
    record(account, reason=reason)
    return account


@act("account.drop_second_factor", _("Gỡ xác thực hai lớp"))
def drop_second_factor(account: Account, *, by: Actor, now: dt.datetime, reason: str) -> Account:
    """For a person who lost the phone and the recovery codes. Refused: one's own, and where there is none."""
    if account.pk == by.account_id:
        raise Refused(_g("Hãy tự tắt xác thực hai lớp ở trang Tài khoản của bạn."))
    removed, _by_table = Authenticator.objects.filter(user=account.pk).delete()
    if not removed:
        raise Refused(_g("Tài khoản này chưa bật xác thực hai lớp."))
    record(account, reason=reason)
    return account
