"""The programme's tab of indicators."""

from __future__ import annotations

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from phoihop.indicators.measurers import Owed
from phoihop.indicators.regime import Name, period_of
from phoihop.programmes.models import Programme
from tests.cast import Cast

from .making import LATER, define, give, month, said


@pytest.fixture
def ha(client: Client, cast: Cast) -> Client:
    """Hà at her desk."""
    client.force_login(cast.ha.account)
    return client


def table(client: Client, programme: Programme, query: str = "") -> str:
    return client.get(reverse("indicators:table", args=[programme.pk]) + query).content.decode()


def test_targets_against_what_was_measured(ha: Client, cast: Cast, owed: Owed) -> None:
    give(owed, cast.binh, said(month(1), 5))
    give(owed, cast.binh, said(month(2), 5))
    with time_machine.travel(LATER.replace(year=2026), tick=False):
        page = table(ha, owed.indicator.programme)
        assert "Số cuộc đối thoại với Nhân dân" in page and "50%, chưa đạt mục tiêu" in page
        assert '<th scope="col" class="n">Kỳ này</th>' not in page
        page = table(ha, owed.indicator.programme, f"?ky={month(2).key}")
        assert '<th scope="col" class="n">Kỳ này</th>' in page
        assert f'<option value="{month(2).key}" selected>Tháng 2/2026' in page
        assert 'href="/chuong-trinh/" aria-current="page"' in page


def test_a_stranger_finds_nothing_a_unit_reads(client: Client, cast: Cast, owed: Owed) -> None:
    address = reverse("indicators:table", args=[owed.indicator.programme_id])
    for who, status in (("dung", 404), ("binh", 200)):
        client.force_login(getattr(cast, who).account)
        assert client.get(address).status_code == status
    assert "Lập chỉ tiêu" not in client.get(address).content.decode()


def test_without_indicators(ha: Client, programme: Programme) -> None:
    page = table(ha, programme)
    assert "Chương trình chưa có chỉ tiêu nào." in page and "Lập chỉ tiêu" in page


@pytest.mark.parametrize("ky", ["x", "2026-01-01", "2027-01-01_2026-01-01"])
def test_a_period_that_is_none(ha: Client, owed: Owed, ky: str) -> None:
    assert "selected>Năm 2026" in table(ha, owed.indicator.programme, f"?ky={ky}")


def test_a_period_of_ones_own(ha: Client, owed: Owed) -> None:
    period = period_of(Name("month", 1, 2026))._replace(end=month(1).end.replace(day=10))
    assert "selected>15/12/2025 đến 10/1/2026" in table(ha, owed.indicator.programme, f"?ky={period.key}")


@pytest.mark.parametrize("indicators", [1, 3])
def test_queries(ha: Client, cast: Cast, owed: Owed, indicators: int, django_assert_max_num_queries) -> None:  # type: ignore[no-untyped-def]
    for number in range(2, indicators + 1):
        define(cast, owed.indicator.programme, code=f"CT{number}")
    with django_assert_max_num_queries(12):
        table(ha, owed.indicator.programme)
