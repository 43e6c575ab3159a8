"""Figures of units together: by one query however many there are, and the same as adding them by hand."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from itertools import pairwise

import pytest
from django.db.models import F

from phoihop.indicators import actions
from phoihop.indicators.asking import asked_in
from phoihop.indicators.measurers import Owed
from phoihop.indicators.models import Indicator, Measurement
from phoihop.indicators.pages import year_period
from phoihop.indicators.queries import dues_of, indicators_owed
from phoihop.indicators.regime import Name, period_of
from phoihop.indicators.rollup import Line, UnitLine, per_unit, table_of, totals_by_year
from phoihop.programmes.models import Programme
from tests.cast import Cast

from .making import define, give, month, said

D = Decimal


def line(programme: Programme, code: str, number: int) -> Line:
    return next(one for one in table_of(programme, month(number)) if one.indicator.code == code)


@pytest.fixture
def units(cast: Cast, dialogues: Indicator) -> tuple[Owed, Owed]:
    """Xã Glar and xã A Dơk."""
    return Owed(dialogues, cast.glar), Owed(dialogues, cast.adok)


def test_a_sum(cast: Cast, units: tuple[Owed, Owed]) -> None:
    glar, adok = units
    for number, value in enumerate((2, 3, 1), 1):
        give(glar, cast.binh, said(month(number), value))
    give(adok, cast.ha, said(month(1), 4))
    found = line(glar.indicator.programme, "CT1", 3)
    assert (found.target, found.this, found.cumulative, found.previous) == (20, (1, 1), (10, 2), (9, 2))
    assert (found.share, found.reached, found.missing) == (50, False, 0)
    # A Dơk has not said anything of March: what it said last still counts
    assert line(glar.indicator.programme, "CT1", 1).cumulative == (6, 2)


def test_what_was_corrected_or_withdrawn_does_not_count(cast: Cast, units: tuple[Owed, Owed]) -> None:
    glar, _adok = units
    first = give(glar, cast.binh, said(month(1), 2))
    give(glar, cast.binh, said(month(1), 5), seen=first.pk, because="Đếm lại")
    assert line(glar.indicator.programme, "CT1", 1).cumulative == (5, 1)
    figure = Measurement.objects.get(state="current")
    actions.withdraw_figure(figure, reason="Nhầm", **cast.binh.by)
    found = line(glar.indicator.programme, "CT1", 1)
    assert (found.this, found.cumulative, found.share) == ((None, 0), (None, 0), None)


@pytest.mark.parametrize(("over_units", "expected"), [("mean", D("2.5")), ("highest", D(4)), ("share", D(50))])
def test_other_ways(cast: Cast, programme: Programme, over_units: str, expected: Decimal) -> None:
    over_time = "share" if over_units == "share" else "sum"
    about = define(cast, programme, unit_class=cast.communes, over_units=over_units, over_time=over_time)
    denominators = (4, 6) if over_units == "share" else (None, None)
    for unit, value, denominator in zip((cast.glar, cast.adok), (1, 4), denominators, strict=True):
        give(Owed(about, unit), cast.ha, said(month(1), value, denominator=denominator))
    assert line(programme, "CT1", 1).cumulative == (expected, 2)


def test_less_is_better(cast: Cast, programme: Programme) -> None:
    about = define(cast, programme, unit_class=cast.communes, over_time="last", better="lower")
    actions.set_targets(about, values={(None, 2026): D(40)}, seen=about.revision, **cast.ha.by)
    give(Owed(about, cast.glar), cast.binh, said(month(1), 38))
    found = line(programme, "CT1", 1)
    assert (found.reached, found.share) == (True, None)


def test_a_new_year(cast: Cast, units: tuple[Owed, Owed]) -> None:
    glar, _adok = units
    give(glar, cast.binh, said(period_of(Name("year", 1, 2026)), 7))
    give(glar, cast.binh, said(month(1, 2027), 2))
    programme = glar.indicator.programme
    (january,) = table_of(programme, month(1, 2027))
    assert (january.this, january.cumulative, january.previous) == ((2, 1), (2, 1), (7, 1))
    assert totals_by_year(glar.indicator, [2026, 2027]) == {2026: (7, 1), 2027: (2, 1)}
    assert table_of(programme, year_period(2026))[0].cumulative == (7, 1)


def test_each_units_line(cast: Cast, units: tuple[Owed, Owed]) -> None:
    glar, adok = units
    give(glar, cast.binh, said(month(1), 2))
    give(glar, cast.binh, said(month(2), 3))
    give(adok, cast.ha, said(month(1), 4))
    found = per_unit(glar.indicator.programme, month(2))[glar.indicator.pk]
    assert found == {
        cast.glar.pk: UnitLine(D(3), D(5), D(2), D(12)),
        cast.adok.pk: UnitLine(None, D(4), D(4), None),
    }
    only = per_unit(glar.indicator.programme, month(2), [cast.adok.pk])
    assert list(only[glar.indicator.pk]) == [cast.adok.pk]


def test_what_a_unit_owes(cast: Cast, units: tuple[Owed, Owed]) -> None:
    glar, _adok = units
    give(glar, cast.binh, said(month(1), 2))
    current = give(glar, cast.binh, said(month(2), 3))
    define(cast, glar.indicator.programme, code="CT2", units=[cast.adok])
    define(cast, glar.indicator.programme, code="CT3")  # by those assigned: xã Glar supports
    owed = indicators_owed(cast.binh.actor)
    assert {one.code for one in owed} == {"CT1", "CT3"}
    first, other = dues_of(asked_in(owed, month(2)), cast.glar.pk)
    assert (first.current, first.previous, first.target) == (current, 2, 12)
    assert (other.current, other.previous, other.target) == (None, None, None)
    assert not indicators_owed(cast.dung.actor).exists()


def test_the_table_costs_two_queries(cast: Cast, units: tuple[Owed, Owed], django_assert_num_queries) -> None:  # type: ignore[no-untyped-def]
    glar, _adok = units
    define(cast, glar.indicator.programme, code="CT2")
    give(glar, cast.binh, said(month(1), 2))
    with django_assert_num_queries(2):
        table_of(glar.indicator.programme, month(1))
    with django_assert_num_queries(3):
        per_unit(glar.indicator.programme, month(1))


def test_one_figure_stands_at_a_time(cast: Cast, units: tuple[Owed, Owed]) -> None:
    """On any day a unit has at most one latest figure, whatever periods it gave."""
    glar, _adok = units
    for number in range(1, 7):
        give(glar, cast.binh, said(month(number), 1))
    give(glar, cast.binh, said(period_of(Name("half", 1, 2026)), 6, "cumulative"))
    give(glar, cast.binh, said(period_of(Name("quarter", 2, 2026)), 3))
    spans = Measurement.objects.filter(stands_until__gt=F("ends_on")).order_by("ends_on")
    ends = [(one.ends_on, one.stands_until) for one in spans]
    assert all(until <= following for (_end, until), (following, _until) in pairwise(ends))
    assert spans.get(ends_on=dt.date(2026, 6, 14)).said == "cumulative"
