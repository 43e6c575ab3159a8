"""Suggestions: the right unit stands first, however the text and the register spell it, among thousands."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest

from phoihop.programmes.matching import Matcher
from phoihop.programmes.word_index import WordIndex
from phoihop.units.models import Unit
from tests.cast import Cast, unit

DAY = dt.date(2026, 3, 1)


@pytest.mark.parametrize(
    ("phrase", "name"),
    [
        ("Ủy ban nhân dân xã Glar", "UBND xã Glar"),
        ("UBND XÃ GLAR", "UBND xã Glar"),
        ("đề nghị Phòng Nội vụ huyện", "Phòng Nội vụ"),
        ("UBND huyện", "UBND huyện Đak Đoa"),
        ("các xã, thị trấn", "UBND các xã, thị trấn"),
    ],
)
def test_the_likeliest_stands_first(cast: Cast, phrase: str, name: str) -> None:
    assert Matcher(DAY).suggestions([phrase])[phrase][0].who.name == name


def test_units_of_one_name_are_told_apart_by_the_unit_above(cast: Cast) -> None:
    (first, *_others) = Matcher(DAY).suggestions(["UBND xã Glar"])["UBND xã Glar"]
    assert first.place == cast.glar.parent.name


def test_a_unit_that_has_ended_is_not_suggested(cast: Cast, unguarded: Callable[[], Any]) -> None:
    with unguarded():
        Unit.objects.filter(pk=cast.glar.pk).update(valid_to=dt.date(2025, 6, 30))
    assert cast.glar not in [one.who for one in Matcher(DAY).suggestions(["UBND xã Glar"])["UBND xã Glar"]]


def test_a_unit_that_came_after_the_reading_is_suggested(cast: Cast, unguarded: Callable[[], Any]) -> None:
    with unguarded():
        club = unit(cast.party, "Hội Làm vườn huyện Đak Đoa", "front")
    assert Matcher(DAY).suggestions(["Hội Làm vườn"])["Hội Làm vườn"][0].who == club


def test_nothing_alike_is_not_suggested(cast: Cast) -> None:
    assert Matcher(DAY).suggestions(["Xyz"]) == {"Xyz": []}


@pytest.mark.parametrize(
    "phrase",
    [
        "Đoàn Thanh niên xã",
        "Hội Nông dân xã",
        "Trạm Y tế xã Glar",
        "UBND xã Kon Gang",
        "Ban Dân vận Đảng ủy",
        "Phòng Văn hóa - Xã hội",
        "Thanh tra tỉnh",
    ],
)
def test_a_body_that_the_register_lacks_is_not_taken_for_another(
    cast: Cast, unguarded: Callable[[], Any], phrase: str
) -> None:
    with unguarded():
        for name in ("Thanh tra", "Thanh tra huyện", "Hội Phụ nữ xã", "Công an xã", "Phòng Văn hóa và Thông tin"):
            unit(cast.committee, name, "department")
    names = {one.who.name for one in Matcher(DAY).suggestions([phrase])[phrase]}
    assert names <= ({"Thanh tra"} if phrase == "Thanh tra tỉnh" else set())


@pytest.mark.parametrize(
    ("phrase", "name"),
    [
        ("Đoàn TNCS Hồ Chí Minh xã", "Đoàn Thanh niên xã"),
        ("Hội LHPN xã", "Hội Liên hiệp Phụ nữ Việt Nam xã"),
        ("Mặt trận xã", "Ủy ban MTTQ Việt Nam xã"),
        ("UBND xã Gla", "UBND xã Glar"),
        ("Thường trực Huyện ủy Đak Đoa", "Huyện ủy Đak Đoa"),
        ("BDVHU", "Ban Dân vận Huyện ủy"),
    ],
)
def test_a_body_that_the_register_holds_is_suggested(
    cast: Cast, unguarded: Callable[[], Any], phrase: str, name: str
) -> None:
    with unguarded():
        for one in ("Đoàn Thanh niên xã", "Hội Liên hiệp Phụ nữ Việt Nam xã", "Ủy ban MTTQ Việt Nam xã"):
            unit(cast.committee, one, "front")
    assert Matcher(DAY).suggestions([phrase])[phrase][0].who.name == name


def test_all_phrases_of_a_page_cost_three_queries(cast: Cast, django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(3):
        found = Matcher(DAY).suggestions(["UBND xã Glar", "Phòng Nội vụ", "Ban Dân vận"])
        assert all(one.place is not None for suggested in found.values() for one in suggested)


def test_rare_words_count_more_than_common_ones() -> None:
    names = [(number, f"ubnd xa so {number}") for number in range(5000)]
    assert WordIndex(names).near("uy ban nhan dan xa so 4321", "ubnd")[0] == 4321
    assert WordIndex([]).near("gi cung duoc") == []
