"""Handing in: suggestions are taken over, gaps are named, the head comes first where the unit wants it."""

from __future__ import annotations

import datetime as dt

import pytest

from phoihop.ground.errors import AlreadyDone, NotAllowed, Refused
from phoihop.ledger.models import Entry
from phoihop.rounds import actions
from phoihop.rounds.models import Report
from phoihop.rounds.said import Said
from phoihop.tasks import actions as tasks
from phoihop.tasks.models import Task
from phoihop.units.models import Unit
from tests.cast import Cast

from .conftest import at


def answer_question(cast: Cast, report: Report) -> None:
    """The one line that nothing can suggest."""
    line = report.lines.get(duty=None)
    line.report = report
    actions.save_line(line, seen=0, said=Said("", "Không có kiến nghị", ""), **cast.binh.by)


def test_what_nobody_wrote_is_taken_over(cast: Cast, report: Report) -> None:
    task = Task.objects.filter(unit=cast.glar, lead=True).order_by("due_on")[0]
    tasks.report(task, percent=40, note="Đã họp 3 thôn", **cast.binh.by)
    answer_question(cast, report)
    actions.submit(report, **cast.binh.by)
    line = report.lines.filter(lead=True, duty__isnull=False).get()
    assert (line.state, line.narrative, line.version) == ("doing", "2/3/2026: Đã họp 3 thôn", 1)
    report.refresh_from_db()
    assert (report.state, report.submitted_on) == ("submitted", dt.date(2026, 3, 2))


def test_gaps_are_named_and_nothing_is_written(cast: Cast, report: Report) -> None:
    with pytest.raises(actions.LinesMissing, match="Còn 1 dòng chưa ghi") as refused:
        actions.submit(report, **cast.binh.by)
    assert refused.value.lines == [report.lines.get(duty=None).pk]
    assert not report.lines.filter(version__gt=0).exists()


def test_twice_sent_is_once_done(cast: Cast, report: Report) -> None:
    answer_question(cast, report)
    actions.submit(report, once="k", **cast.binh.by)
    again = Report.objects.select_related("round__unit").get(pk=report.pk)
    with pytest.raises(AlreadyDone):
        actions.submit(again, once="k", **cast.binh.by)
    with pytest.raises(NotAllowed):
        actions.submit(again, once="other", **cast.binh.by)
    assert Entry.objects.filter(act="report.submit").count() == 1


def test_the_head_comes_first_where_the_unit_says_so(cast: Cast, report: Report) -> None:
    glar = Unit.objects.get(pk=cast.glar.pk)
    with pytest.raises(NotAllowed):
        actions.set_approval(glar, wanted=True, **cast.binh.by)
    actions.set_approval(glar, wanted=True, **cast.thu.by)
    answer_question(cast, report)
    actions.submit(report, **cast.binh.by)
    assert report.state == "to_approve" and report.submitted_on is None
    with pytest.raises(NotAllowed):
        actions.approve(report, **cast.binh.by)
    with pytest.raises(Refused):
        actions.hand_back(report, reason=" ", **cast.thu.by)
    actions.hand_back(report, reason="Ghi rõ số thôn", **cast.thu.by)
    assert (report.state, report.reason) == ("draft", "Ghi rõ số thôn")
    actions.submit(report, **cast.binh.by)
    actions.approve(report, **cast.thu.by)
    assert (report.state, report.reason) == ("submitted", "")
    actions.set_approval(glar, wanted=False, **cast.thu.by)


def test_the_head_hands_in_without_asking_the_head(cast: Cast, report: Report) -> None:
    actions.set_approval(Unit.objects.get(pk=cast.glar.pk), wanted=True, **cast.thu.by)
    answer_question(cast, report)
    assert actions.submit(report, **cast.thu.by).state == "submitted"


def test_late_is_still_taken(cast: Cast, report: Report) -> None:
    answer_question(cast, report)
    assert actions.submit(report, by=cast.binh.actor, now=at("2026-04-20")).submitted_on == dt.date(2026, 4, 20)
