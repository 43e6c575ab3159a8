"""The page of a unit's tasks."""

import datetime as dt
import re

import pytest
import time_machine
from django.test import Client

from phoihop.programmes.models import Programme
from phoihop.tasks import actions
from phoihop.tasks.models import Task
from tests.cast import NOW, Cast

LATER = dt.datetime(2026, 6, 16, 9, 0, tzinfo=NOW.tzinfo)


@pytest.fixture
def glar(client: Client, cast: Cast) -> Client:
    """Bình at his phone."""
    client.force_login(cast.binh.account)
    return client


def test_by_urgency(glar: Client, programme: Programme) -> None:
    with time_machine.travel(LATER, tick=False):
        page = glar.get("/viec/").content.decode()
    assert page.index("Quá hạn 1 ngày") < page.index("Còn 14 ngày")
    assert re.findall(r'class="group"><span>([^<]+)', page) == ["Quá hạn", "Sau đó"]


def test_the_secretariat_follows_what_waits_in_its_programmes(client: Client, cast: Cast, task: Task) -> None:
    actions.report(task, percent=100, note="Đã xong", **cast.binh.by)
    client.force_login(cast.ha.account)
    with time_machine.travel(LATER, tick=False):
        assert 'href="/viec/theo-doi/?xem=waiting"' in client.get("/tong-quan/").content.decode()
        waiting = client.get("/viec/theo-doi/").content.decode()
        late = client.get("/viec/theo-doi/?xem=overdue").content.decode()
    assert task.get_absolute_url() in waiting and cast.glar.name in waiting
    assert task.get_absolute_url() not in late and cast.adok.name in late


def test_who_accepts_nothing_follows_nothing(glar: Client, task: Task) -> None:
    with time_machine.travel(LATER, tick=False):
        assert "Không có việc nào ở mục này" in glar.get("/viec/theo-doi/?xem=overdue").content.decode()


def test_an_empty_list_says_so(glar: Client) -> None:
    assert "Đơn vị không còn việc nào đang chờ" in glar.get("/viec/").content.decode()


def test_waiting_and_done_have_their_tabs(glar: Client, cast: Cast, task: Task) -> None:
    actions.report(task, percent=100, note="Đã xong", **cast.binh.by)
    with time_machine.travel(LATER, tick=False):
        assert task.text in glar.get("/viec/?xem=cho-nghiem-thu").content.decode()
        assert "Chờ nghiệm thu (1)" in glar.get("/viec/").content.decode()


def test_a_long_list_goes_on_behind_the_last_one(glar: Client, cast: Cast, programme: Programme, unguarded) -> None:  # type: ignore[no-untyped-def]
    day = dt.date(2026, 6, 15)
    with unguarded():
        Task.objects.bulk_create(
            Task(unit=cast.glar, lead=True, text=f"Việc {n:03}", nominal_on=day, starts_on=day, due_on=day, risk_on=day)
            for n in range(90)
        )
    seen: list[str] = []
    address = "/viec/"
    with time_machine.travel(NOW, tick=False):
        while address:
            page = glar.get(address).content.decode()
            seen += re.findall(r"Việc \d{3}(?=</a>)", page)
            more = re.search(r'href="(\?sau=[^"]+)"', page)
            address = f"/viec/{more[1]}" if more else ""
    assert seen == [f"Việc {n:03}" for n in range(90)]
    assert glar.get("/viec/?sau=abc.x").status_code == 200


@pytest.mark.parametrize("rows", [1, 3])
def test_queries(
    glar: Client, cast: Cast, programme: Programme, unguarded, rows: int, django_assert_num_queries
) -> None:  # type: ignore[no-untyped-def]
    day = dt.date(2026, 6, 15)
    with unguarded():
        Task.objects.exclude(pk__in=Task.objects.filter(unit=cast.glar)[:rows]).delete()
        Task.objects.bulk_create(
            Task(unit=cast.glar, lead=True, text="x", nominal_on=day, starts_on=day, due_on=day, risk_on=day)
            for _ in range(rows)
        )
    with time_machine.travel(NOW, tick=False), django_assert_num_queries(7):
        glar.get("/viec/")


def test_a_visitor_is_led_to_sign_in(client: Client, db: None) -> None:
    assert client.get("/viec/")["Location"] == "/tai-khoan/dang-nhap/?next=/viec/"


def test_writing_to_it_is_refused(glar: Client) -> None:
    assert glar.post("/viec/").status_code == 405
