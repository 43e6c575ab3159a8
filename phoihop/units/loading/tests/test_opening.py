"""Strangers' sheets: what is read, what is refused, and in which words."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from phoihop.reading.errors import ReadingError
from phoihop.units.loading.opening import open_sheets
from tests.sheets import delimited, workbook

ROWS = [["Tên", "Mã"], ["Hà", "1"]]


def opened(tmp_path: Path, content: bytes, name: str = "bang.xlsx") -> list[list[object]]:
    """The rows of the first sheet."""
    path = tmp_path / name
    path.write_bytes(content)
    return [list(row) for row in open_sheets(path)[0].rows]


def changed(content: bytes, **parts: bytes) -> bytes:
    """The workbook with parts replaced or added; "_" in a name stands for "/"."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        named = {name.replace("__", ".").replace("_", "/"): data for name, data in parts.items()}
        for name in old.namelist():
            if name not in named:
                new.writestr(name, old.read(name))
        for name, data in named.items():
            new.writestr(name, data)
    return out.getvalue()


@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1258"])
def test_delimited_text(tmp_path: Path, delimiter: str, encoding: str) -> None:
    rows = [["Tên đơn vị", "Ghi chú"], ["UBND xã Ngọc Réo", "Một; hai, ba"], ["Phường Thuận Phước", "x\ny"]]
    assert opened(tmp_path, delimited(rows, delimiter, encoding), "b.csv") == rows


def test_a_workbook(tmp_path: Path) -> None:
    assert opened(tmp_path, workbook(ROWS)) == [["Tên", "Mã"], ["Hà", "1"]]


def test_macros_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ReadingError, match="macros"):
        opened(tmp_path, changed(workbook(ROWS), xl_vbaProject__bin=b"x"))


def test_a_bomb_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ReadingError, match="bomb"):
        opened(tmp_path, changed(workbook(ROWS), xl_media_x=b"\0" * 60_000_000))


def test_a_lone_cell_far_out_is_refused(tmp_path: Path) -> None:
    far = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
    far += b'<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    far += b"</sheetData></worksheet>"
    with pytest.raises(ReadingError, match="bomb"):
        opened(tmp_path, changed(workbook(ROWS), xl_worksheets_sheet1__xml=far))


def test_a_stamp_of_secrecy_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ReadingError) as refused:
        opened(tmp_path, workbook([["TỐI MẬT", ""], *ROWS]))
    assert refused.value.code == "secret" and refused.value.values["level"] == "TỐI MẬT"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty"),
        (b"\x89PNG\r\n\x1a\n....", "wrong_type"),
        (b"MZ\x00\x01", "wrong_type"),
        (b"PK\x03\x04broken", "corrupt"),
        (b"%PDF-1.7 x", "wrong_type"),
    ],
)
def test_other_files_are_refused(tmp_path: Path, content: bytes, code: str) -> None:
    with pytest.raises(ReadingError) as refused:
        opened(tmp_path, content)
    assert refused.value.code == code


def test_too_large(tmp_path: Path, settings: object) -> None:
    settings.MAX_FILE_MB = 1  # type: ignore[attr-defined]
    with pytest.raises(ReadingError, match="too_large"):
        opened(tmp_path, b"a;b\n" * 300_000, "b.csv")
