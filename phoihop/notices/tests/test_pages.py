"""The page of notices, the choice, the number in the menu, short links, and the text for a group."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from phoihop.notices.models import Choice, Notice
from phoihop.tasks import actions as tasks
from phoihop.tasks.models import Task
from phoihop.tasks.short import code_of, key_of
from phoihop.units import actions as units
from tests.cast import NOW, Cast
from tests.jobs import run_waiting

pytestmark = pytest.mark.django_db
PAGE = "/thong-bao/"


@pytest.fixture
def told(task: Task, cast: Cast) -> Notice:
    """Bình was told that a report came back; nothing else is new to him."""
    run_waiting()
    Notice.objects.all().delete()
    tasks.report(task, percent=100, note="Đã xong", **cast.binh.by)
    tasks.return_report(task, reason="Thiếu biên bản", **cast.ha.by)
    run_waiting()
    return Notice.objects.get(account=cast.binh.account)


def number(client: Client, path: str = "/viec/") -> str:
    """The number that stands beside the menu's entry."""
    found = re.search(r'Thông báo <span class="count">(\d+)', client.get(path).content.decode())
    return found[1] if found else ""


def test_what_is_new_is_counted_in_the_menu_and_read_by_opening(
    told: Notice, task: Task, cast: Cast, client: Client
) -> None:
    client.force_login(cast.binh.account)
    assert number(client) == "1"
    page = client.get(PAGE).content.decode()
    assert "Báo cáo bị trả lại" in page and task.text in page and "UBND xã Glar · hạn 15/6/2026" in page
    assert "Thiếu biên bản" not in page
    answer = client.get(told.get_absolute_url())
    assert answer.headers["Location"] == f"/viec/{task.pk}/"
    assert number(client) == ""
    assert "Không có thông báo mới" in client.get(PAGE).content.decode()
    assert task.text in client.get(f"{PAGE}?xem=tat-ca").content.decode()


def test_read_one_and_read_all(told: Notice, cast: Cast, client: Client) -> None:
    client.force_login(cast.binh.account)
    client.post(reverse("notices:read_one", args=[told.pk]))
    told.refresh_from_db()
    assert told.read_at
    tasks.cancel(Task.objects.get(pk=int(told.object.partition(":")[2])), basis="Công văn 12", **cast.ha.by)
    run_waiting()
    assert number(client) == "1"
    client.post(reverse("notices:read_all"))
    assert number(client) == ""
    assert Notice.objects.filter(account=cast.ha.account, read_at=None).exists(), "only one's own"


def test_others_notices_are_not_found(told: Notice, cast: Cast, client: Client) -> None:
    for person in (cast.thu, cast.dung, cast.ha):
        client.force_login(person.account)
        assert client.get(told.get_absolute_url()).status_code == 404
        assert client.post(reverse("notices:read_one", args=[told.pk])).status_code == 404


def test_who_has_left_a_unit_no_longer_sees_what_was_told_there(told: Notice, cast: Cast, client: Client) -> None:
    units.grant_membership(cast.binh.account, unit=cast.adok, role="reporter", **cast.an.by)
    units.end_membership(cast.binh.membership, on=dt.date(2026, 3, 31), **cast.an.by)
    client.force_login(cast.binh.account)
    with time_machine.travel(NOW.replace(month=4), tick=False):
        assert client.get(told.get_absolute_url()).status_code == 404 and number(client) == ""


def test_a_notice_leads_to_the_unit_that_it_concerns(told: Notice, task: Task, cast: Cast, client: Client) -> None:
    units.grant_membership(cast.binh.account, unit=cast.home_affairs, role="reporter", **cast.an.by)
    client.force_login(cast.binh.account)
    other = cast.binh.account.memberships.get(unit=cast.home_affairs)
    client.post(reverse("account_act_for"), {"membership": other.pk})
    assert client.get(f"/viec/{task.pk}/").status_code == 404 and number(client) == "1"
    page = client.get(told.get_absolute_url(), follow=True)
    assert page.status_code == 200 and "Bạn đang làm việc cho UBND xã Glar." in page.content.decode()


@pytest.mark.parametrize("rows", [1, 3, 30])
def test_the_number_costs_nothing_and_the_list_one_query(
    told: Notice, cast: Cast, client: Client, rows: int, django_assert_num_queries: Any
) -> None:
    told.delete()
    facts = {
        field.attname: getattr(told, field.attname) for field in Notice._meta.concrete_fields if field.name != "id"
    }
    Notice.objects.bulk_create(Notice(**facts | {"object": f"tasks.task:{n}"}) for n in range(1000, 1000 + rows))
    client.force_login(cast.binh.account)
    with django_assert_num_queries(4):  # session, account, memberships with the number, notices
        page = client.get(PAGE).content.decode()
    assert page.count('class="duty notice new"') == min(rows, 25) and f'<span class="count">{rows}<' in page
    assert ("sau=" in page) is (rows > 25)
    if rows > 25:
        following = re.search(r'href="(\?[^"]*sau=\d+)"', page)
        assert following and client.get(PAGE + following[1]).content.decode().count('notice new"') == rows - 25


def test_each_person_chooses(told: Notice, cast: Cast, client: Client) -> None:
    client.force_login(cast.binh.account)
    page = client.get("/thong-bao/cach-nhan/").content.decode()
    assert "binh@daknong.example" in page and re.search(r'value="digest"[^>]*checked', page), "the default"
    answer = client.post("/thong-bao/cach-nhan/", {"mail": "at_once", "language": "en", "once": "a"})
    assert answer.status_code == 302
    chosen = Choice.objects.get()
    assert (chosen.account, chosen.mail, chosen.language) == (cast.binh.account, "at_once", "en")
    assert client.post("/thong-bao/cach-nhan/", {"mail": "fax", "language": "en"}).status_code == 422
    client.force_login(cast.thu.account)
    assert "chưa có địa chỉ thư điện tử" in client.get("/thong-bao/cach-nhan/").content.decode()


def test_short_links(task: Task, cast: Cast, client: Client) -> None:
    code = code_of(task.pk)
    client.force_login(cast.binh.account)
    for written in (code, code.lower()):
        assert client.get(f"/v/{written}/").headers["Location"] == task.get_absolute_url()
    for wrong in ("0000", "I1O0", "2222", "Z" * 60, "ờ"):
        assert client.get(f"/v/{wrong}/").status_code == 404
    client.force_login(cast.dung.account)
    assert client.get(f"/v/{code}/").status_code == 404
    client.logout()
    assert "dang-nhap" in client.get(f"/v/{code}/").headers["Location"]


def test_a_short_name_leads_back() -> None:
    keys = [1, 30, 31, 961, 29_790, 29_791, 12_345_678, 2**53]
    assert [key_of(code_of(key)) for key in keys] == keys
    assert all(len(code_of(key)) >= 4 for key in keys) and len({code_of(key) for key in keys}) == len(keys)


def test_a_ready_text_for_the_group(told: Notice, task: Task, cast: Cast, client: Client) -> None:
    client.force_login(cast.ha.account)
    assert f"/viec/{task.pk}/nhan-nhom/" in client.get(f"/viec/{task.pk}/").content.decode()
    with time_machine.travel(NOW.replace(month=6, day=12), tick=False):
        client.force_login(cast.ha.account)
        page = client.get(f"/viec/{task.pk}/nhan-nhom/").content.decode()
    text = re.search(r"<textarea[^>]*>(.*?)</textarea>", page, re.DOTALL)
    assert text and text[1].split("\n") == [
        task.text,
        "Đơn vị: UBND xã Glar",
        "Hạn: 15/6/2026 (còn 3 ngày đến hạn)",
        f"Xem và báo cáo: http://testserver/v/{code_of(task.pk)}/",
    ]
    assert "data:image/svg+xml" in page and "Thiếu biên bản" not in text[1]
