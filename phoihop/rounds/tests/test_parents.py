"""A round below a round: it must fit into it, its report shows it, and its figures are added up."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from phoihop.indicators.models import Indicator, Measurement
from phoihop.programmes.models import Programme
from phoihop.rounds import actions
from phoihop.rounds.figures_below import Together, _together
from phoihop.rounds.jobs import open_following_rounds
from phoihop.rounds.models import Report, ReportLine, Round
from phoihop.rounds.parents import ParentMisfit, days_below
from phoihop.units.models import Unit
from tests.cast import Cast, Person, person

from .conftest import DAYS, at, open_for

As = Callable[[Person], Client]
Unguarded = Callable[..., Any]


def ask(unguarded: Unguarded, round: Round, unit: Unit) -> Report:
    """A report with one line, as if the unit had a duty of the round."""
    duty = ReportLine.objects.filter(duty__isnull=False)[0].duty
    with unguarded():
        made = Report.objects.create(round=round, unit=unit, due_on=round.due_on)
        ReportLine.objects.create(report=made, duty=duty, place=1)
    return Report.objects.select_related("round__unit", "unit").get(pk=made.pk)


@pytest.fixture
def office(cast: Cast) -> Person:
    """The secretary of the district."""
    return person("huyen", "Huyện", cast.committee, "secretary")


@pytest.fixture
def upward(cast: Cast, round: Round, unguarded: Unguarded) -> Report:
    """The district's report to Ban Dân vận."""
    return ask(unguarded, round, cast.committee)


def below(cast: Cast, programme: Programme, office: Person, upward: Report, **more: Any) -> Round:
    """The district's round for it."""
    return open_for(cast, programme, unit=cast.committee, by=office.by, parent=upward.round, **more)


@pytest.mark.parametrize(
    ("days", "words"),
    [
        ({"data_from": dt.date(2025, 12, 14)}, "từ 15/12/2025 đến 14/3/2026"),
        ({"closes_on": dt.date(2026, 3, 15)}, "từ 15/12/2025 đến 14/3/2026"),
        ({"due_on": dt.date(2026, 3, 18)}, "không được muộn hơn ngày 17/3/2026"),
    ],
)
def test_its_days_lie_within_those_of_the_round_above(
    cast: Cast, programme: Programme, office: Person, upward: Report, days: dict[str, dt.date], words: str
) -> None:
    with pytest.raises(ParentMisfit, match=words):
        below(cast, programme, office, upward, **days)
    assert below(cast, programme, office, upward).parent == upward.round


def test_its_deadline_cannot_be_moved_behind_the_report_that_it_fills(
    cast: Cast, programme: Programme, office: Person, upward: Report, unguarded: Unguarded
) -> None:
    child = below(cast, programme, office, upward)
    with pytest.raises(ParentMisfit):
        actions.change_round(child, seen=1, due_on=dt.date(2026, 3, 20), **office.by)
    with unguarded():
        Report.objects.filter(pk=upward.pk).update(due_on=dt.date(2026, 3, 20))  # more time was granted
    assert actions.change_round(child, seen=1, due_on=dt.date(2026, 3, 20), **office.by).due_on.day == 20


def test_no_round_answers_one_of_its_own_unit(
    cast: Cast, programme: Programme, office: Person, upward: Report, unguarded: Unguarded
) -> None:
    ask(unguarded, upward.round, cast.mass_mobilisation)
    with pytest.raises(ParentMisfit, match="chính đơn vị"):
        open_for(cast, programme, parent=upward.round)
    child = below(cast, programme, office, upward)
    ask(unguarded, child, cast.mass_mobilisation)
    with pytest.raises(ParentMisfit, match="chính đơn vị"):
        open_for(cast, programme, parent=child)


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"state": "accepted", "submitted_on": dt.date(2026, 3, 16)}, "đã nộp báo cáo"),
        ({}, "Đợt báo cáo đã khóa: .*Xong"),
    ],
)
def test_what_is_handed_in_or_locked_is_not_answered_any_more(
    cast: Cast, programme: Programme, office: Person, upward: Report, unguarded: Unguarded, facts: Any, words: str
) -> None:
    if facts:
        with unguarded():
            Report.objects.filter(pk=upward.pk).update(**facts)
    else:
        actions.lock(upward.round, reason="Xong", **cast.ha.by)
    with pytest.raises(ParentMisfit, match=words):
        below(cast, programme, office, upward)


def test_one_that_does_not_fit_any_more_follows_by_itself(
    cast: Cast, programme: Programme, unguarded: Unguarded
) -> None:
    above = open_for(cast, programme, repeats=True)
    glar = person("glar", "Glar", cast.glar, "secretary")
    child = open_for(cast, programme, unit=cast.glar, by=glar.by, parent=above, repeats=True)
    with unguarded():
        Round.objects.filter(pk=child.pk).update(due_on=dt.date(2026, 3, 24))
    assert open_following_rounds(at("2026-05-30")) == 2
    assert Round.objects.get(follows=child).parent is None


@pytest.mark.parametrize(
    ("today", "due_on"), [("2026-03-01", "2026-03-16"), ("2026-03-17", "2026-03-17"), ("2026-03-25", "2026-03-17")]
)
def test_its_deadline_leaves_a_day_to_gather(upward: Report, today: str, due_on: str) -> None:
    days = days_below(upward, dt.date.fromisoformat(today))
    assert days["due_on"] == dt.date.fromisoformat(due_on) and days["closes_on"] == DAYS["closes_on"]


def test_it_is_opened_from_the_report_and_stands_there(
    cast: Cast, as_: As, programme: Programme, office: Person, upward: Report
) -> None:
    page = as_(office).get(upward.get_absolute_url()).content.decode()
    opening = f"{reverse('rounds:open')}?tra-loi={upward.round_id}"
    assert f'href="{opening}"' in page and "Đợt báo cáo của cấp dưới" not in page
    form = as_(office).get(opening).content.decode()
    assert 'value="2026-03-16"' in form and f'<option value="{upward.round_id}" selected' in form
    child = below(cast, programme, office, upward)
    page = as_(office).get(upward.get_absolute_url()).content.decode()
    assert f'<a href="{child.get_absolute_url()}">' in page and "0/3 đơn vị đã nộp, hạn 17/3/2026" in page
    above = as_(cast.ha).get(upward.round.get_absolute_url()).content.decode()
    assert "UBND huyện" in above and "0/3 đơn vị đã nộp" in above and child.get_absolute_url() not in above


def test_the_lock_above_is_told_below(
    cast: Cast, as_: As, programme: Programme, office: Person, upward: Report
) -> None:
    child = below(cast, programme, office, upward)
    actions.lock(upward.round, reason="Đã tổng hợp", **cast.ha.by)
    page = as_(office).get(child.get_absolute_url()).content.decode()
    assert "Báo cáo tổng hợp từ đợt này chưa nộp được." in page and "lý do: Đã tổng hợp" in page
    opening = f"{reverse('rounds:open')}?tra-loi={upward.round_id}"
    assert "không còn chờ báo cáo" in as_(office).get(opening).content.decode()


@pytest.mark.parametrize(
    ("over_units", "figures", "together"),
    [
        ("sum", [(3, None), (4, None)], (7, None)),
        ("mean", [(3, None), (4, None)], (Decimal("3.5"), None)),
        ("highest", [(3, None), (4, None)], (4, None)),
        ("share", [(3, 10), (4, 30)], (7, 40)),
        ("sum", [(3, None), (None, None)], None),
    ],
)
def test_figures_are_added_up_as_their_indicator_says(over_units: str, figures: Any, together: Any) -> None:
    ones = [Measurement(unit_id=n, this=this, this_denominator=of) for n, (this, of) in enumerate(figures)]
    found = _together(Indicator(over_units=over_units), ones)
    assert found == (together and Together(together[0], together[1], 2))
