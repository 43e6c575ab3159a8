"""A citizen finds a work, signs up by any name, and takes it out again; nobody else sees the name."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

from django.test import Client

from phoihop.voices.actions import activity as acts
from phoihop.voices.models import CivicActivity, SignUp
from phoihop.voices.tests.deeds import picture, planned, published
from tests.cast import NOW, Cast


def test_what_is_not_public_is_not_found(client: Client, cast: Cast) -> None:
    key = planned(cast).pk
    for address in (f"/cung-lam/{key}/", f"/cung-lam/{key}/ghi-ten/", f"/cung-lam/{key}/rut-ten/"):
        assert client.get(address).status_code == 404
    assert "Dọn kênh mương" not in client.get("/cung-lam/").content.decode()


def test_sign_up_and_off(client: Client, cast: Cast) -> None:
    activity: CivicActivity = published(cast, planned(cast))
    page = f"/cung-lam/{activity.pk}/"
    assert "Tôi muốn tham gia" in client.get(page).content.decode()
    form = client.get(f"{page}ghi-ten/").content.decode()
    seed = re.search(r'name="seed" value="([^"]+)"', form)
    assert seed
    given = {"seed": seed[1], "name": "Ama Thuận", "hands": "3"}
    for _again in range(2):
        answer = client.post(f"{page}ghi-ten/", given)
        assert "no-store" in answer["Cache-Control"]
    code = re.search(r'class="code">([\d ]+)<', answer.content.decode())
    assert code and SignUp.objects.count() == 1
    public = client.get(page).content.decode()
    assert "3 người" in public and "Thuận" not in public
    assert client.post(f"{page}rut-ten/", {"code": "1" * 25}).status_code == 422
    assert "Đã xóa tên bạn" in client.post(f"{page}rut-ten/", {"code": code[1]}).content.decode()
    assert not SignUp.objects.exists()


def test_the_result_is_shown_with_its_picture(client: Client, cast: Cast, django_assert_max_num_queries: Any) -> None:
    activity = published(cast, planned(cast))
    acts.show(activity, photos=[picture()], caption="Kênh đã thông", **cast.thu.by)
    acts.conclude(activity, came=41, outcome="Thông 2 km kênh", by=cast.thu.actor, now=NOW.replace(day=15))
    with django_assert_max_num_queries(12):
        page = client.get(f"/cung-lam/{activity.pk}/").content.decode()
    assert "41 người" in page and "Kênh đã thông" in page and "ghi-ten" not in page
    photo = client.get(f"/cung-lam/{activity.pk}/anh/{activity.photos.get().pk}/")
    assert (photo["Content-Type"], photo["Cache-Control"]) == ("image/jpeg", "public, max-age=60")
    assert (
        client.post(f"/cung-lam/{activity.pk}/ghi-ten/", {"seed": "x" * 24, "name": "A", "hands": "1"}).status_code
        == 422
    )
    assert "Dọn kênh mương" in client.get("/cung-lam/").content.decode()


def test_what_is_past_hides_nothing_that_lies_ahead(client: Client, cast: Cast, time_machine: Any) -> None:
    time_machine.move_to(NOW, tick=False)
    today = NOW.date()
    over = published(cast, planned(cast, title="Việc đã qua", held_on=today - dt.timedelta(days=9)))
    runs = {"held_on": today - dt.timedelta(days=1), "held_until": today}
    for title, days in (("Việc đang làm", runs), ("Việc sắp làm", {"held_on": today + dt.timedelta(days=9)})):
        published(cast, planned(cast, title=title, **days))
    ahead, _heading, past = client.get("/cung-lam/").content.decode().partition("Đã qua</h2>")
    assert "Việc đang làm" in ahead and "Việc sắp làm" in ahead and "Việc đã qua" not in ahead
    assert f"/cung-lam/{over.pk}/" in past and "Chưa ghi kết quả" in past and "Việc sắp làm" not in past
