"""No change since last time, in one tap."""

from __future__ import annotations

import datetime as dt

import pytest

from phoihop.ground.errors import Refused
from phoihop.programmes.models import Programme
from phoihop.rounds import actions
from phoihop.rounds.models import Report
from phoihop.rounds.said import Said
from tests.cast import Cast

from .conftest import open_for

SAID = Said("doing", "Đã họp 2 thôn", "Thiếu loa")


@pytest.fixture
def following(cast: Cast, programme: Programme, report: Report) -> Report:
    """The report after one that was handed in."""
    for line in report.lines.all():
        line.report = report
        actions.save_line(line, seen=0, said=SAID, **cast.binh.by)
    actions.submit(report, **cast.binh.by)
    days = {name: dt.date(2026, month, n) for name, month, n in (
        ("period_from", 4, 1), ("period_to", 6, 30), ("data_from", 3, 15), ("closes_on", 6, 14), ("due_on", 6, 17)
    )}  # fmt: skip
    later = open_for(cast, programme, title="Báo cáo quý II năm 2026", **days)
    return Report.objects.select_related("round__unit", "unit").get(round=later, unit=cast.glar)


def test_all_that_nobody_has_written(cast: Cast, following: Report) -> None:
    first, second = following.lines.filter(duty__isnull=False)
    first.report = following
    actions.save_line(first, seen=0, said=Said("done", "Khác", ""), **cast.binh.by)
    kept = actions.keep_lines(following, **cast.binh.by)
    assert [one.pk for one in kept] == [second.pk]
    second.refresh_from_db()
    assert Said.of(second) == SAID and second.unchanged and second.version == 1
    first.refresh_from_db()
    assert first.narrative == "Khác" and not first.unchanged


def test_one_line_even_where_something_stands(cast: Cast, following: Report) -> None:
    first = following.lines.all()[0]
    first.report = following
    actions.save_line(first, seen=0, said=Said("done", "Khác", ""), **cast.binh.by)
    actions.keep_lines(following, only=first, **cast.binh.by)
    first.refresh_from_db()
    assert Said.of(first) == SAID and first.version == 2
    assert following.lines.filter(version=0).count() == 1


def test_without_a_last_time_there_is_nothing_to_keep(cast: Cast, report: Report) -> None:
    with pytest.raises(Refused):
        actions.keep_lines(report, **cast.binh.by)
