"""Accounts from a sheet: who signs in, for which unit, in which role."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass

import rules
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.urls import reverse
from django.utils.translation import gettext as _g
from django.utils.translation import gettext_lazy as _

from phoihop.ground.dates import written
from phoihop.ground.models import SheetImport
from phoihop.ground.sheets.columns import Column
from phoihop.ground.sheets.faults import Fault, say
from phoihop.ground.sheets.table import Row
from phoihop.ground.text import fold
from phoihop.ledger.actor import Actor
from phoihop.ledger.acts import act

from .. import actions
from ..loading.carrying import carry_out
from ..loading.kinds import Asked, Kind, Plan, Step, Tell, register
from ..loading.words import choices_of, labels_of
from ..models import Account, Membership, Role, Unit
from ..rules import is_system, keeps_accounts
from .finding import UnitFinder

_USERNAME = re.compile(r"[a-z0-9][a-z0-9._@-]*")

say("username", _("Tên đăng nhập chỉ gồm chữ không dấu, chữ số, dấu chấm, gạch dưới, gạch nối; ví dụ nguyen.van.a."))
say("email", _("Đây không phải địa chỉ thư điện tử. Cần một địa chỉ, ví dụ ten@example.vn."))
say("unit_not_there", _("Không có đơn vị này trong danh bạ. Hãy nhập đơn vị trước, hoặc ghi đúng tên, mã."))
say("another_name", _("Tên đăng nhập này đã thuộc về “{name}”. Hãy chọn tên đăng nhập khác, hoặc ghi đúng họ tên."))
say("another_email", _("Tài khoản đã có địa chỉ thư khác: {email}. Hãy sửa ở trang tài khoản."))
say("account_closed", _("Tài khoản này đã bị khóa."))

COLUMNS = (
    Column(
        "username",
        _("Tên đăng nhập"),
        required=True,
        most=60,
        example="nguyen.van.a",
        names=("Tài khoản", "Tên tài khoản", "User", "Username", "User name"),
    ),
    Column(
        "full_name",
        _("Họ và tên"),
        required=True,
        most=120,
        names=("Họ tên", "Tên người dùng", "Full name", "Name"),
        example="Nguyễn Văn A",
    ),
    Column("email", _("Thư điện tử"), most=254, names=("Email", "E-mail", "Địa chỉ thư"), example="a@example.vn"),
    Column(
        "unit",
        _("Đơn vị"),
        required=True,
        most=255,
        names=("Cơ quan", "Tên đơn vị", "Đơn vị công tác", "Mã đơn vị", "Unit"),
        example="UBND xã Hòa An",
        note=_("Tên, tên viết tắt hoặc mã của đơn vị trong danh bạ."),
    ),
    Column(
        "role",
        _("Vai trò"),
        "choice",
        required=True,
        names=("Quyền", "Role"),
        offered=labels_of(Role),
        example="Người báo cáo",
        choices=choices_of(
            Role,
            reporter="Báo cáo|Cán bộ|Chuyên viên",
            head="Thủ trưởng|Lãnh đạo|Lãnh đạo đơn vị",
            secretary="Thư ký",
            viewer="Xem",
            administrator="Quản trị viên|Quản trị hệ thống",
            publisher="Công khai",
            auditor="Soát xét|Kiểm toán",
        ),
    ),
    Column("valid_from", _("Từ ngày"), "day", names=("Hiệu lực từ", "Valid from", "From"), example="1/1/2026"),
    Column("valid_to", _("Đến ngày"), "day", names=("Hiệu lực đến", "Valid to", "Until", "To")),
)


@dataclass
class _Person:
    """An account of the sheet: there already, or made by the first row that names it."""

    first: Row
    account: Account | None


def plan_accounts(rows: Sequence[Row], asked: Asked) -> Plan:
    """One row a role; a person with several stands in several rows. Known by user name, unit and role."""
    finder, plan = UnitFinder(asked.today), Plan()
    names = {row.get("username").lower() for row in rows}
    accounts = {account.username: account for account in Account.objects.filter(username__in=names)}
    held = Membership.objects.filter(account__username__in=names).order_by("id")
    roles = {(one.account_id, one.unit_id, one.role): one for one in held}
    people: dict[str, _Person] = {}
    seen: dict[tuple[str, int, str], int] = {}
    for row in rows:
        username = row.get("username").lower()
        person = people.setdefault(username, _Person(row, accounts.get(username)))
        units = finder.meant(row.get("unit"))
        faults = _faults(row, person, units)
        if not faults:
            key = (username, units[0].pk, row.get("role"))
            if key in seen:
                faults.append(row.fault("double", "username", row=seen[key]))
            seen.setdefault(key, row.number)
        plan.faults += faults
        if not faults:
            known = roles.get((person.account.pk, units[0].pk, row.get("role"))) if person.account else None
            if known and known.valid_to and known.valid_to < asked.today:
                row.values.setdefault("valid_from", max(asked.today, known.valid_to + dt.timedelta(days=1)))
                known = None  # held once, and now given anew
            plan.steps.append(_step(row, person, units[0], known))
    if any(person.account is None for person in people.values()):
        plan.results = lambda: [[_g("Cấp và in phiếu mời"), reverse("accounts:invite_many")]]
    return plan


def _faults(row: Row, person: _Person, units: list[Unit]) -> list[Fault]:
    faults = []
    if not _USERNAME.fullmatch(row.get("username").lower()):
        faults.append(row.fault("username", "username"))
    if row.get("email"):
        try:
            validate_email(row.get("email"))
        except ValidationError:
            faults.append(row.fault("email", "email"))
    if len(units) != 1:
        faults.append(row.fault("unit_ambiguous" if units else "unit_not_there", "unit", count=len(units)))
    name = person.account.full_name if person.account else person.first.get("full_name")
    if fold(name) != fold(row.get("full_name")):
        faults.append(row.fault("another_name", "full_name", name=name))
    email = person.account.email if person.account else person.first.get("email")
    if row.get("email") and email and row.get("email").casefold() != email.casefold():
        faults.append(row.fault("another_email", "email", email=email))
    if person.account and not person.account.is_active:
        faults.append(row.fault("account_closed", "username"))
    if row.get("valid_from") and row.get("valid_to") and row.get("valid_to") < row.get("valid_from"):
        faults.append(row.fault("ends_before", "valid_to"))
    return faults


def _step(row: Row, person: _Person, unit: Unit, known: Membership | None) -> Step:
    role = str(Role(row.get("role")).label)
    what = f"{row.get('username').lower()} · {row.get('full_name')}"
    until: dt.date | None = row.get("valid_to", None)
    if known is None:
        return Step(row, "make", what, [f"{unit.name} · {role}"], lambda by, now: _grant(row, person, unit, by, now))
    if until and until != known.valid_to:
        was = written(known.valid_to) or _g("(trống)")
        told = _g("{unit} · {role}: đến ngày {was} → {until}").format(
            unit=unit.name, role=role, was=was, until=written(until)
        )
        return Step(
            row, "change", what, [told], lambda by, now: actions.end_membership(known, by=by, now=now, on=until)
        )
    return Step(row, "same", what)


def _grant(row: Row, person: _Person, unit: Unit, by: Actor, now: dt.datetime) -> None:
    if person.account is None:
        first = person.first
        person.account = actions.create_account(
            first.get("username"), by=by, now=now, full_name=first.get("full_name"), email=first.get("email")
        )
    actions.grant_membership(
        person.account,
        by=by,
        now=now,
        unit=unit,
        role=row.get("role"),
        valid_from=row.get("valid_from", None),
        valid_to=row.get("valid_to", None),
    )


@act("accounts.import", _("Nhập tài khoản từ bảng"))
def import_accounts(
    sheet: SheetImport, *, by: Actor, now: dt.datetime, tell: Tell = lambda done, total: None
) -> SheetImport:
    """Makes the accounts and roles of a checked sheet, all or none. Raises Faulty."""
    return carry_out(sheet, by=by, now=now, tell=tell)


rules.add_perm("accounts.import", keeps_accounts | is_system)
ACCOUNTS = register(
    Kind(
        "accounts",
        _("Tài khoản"),
        "accounts.import",
        COLUMNS,
        plan_accounts,
        import_accounts,
        notes=(
            _("Mỗi dòng là một vai trò; người có nhiều vai trò thì ghi nhiều dòng với cùng tên đăng nhập."),
            _("Tài khoản mới đăng nhập được sau khi người đó nhận phiếu mời."),
        ),
    )
)
