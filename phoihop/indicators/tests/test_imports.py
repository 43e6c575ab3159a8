"""Indicators, targets and figures out as a workbook, and in again by the same columns."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils.translation import override
from python_calamine import CalamineWorkbook

from phoihop.ground.models import SheetImport
from phoihop.ground.sheets.book import Sheet
from phoihop.indicators.exports import book_of
from phoihop.indicators.imports.columns import FIGURES
from phoihop.indicators.measurers import Owed
from phoihop.indicators.models import Indicator, Measurement, Target
from phoihop.indicators.pages import year_period
from phoihop.programmes.models import Programme
from phoihop.units.loading.carrying import guessed, layout_of, plan_book
from phoihop.units.loading.kinds import KINDS, Asked, Plan
from tests.cast import Cast, Person
from tests.sheets import upload, workbook

from .making import LATER, define, give, month, said

NUMBER = "01-CTr/BDVHU-UBND"
INDICATORS = [
    "Chương trình",
    "Nội dung",
    "Mã chỉ tiêu",
    "Tên chỉ tiêu",
    "ĐVT",
    "Tổng hợp các đơn vị",
    "Tổng hợp các kỳ",
]
TARGETS = ["Chương trình", "Mã chỉ tiêu", "Đơn vị", "Năm", "Mục tiêu", "Giải thích"]
HEAD = ["Chương trình", "Mã chỉ tiêu", "Đơn vị", "Từ ngày", "Đến ngày", "Số là", "Số liệu", "Giải thích"]


def plan(person: Person, kind: str, rows: Sequence[Sequence[Any]], head: Sequence[str]) -> Plan:
    """What the rows would do."""
    return plan_of([Sheet("S", [list(head), *map(list, rows)])], person, kind)


def plan_of(book: list[Sheet], person: Person, kind: str) -> Plan:
    """What a workbook would do."""
    mapping = guessed(layout_of(book, KINDS[kind]), KINDS[kind])
    assert mapping is not None
    return plan_book(book, KINDS[kind], mapping, Asked(person.actor, LATER.date()))


def perform(person: Person, found: Plan) -> None:
    """Does it."""
    assert not found.faults, [(fault.place, fault.says) for fault in found.faults]
    for step in found.steps:
        if step.do:
            step.do(by=person.actor, now=LATER)


def verbs(found: Plan) -> list[str]:
    """What becomes of the rows."""
    return [step.verb for step in found.steps]


def faults(found: Plan) -> list[tuple[str, str]]:
    """What is wrong, where."""
    return [(fault.code, fault.cell) for fault in found.faults]


def figure(number: int, value: Any, unit: str = "UBND xã Glar", because: str = "", said: str = "") -> list[Any]:
    """A row of figures."""
    return [NUMBER, "CT1", unit, *month(number), said, value, because]


def read(content: bytes) -> list[Sheet]:
    """The sheets of a workbook."""
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    return [Sheet(name, book.get_sheet_by_name(name).to_python()) for name in book.sheet_names]


def test_indicators_made_changed_and_left_alone(cast: Cast, programme: Programme) -> None:
    row = [NUMBER, "1", "CT1", "Số cuộc đối thoại", "cuộc", "Cộng số của các đơn vị", "Tổng"]
    perform(cast.ha, plan(cast.ha, "indicators", [row], INDICATORS))
    made = Indicator.objects.get()
    assert (made.content, made.measure, made.over_units, made.over_time) == (
        programme.contents.get(), "cuộc", "sum", "sum",
    )  # fmt: skip
    assert verbs(plan(cast.ha, "indicators", [row], INDICATORS)) == ["same"]
    head = [*INDICATORS, "Đơn vị báo số liệu", "Giải thích"]
    changed = [*row[:4], "buổi", *row[5:], "UBND xã Glar; Phòng Nội vụ", ""]
    found = plan(cast.ha, "indicators", [changed], head)
    assert found.steps[0].verb == "change" and found.steps[0].details == ["Đơn vị tính: cuộc → buổi"]
    perform(cast.ha, found)
    made.refresh_from_db()
    assert (made.measure, made.measurers.count()) == ("buổi", 2)
    give(Owed(made, cast.glar), cast.binh, said(month(1), 2))
    again = [*row, "", ""]
    assert faults(plan(cast.ha, "indicators", [again], head)) == [("needs_reason", "I2")]
    perform(cast.ha, plan(cast.ha, "indicators", [[*row, "", "Đơn vị tính ghi nhầm"]], head))
    assert Indicator.objects.get().measure == "cuộc"


def test_the_rhythm_goes_out_and_in(cast: Cast, programme: Programme) -> None:
    define(cast, programme, unit_class=cast.communes)
    head = [*INDICATORS, "Kỳ báo số liệu"]
    row = [NUMBER, "1", "CT1", "Số cuộc đối thoại với Nhân dân", "cuộc", "Cộng số của các đơn vị", "Tổng"]
    assert verbs(plan(cast.ha, "indicators", [[*row, ""]], head)) == ["same"]
    found = plan(cast.ha, "indicators", [[*row, "hằng quý"]], head)
    assert found.steps[0].details == ["Kỳ báo số liệu: Mỗi đợt báo cáo → Hằng quý"]
    perform(cast.ha, found)
    assert Indicator.objects.get().rhythm == "quarter"
    sheet = read(book_of(programme, month(1), cast.ha.actor))[-1]
    assert dict(zip(sheet.rows[0], sheet.rows[1], strict=False))["Kỳ báo số liệu"] == "Hằng quý"
    assert verbs(plan_of([sheet], cast.ha, "indicators")) == ["same"]


@pytest.mark.parametrize(
    ("place", "value", "code"),
    [
        (0, "Chương trình khác", "programme_unknown"),
        (1, "9", "content_unknown"),
        (5, "Cộng lại", "choice"),
        (6, "Tỷ lệ", "misfit"),
        (7, "UBND xã Nào Đó", "units_unknown"),
    ],
)
def test_faults_of_indicators(cast: Cast, programme: Programme, place: int, value: str, code: str) -> None:
    row = [NUMBER, "1", "CT1", "Số cuộc đối thoại", "cuộc", "Cộng số của các đơn vị", "Tổng", ""]
    row[place] = value
    found = plan(cast.ha, "indicators", [row], [*INDICATORS, "Đơn vị báo số liệu"])
    assert faults(found) == [(code, f"{'ABCDEFGH'[place]}2")]


def test_targets(cast: Cast, dialogues: Indicator) -> None:
    rows = [[NUMBER, "CT1", "", 2026, 30, ""], [NUMBER, "CT1", "UBND xã A Dơk", 2026, "18", ""],
            [NUMBER, "CT1", "UBND xã Glar", 2026, 12, ""], [NUMBER, "CT1", "UBND xã Glar", 2027, None, ""]]  # fmt: skip
    found = plan(cast.ha, "targets", rows, TARGETS)
    assert verbs(found) == ["change", "make", "same", "same"]
    perform(cast.ha, found)
    assert set(Target.objects.values_list("unit", "value")) == {(None, 30), (cast.adok.pk, 18), (cast.glar.pk, 12)}
    assert set(verbs(plan(cast.ha, "targets", rows, TARGETS))) == {"same"}
    rows[1][4] = 19
    assert faults(plan(cast.ha, "targets", rows, TARGETS)) == [("asked", "E3")]
    rows[1][5] = "Giao vượt"
    perform(cast.ha, plan(cast.ha, "targets", rows, TARGETS))
    assert Target.objects.get(unit=cast.adok).value == 19


@pytest.mark.parametrize(
    ("row", "code", "cell"),
    [
        ([NUMBER, "CT7", "", 2026, 1, ""], "indicator_unknown", "B2"),
        ([NUMBER, "CT1", "Phòng Nội vụ", 2026, 1, ""], "unit_not_measuring", "C2"),
        ([NUMBER, "CT1", "", 2030, 1, ""], "year_out", "D2"),
        ([NUMBER, "CT1", "", 2026, "nhiều", ""], "number", "E2"),
    ],
)
def test_faults_of_targets(cast: Cast, dialogues: Indicator, row: list[Any], code: str, cell: str) -> None:
    assert faults(plan(cast.ha, "targets", [row], TARGETS)) == [(code, cell)]


def test_figures(cast: Cast, dialogues: Indicator) -> None:
    rows = [figure(2, 5, said="Lũy kế"), figure(1, "2"), figure(1, 4, "UBND xã A Dơk"), figure(3, None)]
    found = plan(cast.ha, "measurements", rows, HEAD)
    assert sorted(verbs(found)) == ["make", "make", "make", "same"]
    perform(cast.ha, found)
    february = Measurement.objects.get(unit=cast.glar, ends_on=month(2).end)
    assert (february.this, february.cumulative) == (3, 5)
    assert set(verbs(plan(cast.ha, "measurements", rows, HEAD))) == {"same"}
    rows[1] = figure(1, 3)
    assert faults(plan(cast.ha, "measurements", rows, HEAD)) == [("needs_reason", "G3")]
    rows[1] = figure(1, 3, because="Đếm lại")
    perform(cast.ha, plan(cast.ha, "measurements", rows, HEAD))
    assert set(verbs(plan(cast.ha, "measurements", rows, HEAD))) == {"same"}
    assert Measurement.objects.filter(state="corrected").get().value == 2


def test_a_figure_is_asked_about_with_the_rows_before_it_in_mind(cast: Cast, dialogues: Indicator) -> None:
    rows = [figure(2, 4, said="Lũy kế"), figure(1, 5)]
    found = plan(cast.ha, "measurements", rows, HEAD)
    assert faults(found) == [("asked", "G2")] and "ít hơn lũy kế" in found.faults[0].says
    rows[0][-1] = "Tháng 1 tính trùng"
    perform(cast.ha, plan(cast.ha, "measurements", rows, HEAD))
    assert Measurement.objects.count() == 2


@pytest.mark.parametrize(
    ("row", "code", "cell"),
    [
        (figure(1, 1, "Phòng Nội vụ"), "unit_not_measuring", "C2"),
        (
            [NUMBER, "CT1", "UBND xã Glar", dt.date(2026, 3, 1), dt.date(2026, 2, 1), "", 1, ""],
            "period_backwards",
            "E2",
        ),
        ([NUMBER, "CT1", "UBND xã Glar", dt.date(2028, 3, 1), dt.date(2028, 4, 1), "", 1, ""], "period_ahead", "D2"),
        (figure(1, "ba"), "number", "G2"),
        (figure(1, 1, said="Cả hai"), "choice", "F2"),
    ],
)
def test_faults_of_figures(cast: Cast, dialogues: Indicator, row: list[Any], code: str, cell: str) -> None:
    assert faults(plan(cast.ha, "measurements", [row], HEAD)) == [(code, cell)]


def test_the_same_row_twice(cast: Cast, dialogues: Indicator) -> None:
    assert faults(plan(cast.ha, "measurements", [figure(1, 1), figure(1, 1)], HEAD)) == [("double", "E3")]


def test_a_unit_gives_its_own_alone(cast: Cast, dialogues: Indicator) -> None:
    found = plan(cast.binh, "measurements", [figure(1, 1), figure(1, 1, "UBND xã A Dơk")], HEAD)
    assert faults(found) == [("unit_not_yours", "C3")]
    perform(cast.binh, plan(cast.binh, "measurements", [figure(1, 1)], HEAD))
    assert Measurement.objects.get().membership == cast.binh.membership
    assert faults(plan(cast.dung, "measurements", [figure(1, 1)], HEAD)) == [("programme_unknown", "A2")]


def test_a_share_needs_both_parts(cast: Cast, programme: Programme) -> None:
    define(cast, programme, unit_class=cast.communes, over_units="share", over_time="share")
    head = [*HEAD, "Mẫu số"]
    assert faults(plan(cast.ha, "measurements", [[*figure(1, 9), None]], head)) == [("needs_denominator", "I2")]
    perform(cast.ha, plan(cast.ha, "measurements", [[*figure(1, 9), 10]], head))
    assert Measurement.objects.get().denominator == 10


@pytest.mark.parametrize(("out", "back"), [("vi", "vi"), ("en", "vi"), ("vi", "en")])
def test_out_and_in_again_changes_nothing(cast: Cast, owed: Owed, out: str, back: str) -> None:
    about = define(
        cast, owed.indicator.programme, code="2.1", name="=TỷLệ", units=[cast.glar], over_units="share",
        over_time="last", baseline=Decimal("12.5"), baseline_year=2025, better="lower",
    )  # fmt: skip
    give(owed, cast.binh, said(month(1), 2))
    give(owed, cast.binh, said(month(2), 5, "cumulative"))
    give(Owed(about, cast.glar), cast.binh, said(month(2), 5, denominator=8))
    with override(out):
        book = read(book_of(owed.indicator.programme, year_period(2026), cast.ha.actor))
    with override(back):
        for kind in ("measurements", "targets", "indicators"):
            found = plan_of(book, cast.ha, kind)
            assert (faults(found), set(verbs(found))) == ([], {"same"})


def test_filled_without_a_line_and_loaded(cast: Cast, owed: Owed) -> None:
    (sheet, *_others) = read(book_of(owed.indicator.programme, month(3), cast.binh.actor))
    columns = [column.key for column in FIGURES]
    (row,) = sheet.rows[1:]  # its own alone
    assert row[columns.index("unit")] == "UBND xã Glar" and row[columns.index("value")] == ""
    row[columns.index("value")] = 3
    perform(cast.binh, plan_of([sheet], cast.binh, "measurements"))
    made = Measurement.objects.get()
    assert (made.period, made.value) == (month(3), 3)


def test_in_the_browser(client: Client, cast: Cast, owed: Owed, run_jobs: Callable[[], int]) -> None:
    address = reverse("indicators:import")
    with time_machine.travel(LATER, tick=False):
        client.force_login(cast.ha.account)
        workbook_out = client.get(reverse("indicators:sheet", args=[owed.indicator.programme_id]))
        assert workbook_out.headers["Content-Disposition"].endswith('.xlsx"')
        content = workbook([HEAD, figure(1, 2), figure(1, 4, "UBND xã A Dơk")])
        sheet = upload(client, cast.ha, address, content, kind="measurements")
        assert sheet is not None and sheet.state == "checking"
        run_jobs()
        sheet.refresh_from_db()
        assert (sheet.state, sheet.made) == ("checked", 2)
        client.post(reverse("indicators:import_confirm", args=[sheet.pk]), {"once": "c"})
        run_jobs()
    sheet.refresh_from_db()
    assert sheet.state == "done" and Measurement.objects.count() == 2
    assert sheet.results == [[owed.indicator.programme.title, f"/chuong-trinh/{owed.indicator.programme_id}/chi-tieu/"]]


def test_one_wrong_cell_and_nothing_is_written(
    client: Client, cast: Cast, owed: Owed, run_jobs: Callable[[], int]
) -> None:
    content = workbook([HEAD, figure(1, 2), figure(1, -4, "UBND xã A Dơk")])
    with time_machine.travel(LATER, tick=False):
        sheet = upload(client, cast.ha, reverse("indicators:import"), content, kind="measurements")
        run_jobs()
    sheet = SheetImport.objects.get()
    assert sheet.state == "faulty" and sheet.faults[0]["cell"] == "G3" and not Measurement.objects.exists()
    page = client.get(reverse("indicators:import_sheet", args=[sheet.pk])).content.decode()
    assert "Số -4 là số âm. Nếu đúng, hãy ghi lý do ở cột Giải thích." in page
