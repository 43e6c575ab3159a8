"""Indicators are defined."""

from __future__ import annotations

import pytest

from phoihop.ground.errors import NotAllowed, Refused
from phoihop.indicators.measurers import measurers_of, measures
from phoihop.ledger.models import Entry
from phoihop.programmes.models import Programme
from tests.cast import NOW, Cast
from tests.worlds import draft

from .making import define


def test_by_those_assigned_by_a_class_or_by_name(cast: Cast, programme: Programme) -> None:
    assigned = define(cast, programme)
    communes = define(cast, programme, code="CT2", unit_class=cast.communes)
    named = define(cast, programme, code="CT3", units=[cast.home_affairs, cast.glar])
    found = {one.code: {unit.name for unit in measurers_of(one, NOW.date())} for one in (assigned, communes, named)}
    assert found == {
        "CT1": {"UBND xã Glar", "UBND xã A Dơk", "Phòng Nội vụ"},
        "CT2": {"UBND xã Glar", "UBND xã A Dơk"},
        "CT3": {"UBND xã Glar", "Phòng Nội vụ"},
    }
    assert [one.order for one in (assigned, communes, named)] == [1, 2, 3]
    assert measures(assigned, cast.glar) and not measures(communes, cast.home_affairs)
    assert Entry.objects.filter(act="indicator.define").count() == 3


def test_a_code_stands_once(cast: Cast, programme: Programme) -> None:
    define(cast, programme)
    with pytest.raises(Refused):
        define(cast, programme, code=" CT1 ")


@pytest.mark.parametrize(
    ("over_units", "over_time", "fits"),
    [
        ("share", "share", True), ("share", "last", True), ("share", "sum", False), ("sum", "share", False),
        ("sum", "last", True), ("mean", "mean", True), ("highest", "highest", True),
    ],
)  # fmt: skip
def test_ways_of_adding_up_fit_each_other(
    cast: Cast, programme: Programme, over_units: str, over_time: str, fits: bool
) -> None:
    if fits:
        assert define(cast, programme, over_units=over_units, over_time=over_time).pk
    else:
        with pytest.raises(Refused):
            define(cast, programme, over_units=over_units, over_time=over_time)


def test_not_in_a_draft_nor_by_others(cast: Cast, programme: Programme) -> None:
    with pytest.raises(NotAllowed):
        define(cast, programme, **cast.thu.by)
    with pytest.raises(NotAllowed):
        define(cast, draft(cast))
