"""Classes of units, posts, and days off."""

from __future__ import annotations

import datetime as dt
import unicodedata
from collections.abc import Callable
from typing import Any

from django.test import Client
from django.urls import reverse

from phoihop.ground.dates import public_holidays
from phoihop.units import actions
from phoihop.units.models import DayOff, Post, PostHolding, UnitClass
from phoihop.units.queries import own_days
from tests.cast import NOW, Cast, Person, unit

As = Callable[[Person], Client]


def test_classes_are_listed_searched_and_shown_with_todays_members(cast: Cast, as_: As, queries_at_most: Any) -> None:
    client = as_(cast.binh)
    assert "UBND các xã, thị trấn" in client.get("/don-vi/nhom/").content.decode()
    for words in ("cac xa", unicodedata.normalize("NFD", "thị trấn")):
        assert "UBND các xã" in client.get("/don-vi/nhom/", {"q": words}).content.decode()
    assert "Không tìm thấy nhóm" in client.get("/don-vi/nhom/", {"q": "không đâu"}).content.decode()
    actions.end_unit(cast.adok, on=dt.date(2026, 1, 1), reason="Sáp nhập", **cast.ha.by)
    for n in range(3):
        unit(cast.committee, f"UBND xã {n}", "peoples_committee", level="commune")
    with queries_at_most(12):
        text = client.get(cast.communes.get_absolute_url()).content.decode()
    assert "4 đơn vị hôm nay" in text and "UBND xã Glar" in text and "A Dơk" not in text


def test_a_class_is_made_and_edited(cast: Cast, as_: As) -> None:
    client = as_(cast.ha)
    form = {"name": "Công an các xã", "kind": "police", "level": "commune", "within": "huyện đak đoa ubnd", "once": "k"}
    for _time in range(2):
        assert client.post("/don-vi/nhom/them/", form).status_code == 302
    made = UnitClass.objects.get(name="Công an các xã")
    assert made.within == cast.committee
    path = reverse("units:edit_class", args=[made.pk])
    change = {**form, "name": "Công an xã, phường", "within": f"[{cast.party.pk}]", "seen": 1, "once": "k2"}
    assert client.post(path, change).status_code == 302
    made.refresh_from_db()
    assert (made.name, made.within) == ("Công an xã, phường", cast.party)
    stale = client.post(path, {**change, "name": "Muộn", "once": "k3"})
    assert stale.status_code == 422 and 'value="Muộn"' in stale.content.decode()
    assert client.post("/don-vi/nhom/them/", {**form, "within": ""}).status_code == 422
    assert as_(cast.binh).get(path).status_code == 403 and client.delete(path).status_code == 405
    assert as_(cast.binh).get("/don-vi/nhom/them/").status_code == 403


def test_a_post_is_added_given_and_ended(cast: Cast, as_: As) -> None:
    client = as_(cast.ha)
    for _time in range(2):
        answer = client.post(f"/don-vi/{cast.glar.pk}/them-chuc-vu/", {"title": "Chủ tịch UBND xã", "once": "k"})
        assert answer.status_code == 302
    post = Post.objects.get()
    give = reverse("units:hold_post", args=[post.pk])
    choices = client.get(give).content.decode()
    assert "Y Thu" in choices and "Dũng" not in choices  # people of this unit
    assert (
        client.post(give, {"account": cast.binh.account.pk, "valid_from": "2026-01-01", "once": "a"}).status_code == 302
    )
    assert (
        client.post(give, {"account": cast.thu.account.pk, "valid_from": "2026-03-01", "once": "b"}).status_code == 302
    )
    first, second = PostHolding.objects.order_by("valid_from")
    assert first.valid_to == dt.date(2026, 2, 28) and second.valid_to is None
    early = client.post(give, {"account": cast.binh.account.pk, "valid_from": "2026-02-01", "once": "c"})
    assert early.status_code == 422 and "Đã có người giữ" in early.content.decode()
    stranger = client.post(give, {"account": cast.dung.account.pk, "valid_from": "2026-04-01", "once": "d"})
    assert stranger.status_code == 422
    assert client.post(reverse("units:end_post", args=[post.pk]), {"on": "2026-05-31", "once": "e"}).status_code == 302
    second.refresh_from_db()
    assert second.valid_to == dt.date(2026, 5, 31)


def test_who_may_not_touch_posts(cast: Cast, as_: As) -> None:
    post = actions.create_post(cast.glar, title="Chủ tịch", **cast.ha.by)
    for path in (
        f"/don-vi/{cast.glar.pk}/them-chuc-vu/",
        f"/don-vi/chuc-vu/{post.pk}/giao/",
        f"/don-vi/chuc-vu/{post.pk}/bo/",
    ):
        assert as_(cast.thu).get(path).status_code == 403
        assert as_(cast.ha).put(path).status_code == 405
    assert as_(cast.ha).get("/don-vi/chuc-vu/99999/giao/").status_code == 404


def test_days_off_stand_beside_the_public_holidays(cast: Cast, as_: As, queries_at_most: Any) -> None:
    client = as_(cast.ha)
    form = {"day": "2026-10-10", "worked": "1", "name": "Làm bù theo Thông báo của UBND tỉnh", "once": "k"}
    for _time in range(2):
        assert client.post("/don-vi/ngay-nghi/ghi/", form)["Location"] == "/don-vi/ngay-nghi/?nam=2026"
    assert own_days() == {dt.date(2026, 10, 10): True}
    with queries_at_most(12):
        text = client.get("/don-vi/ngay-nghi/", {"nam": 2026}).content.decode()
    assert "Làm bù theo Thông báo" in text and "2/9/2026" in text and public_holidays(2026)[dt.date(2026, 9, 2)] in text
    assert "2/9/2026" not in client.get("/don-vi/ngay-nghi/", {"nam": 2025}).content.decode()
    assert client.get("/don-vi/ngay-nghi/", {"nam": "99999999999"}).status_code == 200


def test_a_day_is_taken_back(cast: Cast, as_: As) -> None:
    entry = actions.add_day_off(dt.date(2026, 12, 24), worked=False, name="Nghỉ", **cast.ha.by)
    path = reverse("units:remove_day", args=[entry.pk])
    assert as_(cast.binh).post(path).status_code == 403 and as_(cast.ha).get(path).status_code == 405
    for _time in range(2):
        assert as_(cast.ha).post(path, {"once": "k"}).status_code == 302
    assert not DayOff.objects.exists()


def test_a_wrong_day_keeps_what_was_typed(cast: Cast, as_: As) -> None:
    answer = as_(cast.ha).post("/don-vi/ngay-nghi/ghi/", {"day": "31/2/2026", "worked": "0", "name": "Nghỉ bù"})
    assert answer.status_code == 422 and 'value="Nghỉ bù"' in answer.content.decode()
    assert as_(cast.binh).get("/don-vi/ngay-nghi/ghi/").status_code == 403
    assert NOW.year == 2026
