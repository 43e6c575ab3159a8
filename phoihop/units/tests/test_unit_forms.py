"""Adding, editing and ending a unit."""

from __future__ import annotations

import datetime as dt
import unicodedata
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from phoihop.units import actions
from phoihop.units.models import Unit
from tests.cast import Cast, Person, unit

As = Callable[[Person], Client]
NEW = {"name": "Ban Chỉ huy Quân sự xã", "kind": "military", "level": "commune", "parent": "glar", "once": "k1"}


def edited(one: Unit, **changes: Any) -> dict[str, Any]:
    facts = {"name": one.name, "kind": one.kind, "level": one.level, "seen": one.revision, "once": "k2"}
    return {**facts, "parent": f"[{one.parent_id}]" if one.parent_id else "", **changes}


def test_a_secretary_and_an_administrator_add_a_unit(cast: Cast, as_: As) -> None:
    for n, person in enumerate((cast.ha, cast.an)):
        answer = as_(person).post("/don-vi/them/", {**NEW, "name": f"Đội {n}", "once": f"k{n}"})
        made = Unit.objects.get(name=f"Đội {n}")
        assert answer.status_code == 302 and answer["Location"] == made.get_absolute_url()
        assert made.parent == cast.glar and made.path == f"{cast.glar.path}{made.pk}/" and made.folded == f"doi {n:06}"


def test_the_form_knows_the_unit_above(cast: Cast, as_: As) -> None:
    text = as_(cast.ha).get("/don-vi/them/", {"trong": cast.glar.pk}).content.decode()
    assert f'value="UBND xã Glar [{cast.glar.pk}]"' in text


def test_twice_sent_is_once_done(cast: Cast, as_: As) -> None:
    client = as_(cast.ha)
    for _time in range(2):
        assert client.post("/don-vi/them/", NEW).status_code == 302
    assert Unit.objects.filter(name=NEW["name"]).count() == 1


def test_names_come_in_composed(cast: Cast, as_: As) -> None:
    as_(cast.ha).post("/don-vi/them/", {**NEW, "name": unicodedata.normalize("NFD", "Đội dân vận")})
    assert Unit.objects.filter(name="Đội dân vận").exists()


@pytest.mark.parametrize("parent", ["không có đâu", "UBND"])
def test_an_unclear_superior_is_asked_again_and_the_rest_kept(cast: Cast, as_: As, parent: str) -> None:
    answer = as_(cast.ha).post("/don-vi/them/", {**NEW, "parent": parent})
    text = answer.content.decode()
    assert answer.status_code == 422 and "Ban Chỉ huy Quân sự xã" in text and f'value="{parent}"' in text
    assert ("UBND xã Glar [" in text) == (parent == "UBND")  # candidates to choose from


def test_same_names_are_told_apart_by_choice(cast: Cast, as_: As) -> None:
    other = unit(cast.stranger, "UBND xã Glar", "peoples_committee", level="commune")
    client = as_(cast.ha)
    assert client.post("/don-vi/them/", {**NEW, "parent": "UBND xã Glar"}).status_code == 422
    assert client.post("/don-vi/them/", {**NEW, "parent": f"UBND xã Glar [{other.pk}]"}).status_code == 302
    assert Unit.objects.get(name=NEW["name"]).parent == other


def test_who_may_not(cast: Cast, as_: As, client: Client) -> None:
    paths = [f"/don-vi/{path}" for path in ("them/", f"{cast.glar.pk}/sua/", f"{cast.glar.pk}/ket-thuc/")]
    for path in paths:
        assert as_(cast.binh).get(path).status_code == 403
        assert as_(cast.thu).post(path, NEW).status_code == 403
        assert as_(cast.ha).put(path).status_code == 405
        assert client.get(path)["Location"].startswith(reverse("account_login"))
    assert as_(cast.ha).get("/don-vi/999999/sua/").status_code == 404


def test_edits_and_moves_with_all_below(cast: Cast, as_: As) -> None:
    village = unit(cast.glar, "Thôn 1", "village", level="village")
    answer = as_(cast.ha).post(
        f"/don-vi/{cast.glar.pk}/sua/", edited(cast.glar, name="UBND xã Glar mới", parent=f"[{cast.stranger.pk}]")
    )
    assert answer.status_code == 302
    cast.glar.refresh_from_db()
    village.refresh_from_db()
    assert cast.glar.name == "UBND xã Glar mới" and cast.glar.parent == cast.stranger
    assert village.path == f"{cast.stranger.path}{cast.glar.pk}/{village.pk}/"


def test_somebody_was_first(cast: Cast, as_: As) -> None:
    form = edited(cast.glar, name="Tên của tôi")
    actions.edit_unit(cast.glar, seen=1, parent=cast.committee, abbreviation="GL", **cast.ha.by)
    answer = as_(cast.an).post(f"/don-vi/{cast.glar.pk}/sua/", form)
    text = answer.content.decode()
    assert answer.status_code == 422 and "trước bạn" in text and 'value="Tên của tôi"' in text
    cast.glar.refresh_from_db()
    assert cast.glar.name == "UBND xã Glar"


def test_refused_below_itself_and_with_anothers_code(cast: Cast, as_: As) -> None:
    client = as_(cast.ha)
    answer = client.post(f"/don-vi/{cast.committee.pk}/sua/", edited(cast.committee, parent=f"[{cast.glar.pk}]"))
    assert answer.status_code == 422 and "trực thuộc chính nó" in answer.content.decode()
    actions.edit_unit(cast.adok, seen=1, parent=cast.committee, code="23644", **cast.ha.by)
    answer = client.post(f"/don-vi/{cast.glar.pk}/sua/", edited(cast.glar, code="23644"))
    assert answer.status_code == 422 and "UBND xã A Dơk" in answer.content.decode()


def test_ends_with_a_reason(cast: Cast, as_: As) -> None:
    client, path = as_(cast.ha), f"/don-vi/{cast.glar.pk}/ket-thuc/"
    assert client.post(path, {"on": "2026-06-30"}).status_code == 422
    assert client.post(path, {"on": "30/6/2026", "reason": "Sáp nhập xã", "once": "k"}).status_code == 302
    cast.glar.refresh_from_db()
    assert cast.glar.valid_to == dt.date(2026, 6, 30)
    assert "Sáp nhập xã" in client.get(cast.glar.get_absolute_url()).content.decode()


def test_does_not_end_before_it_began(cast: Cast, as_: As) -> None:
    actions.edit_unit(cast.glar, seen=1, parent=cast.committee, valid_from=dt.date(2025, 7, 1), **cast.ha.by)
    answer = as_(cast.ha).post(f"/don-vi/{cast.glar.pk}/ket-thuc/", {"on": "2025-06-30", "reason": "nhầm"})
    assert answer.status_code == 422 and "1/7/2025" in answer.content.decode()


def test_a_wrong_end_is_taken_back_by_editing(cast: Cast, as_: As) -> None:
    actions.end_unit(cast.glar, on=dt.date(2026, 1, 31), reason="nhầm", **cast.ha.by)
    cast.glar.refresh_from_db()
    assert as_(cast.ha).post(f"/don-vi/{cast.glar.pk}/sua/", edited(cast.glar, valid_to="")).status_code == 302
    cast.glar.refresh_from_db()
    assert cast.glar.valid_to is None
