"""Loading the register of documents from a sheet."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from phoihop.documents import actions
from phoihop.documents.models import OfficialDocument
from phoihop.ground.sheets.book import Sheet
from phoihop.ledger.actor import SYSTEM
from phoihop.units.loading.carrying import guessed, layout_of, plan_book
from phoihop.units.loading.kinds import KINDS, Asked, Plan
from tests.cast import NOW, PASSWORD, Cast
from tests.sheets import delimited, upload

pytestmark = pytest.mark.django_db
HEAD = ["TT", "Số, ký hiệu", "Ngày, tháng, năm", "Cơ quan ban hành", "Trích yếu nội dung", "Loại"]


def plan(rows: Sequence[Sequence[Any]]) -> Plan:
    """What the rows would do."""
    book, kind = [Sheet("S", [HEAD, *map(list, rows)])], KINDS["documents"]
    mapping = guessed(layout_of(book, kind), kind)
    assert mapping is not None
    return plan_book(book, kind, mapping, Asked(SYSTEM, NOW.date()))


def perform(found: Plan) -> None:
    """Does it."""
    assert not found.faults, found.faults
    for step in found.steps:
        if step.do:
            step.do(by=SYSTEM, now=NOW)


def test_papers_are_registered(cast: Cast) -> None:
    perform(
        plan([[1, "Số: 19 / KH-UBND", dt.date(2020, 4, 6), "UBND huyện Đak Đoa", "Thực hiện\ncông tác dân vận", ""]])
    )
    paper = OfficialDocument.objects.get()
    assert (paper.number, paper.kind, paper.issued_on, paper.abstract) == (
        "19/KH-UBND",
        "kế hoạch",
        dt.date(2020, 4, 6),
        "Thực hiện công tác dân vận",
    )
    assert paper.issuer == cast.committee


def test_known_by_number_and_day_in_any_spelling(cast: Cast) -> None:
    perform(plan([[1, "19/KH-UBND", "6/4/2020", "", "Về công tác dân vận", ""]]))
    found = plan([[1, "019/KH–UBND", "06-04-2020", "UBND huyện Đak Đoa", "Về công tác dân vận", "Kế hoạch"]])
    assert [step.verb for step in found.steps] == ["change"]
    assert any("Cơ quan ban hành" in told for told in found.steps[0].details)
    perform(found)
    assert OfficialDocument.objects.get().issuer_name == "UBND huyện Đak Đoa"
    assert [step.verb for step in plan([[1, "19/KH-UBND", "6/4/2020", "", "", ""]]).steps] == ["same"]
    assert [step.verb for step in plan([[1, "19/KH-UBND", "6/4/2021", "", "", ""]]).steps] == ["make"]


def test_a_paper_without_its_day_gets_it(cast: Cast) -> None:
    perform(plan([[1, "72-KH/HU", "", "Huyện ủy", "Phối hợp", ""]]))
    perform(plan([[1, "72-KH/HU", "9/5/2022", "", "", ""]]))
    assert OfficialDocument.objects.get().issued_on == dt.date(2022, 5, 9)


def test_a_number_of_several_days_needs_a_day(cast: Cast) -> None:
    for year in (2020, 2021):
        actions.register(None, number="1/KH-UBND", kind="kế hoạch", issued_on=dt.date(year, 1, 5), by=SYSTEM, now=NOW)
    assert plan([[1, "1/KH-UBND", "", "", "x", ""]]).faults[0].code == "document_ambiguous"


def test_papers_without_number(cast: Cast) -> None:
    row = [1, "", "1/2/2026", "Ban Dân vận", "Đề cương tuyên truyền", "Đề cương"]
    perform(plan([row]))
    assert [step.verb for step in plan([row]).steps] == ["same"]
    assert plan([[1, "", "", "Ban", "", "Đề cương"]]).faults[0].code == "no_number"
    assert plan([[1, "tờ số 5", "", "Ban", "abc", ""]]).faults[0].code == "kind_unknown"


def test_faults(cast: Cast) -> None:
    rows = [
        [1, "1/KH-UBND", "1/1/2020", "", "a", ""],
        [2, "01/KH-UBND", "1/1/2020", "", "b", ""],
        [3, "2/KH-UBND", "1/1/2030", "", "c", ""],
    ]
    assert [(fault.code, fault.cell) for fault in plan(rows).faults] == [("double", "B3"), ("issued_later", "C4")]


def test_in_the_browser_from_a_windows_file(client: Client, cast: Cast, run_jobs: Callable[[], int]) -> None:
    content = delimited(
        [HEAD, [1, "72-KH/HU", "9/5/2022", "Huyện ủy Đak Đoa", "Phối hợp công tác dân vận", "Kế hoạch"]], ";", "cp1258"
    )
    sheet = upload(client, cast.ha, reverse("documents:import"), content, "so.csv", kind="documents")
    assert sheet is not None
    run_jobs()
    client.post(reverse("documents:import_confirm", args=[sheet.pk]), {"once": "1"})
    run_jobs()
    paper = OfficialDocument.objects.get()
    assert (paper.number, paper.abstract, paper.issuer) == ("72-KH/HU", "Phối hợp công tác dân vận", cast.party)


def test_reporters_may_not(client: Client, cast: Cast) -> None:
    client.login(username="binh", password=PASSWORD)
    assert client.get(reverse("documents:import")).status_code == 403
