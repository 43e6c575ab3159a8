"""Loading accounts and their roles from a sheet."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

import pytest
from django.urls import reverse

from phoihop.ground.sheets.book import Sheet
from phoihop.ledger.actor import SYSTEM
from phoihop.ledger.acts import allowed
from phoihop.units import actions
from phoihop.units.loading.carrying import guessed, layout_of, plan_book
from phoihop.units.loading.kinds import KINDS, Asked, Plan
from phoihop.units.models import Account, Membership
from tests.cast import NOW, Cast

pytestmark = pytest.mark.django_db
HEAD = ["Họ và tên", "Tài khoản", "Email", "Cơ quan", "Vai trò", "Đến ngày"]


def plan(cast: Cast, rows: Sequence[Sequence[Any]]) -> Plan:
    """What the rows would do for the administrator."""
    book, kind = [Sheet("S", [HEAD, *map(list, rows)])], KINDS["accounts"]
    mapping = guessed(layout_of(book, kind), kind)
    assert mapping is not None
    return plan_book(book, kind, mapping, Asked(cast.an.actor, NOW.date()))


def perform(cast: Cast, found: Plan) -> None:
    """Does it as the administrator."""
    assert not found.faults
    for step in found.steps:
        if step.do:
            step.do(**cast.an.by)


def test_accounts_come_with_their_roles(cast: Cast) -> None:
    rows = [
        ["Rơ Châm Lan", "lan.rc", "lan@example.vn", "UBND xã Glar", "Cán bộ", ""],
        ["Rơ Châm Lan", "LAN.RC", "", "BDVHU", "Người xem", dt.date(2026, 12, 31)],
    ]
    found = plan(cast, rows)
    assert [step.verb for step in found.steps] == ["make", "make"]
    perform(cast, found)
    lan = Account.objects.get(username="lan.rc")
    assert (lan.full_name, lan.email, lan.has_usable_password()) == ("Rơ Châm Lan", "lan@example.vn", False)
    held = set(Membership.objects.filter(account=lan).values_list("unit__name", "role", "valid_to"))
    assert held == {("UBND xã Glar", "reporter", None), ("Ban Dân vận Huyện ủy", "viewer", dt.date(2026, 12, 31))}
    assert [step.verb for step in plan(cast, rows).steps] == ["same", "same"]


def test_a_role_gets_its_last_day(cast: Cast) -> None:
    perform(cast, plan(cast, [["Bình", "binh", "", "UBND xã Glar", "Người báo cáo", "30/6/2026"]]))
    assert Membership.objects.get(account=cast.binh.account).valid_to == dt.date(2026, 6, 30)


def test_a_role_held_once_is_given_anew_from_today(cast: Cast) -> None:
    actions.end_membership(cast.binh.membership, on=dt.date(2026, 2, 1), by=SYSTEM, now=NOW)
    perform(cast, plan(cast, [["Bình", "binh", "", "UBND xã Glar", "Người báo cáo", ""]]))
    assert Membership.objects.filter(account=cast.binh.account, valid_from=NOW.date()).count() == 1


@pytest.mark.parametrize(
    ("row", "code", "cell"),
    [
        (["Lan", "Lan Ngọc", "", "UBND xã Glar", "Người xem", ""], "username", "B2"),
        (["Lan", "lan", "lan@", "UBND xã Glar", "Người xem", ""], "email", "C2"),
        (["Lan", "lan", "", "UBND xã Khác", "Người xem", ""], "unit_not_there", "D2"),
        (["Lan", "lan", "", "UBND xã Glar", "Vua", ""], "choice", "E2"),
        (["Lan", "binh", "", "UBND xã Glar", "Người xem", ""], "another_name", "A2"),
        (["", "lan", "", "UBND xã Glar", "Người xem", ""], "required", "A2"),
    ],
)
def test_faults(cast: Cast, row: list[str], code: str, cell: str) -> None:
    found = plan(cast, [row])
    assert [(fault.code, fault.cell) for fault in found.faults] == [(code, cell)]


def test_a_locked_account_gets_no_role(cast: Cast) -> None:
    actions.disable_account(cast.binh.account, reason="nghỉ", by=SYSTEM, now=NOW)
    assert plan(cast, [["Bình", "binh", "", "UBND xã Glar", "Người xem", ""]]).faults[0].code == "account_closed"


def test_who_made_accounts_is_led_to_their_slips(cast: Cast) -> None:
    made = plan(cast, [["Lan", "lan", "", "UBND xã Glar", "Người xem", ""]])
    assert made.results() == [["Cấp và in phiếu mời", reverse("accounts:invite_many")]]
    assert plan(cast, [["Bình", "binh", "", "UBND xã Glar", "Người báo cáo", ""]]).results() == []


def test_the_same_row_twice(cast: Cast) -> None:
    row = ["Lan", "lan", "", "UBND xã Glar", "Người xem", ""]
    found = plan(cast, [row, row])
    assert [(fault.code, fault.row, fault.values["row"]) for fault in found.faults] == [("double", 3, 2)]


def test_secretaries_may_not(cast: Cast) -> None:
    assert not allowed("accounts.import", cast.ha.actor)
    assert allowed("accounts.import", cast.an.actor) and allowed("accounts.import", SYSTEM)
