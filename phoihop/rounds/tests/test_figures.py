"""A report's figures: prefilled, written beside the duties, asked about, measured once the report is handed in."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from phoihop.ground.errors import Conflict, Refused
from phoihop.indicators.actions import record_figure
from phoihop.indicators.asking import Figure
from phoihop.indicators.measurers import Owed
from phoihop.indicators.models import Indicator, Measurement
from phoihop.indicators.regime import Period
from phoihop.indicators.tests.making import define
from phoihop.ledger.models import Content, Entry
from phoihop.programmes.models import Programme
from phoihop.rounds import actions
from phoihop.rounds.figures import FigureSaid, FiguresMissing, period_of, wanted_of
from phoihop.rounds.models import Report, ReportFigure, Round
from phoihop.rounds.said import Said
from tests.cast import NOW, Cast, Person

from .conftest import at, open_for
from .test_sheets import brought, taken

As = Callable[[Person], Client]
D = dt.date


@pytest.fixture
def dialogues(cast: Cast, programme: Programme) -> Indicator:
    """CT1: a sum of sums over the year, by the communes."""
    return define(cast, programme, unit_class=cast.communes)


@pytest.fixture
def on_time(cast: Cast, programme: Programme) -> Indicator:
    """CT2: a share."""
    share = {"code": "CT2", "name": "Tỷ lệ hồ sơ đúng hạn", "over_units": "share", "over_time": "share"}
    return define(cast, programme, unit_class=cast.communes, **share)


def typed(about: Indicator, this: str = "", cumulative: str = "", **more: Any) -> dict[str, str]:
    """What a browser sends of a figure."""
    parts = {"t": this, "l": cumulative, "d": more.get("denominator", ""), "b": more.get("because", "")}
    parts |= {"v": str(more.get("seen", 0)), "c": str(more.get("stands", 0)), "m": more.get("mark", "")}
    return {f"{part}-f{about.pk}": text for part, text in parts.items()}


def save(cast: Cast, report: Report, about: Indicator, this: Any = None, cumulative: Any = None, **more: Any) -> Any:
    """Saves a figure as xã Glar's reporter."""
    numbers = [None if one is None else Decimal(one) for one in (this, cumulative, more.get("denominator"))]
    return actions.save_figure(
        report,
        indicator=about.pk,
        seen=more.get("seen", 0),
        mends=more.get("mends"),
        said=FigureSaid(*numbers, because=more.get("because", "")),
        **cast.binh.by,
    )


def lines_said(cast: Cast, report: Report) -> None:
    """Says something on every line."""
    for line in report.lines.filter(version=0):
        line.report = report
        actions.save_line(line, seen=0, said=Said("done", "Đã làm", ""), **cast.binh.by)


def measured(cast: Cast, about: Indicator, period: Period, value: int, **more: Any) -> Measurement:
    """A figure that was recorded on the indicator's own page."""
    owed = Owed(about, cast.glar)
    return record_figure(owed, figure=Figure(*period, "this", Decimal(value)), **{**cast.binh.by, **more})


def test_it_becomes_a_measurement_when_it_is_handed_in(cast: Cast, report: Report, dialogues: Indicator) -> None:
    save(cast, report, dialogues, 5)
    assert not Measurement.objects.exists()  # a draft is no figure yet
    lines_said(cast, report)
    actions.submit(report, **cast.binh.by)
    (made,) = Measurement.objects.all()
    assert (made.value, made.said, made.unit, made.period) == (5, "this", cast.glar, period_of(report.round))
    assert ReportFigure.objects.get().measurement == made
    entry, act = Entry.objects.get(act="measurement.record"), Entry.objects.get(act="report.submit")
    assert entry.at == act.at and f'"{dialogues.pk}":{made.pk}' in Content.objects.get(entry=act).json


def test_missing_figures_are_named_and_may_be_left_out_on_purpose(
    cast: Cast, report: Report, dialogues: Indicator, on_time: Indicator
) -> None:
    save(cast, report, on_time, 9, denominator=10)
    lines_said(cast, report)
    with pytest.raises(FiguresMissing, match="Còn 1 chỉ tiêu chưa có số liệu: CT1"):
        actions.submit(report, **cast.binh.by)
    actions.submit(report, lacking=True, **cast.binh.by)
    assert Measurement.objects.get().this_denominator == 10
    assert f'"figures_lacking":[{dialogues.pk}]' in Content.objects.get(entry__act="report.submit").json


def test_what_does_not_add_up_needs_a_reason(cast: Cast, report: Report, dialogues: Indicator) -> None:
    save(cast, report, dialogues, 5, 50)
    lines_said(cast, report)
    with pytest.raises(Refused, match="khác với lũy kế đã ghi 50"):
        actions.submit(report, **cast.binh.by)
    assert report.state == "draft" and not Measurement.objects.exists()
    save(cast, report, dialogues, 5, 50, seen=1, because="Gồm cả số của xã đã sáp nhập")
    actions.submit(report, **cast.binh.by)
    made = Measurement.objects.get()
    assert (made.value, made.also, made.because) == (5, 50, "Gồm cả số của xã đã sáp nhập")


def test_what_was_measured_already_is_prefilled_and_not_measured_twice(
    cast: Cast, report: Report, dialogues: Indicator, as_: As
) -> None:
    known = measured(cast, dialogues, period_of(report.round), 7)
    page = as_(cast.binh).get(report.get_absolute_url()).content.decode()
    assert re.search(rf'name="t-f{dialogues.pk}" value="7"', page) and "Lấy từ số liệu đã ghi" in page
    lines_said(cast, report)
    actions.submit(report, **cast.binh.by)
    assert Measurement.objects.get() == known and ReportFigure.objects.get().measurement == known


def test_a_returned_figure_is_corrected_by_another_row(cast: Cast, report: Report, dialogues: Indicator) -> None:
    save(cast, report, dialogues, 5)
    lines_said(cast, report)
    actions.submit(report, **cast.binh.by)
    row = ReportFigure.objects.get()
    actions.return_report(report, reason="", of_figures={row.pk: "Trùng với quý trước"}, **cast.ha.by)
    row.refresh_from_db()
    assert row.remark == "Trùng với quý trước" and report.reason == "Xem ghi chú ở từng dòng."
    first = row.measurement
    save(cast, report, dialogues, 4, seen=1, mends=first.pk)
    with pytest.raises(Refused, match="vì sao sửa"):
        actions.submit(report, **cast.binh.by)
    save(cast, report, dialogues, 4, seen=2, mends=first.pk, because="Đếm trùng một cuộc")
    actions.submit(report, **cast.binh.by)
    first.refresh_from_db()
    second = Measurement.objects.get(state="current")
    assert first.state == "corrected" and second.replaces == first and second.value == 4
    row.refresh_from_db()
    assert row.measurement == second
    actions.accept(report, **cast.ha.by)
    row.refresh_from_db()
    assert not row.remark


def test_the_head_approves_figures_too(cast: Cast, report: Report, dialogues: Indicator, as_: As) -> None:
    actions.set_approval(cast.glar, wanted=True, **cast.thu.by)
    save(cast, report, dialogues, 5)
    lines_said(cast, report)
    actions.submit(report, **cast.binh.by)
    assert report.state == "to_approve" and not Measurement.objects.exists()
    actions.approve(report, **cast.thu.by)
    assert report.state == "submitted" and Measurement.objects.get().value == 5


def test_a_figure_recorded_elsewhere_meanwhile_is_not_overwritten(
    cast: Cast, report: Report, dialogues: Indicator, as_: As
) -> None:
    save(cast, report, dialogues, 5)
    measured(cast, dialogues, period_of(report.round), 6)
    with pytest.raises(Conflict):
        save(cast, report, dialogues, 8, seen=1)
    page = as_(cast.binh).get(report.get_absolute_url()).content.decode()
    assert "kỳ này 6" in page and "bản của bạn chưa lưu" in page
    lines_said(cast, report)
    (one,) = wanted_of(report)
    with pytest.raises(Refused, match="vì sao sửa"):
        actions.submit(report, **cast.binh.by)
    save(cast, report, dialogues, 5, seen=1, mends=one.stands, because="Số kia ghi nhầm")
    actions.submit(report, **cast.binh.by)
    assert Measurement.objects.get(state="current").value == 5


def test_two_people_write_one_figure(cast: Cast, report: Report, dialogues: Indicator, as_: As) -> None:
    binh, thu = as_(cast.binh), as_(cast.thu)
    address = reverse("rounds:figure", args=[report.pk, dialogues.pk])
    answer = binh.post(address, typed(dialogues, "1.200"))
    assert answer.status_code == 200 and answer.json()["version"] == 1 and "Bình" in answer.json()["told"]
    assert binh.post(address, typed(dialogues, "1.200")).json()["version"] == 1  # the answer was lost: sent anew
    clash = thu.post(address, typed(dialogues, "9"))
    assert clash.status_code == 409 and "kỳ này 1.200" in clash.json()["notice"]
    assert thu.post(address, typed(dialogues, "9", seen=1)).json()["version"] == 2
    assert binh.post(address, typed(dialogues, "nhiều", seen=2)).status_code == 422
    assert as_(cast.dung).post(address, typed(dialogues, "1")).status_code == 404
    odd = thu.post(address, typed(dialogues, "9", "50", seen=2)).json()
    assert "khác với lũy kế" in odd["asked"]
    assert ReportFigure.objects.get().cumulative == 50


def test_a_stranger_to_the_indicator_writes_none(cast: Cast, report: Report, dialogues: Indicator, as_: As) -> None:
    theirs = Report.objects.get(round=report.round, unit=cast.home_affairs)
    assert not wanted_of(theirs)
    by = replace(cast.binh.by["by"], unit_id=cast.home_affairs.pk)
    with pytest.raises(Refused, match="không phải báo số liệu"):
        actions.save_figure(
            theirs, indicator=dialogues.pk, seen=0, mends=None, said=FigureSaid(Decimal(1)), by=by, now=NOW
        )


YEARLY = {"code": "CT3", "name": "Số hộ nghèo", "over_time": "last", "rhythm": "year"}
DECEMBER = {
    "kind": "monthly",
    "title": "Báo cáo tháng 12 năm 2025",
    "period_from": dt.date(2025, 12, 1),
    "period_to": dt.date(2025, 12, 31),
    "data_from": dt.date(2025, 11, 15),
    "closes_on": dt.date(2025, 12, 14),
    "due_on": dt.date(2025, 12, 17),
}


def asked_of_glar(round: Round, cast: Cast) -> list[tuple[str, Period]]:
    """Codes and periods of the figures that xã Glar's report asks for."""
    report = Report.objects.select_related("round", "unit").get(round=round, unit=cast.glar)
    return [(one.indicator.code, one.period) for one in wanted_of(report)]


def test_a_yearly_figure_is_asked_for_when_its_year_ends(
    cast: Cast, report: Report, programme: Programme, dialogues: Indicator, as_: As
) -> None:
    define(cast, programme, unit_class=cast.communes, **YEARLY)
    quarter = period_of(report.round)
    assert asked_of_glar(report.round, cast) == [("CT1", quarter)]
    assert "Số hộ nghèo" not in as_(cast.binh).get(report.get_absolute_url()).content.decode()
    interim = open_for(cast, programme, kind="interim", title="Sơ kết")
    assert asked_of_glar(interim, cast) == [("CT1", quarter), ("CT3", quarter)]
    december = open_for(cast, programme, **DECEMBER)
    year = Period(dt.date(2024, 12, 15), dt.date(2025, 12, 14))
    assert asked_of_glar(december, cast) == [("CT1", period_of(december)), ("CT3", year)]


def test_a_yearly_figure_is_measured_for_its_year(cast: Cast, programme: Programme, as_: As) -> None:
    poor = define(cast, programme, unit_class=cast.communes, **YEARLY)
    report = Report.objects.select_related("round", "unit").get(
        round=open_for(cast, programme, **DECEMBER), unit=cast.glar
    )
    page = as_(cast.binh).get(report.get_absolute_url()).content.decode()
    assert "CT3. Số hộ nghèo" in page and "; Năm 2025)" in page
    save(cast, report, poor, 41)
    lines_said(cast, report)
    actions.submit(report, **cast.binh.by)
    made = Measurement.objects.get()
    assert (made.value, made.period) == (41, (dt.date(2024, 12, 15), dt.date(2025, 12, 14)))
    assert "; Năm 2025)" in as_(cast.ha).get(report.get_absolute_url()).content.decode()


def test_by_buttons_alone_within_the_budget(
    cast: Cast, report: Report, dialogues: Indicator, on_time: Indicator, as_: As, django_assert_max_num_queries: Any
) -> None:
    browser, address = as_(cast.binh), report.get_absolute_url()
    browser.get(address)
    with django_assert_max_num_queries(12):
        page = browser.get(address).content.decode()
    assert "Còn 2 chỉ tiêu chưa có số liệu" in page and page.index("CT1. ") < page.index("Câu hỏi thêm")
    wrong = typed(dialogues, "5") | typed(on_time, "9")
    refused = browser.post(address, wrong | {"do": "save", "once": "a"})
    html = refused.content.decode()
    assert refused.status_code == 422 and "mẫu số lớn hơn 0" in html and f'name="t-f{on_time.pk}" value="9"' in html
    assert ReportFigure.objects.get().this == 5  # the other one was saved
    lines_said(cast, report)
    kept = typed(dialogues, "5", seen=1, mark=wanted_of(report)[0].said.mark)
    missing = browser.post(address, kept | {"do": "submit", "once": "b"})
    html = missing.content.decode()
    assert missing.status_code == 422 and "Nộp khi còn thiếu số liệu" in html
    assert f'<a href="#dong-f{on_time.pk}">' in html and f'<a href="#dong-f{dialogues.pk}">' not in html
    assert browser.post(address, kept | {"do": "submit-lacking", "once": "c"}).status_code == 302
    read = as_(cast.ha).get(address).content.decode()
    assert "CT1. " in read and "kỳ này 5; lũy kế 5" in read and read.count("chưa có số liệu") == 1


def test_what_adds_up_over_a_year_begins_anew(
    cast: Cast, programme: Programme, dialogues: Indicator, as_: As, on_the_day: Any
) -> None:
    """What 2026 ended with is nothing that the first quarter of 2027 adds to."""
    on_the_day.move_to(at("2027-06-16"))
    winter, spring = Period(D(2026, 9, 15), D(2026, 12, 14)), Period(D(2026, 12, 15), D(2027, 3, 14))
    summer = Period(D(2027, 3, 15), D(2027, 6, 14))
    for before, period, shown in ((winter, spring, False), (spring, summer, True)):
        measured(cast, dialogues, before, 7, now=at("2027-06-16"))
        days = {"data_from": period.start, "closes_on": period.end, "due_on": period.end + dt.timedelta(days=4)}
        asked = open_for(cast, programme, period_from=period.start, period_to=period.end, **days)
        page = as_(cast.binh).get(Report.objects.get(round=asked, unit=cast.glar).get_absolute_url())
        assert ("Lũy kế trước kỳ này: 7" in page.content.decode()) is shown


def test_out_and_in_as_a_sheet(
    cast: Cast, report: Report, dialogues: Indicator, on_time: Indicator, as_: As, run_jobs: Callable[[], int]
) -> None:
    measured(cast, dialogues, period_of(report.round), 7)
    address = reverse("rounds:report_sheet", args=[report.pk])
    rows = taken(as_(cast.binh), address)
    at = {name: place for place, name in enumerate(rows[0])}
    first, second = rows[-2:]
    assert first[at["Số kỳ này"]] == 7 and "CT1" in first[at["Nhiệm vụ"]]
    first[at["Số kỳ này"]], first[at["Lý do số liệu"]] = 8, "Bổ sung một cuộc"
    second[at["Số lũy kế"]], second[at["Mẫu số"]] = "1.234,5", 2000
    sheet = brought(cast.binh, rows, run_jobs)
    assert sheet.state == "done", sheet.faults
    one, share = ReportFigure.objects.order_by("pk")
    assert (one.this, one.because) == (8, "Bổ sung một cuộc")
    assert (share.this, share.cumulative, share.denominator) == (None, Decimal("1234.5"), 2000)
    again = brought(cast.binh, taken(as_(cast.binh), address), run_jobs, confirm=False)
    assert (again.state, again.changed, again.made) == ("checked", 0, 0)
    first[at["Số kỳ này"]], second[at["Mẫu số"]] = 9, ""
    faulty = brought(cast.binh, rows, run_jobs, confirm=False)
    assert {fault["code"] for fault in faulty.faults} >= {"figure_unfit", "line_newer"}
