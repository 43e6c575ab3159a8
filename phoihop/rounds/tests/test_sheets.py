"""A unit's answers taken along, filled in without a line, brought back."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Callable
from typing import Any

from django.test import Client
from django.urls import reverse
from python_calamine import CalamineWorkbook

from phoihop.ground.models import SheetImport
from phoihop.programmes.models import Programme
from phoihop.rounds import actions
from phoihop.rounds.models import Report, ReportLine
from phoihop.rounds.said import Said
from tests.cast import Cast, Person
from tests.sheets import upload, workbook

from .conftest import open_for

As = Callable[[Person], Client]
Rows = list[list[Any]]
KEY, VERSION, STATE, NARRATIVE, OBSTACLES = 0, 1, 5, 6, 7


def taken(browser: Client, address: str) -> Rows:
    """The cells of a sheet as it is given out."""
    content = browser.get(address).content
    return [list(row) for row in CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0).to_python()]


def brought(person: Person, rows: Rows, run_jobs: Callable[[], int], *, confirm: bool = True) -> SheetImport:
    """Uploads, has it checked, confirms, has it written."""
    client = Client()
    sheet = upload(client, person, reverse("rounds:import"), workbook(rows), kind="report")
    assert sheet
    run_jobs()
    if confirm:
        client.post(reverse("rounds:import_confirm", args=[sheet.pk]), {"once": "ok"})
        run_jobs()
    sheet.refresh_from_db()
    return sheet


def test_the_same_columns_both_ways(cast: Cast, report: Report, as_: As, run_jobs: Callable[[], int]) -> None:
    address = reverse("rounds:report_sheet", args=[report.pk])
    rows = taken(as_(cast.binh), address)
    assert [row[STATE] for row in rows[1:]] == ["Chưa thực hiện", "Chưa thực hiện", ""]  # as suggested
    rows[1][STATE:] = ["Đang thực hiện", "Đã họp 2 thôn\n=1+1", "Thiếu loa"]
    rows[3][NARRATIVE] = "Không có kiến nghị"
    sheet = brought(cast.binh, rows, run_jobs)
    assert sheet.state == "done", sheet.faults
    first, second, question = report.lines.all()
    assert Said.of(first) == Said("doing", "Đã họp 2 thôn\n=1+1", "Thiếu loa")
    assert second.state == "not_done" and question.narrative == "Không có kiến nghị"
    assert Report.objects.get(pk=report.pk).state == "draft"  # handing in stays a step of its own
    again = brought(cast.binh, taken(as_(cast.binh), address), run_jobs, confirm=False)
    assert (again.state, again.made, again.changed, again.same) == ("checked", 0, 0, 3)
    rows = taken(as_(cast.binh), address)
    rows[1][NARRATIVE] = "Đã họp 3 thôn"
    changed = brought(cast.binh, rows, run_jobs, confirm=False)
    page = as_(cast.binh).get(reverse("rounds:import_sheet", args=[changed.pk])).content.decode()
    assert "Kết quả: Đã họp 3 thôn" in page and "Tình trạng: " not in page, "what changes is shown, and that alone"


def test_all_or_nothing_with_faults_by_cell(cast: Cast, report: Report, as_: As, run_jobs: Callable[[], int]) -> None:
    rows = taken(as_(cast.binh), reverse("rounds:report_sheet", args=[report.pk]))
    other = ReportLine.objects.exclude(report=report)[0]
    rows[1][STATE:] = ["Xong rồi", "Đã họp", ""]
    rows[2][STATE:] = ["", "Đã họp", ""]
    rows.append([other.pk, 0, "", "", "x", "Đã hoàn thành", "của người khác", ""])
    sheet = brought(cast.binh, rows, run_jobs, confirm=False)
    found = [(fault["code"], fault["cell"]) for fault in sheet.faults]
    assert (sheet.state, found) == ("faulty", [("choice", "F2"), ("state_missing", "F3"), ("line_unknown", "A5")])
    assert not ReportLine.objects.filter(version__gt=0).exists()


def test_what_was_changed_meanwhile_is_not_overwritten(
    cast: Cast, report: Report, as_: As, run_jobs: Callable[[], int]
) -> None:
    rows = taken(as_(cast.binh), reverse("rounds:report_sheet", args=[report.pk]))
    line = report.lines.all()[0]
    line.report = report
    actions.save_line(line, seen=0, said=Said("done", "Do Thu ghi", ""), **cast.thu.by)
    rows[1][STATE:] = ["Đang thực hiện", "Do Bình ghi", ""]
    sheet = brought(cast.binh, rows, run_jobs, confirm=False)
    assert [(fault["code"], fault["cell"]) for fault in sheet.faults] == [("line_newer", "B2")]


def test_a_round_of_the_past_is_filled_in_by_who_asked(
    cast: Cast, programme: Programme, as_: As, run_jobs: Callable[[], int]
) -> None:
    days = {name: dt.date(2026, 1, n) for name, n in (("data_from", 5), ("closes_on", 14), ("due_on", 19))}
    round = open_for(cast, programme, **days)
    rows = taken(as_(cast.ha), reverse("rounds:round_sheet", args=[round.pk]))
    assert len(rows) == 5
    for row in rows[1:]:
        row[STATE:] = ["Đã hoàn thành", f"Theo hồ sơ cũ của {row[2]}", ""]
    sheet = brought(cast.ha, rows, run_jobs)
    assert sheet.state == "done", sheet.faults
    assert ReportLine.objects.filter(narrative__startswith="Theo hồ sơ cũ").count() == 4
    page = as_(cast.ha).get(round.get_absolute_url()).content.decode()
    assert "thời gian trước khi dùng hệ thống" in page and reverse("rounds:import") in page
    assert reverse("rounds:urge", args=[round.pk]) not in page, "nobody is chased for it"
    for report in Report.objects.select_related("round__unit"):
        actions.submit(report, **cast.ha.by)
        actions.accept(report, **cast.ha.by)


def test_a_running_round_gives_out_what_was_handed_in(cast: Cast, report: Report, as_: As) -> None:
    line = report.lines.all()[0]
    line.report = report
    actions.save_line(line, seen=0, said=Said("done", "Bản nháp", ""), **cast.binh.by)
    assert len(taken(as_(cast.ha), reverse("rounds:round_sheet", args=[report.round_id]))) == 1
