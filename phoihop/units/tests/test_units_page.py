"""The tree of units, search, and one unit's page."""

from __future__ import annotations

import datetime as dt
import unicodedata
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.html import strip_tags

from phoihop.units import actions
from tests.cast import NOW, Cast, Person, unit

As = Callable[[Person], Client]
LIST = "/don-vi/"


def page(client: Client, path: str = LIST, **query: Any) -> str:
    answer = client.get(path, query)
    assert answer.status_code == 200
    return answer.content.decode()


def test_shows_the_topmost_units_and_how_many_stand_below(cast: Cast, as_: As) -> None:
    text = page(as_(cast.binh))
    assert "UBND huyện Đak Đoa" in text and "Huyện ủy Đak Đoa" in text
    assert "UBND xã Glar</a>" not in text  # one level at a time
    assert "3 đơn vị trực thuộc" in text  # Phòng Nội vụ, Glar, A Dơk


def test_one_level_below_a_unit(cast: Cast, as_: As) -> None:
    text = page(as_(cast.binh), trong=cast.committee.pk)
    assert "UBND xã Glar" in text and "Phòng Nội vụ" in text and "Huyện ủy Đak Đoa" not in text


def test_the_part_that_htmx_asks_for_is_the_level_alone(cast: Cast, as_: As) -> None:
    answer = as_(cast.binh).get(LIST, {"trong": cast.committee.pk}, headers={"HX-Request": "true"})
    text = answer.content.decode()
    assert "UBND xã Glar" in text and "<html" not in text


@pytest.mark.parametrize("words", ["a do", "A Dơk", unicodedata.normalize("NFD", "xã A Dơk"), "dơk XA"])
def test_search_does_without_diacritics_case_and_order(cast: Cast, as_: As, words: str) -> None:
    text = page(as_(cast.binh), q=words)
    assert "UBND xã A Dơk</a>" in text and "UBND xã Glar</a>" not in text


def test_search_by_abbreviation_and_in_vain(cast: Cast, as_: As) -> None:
    client = as_(cast.binh)
    assert "Ban Dân vận Huyện ủy" in page(client, q="bdvhu")
    assert "Không tìm thấy đơn vị nào" in page(client, q="không có đâu")


def test_ended_units_only_when_asked_for(cast: Cast, as_: As) -> None:
    actions.end_unit(cast.adok, on=dt.date(2025, 6, 30), reason="Sáp nhập", **cast.ha.by)
    client = as_(cast.ha)
    assert "A Dơk" not in page(client, q="dok") and "A Dơk" not in page(client, trong=cast.committee.pk)
    ended = page(client, q="dok", ca=1)
    assert "A Dơk" in ended and "đã kết thúc 30/6/2025" in ended


def test_what_stands_below_an_ended_unit_stays_in_sight(cast: Cast, as_: As) -> None:
    actions.end_unit(cast.committee, on=dt.date(2025, 6, 30), reason="Bỏ cấp huyện", **cast.ha.by)
    text = page(as_(cast.ha))
    assert "UBND xã Glar" in text and "UBND huyện Đak Đoa</a>" not in text


def test_slices_by_name_show_every_unit_once(cast: Cast, as_: As) -> None:
    names = [f"Thôn {n:03d}" for n in range(120)]
    for name in names:
        unit(cast.glar, name, "village", level="village")
    client, seen, path = as_(cast.ha), [], f"{LIST}?trong={cast.glar.pk}"
    for _slice in range(3):
        answer = client.get(path)
        seen += [row.name for row in answer.context["rows"]]
        path = LIST + answer.context["more"]
    assert seen == names and answer.context["more"] == ""
    assert len(client.get(f"{LIST}?trong={cast.glar.pk}").content) < 100_000


@pytest.mark.parametrize("more", [0, 2])
def test_queries_do_not_grow_with_the_units(cast: Cast, as_: As, queries_at_most: Any, more: int) -> None:
    for n in range(more):
        village = unit(cast.glar, f"Thôn {n}", "village", level="village")
        post = actions.create_post(cast.glar, title=f"Chức vụ {n}", **cast.ha.by)
        actions.hold_post(post, account=cast.thu.account, valid_from=NOW.date(), **cast.ha.by)
        unit(village, f"Tổ {n}", "village", level="village")
    for person in (cast.ha, cast.an):
        client = as_(person)
        for path in (LIST, f"{LIST}?trong={cast.glar.pk}", f"{LIST}?q=thon", f"{LIST}{cast.glar.pk}/"):
            with queries_at_most(12):
                assert client.get(path).status_code == 200


def test_a_units_page_tells_its_facts_and_people(cast: Cast, as_: As) -> None:
    post = actions.create_post(cast.glar, title="Chủ tịch UBND xã", **cast.ha.by)
    actions.hold_post(post, account=cast.thu.account, valid_from=dt.date(2026, 1, 1), **cast.ha.by)
    text = page(as_(cast.binh), reverse("units:unit", args=[cast.glar.pk]))
    for words in ("UBND huyện Đak Đoa", "Chủ tịch UBND xã", "từ 1/1/2026", "Thủ trưởng đơn vị", "các xã, thị trấn"):
        assert words in text
    assert "Thêm đơn vị" in text  # the history: it was added
    assert reverse("units:edit_unit", args=[cast.glar.pk]) not in text  # a reporter sees no button


def test_a_stranger_reads_the_unit_but_not_who_acts_for_it(cast: Cast, as_: As) -> None:
    text = page(as_(cast.dung), reverse("units:unit", args=[cast.glar.pk]))
    assert "UBND xã Glar" in text and "Y Thu" not in text and "Người làm việc" not in text


def test_one_who_keeps_units_gets_the_buttons(cast: Cast, as_: As) -> None:
    for person in (cast.ha, cast.an):
        text = page(as_(person), reverse("units:unit", args=[cast.glar.pk]))
        assert reverse("units:edit_unit", args=[cast.glar.pk]) in text


def test_unknown_units_are_not_found(cast: Cast, as_: As) -> None:
    client = as_(cast.ha)
    assert client.get("/don-vi/999999/").status_code == 404
    assert client.get(LIST, {"trong": 999999}).status_code == 404
    assert client.post(LIST).status_code == 405


def test_suggestions_for_a_field(cast: Cast, as_: As) -> None:
    text = page(as_(cast.binh), reverse("units:suggest"), parent="glar")
    assert f'value="UBND xã Glar [{cast.glar.pk}]"' in text and "UBND huyện Đak Đoa" in text
    assert "option" not in page(as_(cast.binh), reverse("units:suggest"), parent="g")


def test_a_unit_s_history_tells_what_changed_and_names_no_person(cast: Cast, as_: As) -> None:
    actions.edit_unit(cast.adok, seen=cast.adok.revision, parent=cast.party, name="UBND xã Adơk", **cast.ha.by)
    page = strip_tags(as_(cast.an).get(f"{LIST}{cast.adok.pk}/").content.decode())
    history = page[page.index("Lịch sử") :]
    assert "Tên đơn vị: “UBND xã A Dơk” → “UBND xã Adơk”" in history
    assert "Trực thuộc: “UBND huyện Đak Đoa” → “Huyện ủy Đak Đoa”" in history
    assert "Ban Dân vận Huyện ủy · Thư ký chương trình" in history and "Hà ·" not in history
