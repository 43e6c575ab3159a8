"""What is suggested: tasks as they stood on the day, words of the period, the reports of units below."""

from __future__ import annotations

import datetime as dt

import pytest
from django.core.files.base import ContentFile

from phoihop.programmes.models import Programme
from phoihop.rounds import actions
from phoihop.rounds.models import Report, ReportLine, Round
from phoihop.rounds.said import Said
from phoihop.rounds.suggesting import _joined, suggestions_for
from phoihop.tasks import actions as tasks
from phoihop.tasks.actions.progress import Proof
from phoihop.tasks.models import Task
from tests.cast import Cast, person

from .conftest import at, open_for


def suggested(report: Report, today: str = "2026-03-14") -> Said | None:
    """For the line that xã Glar leads."""
    lines = list(report.lines.filter(duty__isnull=False, lead=True).select_related("duty__content"))
    return suggestions_for(report, lines, dt.date.fromisoformat(today)).get(lines[0].pk)


@pytest.fixture
def task(cast: Cast, report: Report) -> Task:
    """Xã Glar's own, which runs from January to 15 June."""
    found = Task.objects.filter(unit=cast.glar, lead=True).order_by("due_on").first()
    assert found
    return found


def test_nothing_done_is_said_plainly(report: Report, task: Task) -> None:
    found = suggested(report)
    assert found == Said("not_done", "", "") and found.basis == "1 việc trong kỳ; tính đến 14/3/2026"


def test_words_and_evidence_of_the_period(cast: Cast, report: Report, task: Task) -> None:
    proofs = [Proof("a.txt", ContentFile(b"x"))]
    tasks.report(task, percent=20, note="Trước kỳ", by=cast.binh.actor, now=at("2025-12-14"))
    tasks.report(task, percent=40, note="Họp thôn", proofs=proofs, by=cast.binh.actor, now=at("2026-02-10"))
    tasks.ask_extension(task, until=dt.date(2026, 7, 1), reason="Mưa lũ", by=cast.binh.actor, now=at("2026-02-11"))
    tasks.report(task, percent=60, note="Sau kỳ", by=cast.binh.actor, now=at("2026-03-15"))
    found = suggested(report, "2026-03-16")
    assert found == Said("doing", "10/2/2026: Họp thôn", "Mưa lũ")
    assert found and found.basis == "1 việc trong kỳ, 1 minh chứng; tính đến 14/3/2026"


def test_done_after_the_closing_is_not_done_on_it(cast: Cast, report: Report, task: Task) -> None:
    tasks.report(task, percent=40, note="Họp thôn", by=cast.binh.actor, now=at("2026-02-10"))
    tasks.report(task, percent=100, note="Xong", by=cast.binh.actor, now=at("2026-03-15"))
    found = suggested(report, "2026-03-16")
    assert found and found.state == "doing" and "Xong" not in found.narrative


def test_done_before_the_closing_is_done(cast: Cast, report: Report, task: Task) -> None:
    tasks.report(task, percent=100, note="Xong", by=cast.binh.actor, now=at("2026-03-13"))
    found = suggested(report, "2026-03-16")
    assert found and (found.state, found.narrative) == ("done", "13/3/2026: Xong")


def test_a_round_below_feeds_the_round_above(cast: Cast, programme: Programme, round: Round) -> None:
    """Communes report to the district's office, which answers Ban Dân vận."""
    office = person("noivu", "Nội vụ", cast.committee, "secretary")
    child = open_for(cast, programme, unit=cast.committee, by=office.by)
    above = _asked_too(cast, round, child)
    for unit, who, said in (
        (cast.glar, cast.binh, Said("done", "x", "")),
        (cast.adok, None, Said("doing", "y", "Mưa")),
    ):
        below = Report.objects.select_related("round__unit", "unit").get(round=child, unit=unit)
        by = (who or person("adok", "A Dơk", cast.adok, "reporter")).by
        for line in below.lines.all():
            line.report = below
            actions.save_line(line, seen=0, said=said, **by)
        assert suggested_above(above) is None or unit == cast.adok  # a draft says nothing upwards
        actions.submit(below, **by)
    found = suggested_above(above)
    assert found and found.narrative.splitlines() == [
        "Theo báo cáo của 2 đơn vị: 1 đã hoàn thành, 1 đang thực hiện.",
        "UBND xã Glar: x",
        "UBND xã A Dơk: y",
    ]
    assert (found.state, found.obstacles) == ("doing", "UBND xã A Dơk: Mưa")
    assert found and found.basis == "báo cáo của 2 đơn vị"


def _asked_too(cast: Cast, round: Round, child: Round) -> Report:
    """The district is asked about the communes' duty, and its round answers that."""
    from phoihop.ledger.guard import unguarded  # lazily: models are loaded by now

    with unguarded("a line of the test's own"):
        above = Report.objects.create(round=round, unit=cast.committee, due_on=round.due_on)
        duty = ReportLine.objects.filter(report__unit=cast.adok, duty__isnull=False)[0].duty
        ReportLine.objects.create(report=above, duty=duty, place=1)
        Round.objects.filter(pk=child.pk).update(parent=round)
    return Report.objects.select_related("round__unit", "unit").get(pk=above.pk)


def suggested_above(report: Report) -> Said | None:
    """For the district's only line."""
    lines = list(report.lines.select_related("duty__content"))
    return suggestions_for(report, lines, dt.date(2026, 3, 14)).get(lines[0].pk)


@pytest.mark.parametrize(
    ("own", "theirs", "state"),
    [
        ("not_done", "done", "doing"),
        ("done", "done", "done"),
        ("not_done", "none_arisen", "not_done"),
        ("none_arisen", "none_arisen", "none_arisen"),
    ],
)
def test_own_work_and_that_of_units_below_come_to_one_state(own: str, theirs: str, state: str) -> None:
    found = _joined([Said(own, "Mình", "", "1 việc"), Said(theirs, "Cấp dưới", "", "báo cáo của 1 đơn vị")])
    assert found == Said(state, "Mình\nCấp dưới", "") and found.basis == "1 việc; báo cáo của 1 đơn vị"
