"""Citizens read what their boards saw, and whether the authority answered in time."""

from __future__ import annotations

import datetime as dt
from typing import Any

import time_machine
from django.test import Client

from phoihop.voices.actions import visit as acts
from phoihop.voices.tests.deeds import noted, picture, published
from tests.cast import NOW, Cast, person


def test_late_is_shown_and_so_is_the_answer(
    client: Client, cast: Cast, on_the_day: time_machine.Traveller, django_assert_max_num_queries: Any
) -> None:
    visit = noted(cast)
    acts.show(visit, photos=[picture()], caption="Đoạn cuối", **cast.binh.by)
    page = f"/dan-kiem-tra/{visit.pk}/"
    acts.send(visit, to=cast.committee, **cast.binh.by)
    assert client.get(page).status_code == 404
    published(cast, visit)
    with django_assert_max_num_queries(12):
        shown = client.get(page).content.decode()
    assert "Hạn trả lời 17/3/2026" in shown and "Rộng đúng 3 m" in shown and "Bỏ</button>" not in shown
    on_the_day.move_to(NOW + dt.timedelta(days=17))
    assert "Quá hạn trả lời 2 ngày" in client.get(page).content.decode()
    assert "Quá hạn trả lời 2 ngày" in client.get("/dan-kiem-tra/").content.decode()
    official = person("ub", "UB", cast.committee, "reporter").actor
    acts.answer(visit, text="Đã làm lại", by=official, now=NOW + dt.timedelta(days=17))
    answered = client.get(page).content.decode()
    assert "Trả lời chậm 2 ngày" in answered and "Đã làm lại" in answered
    assert client.get(f"{page}anh/{visit.photos.get().pk}/")["Content-Type"] == "image/jpeg"


def test_nobody_can_publish_what_is_still_written(client: Client, cast: Cast) -> None:
    visit = noted(cast)
    client.force_login(cast.ha.account)
    assert client.post(f"/cong-khai/kiem-tra/{visit.pk}/dang/", {}).status_code == 404  # not hers to see
    assert client.get(f"/dan-kiem-tra/{visit.pk}/").status_code == 404
