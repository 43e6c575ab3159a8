"""To correct what was recorded."""

import datetime as dt
import json
from typing import Any

import pytest

from phoihop.documents import actions as documents
from phoihop.ground.errors import Conflict, NotAllowed, Refused
from phoihop.ledger.models import Entry
from phoihop.programmes.models import Programme
from phoihop.steering import actions
from phoihop.steering.models import CycleAct
from tests.cast import Cast

from .conftest import Does


def as_it_is(made: CycleAct, **changed: Any) -> dict[str, Any]:
    """The fields of an act as a form sends them back, some changed."""
    names = ("verb", "text", "held_on", "held_until", "unit", "took_part", "attended")
    same = {name: getattr(made, name) for name in names}
    return {**same, "contents": list(made.contents.all()), "documents": list(made.documents.all()), **changed}


def test_what_changed_is_kept_and_told(cast: Cast, programme: Programme, does: Does) -> None:
    paper = documents.register(None, number="72-KH/HU", kind="kế hoạch", **cast.ha.by)
    made = does(attended=20, contents=list(programme.contents.all()))
    to = as_it_is(made, attended=25, unit=cast.committee, documents=[paper], contents=[])
    actions.edit_act(made, seen=1, **to, **cast.ha.by)
    made.refresh_from_db()
    assert (made.attended, made.unit, made.revision) == (25, cast.committee, 2)
    assert list(made.documents.all()) == [paper] and not made.contents.exists()
    changes = json.loads(Entry.objects.latest("id").content.json)["changes"]
    assert changes == {
        "attended": [20, 25],
        "unit": ["Ban Dân vận Huyện ủy", "UBND huyện Đak Đoa"],
        "contents": [["Thực hiện dân chủ ở cơ sở"], []],
        "documents": [[], ["72-KH/HU"]],
    }


def test_somebody_was_first(cast: Cast, does: Does) -> None:
    made = does()
    actions.edit_act(CycleAct.objects.get(), seen=1, **as_it_is(made, attended=10), **cast.ha.by)
    with pytest.raises(Conflict):
        actions.edit_act(made, seen=1, **as_it_is(made, text="Khác"), **cast.ha.by)
    with pytest.raises(Conflict):
        actions.edit_act(made, seen=1, **as_it_is(made, contents=list(made.programme.contents.all())), **cast.ha.by)
    made.refresh_from_db()
    assert (made.attended, made.text, made.contents.count()) == (10, "Hội nghị quán triệt", 0)


def test_nothing_changed_writes_nothing(cast: Cast, does: Does) -> None:
    made = does()
    actions.edit_act(made, seen=1, **as_it_is(made), **cast.ha.by)
    made.refresh_from_db()
    assert made.revision == 1


def test_the_rules_of_recording_hold_here_too(cast: Cast, does: Does) -> None:
    made = does("inspect", who="binh", unit=cast.glar)
    with pytest.raises(Refused, match="chưa đến"):
        actions.edit_act(made, seen=1, **as_it_is(made, held_on=dt.date(2026, 4, 1)), **cast.binh.by)
    with pytest.raises(NotAllowed):
        actions.edit_act(made, seen=1, **as_it_is(made, unit=cast.adok), **cast.binh.by)
    actions.edit_act(made, seen=1, **as_it_is(made, attended=9), **cast.binh.by)


def test_a_unit_edits_what_it_led_whoever_recorded_it(cast: Cast, does: Does) -> None:
    led, other = does("inspect", unit=cast.glar), does("inspect", unit=cast.adok)
    actions.edit_act(led, seen=1, **as_it_is(led, attended=9), **cast.thu.by)
    with pytest.raises(NotAllowed):
        actions.edit_act(other, seen=1, **as_it_is(other, attended=9), **cast.thu.by)


def test_over_a_final_review_stays_one(cast: Cast, closed: Programme, does: Does) -> None:
    made = does("final")
    with pytest.raises(Refused, match="tổng kết"):
        actions.edit_act(made, seen=1, **as_it_is(made, verb="urge"), **cast.ha.by)
