"""Who asked accepts, or returns with reasons line by line."""

from __future__ import annotations

import pytest

from phoihop.ground.errors import NotAllowed, Refused
from phoihop.rounds import actions
from phoihop.rounds.models import Report, ReportLine
from phoihop.rounds.said import Said
from tests.cast import Cast

from .conftest import at


@pytest.fixture
def handed_in(cast: Cast, report: Report) -> Report:
    """Xã Glar's report as Ban Dân vận has it."""
    for line in report.lines.all():
        line.report = report
        actions.save_line(line, seen=0, said=Said("done", "Đã làm", ""), **cast.binh.by)
    return actions.submit(report, **cast.binh.by)


def test_accepted_is_the_end(cast: Cast, handed_in: Report) -> None:
    with pytest.raises(NotAllowed):
        actions.accept(handed_in, **cast.thu.by)
    actions.accept(handed_in, note="Tốt", **cast.ha.by)
    assert handed_in.state == "accepted" and handed_in.accepted_on
    with pytest.raises(NotAllowed):
        actions.return_report(handed_in, reason="x", **cast.ha.by)


def test_returned_says_why_line_by_line(cast: Cast, handed_in: Report) -> None:
    line = handed_in.lines.all()[0]
    actions.return_report(handed_in, reason="", remarks={line.pk: "Nêu rõ số thôn", 0: "x"}, **cast.ha.by)
    line.refresh_from_db()
    assert (line.remark, handed_in.state, handed_in.submitted_on) == ("Nêu rõ số thôn", "returned", None)
    assert handed_in.reason == "Xem ghi chú ở từng dòng."
    again = ReportLine.objects.select_related("report__round__unit", "duty").get(pk=line.pk)
    actions.save_line(again, seen=1, said=Said("done", "Đã làm ở 5 thôn", ""), **cast.binh.by)
    assert again.remark  # it stands there until the report is looked at anew
    actions.submit(again.report, by=cast.binh.actor, now=at("2026-03-10"))
    actions.accept(again.report, **cast.ha.by)
    assert not ReportLine.objects.exclude(remark="").exists()


def test_returned_needs_a_word(cast: Cast, handed_in: Report) -> None:
    with pytest.raises(Refused):
        actions.return_report(handed_in, reason=" ", remarks={1: " "}, **cast.ha.by)


def test_remarks_reach_no_other_report(cast: Cast, handed_in: Report) -> None:
    other = ReportLine.objects.exclude(report=handed_in)[0]
    actions.return_report(handed_in, reason="x", remarks={other.pk: "lạc"}, **cast.ha.by)
    other.refresh_from_db()
    assert other.remark == ""
