"""What a unit owes, on a page of its own and on that of its tasks."""

from __future__ import annotations

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from phoihop.indicators.measurers import Owed
from phoihop.indicators.regime import Name, period_of
from tests.cast import Cast

from .making import LATER, define, give, month, said


@pytest.fixture(autouse=True)
def later(cast: Cast, owed: Owed):  # type: ignore[no-untyped-def]
    """30 June 2026: the month that was closed last is June."""
    with time_machine.travel(LATER.replace(year=2026), tick=False):
        yield


def test_what_is_missing_and_what_is_there(client: Client, cast: Cast, owed: Owed) -> None:
    define(cast, owed.indicator.programme, code="CT2", name="Số hộ nghèo", units=[cast.glar])
    define(cast, owed.indicator.programme, code="CT3", name="Việc của xã khác", units=[cast.adok])
    give(owed, cast.binh, said(month(6), 5))
    client.force_login(cast.binh.account)
    page = client.get(reverse("indicators:ours")).content.decode()
    assert "Kỳ này 5; lũy kế 5; mục tiêu năm 12" in page and "Kỳ này chưa có số liệu" in page
    assert "Việc của xã khác" not in page
    other = client.get(reverse("indicators:ours"), {"ky": month(5).key}).content.decode()
    assert "Kỳ này 5" not in other
    tasks = client.get("/viec/").content.decode()
    assert "Tháng 6/2026: 1 chỉ tiêu chưa có số liệu." in tasks and "Số hộ nghèo" in tasks


def test_a_yearly_figure_is_owed_once_a_year(client: Client, cast: Cast, owed: Owed) -> None:
    define(cast, owed.indicator.programme, code="CT2", name="Số hộ nghèo", units=[cast.glar], rhythm="year")
    define(cast, owed.indicator.programme, code="CT4", name="Số hộ thoát nghèo", units=[cast.glar], rhythm="quarter")
    client.force_login(cast.binh.account)
    june = client.get(reverse("indicators:ours")).content.decode()
    assert "Số hộ nghèo" not in june and "(cuộc; Quý II/2026)" in june
    assert "Tháng 6/2026: 2 chỉ tiêu chưa có số liệu." in client.get("/viec/").content.decode()
    december = client.get(reverse("indicators:ours"), {"ky": month(12).key}).content.decode()
    assert "Số hộ nghèo" in december and "(cuộc; Năm 2026)" in december
    assert f"?ky={period_of(Name('year', 1, 2026)).key}" in december


def test_who_owes_nothing_sees_no_block(client: Client, cast: Cast) -> None:
    client.force_login(cast.dung.account)
    assert "Chỉ tiêu của đơn vị" not in client.get("/viec/").content.decode()
    assert "không phải báo số liệu" in client.get(reverse("indicators:ours")).content.decode()


@pytest.mark.parametrize("indicators", [1, 3])
def test_queries(client: Client, cast: Cast, owed: Owed, indicators: int, django_assert_max_num_queries) -> None:  # type: ignore[no-untyped-def]
    for number in range(2, indicators + 1):
        define(cast, owed.indicator.programme, code=f"CT{number}", units=[cast.glar])
    client.force_login(cast.binh.account)
    for path in (reverse("indicators:ours"), "/viec/"):
        with django_assert_max_num_queries(12):
            client.get(path)
