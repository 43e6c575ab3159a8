"""Public pages set no cookies and may be kept; languages; what machines ask for."""

import datetime as dt
from typing import Any

import pytest
import time_machine
from django.test import Client

from phoihop.programmes.models import Programme
from phoihop.tasks import actions
from phoihop.tasks.models import Task
from tests.cast import NOW, Cast


def test_no_cookies_no_session_a_minute_in_any_cache(client: Client, programme: Programme) -> None:
    for address in ("/", "/tim/?tim=x", f"/cam-ket/{programme.pk}/"):
        answer = client.get(address)
        assert not answer.cookies, address
        assert answer["Cache-Control"] == "public, max-age=60"
        assert answer["Vary"] == "Cookie"
        assert b"csrf" not in answer.content
        assert b"<script>" not in answer.content and answer.content.count(b"<script src=") == 2


def test_asked_again_it_is_304_until_something_is_done(
    client: Client, cast: Cast, programme: Programme, django_assert_num_queries: Any
) -> None:
    address = f"/cam-ket/{programme.pk}/"
    tag = client.get(address)["ETag"]
    with django_assert_num_queries(1):
        again = client.get(address, headers={"if-none-match": tag})
    assert (again.status_code, again.content, again["Cache-Control"]) == (304, b"", "public, max-age=60")
    task = Task.objects.filter(unit=cast.glar, lead=True).first()
    assert task
    actions.report(task, percent=100, note="Đã xong", **cast.binh.by)
    assert client.get(address, headers={"if-none-match": tag}).status_code == 200


def test_a_link_that_was_passed_on_opens_the_kept_page(
    client: Client, programme: Programme, django_assert_num_queries: Any
) -> None:
    """Other sites hang marks on links; the page has none of them, and is not made anew for each."""
    plain = client.get("/tim/?tim=dan")
    with django_assert_num_queries(1):
        passed_on = client.get("/tim/?fbclid=IwAR0x&tim=dan&utm_source=zalo")
    assert passed_on.content == plain.content and b"fbclid" not in passed_on.content


def test_another_day_and_another_language_are_another_page(
    client: Client, programme: Programme, on_the_day: time_machine.Traveller
) -> None:
    tag = client.get("/")["ETag"]
    client.cookies["django_language"] = "en"
    assert client.get("/", headers={"if-none-match": tag}).status_code == 200
    del client.cookies["django_language"]
    assert client.get("/", headers={"if-none-match": tag}).status_code == 304
    on_the_day.move_to(NOW + dt.timedelta(days=1))
    assert client.get("/", headers={"if-none-match": tag}).status_code == 200


def test_an_official_gets_the_same_page_as_everybody(client: Client, cast: Cast, programme: Programme) -> None:
    plain = client.get("/").content
    client.force_login(cast.ha.account)
    assert client.get("/").content == plain


def test_the_language_link_sets_one_cookie_and_goes_back(client: Client, programme: Programme) -> None:
    address = f"/cam-ket/{programme.pk}/"
    answer = client.get("/ngon-ngu/en/", {"next": address})
    assert answer["Location"] == address
    assert set(answer.cookies) == {"django_language"}
    assert "no-store" in answer["Cache-Control"]
    page = client.get(address)
    assert page["Content-Language"] == "en"
    assert '<html lang="en">' in page.content.decode()


@pytest.mark.parametrize(
    "elsewhere", ["https://example.com/", "//example.com/", "javascript:alert(1)", "/\\example.com"]
)
def test_the_language_link_leads_nowhere_else(client: Client, db: None, elsewhere: str) -> None:
    assert client.get("/ngon-ngu/en/", {"next": elsewhere})["Location"] == "/"


def test_machines(client: Client, db: None) -> None:
    robots = client.get("/robots.txt")
    assert robots["Content-Type"] == "text/plain; charset=utf-8"
    assert "Disallow: /van-ban/" in robots.content.decode()
    assert client.get("/favicon.ico")["Location"].endswith("mark.svg")
