"""The portal's search among places, bodies, and what is done with citizens: what is public, in any spelling."""

from __future__ import annotations

import re

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from phoihop.programmes.models import Programme
from phoihop.publishing import actions as publishing
from phoihop.voices.tests import consulting, deeds
from tests.cast import NOW, Cast
from tests.worlds import in_force

from .conftest import BASIS, publish
from .test_place import publisher
from .test_public_pages import words


def found(client: Client, typed: str) -> str:
    """What stands below the search box."""
    return client.get("/tim/", {"tim": typed}).content.decode().partition("<main")[2].partition("</form>")[2]


def test_places_and_bodies(client: Client, cast: Cast) -> None:
    page = found(client, "xa glar")
    assert f'href="/noi/{cast.glar.pk}/"' in page and "<mark>Xã</mark> <mark>Glar</mark>" in page
    assert "Phòng" not in found(client, "noi vu")
    publish(cast, in_force(cast))
    assert f'href="/co-quan/{cast.home_affairs.pk}/"' in found(client, "noi vu")
    page = found(client, "dak doa")
    assert page.index(f'href="/noi/{cast.committee.pk}/"') < page.index("Chương trình")


def test_what_is_done_with_citizens_where_it_is_public(client: Client, cast: Cast) -> None:
    activity, survey = deeds.planned(cast), deeds.drafted(cast)
    visit = deeds.visits.finish(deeds.noted(cast, asks=""), **cast.binh.by)
    by = publisher(cast)
    told = publishing.write(None, title="Dự toán ngân sách", text="x", decided_on=NOW.date(), **by)
    typed = {
        "kenh muong": "/cung-lam/",
        "mot cua": "/khao-sat/",
        "ngan sach": "/da-cong-khai/",
        "đường thôn": "/dan-kiem-tra/",
    }
    for one in typed:
        assert "Không tìm thấy" in found(client, one), one
    for made in (activity, visit):
        deeds.published(cast, made)
    deeds.surveys.open_survey(survey, **cast.ha.by)
    posting = publishing.publish(told, basis=BASIS, valid_from=NOW.date(), **by)
    for one, address in typed.items():
        assert f'href="{address}' in found(client, one), one
    publishing.withdraw(posting, reason="Nhầm", **by)
    assert "Không tìm thấy" in found(client, "ngan sach")


def test_a_draft_of_a_consultation_and_what_people_say_are_not_found(client: Client, cast: Cast) -> None:
    consulting.world(cast)
    page = words(found(client, "duong thon 2"))
    assert page.count("Đường thôn 2") == 1 and "Lấy ý kiến · 2/3/2026" in page
    assert "Không tìm thấy" in found(client, "rong hon")


def test_what_is_found_goes_on_by_key(client: Client, cast: Cast) -> None:
    for number in range(25):
        deeds.published(cast, deeds.planned(cast, title=f"Dọn kênh {number}."))
    address, seen = "?tim=kenh&nhom=viec-chung", []
    while address:
        page = client.get(f"/tim/{address}").content.decode()
        seen += re.findall(r"</mark> (\d+)\.", page)
        more = re.search(r'href="(\?tim=kenh[^"]*sau=[^"]+)"', page)
        address = more[1].replace("&amp;", "&") if more else ""
    assert sorted(map(int, seen)) == list(range(25))
    assert client.get("/tim/?tim=kenh&nhom=viec-chung&sau=x").status_code == 200


def test_twelve_queries_at_most(client: Client, cast: Cast, programme: Programme) -> None:
    consulting.world(cast)
    publish(cast, in_force(cast))
    for typed in ("dan", "xa glar", "phong noi vu", "duong"):
        with CaptureQueriesContext(connection) as seen:
            assert client.get("/tim/", {"tim": typed}).status_code == 200
        assert len(seen) <= 12, (typed, len(seen))
