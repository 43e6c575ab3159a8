"""Targets by year and unit."""

from __future__ import annotations

from decimal import Decimal

import pytest

from phoihop.ground.errors import Conflict, NotAllowed, Refused
from phoihop.indicators import actions
from phoihop.indicators.asking import Questioned
from phoihop.indicators.models import Indicator, Target
from phoihop.ledger.models import Entry
from tests.cast import Cast

from .making import define


def set_targets(cast: Cast, about: Indicator, values: dict[tuple[int | None, int], object], **more: object) -> None:
    about.refresh_from_db()
    actions.set_targets(
        about,
        values={key: None if one is None else Decimal(str(one)) for key, one in values.items()},
        **{"seen": about.revision, **cast.ha.by, **more},
    )


def test_set_changed_and_taken_away(cast: Cast, dialogues: Indicator) -> None:
    set_targets(cast, dialogues, {(cast.glar.pk, 2026): 11, (cast.glar.pk, 2027): 9, (None, 2026): 20})
    assert set(Target.objects.values_list("unit", "year", "value")) == {
        (None, 2026, 20), (cast.glar.pk, 2026, 11), (cast.glar.pk, 2027, 9),
    }  # fmt: skip
    set_targets(cast, dialogues, {(cast.glar.pk, 2027): None})
    assert not Target.objects.filter(year=2027).exists()
    entry = Entry.objects.filter(act="indicator.set_targets").latest("id")
    assert f'"targets":[[{cast.glar.pk},2027,"9",null]]' in entry.content.json


def test_those_of_units_that_do_not_fit_the_whole_are_asked_about(cast: Cast, dialogues: Indicator) -> None:
    with pytest.raises(Questioned):  # 12 + 9 of 20
        set_targets(cast, dialogues, {(cast.adok.pk, 2026): 9})
    with pytest.raises(Questioned):  # all communes have one, and together they stay below
        set_targets(cast, dialogues, {(cast.adok.pk, 2026): 7})
    set_targets(cast, dialogues, {(cast.adok.pk, 2026): 8})
    set_targets(cast, dialogues, {(cast.adok.pk, 2026): 9}, because="Giao vượt để dự phòng")
    assert "Giao vượt" in Entry.objects.filter(act="indicator.set_targets").latest("id").content.json


def test_shares_are_not_added_up(cast: Cast, dialogues: Indicator) -> None:
    about = define(cast, dialogues.programme, code="CT2", over_units="share", over_time="share")
    set_targets(cast, about, {(None, 2026): 95, (cast.glar.pk, 2026): 98, (cast.adok.pk, 2026): 98})


def test_nothing_new_somebody_first_and_others(cast: Cast, dialogues: Indicator) -> None:
    with pytest.raises(Refused):
        set_targets(cast, dialogues, {(None, 2026): 20})
    with pytest.raises(Conflict):
        set_targets(cast, dialogues, {(None, 2026): 30}, seen=1)
    with pytest.raises(NotAllowed):
        set_targets(cast, dialogues, {(None, 2026): 30}, **cast.thu.by)
