"""The printed invitation, from the slip to the first sign-in."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from phoihop.ledger.models import Content
from phoihop.units import actions
from phoihop.units.models import Account, Invitation
from tests.cast import Cast, Person

As = Callable[[Person], Client]
ACCEPT = "/tai-khoan/nhan/"
GOOD = "lúa chín vàng trên nương"
CODE = re.compile(r"\b[A-Z2-9]{4}(?:-[A-Z2-9]{4}){3}\b")


@pytest.fixture
def new(cast: Cast) -> Account:
    """An account that was just made."""
    return actions.create_account("dao", full_name="Đào", unit=cast.glar, role="viewer", **cast.an.by)


def issue(client: Client, account: Account, once: str = "i") -> str:
    """Where the slip is shown."""
    answer = client.post(reverse("accounts:invite", args=[account.pk]), {"once": once})
    assert answer.status_code == 302
    return answer["Location"]


def accept(client: Client, code: str, password: str = GOOD, again: str | None = None, once: str = "x") -> int:
    form = {"code": code, "password": password, "again": password if again is None else again, "once": once}
    answer = client.post(ACCEPT, form)
    accept.text = answer.content.decode()  # type: ignore[attr-defined]
    return answer.status_code


def test_the_code_is_shown_once_and_kept_only_as_a_hash(cast: Cast, as_: As, new: Account) -> None:
    client = as_(cast.an)
    path = issue(client, new)
    answer = client.get(path)
    text = answer.content.decode()
    code = CODE.search(text)
    assert code and "UBND xã Glar" in text and "dao" in text and "data:image/png" in text
    assert "no-store" in answer["Cache-Control"]
    assert not CODE.search(client.get(path).content.decode())
    assert code[0] not in str(list(Invitation.objects.values())) + str(list(Content.objects.values()))
    assert code[0] not in str(dict(client.session))


def test_twice_pressed_makes_one_slip(cast: Cast, as_: As, new: Account) -> None:
    client = as_(cast.an)
    issue(client, new, once="same")
    assert issue(client, new, once="same") == reverse("accounts:account", args=[new.pk])
    assert Invitation.objects.count() == 1


def test_the_slip_leads_to_a_password_and_to_signing_in(cast: Cast, as_: As, new: Account, client: Client) -> None:
    admin = as_(cast.an)
    code = CODE.search(admin.get(issue(admin, new)).content.decode())
    assert code
    scanned = client.get(ACCEPT, {"ma": code[0]})
    assert scanned["Location"] == ACCEPT  # the code does not stay in the address
    assert f'value="{code[0]}"' in client.get(ACCEPT).content.decode()
    assert accept(client, code[0].lower().replace("-", " ")) == 302
    assert accept(client, code[0]) == 302  # the same form once more, from a double click
    assert accept(client, code[0], once="y") == 422  # used
    answer = client.post("/tai-khoan/dang-nhap/", {"login": "Dao", "password": GOOD})
    assert answer.status_code == 302
    assert "UBND xã Glar" in client.get("/tai-khoan/").content.decode()


def test_what_is_typed_wrong_is_said_and_nothing_is_used_up(cast: Cast, new: Account, client: Client) -> None:
    _slip, code = actions.issue_invitation(new, **{**cast.an.by, "now": timezone.now()})
    for password, again, says in (
        ("ngắn", None, "ít nhất 14 ký tự"),
        (GOOD, "khác hẳn", "chưa giống nhau"),
        ("12345678901234567890", None, "phổ biến"),
    ):
        assert accept(client, code, password, again) == 422 and says in accept.text  # type: ignore[attr-defined]
        assert password not in accept.text  # type: ignore[attr-defined]
    assert accept(client, "AAAA-AAAA-AAAA-AAAA") == 422
    assert "không đúng, đã dùng hoặc đã hết hạn" in accept.text  # type: ignore[attr-defined]
    assert accept(client, code) == 302


def test_a_newer_slip_and_a_lock_end_the_older(cast: Cast, new: Account, client: Client) -> None:
    now = {"by": cast.an.actor, "now": timezone.now()}
    _slip, old = actions.issue_invitation(new, **now)
    _slip, fresh = actions.issue_invitation(new, **now)
    assert accept(client, old) == 422
    actions.disable_account(new, reason="thử", **now)
    assert accept(client, fresh) == 422


def test_guessing_is_slowed_down(cast: Cast, client: Client) -> None:
    codes = {accept(client, "AAAA-AAAA-AAAA-AAAA", once=str(n)) for n in range(20)}
    assert codes == {422}
    assert accept(client, "AAAA-AAAA-AAAA-AAAA") == 429
    assert "Quá nhiều lần thử" in accept.text  # type: ignore[attr-defined]


def test_accepting_on_a_colleagues_machine_signs_the_colleague_out(cast: Cast, as_: As, new: Account) -> None:
    _slip, code = actions.issue_invitation(new, **{**cast.an.by, "now": timezone.now()})
    client = as_(cast.binh)
    assert accept(client, code) == 302
    assert client.get("/tai-khoan/")["Location"].startswith("/tai-khoan/dang-nhap/")


def test_issue_is_a_post_of_administrators(cast: Cast, as_: As, new: Account) -> None:
    path = reverse("accounts:invite", args=[new.pk])
    assert as_(cast.an).get(path).status_code == 405
    assert as_(cast.ha).post(path).status_code == 404
    slip = Invitation.objects.filter(account=new)
    assert not slip.exists()


@pytest.fixture
def three(cast: Cast) -> list[Account]:
    """Accounts that were just made; the last has its slip already."""
    made = [
        actions.create_account(f"moi{n}", full_name=f"Mới {n}", unit=cast.glar, role="viewer", **cast.an.by)
        for n in range(3)
    ]
    actions.issue_invitation(made[2], by=cast.an.actor, now=timezone.now())
    return made


def test_those_who_wait_get_their_slips_at_once(cast: Cast, as_: As, three: list[Account]) -> None:
    client, page = as_(cast.an), reverse("accounts:invite_many")
    asked = client.get(page).content.decode()
    assert "Mới 0" in asked and "Mới 1" in asked and "Mới 2" not in asked and "Bình" not in asked
    sent = {"who": [one.pk for one in three] + ["x"], "once": "k"}
    answer = client.post(page, sent)
    assert answer["Location"] == reverse("accounts:slips")
    printed = client.get(answer["Location"])
    codes = CODE.findall(printed.content.decode())
    assert len(set(codes)) == 2 and printed.content.count(b"data:image/png") == 2
    assert "no-store" in printed["Cache-Control"]
    assert not CODE.search(client.get(answer["Location"]).content.decode())
    assert "Không có tài khoản nào chờ phiếu mời" in client.get(page).content.decode()
    client.post(page, sent)
    assert Invitation.objects.filter(account__in=three).count() == 3
    assert accept(Client(), codes[0]) == 302


def test_a_page_of_forty_slips_is_light(cast: Cast, as_: As, django_assert_max_num_queries: Any) -> None:
    for n in range(41):
        actions.create_account(f"moi{n}", full_name=f"Mới {n}", unit=cast.glar, role="viewer", **cast.an.by)
    client, page = as_(cast.an), reverse("accounts:invite_many")
    with django_assert_max_num_queries(12):
        asked = client.get(page)
    keys = re.findall(r'name="who" value="(\d+)"', asked.content.decode())
    assert len(keys) == 40 and len(asked.content) < 60_000
    client.post(page, {"who": keys})
    with django_assert_max_num_queries(12):
        printed = client.get(reverse("accounts:slips"))
    assert printed.content.count(b'class="slip"') == 40 and len(printed.content) < 100_000
    assert "Còn 1 tài khoản chờ phiếu" in printed.content.decode()


def test_slips_for_many_are_for_administrators(cast: Cast, as_: As) -> None:
    for name in ("invite_many", "slips"):
        assert as_(cast.ha).get(reverse(f"accounts:{name}")).status_code == 403
