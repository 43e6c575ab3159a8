"""``phoihop import`` at the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from phoihop.cli import main
from phoihop.ground.models import SheetImport
from phoihop.indicators.models import Measurement, Target
from phoihop.ledger.models import Entry
from phoihop.programmes.models import Programme
from phoihop.units.models import Unit
from tests.cast import Cast
from tests.sheets import delimited, workbook
from tests.worlds import in_force

pytestmark = pytest.mark.django_db(transaction=True)
UNITS = [["Mã", "Tên đơn vị", "Loại", "Cấp"], ["K1", "Xã Một", "UBND", "Cấp xã"]]


def kept(tmp_path: Path, content: bytes, name: str = "bang.xlsx") -> str:
    """The content as a file."""
    path = tmp_path / name
    path.write_bytes(content)
    return str(path)


def test_units_by_the_system(cast: Cast, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = kept(tmp_path, workbook(UNITS))
    assert main(["import", "units", file, "--dry-run"]) == 0
    assert "Sẽ thêm 1" in capsys.readouterr().out and not Unit.objects.filter(code="K1").exists()
    assert main(["import", "units", file]) == 0
    assert "Đã thêm 1" in capsys.readouterr().out and Unit.objects.filter(code="K1").exists()
    assert SheetImport.objects.get().state == "done"
    assert main(["import", "units", file]) == 0
    assert "giữ nguyên 1" in capsys.readouterr().out and SheetImport.objects.count() == 1


def test_faults_by_cell_and_nothing_written(cast: Cast, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    entries = Entry.objects.count()
    file = kept(tmp_path, delimited([*UNITS, ["K2", "", "UBND", "Cấp xã"]]), "u.csv")
    assert main(["import", "units", file]) == 2
    told = capsys.readouterr().err
    assert "ô B3" in told and "Chưa có dòng nào được ghi" in told
    assert Entry.objects.count() == entries and not SheetImport.objects.exists()


def test_the_tracker_as_a_secretary_with_a_mapping(
    cast: Cast, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = kept(tmp_path, workbook([["Cái gì", "Ai", "Bao giờ"], ["Mở lớp", "UBND xã Glar", "30/6/2026"]]))
    mapping = kept(tmp_path, json.dumps({"duty": "Cái gì", "lead": "B", "due": "bao giờ"}).encode(), "m.json")
    assert main(["import", "tracker", file, "--as", "binh"]) == 1
    assert main(["import", "tracker", file]) == 1
    assert main(["import", "tracker", file, "--as", "ha"]) == 2
    assert "Nhiệm vụ" in capsys.readouterr().err
    assert (
        main(["import", "tracker", file, "--as", "ha", "--mapping", mapping, "--programme", "Kế hoạch năm 2026"]) == 0
    )
    programme = Programme.objects.get(title="Kế hoạch năm 2026")
    assert programme.duties.get().assignments.get().unit == cast.glar
    assert main(["import", "tracker", file, "--as", "ha"]) == 0  # remembered
    assert "giữ nguyên 1" in capsys.readouterr().out


def test_indicators_their_targets_and_figures(cast: Cast, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    title = in_force(cast).title
    named = ["Chương trình", "Mã chỉ tiêu"]
    indicators = [
        [
            *named,
            "Tên chỉ tiêu",
            "Nội dung",
            "Đơn vị tính",
            "Tổng hợp các đơn vị",
            "Tổng hợp các kỳ",
            "Đơn vị báo số liệu",
        ],
        [
            title,
            "CT1",
            "Số cuộc đối thoại",
            "1",
            "cuộc",
            "Cộng số của các đơn vị",
            "Cộng số của các kỳ",
            "UBND các xã, thị trấn",
        ],
    ]
    targets = [[*named, "Đơn vị", "Năm", "Mục tiêu"], [title, "CT1", "UBND xã Glar", 2026, 12]]
    period = ["15/12/2025", "14/3/2026"]
    figures = [[*named, "Đơn vị", "Từ ngày", "Đến ngày", "Số liệu"], [title, "CT1", "UBND xã Glar", *period, 3]]
    for kind, who, rows in (
        ("indicators", "ha", indicators),
        ("targets", "ha", targets),
        ("measurements", "binh", figures),
    ):
        file = kept(tmp_path, workbook(rows))
        assert main(["import", kind, file]) == 1, "it needs somebody who may"
        assert main(["import", kind, file, "--as", who]) == 0, capsys.readouterr().err
    assert Target.objects.get().value == 12
    made = Measurement.objects.get()
    assert (made.unit, made.value, made.said) == (cast.glar, 3, "this")


@pytest.mark.parametrize(
    ("mapping", "says"), [("{", "Không đọc được"), ('{"duty": "Không có"}', "không có cột"), ("[]", "Không đọc được")]
)
def test_a_bad_mapping(cast: Cast, tmp_path: Path, capsys: pytest.CaptureFixture[str], mapping: str, says: str) -> None:
    file = kept(tmp_path, workbook([["Cái gì", "Ai"], ["Mở lớp", "UBND xã Glar"]]))
    assert main(["import", "tracker", file, "--as", "ha", "--mapping", kept(tmp_path, mapping.encode(), "m.json")]) == 2
    assert says in capsys.readouterr().err


def test_no_such_file_or_sheet(cast: Cast, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["import", "units", str(tmp_path / "x.xlsx")]) == 2
    assert main(["import", "units", kept(tmp_path, workbook(UNITS)), "--sheet", "Khác"]) == 2
    assert main(["import", "units", kept(tmp_path, b"\x89PNG\r\n\x1a\n0000", "a.xlsx")]) == 2
