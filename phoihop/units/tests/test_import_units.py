"""Loading units from a sheet in the browser."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from phoihop.ground.models import SheetImport
from phoihop.ledger.models import Entry
from phoihop.units.models import Unit
from tests.cast import PASSWORD, Cast
from tests.sheets import upload, workbook

pytestmark = pytest.mark.django_db
HEAD = ["Mã định danh", "Tên đơn vị", "Viết tắt", "Loại", "Cấp", "Trực thuộc", "Từ ngày"]
ROWS = [
    ["H21.1", "UBND huyện Hòa An", "", "UBND", "Cấp huyện", "", dt.date(2020, 1, 1)],
    ["H21.1.1", "UBND xã Nam Hòa", "NH", "UBND", "Cấp xã", "H21.1", ""],
    ["H21.1.2", "UBND xã Bắc Hòa", "BH", "Ủy ban nhân dân", "commune", "UBND huyện Hòa An", ""],
]


def load(
    client: Client, cast: Cast, run_jobs: Callable[[], int], content: bytes, name: str = "bang.xlsx"
) -> SheetImport:
    """Uploads as Hà, and has it checked."""
    sheet = upload(client, cast.ha, reverse("units:import"), content, name, kind="units")
    assert sheet is not None
    run_jobs()
    sheet.refresh_from_db()
    return sheet


def confirm(client: Client, sheet: SheetImport, run_jobs: Callable[[], int]) -> SheetImport:
    """Presses the button, and has it written."""
    client.post(reverse("units:import_confirm", args=[sheet.pk]), {"once": f"confirm-{sheet.pk}"})
    run_jobs()
    sheet.refresh_from_db()
    return sheet


@pytest.mark.parametrize(
    "head",
    [
        ["code", "name", "abbreviation", "kind", "level", "parent", "from", "to"],
        ["Unit code", "Unit name", "Short name", "Unit type", "Level", "Parent unit", "Valid from", "Valid to"],
    ],
)
def test_headings_and_words_may_be_english(
    client: Client, cast: Cast, run_jobs: Callable[[], int], head: list[str]
) -> None:
    rows = [
        ["H21.1", "UBND huyện Hòa An", "HA", "People's committee", "District", "", dt.date(2020, 1, 1), ""],
        ["H21.1.1", "UBND xã Nam Hòa", "NH", "peoples_committee", "Commune", "H21.1", "", dt.date(2027, 12, 31)],
    ]
    sheet = confirm(client, load(client, cast, run_jobs, workbook([head, *rows])), run_jobs)
    assert sheet.state == "done", sheet.faults
    commune = Unit.objects.get(code="H21.1.1")
    assert (commune.name, commune.abbreviation, commune.level) == ("UBND xã Nam Hòa", "NH", "commune")
    assert commune.parent == Unit.objects.get(code="H21.1", valid_from=dt.date(2020, 1, 1))
    assert commune.valid_to == dt.date(2027, 12, 31)


def test_units_come_with_their_tree(client: Client, cast: Cast, run_jobs: Callable[[], int]) -> None:
    sheet = load(client, cast, run_jobs, workbook([HEAD, *reversed(ROWS)]))  # children stand above their parent
    assert (sheet.state, sheet.made, sheet.changed, sheet.same) == ("checked", 3, 0, 0)
    assert not Unit.objects.filter(code="H21.1").exists()
    page = client.get(reverse("units:import_sheet", args=[sheet.pk])).content.decode()
    assert "UBND xã Nam Hòa" in page and "Ghi 3 dòng" in page
    sheet = confirm(client, sheet, run_jobs)
    assert sheet.state == "done"
    district = Unit.objects.get(code="H21.1")
    commune = Unit.objects.get(code="H21.1.2")
    assert commune.parent == district and commune.path == f"{district.path}{commune.pk}/"
    assert (commune.kind, commune.level, district.valid_from) == ("peoples_committee", "commune", dt.date(2020, 1, 1))
    assert (
        Entry.objects.filter(act="unit.create", object=f"units.unit:{commune.pk}", unit="Ban Dân vận Huyện ủy").count()
        == 1
    )
    assert Entry.objects.filter(act="units.import").count() == 1


def test_the_same_sheet_again_changes_nothing(client: Client, cast: Cast, run_jobs: Callable[[], int]) -> None:
    confirm(client, load(client, cast, run_jobs, workbook([HEAD, *ROWS])), run_jobs)
    units, entries = Unit.objects.count(), Entry.objects.filter(act__startswith="unit.").count()
    again = load(client, cast, run_jobs, workbook([HEAD, *ROWS]))
    assert (again.state, again.made, again.changed, again.same) == ("checked", 0, 0, 3)
    assert "Không cần ghi" in client.get(reverse("units:import_sheet", args=[again.pk])).content.decode()
    confirm(client, again, run_jobs)
    assert (Unit.objects.count(), Entry.objects.filter(act__startswith="unit.").count()) == (units, entries)


def test_known_units_are_changed_where_a_cell_says_so(client: Client, cast: Cast, run_jobs: Callable[[], int]) -> None:
    rows = [["", "UBND xã Glar", "GLAR", "", "", "UBND huyện Đak Đoa", ""], ["M1", "Phòng Nội Vụ", "", "", "", "", ""]]
    sheet = load(client, cast, run_jobs, workbook([HEAD, *rows]))
    assert (sheet.made, sheet.changed) == (0, 2)
    confirm(client, sheet, run_jobs)
    glar, home = Unit.objects.get(pk=cast.glar.pk), Unit.objects.get(pk=cast.home_affairs.pk)
    assert (glar.abbreviation, glar.kind, glar.parent_id) == ("GLAR", "peoples_committee", cast.committee.pk)
    assert (home.code, home.name, home.parent_id) == ("M1", "Phòng Nội vụ", cast.committee.pk)


def test_a_unit_moves_with_all_below_it(client: Client, cast: Cast, run_jobs: Callable[[], int]) -> None:
    confirm(client, load(client, cast, run_jobs, workbook([HEAD, *ROWS])), run_jobs)
    moved = [
        ["H21.1", "UBND huyện Hòa An", "", "", "", "UBND huyện Mang Yang", ""],
        ["H21.1.3", "Thôn Một", "", "Thôn", "Thôn", "H21.1.1", ""],
    ]
    confirm(client, load(client, cast, run_jobs, workbook([HEAD, *moved])), run_jobs)
    village = Unit.objects.get(code="H21.1.3")
    assert village.path.startswith(Unit.objects.get(pk=cast.stranger.pk).path) and village.path.endswith(
        f"/{village.pk}/"
    )
    assert Unit.objects.get(code="H21.1.1").path in village.path


@pytest.mark.parametrize(
    ("rows", "cell", "says"),
    [
        ([["A1", "", "", "UBND", "Cấp xã", "", ""]], "B2", "không được để trống"),
        ([["A1", "Xã Một", "", "Tàu thủy", "Cấp xã", "", ""]], "D2", "Ủy ban nhân dân"),
        ([["A1", "Xã Một", "", "UBND", "Cấp xã", "Xã Không Có", ""]], "F2", "Không có đơn vị nào"),
        ([["A1", "Xã Một", "", "", "Cấp xã", "", ""]], "D2", "chưa có trong danh bạ"),
        ([["A1", "Xã Một", "", "UBND", "Cấp xã", "", "31/2/2020"]], "G2", "Ngày này không có trong lịch"),
        ([["A1", "Xã Một", "", "UBND", "Cấp xã", "", ""],
          ["A1", "Xã Hai", "", "UBND", "Cấp xã", "", ""]], "A3", "Trùng với dòng 2"),
        ([["A1", "Xã Một", "", "UBND", "Cấp xã", "A2", ""],
          ["A2", "Xã Hai", "", "UBND", "Cấp xã", "A1", ""]], "F2", "trực thuộc chính nó"),
        ([["A" * 31, "Xã Một", "", "UBND", "Cấp xã", "", ""]], "A2", "Dài quá 30"),
    ],
)  # fmt: skip
def test_faults_are_told_by_cell_and_nothing_is_written(
    client: Client, cast: Cast, run_jobs: Callable[[], int], rows: list[list[str]], cell: str, says: str
) -> None:
    before = Unit.objects.count()
    good = ["B9", "Xã Tốt", "", "UBND", "Cấp xã", "", ""]
    sheet = load(client, cast, run_jobs, workbook([HEAD, *rows, good]))
    assert sheet.state == "faulty"
    page = client.get(reverse("units:import_sheet", args=[sheet.pk])).content.decode()
    assert f"ô {cell}" in page and says in page
    response = client.post(reverse("units:import_confirm", args=[sheet.pk]), {"once": "x"})
    assert response.status_code == 403
    assert Unit.objects.count() == before


def test_two_units_of_one_name_need_a_code_or_a_parent(client: Client, cast: Cast, run_jobs: Callable[[], int]) -> None:
    twins = [
        ["", "Văn phòng", "", "Khác", "Cấp huyện", "UBND huyện Đak Đoa", ""],
        ["", "Văn phòng", "", "Khác", "Cấp huyện", "UBND huyện Mang Yang", ""],
    ]
    sheet = confirm(client, load(client, cast, run_jobs, workbook([HEAD, *twins])), run_jobs)
    assert (sheet.state, sheet.made) == ("done", 2)
    faulty = load(client, cast, run_jobs, workbook([HEAD, ["", "Văn phòng", "VP", "", "", "", ""]]))
    assert faulty.state == "faulty" and faulty.faults[0]["code"] == "unit_ambiguous"
    again = load(client, cast, run_jobs, workbook([HEAD, *twins]))
    assert (again.state, again.same) == ("checked", 2)


def test_who_may_not(client: Client, cast: Cast, run_jobs: Callable[[], int], settings: Any) -> None:
    settings.DEMO = True  # administrators without a second factor
    sheet = load(client, cast, run_jobs, workbook([HEAD, *ROWS]))
    page, start = reverse("units:import_sheet", args=[sheet.pk]), reverse("units:import")
    client.login(username="binh", password=PASSWORD)
    assert client.get(start).status_code == 403
    assert client.get(reverse("units:import_blank", args=["units"])).status_code == 403
    assert client.get(page).status_code == 404
    client.login(username="an", password=PASSWORD)  # may load units, but this sheet is another unit's
    assert client.get(start).status_code == 200
    assert client.get(page).status_code == 404
    assert client.post(reverse("units:import_confirm", args=[sheet.pk])).status_code == 404
    client.login(username="ha", password=PASSWORD)
    assert client.post(page).status_code == 405
    assert client.get(reverse("units:import_confirm", args=[sheet.pk])).status_code == 405
    client.logout()
    assert client.get(start).status_code == 302


def test_twice_sent_is_once_done(client: Client, cast: Cast, run_jobs: Callable[[], int]) -> None:
    client.login(username="ha", password=PASSWORD)
    for _time in range(2):
        content = SimpleUploadedFile("b.xlsx", workbook([HEAD, *ROWS]))
        assert (
            client.post(reverse("units:import"), {"kind": "units", "file": content, "once": "one"}).status_code == 302
        )
    assert SheetImport.objects.count() == 1
    run_jobs()
    sheet = SheetImport.objects.get()
    for _time in range(2):
        assert client.post(reverse("units:import_confirm", args=[sheet.pk]), {"once": "two"}).status_code == 302
    assert run_jobs() == 1
    assert Entry.objects.filter(act="unit.create", unit="Ban Dân vận Huyện ủy").count() == 3


def test_pages_cost_the_same_whatever_they_show(
    client: Client, cast: Cast, run_jobs: Callable[[], int], queries_at_most: Callable
) -> None:
    many = [[f"N{n}", f"Thôn {n}", "", "Thôn", "Thôn", "UBND xã Glar", ""] for n in range(40)]
    sheets = [load(client, cast, run_jobs, workbook([HEAD, *rows]), f"{len(rows)}.xlsx") for rows in (ROWS, many)]
    for address in [reverse("units:import"), *(reverse("units:import_sheet", args=[s.pk]) for s in sheets)]:
        with queries_at_most():
            assert client.get(address).status_code == 200
