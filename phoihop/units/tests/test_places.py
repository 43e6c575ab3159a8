"""A place is found in the register of units: whose it is, by tree, name and province."""

from __future__ import annotations

from typing import Any

from phoihop.units.models import Unit
from phoihop.units.places import living_places, name_of, place_of, places, topmost, units_of, within
from phoihop.units.queries import chain_of
from tests.cast import NOW, Cast, unit

TODAY = NOW.date()


def names(committee: Unit) -> list[str]:
    return [one.name for one in units_of(committee)]


def test_the_committee_names_the_place(db: None) -> None:
    for written, told in (
        ("UBND xã Ia Băng", "xã Ia Băng"),
        ("Ủy ban nhân dân phường Pleiku", "phường Pleiku"),
        ("Uỷ ban Nhân dân tỉnh Gia Lai", "tỉnh Gia Lai"),
        ("Thị trấn Đak Đoa", "Thị trấn Đak Đoa"),
    ):
        assert name_of(Unit(name=written)) == told


def test_what_stands_below_and_what_bears_the_name(cast: Cast) -> None:
    party = unit(None, "Đảng ủy xã Glar", "party_committee", level="commune")
    unit(party, "Ban Xây dựng Đảng", "party_body", level="commune")
    unit(cast.glar, "Thôn Tuơh Ktu", "village", level="village")
    unit(None, "Công an xã Glar Mới", "police", level="commune")
    assert names(cast.glar) == [
        "UBND xã Glar", "Thôn Tuơh Ktu", "Đảng ủy xã Glar", "Ban Xây dựng Đảng",
    ]  # fmt: skip
    assert names(cast.committee) == [
        "Huyện ủy Đak Đoa", "Ban Dân vận Huyện ủy", "UBND huyện Đak Đoa", "Phòng Nội vụ",
    ]  # fmt: skip


def test_of_two_communes_of_one_name_each_has_the_bodies_of_its_province(db: None) -> None:
    made = {}
    for province in ("Gia Lai", "Đắk Lắk"):
        above = unit(None, f"UBND tỉnh {province}", "peoples_committee", level="province")
        party = unit(None, f"Tỉnh ủy {province}", "party_committee", level="province")
        made[province] = unit(above, "UBND xã Tân Bình", "peoples_committee", level="commune")
        unit(party, "Đảng ủy xã Tân Bình", "party_committee", level="commune", abbreviation=f"ĐU {province}")
    nobodys = unit(None, "Hội Nông dân xã Tân Bình", "front", level="commune")
    for province, committee in made.items():
        found = units_of(committee)
        assert [one.name for one in found] == ["UBND xã Tân Bình", "Đảng ủy xã Tân Bình"]
        assert found[1].abbreviation == f"ĐU {province}"
        assert place_of(found[1], chain_of(found[1])) == committee
    assert place_of(nobodys, []) is None


def test_a_unit_knows_its_place_as_the_place_knows_the_unit(cast: Cast, django_assert_max_num_queries: Any) -> None:
    unit(cast.glar, "Thôn Tuơh Ktu", "village", level="village")
    unit(None, "Trạm Y tế xã Glar", "service", level="commune")
    for committee in (cast.glar, cast.committee):
        for one in units_of(committee):
            chain = chain_of(one)
            with django_assert_max_num_queries(1):
                assert place_of(one, chain) == committee, one
    health = unit(cast.committee, "Phòng Lao động - Thương binh và Xã hội", "department")
    assert place_of(health, [cast.committee]) == cast.committee
    assert place_of(unit(None, "Phòng Văn hóa - Xã hội", "department"), []) is None
    town = unit(None, "UBND thị xã An Khê", "peoples_committee")
    assert place_of(unit(None, "Công an thị xã An Khê", "police"), []) == town


def test_lists_of_places(cast: Cast) -> None:
    assert list(topmost(TODAY)) == [cast.committee, cast.stranger]
    assert set(within(cast.committee, TODAY)) == {cast.glar, cast.adok}
    gone = unit(None, "UBND xã Cũ", "peoples_committee", level="commune", valid_to=NOW.date().replace(day=1))
    assert gone in places() and gone not in living_places(TODAY)


def test_two_queries_however_many_units(cast: Cast, django_assert_num_queries: Any) -> None:
    for number in range(9):
        unit(None, f"Hội {number} xã Glar", "front", level="commune")
    with django_assert_num_queries(2):
        assert len(units_of(cast.glar)) == 10
