"""The page of a place, and the way to it: nothing that is not public, as many queries for many as for one."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from phoihop.ledger.actor import CITIZEN
from phoihop.programmes.models import Programme
from phoihop.publishing import actions as publishing
from phoihop.units.models import Unit
from phoihop.voices import actions as voices
from phoihop.voices.actions import activity as activities
from phoihop.voices.codes import code_from, new_seed
from phoihop.voices.tests import deeds
from tests.cast import NOW, Cast, person, unit
from tests.worlds import in_force

from .conftest import BASIS, publish
from .test_public_pages import LATE, words


def page_of(client: Client, committee: Unit, query: str = "") -> str:
    return words(client.get(f"/noi/{committee.pk}/{query}").content.decode())


def publisher(cast: Cast) -> dict[str, Any]:
    """Publishes for xã Glar."""
    return person("congkhai-glar", "Công khai xã", cast.glar, "secretary").by


def test_what_was_promised_here_by_the_tasks_of_its_units_alone(
    client: Client, cast: Cast, programme: Programme, on_the_day: time_machine.Traveller
) -> None:
    on_the_day.move_to(LATE)
    glar = page_of(client, cast.glar)
    assert "Xã Glar" in glar and "1. Thực hiện dân chủ ở cơ sở" in glar
    assert "Chịu trách nhiệm: UBND xã Glar" in glar and "Phối hợp:" not in glar
    assert "Quá hạn Có việc quá hạn từ 15/6/2026" in glar
    assert "A Dơk" not in glar and "Phòng Nội vụ" not in glar
    district = page_of(client, cast.committee)
    assert "Chịu trách nhiệm: Phòng Nội vụ" in district and "Quá hạn" not in district
    assert "UBND xã Glar" not in district


def test_a_draft_and_what_was_withdrawn_are_not_there(client: Client, cast: Cast) -> None:
    hidden = in_force(cast)
    assert hidden.title not in page_of(client, cast.glar)
    posting = publish(cast, hidden)
    assert hidden.title in page_of(client, cast.glar)
    publishing.withdraw(posting, reason="Nhầm", **cast.ha.by)
    assert hidden.title not in page_of(client, cast.glar)
    assert "Chưa có cam kết nào" in page_of(client, cast.glar)


def test_what_is_open_and_what_happened(client: Client, cast: Cast, on_the_day: time_machine.Traveller) -> None:
    hidden, ahead = deeds.planned(cast, title="Việc kín"), deeds.published(cast, deeds.planned(cast))
    deeds.opened(cast, title="Một cửa thế nào")
    deeds.drafted(cast, title="Khảo sát đang soạn")
    deeds.noted(cast, title="Kiểm tra đang ghi")
    page = page_of(client, cast.glar)
    asked, rest = page.index("Bà con tham gia được ngay"), page.rindex("Các cơ quan ở đây đã hứa gì")
    assert asked < page.index("Dọn kênh mương") < rest and asked < page.index("Một cửa thế nào") < rest
    for secret in (hidden.title, "Khảo sát đang soạn", "Kiểm tra đang ghi"):
        assert secret not in page
    activities.conclude(ahead, came=41, outcome="Thông 2 km", by=cast.thu.actor, now=NOW.replace(day=15))
    on_the_day.move_to(NOW.replace(day=15))
    page = page_of(client, cast.glar)
    assert page.index("Những việc đã qua") < page.index("Dọn kênh mương")
    assert "Dọn kênh mương" not in page_of(client, cast.adok)


def test_answered_words_of_citizens_only_as_they_were_moderated(client: Client, cast: Cast) -> None:
    def said(text: str) -> Any:
        code = code_from(new_seed())
        return voices.send(code, to=cast.glar, text=text, may_publish=True, by=CITIZEN, now=NOW)

    said("Chưa ai trả lời")
    done = said("Lời riêng của người dân")
    voices.take(done, **cast.binh.by)
    voices.answer(done, text="Đã sửa", **cast.binh.by)
    assert "Phản ánh đã trả lời" not in page_of(client, cast.glar)
    voices.publish(done, text="Bảng niêm yết bị ướt", answer="Đã thay bảng", **publisher(cast))
    page = page_of(client, cast.glar)
    assert "Bảng niêm yết bị ướt Phản ánh đã trả lời" in page
    assert "Lời riêng" not in page and "Chưa ai trả lời" not in page
    address = re.search(r'href="(/da-cong-khai/\d+/)">Bảng niêm', client.get(f"/noi/{cast.glar.pk}/").content.decode())
    assert address and client.get(address[1]).status_code == 200


def test_a_long_history_goes_on_by_key(client: Client, cast: Cast) -> None:
    by = publisher(cast)
    for number in range(30):
        made = publishing.write(None, title=f"Bản số {number}.", text="x", decided_on=NOW.date(), **by)
        publishing.publish(made, basis=BASIS, valid_from=NOW.date() - dt.timedelta(days=number // 4), **by)
    address, seen = f"/noi/{cast.glar.pk}/", []
    while address:
        page = client.get(address).content.decode()
        seen += re.findall(r"Bản số (\d+)\.", page)
        more = re.search(r'href="(\?sau=[^"#]+)', page)
        address = f"/noi/{cast.glar.pk}/{more[1]}" if more else ""
    assert sorted(map(int, seen)) == list(range(30))
    days = [int(one) // 4 for one in seen]
    assert days == sorted(days)
    assert client.get(f"/noi/{cast.glar.pk}/?sau=x-y-z&cam-ket=<").status_code == 200


def test_no_page_where_there_is_no_place(client: Client, cast: Cast) -> None:
    for key in (cast.home_affairs.pk, cast.party.pk, 10**6, 2**63):
        assert client.get(f"/noi/{key}/").status_code == 404, key
    assert client.get(f"/noi/?trong={cast.party.pk}").status_code == 404


def test_one_step_to_speak_of_a_place_that_lives(client: Client, cast: Cast, unguarded: Any) -> None:
    way = f'href="/phan-anh/don-vi/{cast.glar.pk}/"'
    assert way in client.get(f"/noi/{cast.glar.pk}/").content.decode()
    with unguarded():
        Unit.objects.filter(pk=cast.glar.pk).update(valid_to=NOW.date().replace(day=1))
    page = client.get(f"/noi/{cast.glar.pk}/?x").content.decode()
    assert way not in page and "kết thúc hoạt động ngày 1/3/2026" in page


def test_the_list_shows_places_by_what_they_lie_in(client: Client, cast: Cast) -> None:
    page = words(client.get("/noi/").content.decode())
    assert "Huyện Đak Đoa 2 nơi bên trong Huyện Mang Yang" in page
    assert "Trong huyện Đak Đoa Xã A Dơk Xã Glar" in page
    inside = words(client.get(f"/noi/?trong={cast.committee.pk}").content.decode())
    assert "Các nơi trong huyện Đak Đoa" in inside and "Mang Yang" not in inside


@pytest.mark.parametrize("typed", ["glar", "xa glar", "XÃ GLAR", "UBND xã Glar"])
def test_a_place_is_found_in_any_writing(client: Client, cast: Cast, typed: str) -> None:
    page = client.get("/noi/", {"tim": typed}).content.decode()
    assert f'href="/noi/{cast.glar.pk}/"' in page and "A Dơk" not in page
    assert "huyện Đak Đoa" in page
    assert "Không tìm thấy nơi nào" in client.get("/noi/", {"tim": "<b>khongco"}).content.decode()


def test_a_country_is_listed_province_by_province(client: Client, cast: Cast, unguarded: Any) -> None:
    with unguarded():
        many = [
            Unit(
                name=f"UBND xã Số {n}", kind="peoples_committee", level="commune", parent=cast.committee, folded=f"n{n}"
            )
            for n in range(450)
        ]
        for one in Unit.objects.bulk_create(many):
            Unit.objects.filter(pk=one.pk).update(path=f"{cast.committee.path}{one.pk}/")
    with CaptureQueriesContext(connection) as seen:
        page = client.get("/noi/").content.decode()
    assert "452 nơi bên trong" in page and "Xã Số" not in page and len(seen) <= 4
    address, found = f"?trong={cast.committee.pk}", []
    while address:
        answer = client.get(f"/noi/{address}")
        assert len(answer.content) < 100_000
        found += re.findall(r'href="/noi/(\d+)/">Xã Số', answer.content.decode())
        more = re.search(r'quiet" href="(\?trong[^"]+)"', answer.content.decode())
        address = more[1].replace("&amp;", "&") if more else ""
    assert len(found) == len(set(found)) == 450


def test_as_many_queries_for_many_as_for_one(client: Client, cast: Cast, programme: Programme) -> None:
    counts = []
    for more in (0, 3):
        for number in range(more):
            publish(cast, in_force(cast))
            deeds.published(cast, deeds.planned(cast, title=f"Việc {number}"))
            deeds.opened(cast, title=f"Hỏi {number}")
            unit(None, f"Hội {number} xã Glar", "front", level="commune")
            deeds.published(cast, deeds.visits.finish(deeds.noted(cast, asks=""), **cast.binh.by))
        for address in (f"/noi/{cast.glar.pk}/", "/noi/", "/noi/?tim=glar"):
            with CaptureQueriesContext(connection) as seen:
                assert client.get(address).status_code == 200
            counts.append(len(seen))
    assert counts[:3] == counts[3:] and max(counts) <= 12, counts


def test_a_place_leads_to_what_it_lies_in_and_to_what_lies_in_it(client: Client, cast: Cast) -> None:
    assert f'href="/noi/{cast.committee.pk}/">Huyện Đak Đoa</a>' in client.get(f"/noi/{cast.glar.pk}/").content.decode()
    assert f"?trong={cast.committee.pk}" in client.get(f"/noi/{cast.committee.pk}/").content.decode()
    assert "?trong=" not in client.get(f"/noi/{cast.stranger.pk}/").content.decode()
