"""The command line: ``phoihop admin``, the first person of a new installation."""

from __future__ import annotations

import argparse
import os
import sys


def arguments(parser: argparse.ArgumentParser) -> None:
    """USERNAME, NAME, --unit."""
    parser.add_argument("username", help="tên đăng nhập")
    parser.add_argument("name", help="họ và tên, trong dấu nháy")
    parser.add_argument(
        "--unit", default="Cơ quan quản trị hệ thống", help="tên cơ quan; được thêm vào danh bạ nếu chưa có"
    )


def admin(args: argparse.Namespace) -> int:
    """Makes an administrator's account and prints its one-time code; 2 where the user name is taken."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "phoihop.site.settings")
    import django  # lazily: the command line starts without Django
    from django.core.management import call_command  # lazily: as above

    django.setup()
    call_command("migrate", verbosity=0)
    from django.utils import timezone  # lazily: after django.setup

    from phoihop.ground.text import squeeze  # lazily: as above
    from phoihop.ledger.actor import SYSTEM  # lazily: as above
    from phoihop.units import actions  # lazily: as above
    from phoihop.units.models import Account, Unit  # lazily: as above

    by = {"by": SYSTEM, "now": timezone.now()}
    if Account.objects.filter(username=args.username.strip().lower()).exists():
        print(f"Tên đăng nhập {args.username} đã có.", file=sys.stderr)
        return 2
    name = squeeze(args.unit)
    unit = Unit.objects.filter(name=name).first() or actions.create_unit(
        None, name=name, kind="other", level="commune", **by
    )
    account = actions.create_account(args.username, full_name=args.name, **by)
    actions.grant_membership(account, unit=unit, role="administrator", **by)
    slip, code = actions.issue_invitation(account, **by)
    print(f"Tài khoản {account.username}, {unit}. Mã mời dùng một lần: {code}")
    print(f"Mở trang Nhận tài khoản (/tai-khoan/nhan/) trước {timezone.localtime(slip.expires_at):%H:%M %d/%m/%Y}.")
    return 0
