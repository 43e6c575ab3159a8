"""What keeps a file from being written or a template from being filled, in words for the person who can mend it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Fault:
    """One thing that is wrong: ``code`` is a key of MESSAGES, ``values`` fill its blanks, ``where`` says where it is.

    A fault that is not ``blocking`` is a remark: the file can be used all the same.
    """

    code: str
    where: str = ""
    values: Mapping[str, str] = field(default_factory=dict)
    blocking: bool = True

    def message(self, language: str = "vi") -> str:
        """The sentence in Vietnamese ("vi") or English ("en"), with the place before it."""
        said = MESSAGES[self.code][0 if language == "vi" else 1].format(**self.values)
        return f"{self.where}: {said}" if self.where else said


class WritingError(Exception):
    """A file that cannot be written as asked; carries its faults."""

    def __init__(self, *faults: Fault) -> None:
        super().__init__(*(fault.message("en") for fault in faults))
        self.faults = faults

    def message(self, language: str = "vi") -> str:
        """All faults, one a line."""
        return "\n".join(fault.message(language) for fault in self.faults)


# code: (Vietnamese, English)
MESSAGES: dict[str, tuple[str, str]] = {
    # papers
    "no_issuer": ("Chưa ghi cơ quan ban hành.", "The issuing body is missing."),
    "no_abstract": ("Chưa ghi trích yếu nội dung.", "The abstract is missing."),
    "no_addressee": ("Công văn phải ghi nơi gửi đến (Kính gửi).", "A letter must say to whom it goes."),
    "no_signature": ("Chưa ghi chức vụ, họ tên người ký.", "The post and name of the signatory are missing."),
    "few_signatures": (
        "Văn bản của {issuers} cơ quan phải có đủ {issuers} người ký, mới có {signatures}.",
        "A paper of {issuers} bodies needs {issuers} signatories, {signatures} given.",
    ),
    "prefix": (
        "“{prefix}” không phải là ghi quyền hạn ký đúng; ở đây dùng {known}.",
        "“{prefix}” is not a form of signing authority; use {known} here.",
    ),
    "number": (
        "Số văn bản “{number}” phải là số, hoặc để trống để văn thư ghi.",
        "The number “{number}” must be a number, or blank for the clerk to fill in.",
    ),
    "symbol": (
        "Ký hiệu “{symbol}” chỉ gồm phần chữ, ví dụ {example}.",
        "The symbol “{symbol}” holds letters alone, such as {example}.",
    ),
    "heading_level": ("Cấp đề mục phải từ 1 đến 4, không phải {level}.", "A heading's level is 1 to 4, not {level}."),
    "no_alternative": (
        "Biểu đồ “{caption}” chưa có lời mô tả cho người không nhìn thấy.",
        "The chart “{caption}” has no description for people who cannot see it.",
    ),
    "not_png": ("Ảnh của biểu đồ “{caption}” không phải PNG.", "The chart “{caption}” is not a PNG."),
    "no_columns": ("Bảng “{caption}” chưa có cột nào.", "The table “{caption}” has no columns."),
    "groups": (
        "Các nhóm cột của bảng “{caption}” gộp {given} cột, bảng có {columns} cột.",
        "The groups of the table “{caption}” span {given} columns, it has {columns}.",
    ),
    "row_width": (
        "Dòng {row} của bảng “{caption}” có {given} ô, bảng có {columns} cột.",
        "Row {row} of the table “{caption}” has {given} cells, the table {columns} columns.",
    ),
    "totals_width": (
        "Dòng tổng của bảng “{caption}” có {given} ô, bảng có {columns} cột.",
        "The totals of the table “{caption}” have {given} cells, the table {columns} columns.",
    ),
    # pdf
    "no_font": (
        "Không tìm thấy phông chữ {fonts} để làm tệp PDF. Hãy cài lại chương trình hoặc cài phông này vào máy chủ.",
        "The font {fonts} was not found for the PDF. Install the program anew, or this font on the server.",
    ),
    "typesetting": ("Không dàn được trang PDF: {reason}", "The PDF could not be typeset: {reason}"),
}
