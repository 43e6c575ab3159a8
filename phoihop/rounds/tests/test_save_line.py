"""Saving a line: nothing is overwritten unseen, nothing changes after it was handed in."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from phoihop.ground.errors import Conflict, NotAllowed, Refused
from phoihop.ledger.models import Content
from phoihop.rounds import actions
from phoihop.rounds.models import Report, ReportLine
from phoihop.rounds.said import Said
from tests.cast import Cast, Person

ONE, OTHER = Said("doing", "Đã họp 2 thôn", ""), Said("done", "Đã họp cả 5 thôn", "Thiếu loa")


def first(report: Report) -> ReportLine:
    """The first line as a request of its own would load it."""
    return ReportLine.objects.select_related("report__round__unit", "duty").filter(report=report)[0]


def test_the_second_of_two_is_told_and_overwrites_nothing(cast: Cast, report: Report) -> None:
    mine, theirs = first(report), first(report)
    actions.save_line(mine, seen=0, said=ONE, **cast.binh.by)
    with pytest.raises(Conflict):
        actions.save_line(theirs, seen=0, said=OTHER, **cast.thu.by)
    stands = first(report)
    assert Said.of(stands) == ONE and stands.version == 1 and stands.saved_by == cast.binh.account
    actions.save_line(stands, seen=1, said=OTHER, **cast.thu.by)
    assert Said.of(first(report)) == OTHER


def test_a_line_that_comes_after_the_report_was_handed_in_changes_nothing(cast: Cast, report: Report) -> None:
    late = first(report)
    for line in report.lines.all():
        line.report = report
        actions.save_line(line, seen=0, said=ONE, **cast.binh.by)
    actions.submit(report, **cast.binh.by)
    late.version = 1
    with pytest.raises(Conflict, match="chuyển sang bước khác"):
        actions.save_line(late, seen=1, said=OTHER, **cast.thu.by)
    assert Said.of(first(report)) == ONE
    with pytest.raises(NotAllowed):
        actions.save_line(first(report), seen=1, said=OTHER, **cast.thu.by)


@pytest.mark.parametrize("said", [Said("", "Đã họp", ""), Said("khác", "Đã họp", "")])
def test_a_duty_needs_a_state(cast: Cast, report: Report, said: Said) -> None:
    with pytest.raises(Refused):
        actions.save_line(first(report), seen=0, said=said, **cast.binh.by)


def test_a_question_needs_an_answer(cast: Cast, report: Report) -> None:
    question = report.lines.get(duty=None)
    question.report = report
    with pytest.raises(Refused):
        actions.save_line(question, seen=0, said=Said("", " ", ""), **cast.binh.by)
    actions.save_line(question, seen=0, said=Said("", "Không", ""), **cast.binh.by)


def test_words_stay_out_of_the_ledger_until_they_are_handed_in(cast: Cast, report: Report) -> None:
    for line in report.lines.all():
        line.report = report
        actions.save_line(line, seen=0, said=ONE, **cast.binh.by)
    assert not Content.objects.filter(json__contains="họp 2 thôn").exists()
    actions.submit(report, **cast.binh.by)
    assert Content.objects.filter(json__contains="họp 2 thôn", entry__act="report.submit").count() == 1


def posted(line: ReportLine, said: Said, seen: int, mark: str = "") -> dict[str, str]:
    """What the browser sends of a line."""
    parts = {"v": str(seen), "m": mark, "s": said.state, "n": said.narrative, "o": said.obstacles}
    return {f"{part}-{line.pk}": value for part, value in parts.items()}


def test_by_itself_over_a_flaky_line(cast: Cast, report: Report, as_: Callable[[Person], Client]) -> None:
    line = first(report)
    binh, thu, address = as_(cast.binh), as_(cast.thu), f"/bao-cao/dong/{line.pk}/"
    answer = binh.post(address, posted(line, ONE, 0))
    assert answer.status_code == 200 and answer.json()["version"] == 1 and "Bình" in answer.json()["told"]
    again = binh.post(address, posted(line, ONE, 0))  # the answer was lost, the browser tries anew
    assert again.status_code == 200 and again.json()["version"] == 1
    clash = thu.post(address, posted(line, OTHER, 0))
    assert clash.status_code == 409 and clash.json()["version"] == 1
    assert "Đã họp 2 thôn" in clash.json()["notice"] and Said.of(first(report)) == ONE
    assert thu.post(address, posted(line, OTHER, 1)).json()["version"] == 2
    assert binh.post(address, {}).status_code == 422
    assert as_(cast.dung).post(address, posted(line, ONE, 2)).status_code == 404
    assert as_(cast.ha).post(address, posted(line, ONE, 2)).status_code == 404  # a draft stays its unit's own
