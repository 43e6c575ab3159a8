"""The register of documents."""

import datetime as dt
import re
import unicodedata
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from phoihop.documents.models import OfficialDocument
from tests.cast import Cast, Person

from .conftest import Papers, paper

Sit = Callable[[Person], Client]


def numbers(page: str) -> list[str]:
    """The numbers in the order of the page."""
    return re.findall(r'<th scope="row"><a [^>]*>([^<]+)', page)


def test_newest_first_undated_last(cast: Cast, papers: Papers, at_desk: Sit) -> None:
    paper(cast, "9-KH/HU", "kế hoạch", None, "Chưa rõ ngày")
    page = at_desk(cast.binh).get("/van-ban/").content.decode()
    assert numbers(page) == ["72-KH/HU", "46/NQ-HĐND", "01-KL/TW", "05-CT/TW", "09-KH/HU"]


@pytest.mark.parametrize("typed", ["72 kh hu", "72-KH/HU", "072–KH / HU", "72-kh/hu", "số 72-KH/HU", "72khhu"])
def test_a_number_is_found_in_any_spelling(cast: Cast, papers: Papers, at_desk: Sit, typed: str) -> None:
    page = at_desk(cast.binh).get("/van-ban/", {"tim": typed}).content.decode()
    assert numbers(page) == ["72-KH/HU"]


@pytest.mark.parametrize("typed", ["huyen", "TOÀN HUYỆN", unicodedata.normalize("NFD", "toàn huyện")])
def test_words_are_found_without_diacritics_and_decomposed(
    cast: Cast, papers: Papers, at_desk: Sit, typed: str
) -> None:
    page = at_desk(cast.binh).get("/van-ban/", {"tim": typed}).content.decode()
    assert numbers(page) == ["72-KH/HU"]


def test_by_kind_and_by_system(cast: Cast, papers: Papers, at_desk: Sit) -> None:
    client = at_desk(cast.binh)
    assert numbers(client.get("/van-ban/?loai=chỉ thị").content.decode()) == ["05-CT/TW"]
    assert numbers(client.get("/van-ban/?he-thong=state").content.decode()) == ["46/NQ-HĐND"]
    assert "Không có văn bản nào khớp" in client.get("/van-ban/?tim=khongco").content.decode()


def test_an_empty_register_says_what_fills_it(cast: Cast, at_desk: Sit) -> None:
    assert "Sổ chưa có văn bản nào" in at_desk(cast.binh).get("/van-ban/").content.decode()


def test_every_paper_stands_once_on_the_way_to_the_end(cast: Cast, at_desk: Sit, unguarded: Any) -> None:
    day = dt.date(2020, 1, 1)
    with unguarded():
        OfficialDocument.objects.bulk_create(
            OfficialDocument(number=f"P{n:03}", kind="kế hoạch", issued_on=None if n % 3 == 0 else day)
            for n in range(80)
        )
    client, address, seen = at_desk(cast.binh), "/van-ban/?loai=kế hoạch", []
    while address:
        page = client.get(address).content.decode()
        seen += numbers(page)
        more = re.search(r'href="(\?[^"]*sau=[^"]+)"', page)
        address = "/van-ban/" + more[1].replace("&amp;", "&") if more else ""
    assert len(seen) == 80
    assert sorted(seen) == [f"P{n:03}" for n in range(80)]
    assert client.get("/van-ban/?sau=hong.x").status_code == 200


def test_the_same_queries_for_one_paper_and_for_many(
    cast: Cast, papers: Papers, at_desk: Sit, queries_at_most: Any
) -> None:
    client = at_desk(cast.binh)
    with queries_at_most(7):
        client.get("/van-ban/")


def test_a_visitor_signs_in_and_a_reader_gets_no_button(client: Client, cast: Cast, at_desk: Sit) -> None:
    assert client.get("/van-ban/").status_code == 302
    assert "/van-ban/them/" not in at_desk(cast.binh).get("/van-ban/").content.decode()
    assert "/van-ban/them/" in at_desk(cast.ha).get("/van-ban/").content.decode()
    assert at_desk(cast.ha).post("/van-ban/").status_code == 405
