"""One's own page, and whom one acts for."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

from django.test import Client
from django.utils import timezone

from phoihop.units import actions
from tests.cast import Cast, Person

As = Callable[[Person], Client]
OWN, CHOOSE = "/tai-khoan/", "/tai-khoan/lam-viec-cho/"


def test_says_who_i_am_and_whom_i_act_for(cast: Cast, as_: As, queries_at_most: Any) -> None:
    client = as_(cast.binh)
    with queries_at_most(12):
        text = client.get(OWN).content.decode()
    for words in ("Bình", "UBND xã Glar", "Người báo cáo", "đang chọn", "Đổi mật khẩu", "Đăng xuất"):
        assert words in text
    assert Client().get(OWN)["Location"].startswith("/tai-khoan/dang-nhap/")
    assert client.put(OWN).status_code == 405 and client.get(CHOOSE).status_code == 405


def test_chooses_another_unit(cast: Cast, as_: As) -> None:
    second = actions.grant_membership(cast.binh.account, unit=cast.stranger, role="viewer", **cast.an.by)
    client = as_(cast.binh)
    assert client.get("/don-vi/").context["actor"].unit == "UBND xã Glar"
    assert client.post(CHOOSE, {"membership": second.pk})["Location"] == "/tong-quan/"
    assert client.get("/don-vi/").context["actor"].unit == "UBND huyện Mang Yang"


def test_another_persons_membership_is_not_there(cast: Cast, as_: As) -> None:
    client = as_(cast.binh)
    for chosen in (cast.ha.membership.pk, "x", ""):
        assert client.post(CHOOSE, {"membership": chosen}).status_code == 404


def test_an_expired_choice_falls_back_to_what_still_holds(cast: Cast, as_: As) -> None:
    second = actions.grant_membership(cast.binh.account, unit=cast.stranger, role="viewer", **cast.an.by)
    client = as_(cast.binh)
    client.post(CHOOSE, {"membership": second.pk})
    yesterday = timezone.localdate() - dt.timedelta(days=1)
    actions.end_membership(second, on=yesterday, **cast.an.by)
    assert client.get("/don-vi/").context["actor"].unit == "UBND xã Glar"
    assert client.post(CHOOSE, {"membership": second.pk}).status_code == 404


def test_without_a_membership_one_learns_whom_to_ask(cast: Cast, as_: As) -> None:
    actions.end_membership(cast.binh.membership, on=timezone.localdate() - dt.timedelta(days=1), **cast.an.by)
    client = as_(cast.binh)
    assert client.get("/don-vi/")["Location"] == OWN
    assert client.get("/tong-quan/")["Location"] == OWN
    assert client.get(f"/don-vi/{cast.glar.pk}/").status_code == 404
    text = client.get(OWN).content.decode()
    assert "chưa được giao vai trò" in text and "An, UBND huyện Đak Đoa" in text
