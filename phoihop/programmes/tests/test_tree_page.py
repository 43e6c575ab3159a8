"""The tree of a programme of 200 duties comes leaf by leaf; every link to a place opens its leaf."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from phoihop.programmes.models import Assignment, Content, Duty, Programme
from tests.cast import Cast, Person
from tests.worlds import in_force

SignIn = Callable[[Person], Client]
TEXT = "Tổ chức tuyên truyền, phổ biến chủ trương của Đảng, chính sách, pháp luật của Nhà nước đến từng thôn, làng "


@pytest.fixture
def large(cast: Cast, unguarded: Callable[[], Any]) -> Programme:
    """A programme in force with 200 duties more in ten contents, and three on itself."""
    programme = in_force(cast)
    with unguarded():
        contents = [
            Content.objects.create(programme=programme, order=n + 2, label=str(n + 2), text=f"Lĩnh vực thứ {n}")
            for n in range(10)
        ]
        for n in range(203):
            duty = Duty.objects.create(
                programme=programme,
                content=contents[n // 20] if n < 200 else None,
                order=n + 10,
                text=f"{TEXT}{n}",
                schedule="continuous",
            )
            Assignment.objects.create(duty=duty, order=1, role="lead", unit=cast.home_affairs, accountable=True)
            Assignment.objects.create(duty=duty, order=2, role="support", unit=cast.glar)
    return programme


@pytest.mark.parametrize("name", ["programme", "correct"])
def test_every_leaf_is_light_and_together_they_hold_everything(
    cast: Cast, signed_in: SignIn, large: Programme, queries_at_most: Callable[[], Any], name: str
) -> None:
    browser, address = signed_in(cast.ha), reverse(f"programmes:{name}", args=[large.pk])
    first = browser.get(address).content.decode()
    leaves = max(map(int, re.findall(r"\?phan=(\d+)", first)))
    assert 3 < leaves < 15
    seen: list[str] = []
    for number in range(1, leaves + 1):
        with queries_at_most():
            page = browser.get(f"{address}?phan={number}").content.decode()
        assert len(page.encode()) < 70_000 and page.count("<") < 3_000
        seen += re.findall(rf"{TEXT}(\d+)</p>", page)
    assert seen == [str(n) for n in range(203)]


def test_a_place_opens_its_leaf(cast: Cast, signed_in: SignIn, large: Programme) -> None:
    browser, content = signed_in(cast.binh), large.contents.get(label="8")
    for row, place in ((large.duties.get(text=f"{TEXT}150"), "d"), (content, "c")):
        page = browser.get(large.get_absolute_url(), {"den": f"{place}{row.pk}"}).content.decode()
        assert f'id="{place}{row.pk}"' in page
    assert f'id="c{content.pk}"' not in browser.get(large.get_absolute_url()).content.decode()
    assert browser.get(large.get_absolute_url(), {"den": "x1", "phan": "999"}).status_code == 200


def test_a_small_programme_is_one_page(cast: Cast, signed_in: SignIn) -> None:
    page = signed_in(cast.ha).get(in_force(cast).get_absolute_url()).content.decode()
    assert "?phan=" not in page
