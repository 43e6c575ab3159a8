"""What is wrong in a sheet, cell by cell, in words that tell its owner what to do."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from django.utils.translation import gettext as _g
from django.utils.translation import gettext_lazy as _

# What is expected, by code; rooms add their own with ``say``. Values in braces come with the fault.
WORDS: dict[str, Any] = {
    "required": _("Ô này không được để trống."),
    "too_long": _("Dài quá {most} ký tự; hãy viết ngắn lại."),
    "whole": _("Cần một số nguyên, ví dụ 12."),
    "number": _("Cần một số, ví dụ 1.234,5."),
    "percent": _("Cần tỷ lệ từ 0 đến 100, ví dụ 50%."),
    "percent_share": _(
        "Không rõ số này là phần trăm hay tỷ lệ trên 1: các ô khác của cột có số lớn hơn 1. Hãy ghi rõ, ví dụ 50%."
    ),
    "day": _("Cần một ngày, ví dụ 29/4/2022."),
    "no_such_day": _("Ngày này không có trong lịch. Cần một ngày, ví dụ 29/4/2022."),
    "choice": _("Cần một trong các giá trị: {choices}."),
    "formula": _("Công thức trong ô này bị lỗi; hãy sửa công thức hoặc ghi giá trị."),
    "double": _("Trùng với dòng {row} của bảng này."),
    "no_header": _("Không tìm thấy dòng tiêu đề cột. Hãy dùng bảng mẫu, hoặc thêm một dòng ghi tên các cột."),
    "no_column": _("Bảng thiếu cột “{column}”."),
    "no_rows": _("Bảng không có dòng dữ liệu nào."),
    "too_many_rows": _("Bảng có {rows} dòng, vượt mức cho phép {most} dòng. Hãy chia thành nhiều bảng."),
    "refused": _("{reason}"),
}


def say(code: str, words: Any) -> None:
    """Adds the sentence of a code; called once, where a room's module is loaded."""
    if code in WORDS:
        raise AssertionError(f"two faults named {code}")
    WORDS[code] = words


@dataclass(frozen=True)
class Fault:
    """One thing wrong: where (cell "C7"; none where the whole sheet is meant), what stands there, what is expected."""

    code: str
    sheet: str = ""
    cell: str = ""
    row: int = 0
    value: str = ""
    values: Mapping[str, Any] = field(default_factory=dict)

    @property
    def says(self) -> str:
        """What is expected, in the reader's language."""
        return str(WORDS[self.code]).format(**self.values)

    @property
    def place(self) -> str:
        """Sheet and cell in words."""
        if not self.cell and not self.row:
            return self.sheet
        at = _g("ô {cell}").format(cell=self.cell) if self.cell else _g("dòng {row}").format(row=self.row)
        return f"{self.sheet}, {at}" if self.sheet else at

    def plain(self) -> dict[str, Any]:
        """For JSON; ``Fault(**plain)`` is the way back."""
        return asdict(self)
