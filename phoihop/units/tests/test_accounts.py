"""Accounts and memberships, as administrators keep them."""

from __future__ import annotations

import datetime as dt
import unicodedata
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from phoihop.ledger.models import Content
from phoihop.units import actions
from phoihop.units.models import Account, Membership
from tests.cast import NOW, SECRET, Cast, Person, person

As = Callable[[Person], Client]
LIST = "/tai-khoan/quan-tri/"
NEW = {"full_name": "Nguyễn Thị Đào", "username": "Dao.Nguyen", "unit": "glar", "role": "viewer", "once": "k"}


def of(name: str, who: Person) -> str:
    return reverse(f"accounts:{name}", args=[who.account.pk])


def test_the_list_names_people_and_whom_they_act_for(cast: Cast, as_: As) -> None:
    text = as_(cast.an).get(LIST).content.decode()
    assert "Y Thu" in text and "Thủ trưởng đơn vị" in text and 'aria-current="page">Quản trị' in text


@pytest.mark.parametrize("words", ["y thu", "dung", unicodedata.normalize("NFD", "Dũng")])
def test_search(cast: Cast, as_: As, words: str) -> None:
    text = as_(cast.an).get(LIST, {"q": words}).content.decode()
    assert ("Dũng</a>" in text) == (words != "y thu") and ("Y Thu</a>" in text) == (words == "y thu")
    assert "Không tìm thấy tài khoản" in as_(cast.an).get(LIST, {"q": "không đâu"}).content.decode()


@pytest.mark.parametrize("more", [0, 3])
def test_queries_do_not_grow(cast: Cast, as_: As, queries_at_most: Any, more: int) -> None:
    for n in range(more):
        one = person(f"nguoi{n}", f"Người {n}", cast.glar, "viewer")
        actions.grant_membership(one.account, unit=cast.adok, role="viewer", **cast.an.by)
        actions.grant_membership(cast.binh.account, unit=cast.adok, role=["viewer", "clerk", "head"][n], **cast.an.by)
    client = as_(cast.an)
    for path in (LIST, of("account", cast.binh)):
        with queries_at_most(12):
            assert client.get(path).status_code == 200


def test_nobody_else_comes_in(cast: Cast, as_: As, client: Client) -> None:
    for name in ("account", "edit", "disable", "enable", "drop_second_factor", "grant"):
        path = of(name, cast.binh)
        for who in (cast.ha, cast.binh, cast.dung):
            assert as_(who).get(path).status_code == 404
        assert client.get(path)["Location"].startswith("/tai-khoan/dang-nhap/")
        assert as_(cast.an).put(path).status_code == 405
    assert as_(cast.ha).get(LIST).status_code == 403 and as_(cast.ha).get(f"{LIST}tao/").status_code == 403
    assert as_(cast.ha).post(of("invite", cast.binh)).status_code == 404
    assert LIST not in as_(cast.ha).get("/don-vi/").content.decode()  # no menu entry


def test_creates_an_account_with_its_first_membership_once(cast: Cast, as_: As) -> None:
    client = as_(cast.an)
    for _time in range(2):
        answer = client.post(f"{LIST}tao/", {**NEW, "valid_from": "2026-01-01", "valid_to": "2026-12-31"})
        assert answer.status_code == 302
    made = Account.objects.get(username="dao.nguyen")
    assert answer["Location"] == reverse("accounts:account", args=[made.pk])
    assert not made.has_usable_password() and made.folded == "nguyen thi dao dao nguyen"
    membership = made.memberships.get()
    assert (membership.unit, membership.role, membership.valid_to) == (cast.glar, "viewer", dt.date(2026, 12, 31))


@pytest.mark.parametrize(
    ("field", "value", "says"),
    [
        ("username", "ha", "đã có người dùng"),
        ("username", "tên có dấu", "không dấu"),
        ("unit", "không đâu", "Không tìm thấy đơn vị"),
        ("role", "", "bắt buộc"),
        ("valid_to", "2025-01-01", "Ngày cuối không thể trước"),
    ],
)
def test_bad_input_keeps_what_was_typed(cast: Cast, as_: As, field: str, value: str, says: str) -> None:
    answer = as_(cast.an).post(f"{LIST}tao/", {**NEW, "valid_from": "2026-01-01", field: value})
    text = answer.content.decode()
    assert answer.status_code == 422 and says in text and 'value="Nguyễn Thị Đào"' in text
    assert not Account.objects.filter(username="dao.nguyen").exists()  # no account without its membership


def test_edits_name_and_address(cast: Cast, as_: As) -> None:
    answer = as_(cast.an).post(of("edit", cast.binh), {"full_name": "Bình Trần", "email": "b@example.org", "once": "k"})
    assert answer.status_code == 302
    cast.binh.account.refresh_from_db()
    assert (cast.binh.account.full_name, cast.binh.account.folded) == ("Bình Trần", "binh tran binh")
    assert not Content.objects.filter(json__contains="b@example.org").exists()  # the ledger keeps no addresses


def test_a_role_is_given_and_ended(cast: Cast, as_: As) -> None:
    client = as_(cast.an)
    form = {"unit": f"[{cast.adok.pk}]", "role": "head", "valid_from": "2026-03-01", "once": "a"}
    for _time in range(2):
        assert client.post(of("grant", cast.binh), form).status_code == 302
    granted = Membership.objects.get(account=cast.binh.account, unit=cast.adok)
    again = client.post(of("grant", cast.binh), {**form, "once": "b"})
    assert again.status_code == 422 and "đã có vai trò này" in again.content.decode()
    path = reverse("accounts:end", args=[granted.pk])
    early = client.post(path, {"on": "2026-02-01", "once": "c"})
    assert early.status_code == 422 and "1/3/2026" in early.content.decode()
    assert client.post(path, {"on": "2026-06-30", "once": "d"}).status_code == 302
    granted.refresh_from_db()
    assert granted.valid_to == dt.date(2026, 6, 30)
    assert as_(cast.ha).get(path).status_code == 404


def test_the_last_administrator_stays(cast: Cast, as_: As) -> None:
    client = as_(cast.an)
    answer = client.post(reverse("accounts:end", args=[cast.an.membership.pk]), {"on": "2099-01-01", "once": "a"})
    assert answer.status_code == 422 and "người quản trị duy nhất" in answer.content.decode()
    answer = client.post(of("disable", cast.an), {"reason": "thử", "once": "b"})
    assert answer.status_code == 422 and "của chính mình" in answer.content.decode()
    person("an2", "An hai", cast.committee, "administrator")
    answer = client.post(reverse("accounts:end", args=[cast.an.membership.pk]), {"on": "2099-01-01", "once": "c"})
    assert answer.status_code == 302


def test_a_locked_account_is_out_at_once_and_may_come_back(cast: Cast, as_: As) -> None:
    theirs, client = as_(cast.binh), as_(cast.an)
    assert theirs.get("/don-vi/").status_code == 200
    assert client.post(of("disable", cast.binh), {"reason": "Nghỉ hưu", "once": "a"}).status_code == 302
    assert theirs.get("/don-vi/")["Location"].startswith("/tai-khoan/dang-nhap/")
    assert "Nghỉ hưu" in client.get(of("account", cast.binh)).content.decode()
    assert client.post(of("enable", cast.binh), {"reason": "Quay lại", "once": "b"}).status_code == 302
    cast.binh.account.refresh_from_db()
    assert cast.binh.account.is_active


def test_a_lost_second_factor_is_dropped_by_another_administrator(cast: Cast, as_: As) -> None:
    other = person("an2", "An hai", cast.committee, "administrator")
    from allauth.mfa.totp.internal.auth import TOTP  # lazily: only this test gives a second person an app

    TOTP.activate(other.account, SECRET)
    client = as_(other)
    assert client.post(of("drop_second_factor", cast.an), {"reason": "Mất điện thoại", "once": "a"}).status_code == 302
    again = client.post(of("drop_second_factor", cast.an), {"reason": "lại", "once": "b"})
    assert again.status_code == 422 and "chưa bật" in again.content.decode()
    assert client.post(of("drop_second_factor", other), {"reason": "tự gỡ", "once": "c"}).status_code == 422
    assert NOW.year == 2026
