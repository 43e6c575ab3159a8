"""The legal figures themselves: each within its range, each with its source."""

from __future__ import annotations

import datetime as dt

import pytest

from phoihop.writing.formats import format_of
from phoihop.writing.papers import System

BOTH: tuple[System, ...] = ("state", "party")

# As the law gives them: least, most, bold, italic, capitals (law of record: NĐ 30/2020 Annex I; HD 05-HD/VPTW)
STATE = {
    "country": (12, 13, True, False, True),
    "motto": (13, 14, True, False, False),
    "parent": (12, 13, False, False, True),
    "issuer": (12, 13, True, False, True),
    "number": (13, 13, False, False, False),
    "place_day": (13, 14, False, True, False),
    "kind": (13, 14, True, False, True),
    "abstract": (13, 14, True, False, False),
    "letter_abstract": (12, 13, False, False, False),
    "body": (13, 14, False, False, False),
    "basis": (13, 14, False, True, False),
    "authority": (13, 14, True, False, True),
    "post": (13, 14, True, False, True),
    "name": (13, 14, True, False, False),
    "recipients": (12, 12, True, True, False),
    "recipient": (11, 11, False, False, False),
    "page_number": (13, 14, False, False, False),
}
PARTY = {
    "country": (15, 15, True, False, True),
    "parent": (14, 14, False, False, True),
    "issuer": (14, 14, True, False, True),
    "number": (14, 14, False, False, False),
    "place_day": (14, 14, False, True, False),
    "kind": (15, 16, True, False, True),
    "abstract": (14, 15, True, False, False),
    "letter_abstract": (12, 12, False, True, False),
    "body": (14, 15, False, False, False),
    "basis": (14, 15, False, False, False),
    "authority": (14, 14, True, False, True),
    "post": (14, 14, False, False, True),
    "name": (14, 14, True, False, False),
    "recipients": (14, 14, False, False, False),
    "recipient": (12, 12, False, False, False),
    "page_number": (14, 14, False, False, False),
}


@pytest.mark.parametrize(("system", "law"), [("state", STATE), ("party", PARTY)])
def test_looks_are_the_laws(system: System, law: dict[str, tuple[float, float, bool, bool, bool]]) -> None:
    looks = format_of(system).looks
    found = {name: (k.least, k.most, k.bold, k.italic, k.caps) for name, k in looks.items() if name in law}
    assert found == law
    assert looks["recipients"].underline == (system == "party")


@pytest.mark.parametrize("system", BOTH)
def test_what_is_chosen_is_allowed_and_has_its_source(system: System) -> None:
    form = format_of(system)
    for look in form.looks.values():
        assert look.least <= look.size <= look.most and look.article
    for measure in form.measures.values():
        assert measure.least <= measure.chosen <= (measure.most or measure.chosen) and measure.article


def test_margins() -> None:
    party = format_of("party")
    assert [party.mm(side) for side in ("top", "bottom", "left", "right")] == [20, 20, 30, 15]
    assert party.mirrored and not format_of("state").mirrored
    assert party.mm("page_number_from_edge") == 10


def test_the_format_in_force() -> None:
    assert format_of("party", dt.date(2026, 6, 1)).law.valid_from == dt.date(2026, 5, 27)
    assert format_of("party", dt.date(2019, 1, 1)) is format_of("party")  # the oldest that is held
