"""What keeps a file from being written or a template from being filled, in words for the person who can mend it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Fault:
    """One thing that is wrong: ``code`` is a key of MESSAGES, ``values`` fill its blanks, ``where`` says where it is.

    ``where`` holds the place in Vietnamese and in English.

    A fault that is not ``blocking`` is a remark: the file can be used all the same.
    """

    code: str
    where: tuple[str, str] = ("", "")
    values: Mapping[str, str] = field(default_factory=dict)
    blocking: bool = True

    def message(self, language: str = "vi") -> str:
        """The sentence in Vietnamese ("vi") or English ("en"), with the place before it."""
        spoken = 0 if language == "vi" else 1
        said = MESSAGES[self.code][spoken].format(**self.values)
        return f"{self.where[spoken]}: {said}" if self.where[spoken] else said


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
    # templates
    "template_not_docx": (
        "Đây không phải tệp Word (.docx) đọc được. Hãy mở bằng Word, lưu thành .docx rồi tải lên lại.",
        "This is no Word file (.docx) that can be read. Open it in Word, save it as .docx and send it again.",
    ),
    "template_corrupt": (
        "Tệp bị hỏng. Hãy mở bằng Word, lưu thành tệp mới rồi tải lên lại.",
        "The file is damaged. Open it in Word, save it anew and send it again.",
    ),
    "template_large": (
        "Tệp mẫu vượt quá {limit} MB. Hãy giảm dung lượng ảnh trong tệp.",
        "The template is larger than {limit} MB. Make the pictures in it smaller.",
    ),
    "template_bomb": (
        "Tệp được nén bất thường nên không được nhận.",
        "The file is packed abnormally and is not accepted.",
    ),
    "template_macros": (
        "Tệp có macro nên không được nhận. Hãy lưu lại dưới dạng .docx.",
        "The file carries macros and is not accepted. Save it as .docx.",
    ),
    "template_locked": ("Tệp được đặt mật khẩu. Hãy gỡ mật khẩu.", "The file has a password. Remove it."),
    "template_outside_links": (
        "Tệp tự lấy nội dung từ bên ngoài ({target}) nên không được nhận.",
        "The file loads content from outside ({target}) and is not accepted.",
    ),
    "template_embedded": (
        "Tệp có đối tượng nhúng ({target}) nên không được nhận. Hãy thay bằng ảnh.",
        "The file has an embedded object ({target}) and is not accepted. Put a picture in its place.",
    ),
    "unclosed": (
        "“{text}” chưa có dấu đóng trong cùng một đoạn.",
        "“{text}” is not closed within its paragraph.",
    ),
    "unopened": (
        "Gần “{text}” có dấu đóng mà không có dấu mở.",
        "Near “{text}” a mark closes what was never opened.",
    ),
    "broken": (
        "“{text}” bị ngắt bởi dấu xuống dòng hoặc dấu tab. Hãy gõ lại liền một dòng.",
        "“{text}” is broken by a new line or a tab. Type it again on one line.",
    ),
    "tracked": (
        "“{text}” nằm trong phần đang theo dõi thay đổi. Hãy chấp nhận các thay đổi rồi lưu lại.",
        "“{text}” stands in a tracked change. Accept the changes and save again.",
    ),
    "linked": (
        "“{text}” nằm một phần trong liên kết hoặc trường. Hãy gõ lại thành chữ thường.",
        "“{text}” stands partly in a link or field. Type it again as plain text.",
    ),
    "split": (
        "“{text}” có nhiều kiểu chữ; kết quả sẽ theo kiểu của ký tự đầu.",
        "“{text}” has several looks; what is filled in takes the look of its first letter.",
    ),
    "prefix_unknown": (
        "“{text}”: chỉ dùng được dạng {{{{ }}}}, {{% %}}, {{%p %}} và {{%tr %}}.",
        "“{text}”: only {{{{ }}}}, {{% %}}, {{%p %}} and {{%tr %}} can be used.",
    ),
    "tag_unknown": (
        "“{text}”: chỉ dùng được for, if, elif, else, endfor, endif.",
        "“{text}”: only for, if, elif, else, endfor, endif can be used.",
    ),
    "tr_outside": ("“{text}” phải nằm trong một bảng.", "“{text}” must stand in a table."),
    "tr_alone": (
        "“{text}” phải đứng một mình trong một dòng riêng của bảng; cả dòng đó sẽ mất khi in.",
        "“{text}” must stand alone in a row of its own; that whole row vanishes.",
    ),
    "p_alone": (
        "“{text}” phải đứng một mình trong một đoạn riêng; cả đoạn đó sẽ mất khi in.",
        "“{text}” must stand alone in a paragraph of its own; that whole paragraph vanishes.",
    ),
    "no_end": ("“{text}” chưa có {end} đi cùng.", "“{text}” has no {end}."),
    "no_begin": ("“{text}” không có lệnh mở đi cùng.", "“{text}” ends or goes on with nothing that was begun."),
    "crosses": (
        "“{text}” phải ở cùng chỗ với “{begin}” (cùng đoạn, hoặc cùng bảng) và cùng dạng.",
        "“{text}” must stand where “{begin}” stands (same paragraph, or same table), in the same form.",
    ),
    "syntax": ("“{text}” viết sai: {reason}", "“{text}” is written wrongly: {reason}"),
    "forbidden": ("“{text}”: không dùng được “{what}” trong mẫu.", "“{text}”: “{what}” cannot be used in templates."),
    "unknown": ("Không có trường “{name}”.", "There is no field “{name}”."),
    "misspelt": (
        "Không có trường “{name}”. Có phải là “{near}” không?",
        "There is no field “{name}”. Is it “{near}”?",
    ),
    "only_in_list": (
        "“{name}” chỉ dùng được trong vòng lặp của “{listed}”.",
        "“{name}” can be used within a loop over “{listed}” alone.",
    ),
    "not_list": ("“{name}” không phải danh sách nên không lặp được.", "“{name}” is no list to loop over."),
    "not_printable": (
        "“{name}” là một danh sách hoặc nhóm; hãy ghi trường ở trong đó.",
        "“{name}” is a list or a group; name a field within it.",
    ),
    "too_much": (
        "Mẫu tạo ra văn bản quá dài hoặc mất quá nhiều thời gian.",
        "The template makes too long a text, or takes too much time.",
    ),
    "trial": ("Điền thử không thành: {reason}", "The trial did not succeed: {reason}"),
    # pdf
    "no_font": (
        "Không tìm thấy phông chữ {fonts} để làm tệp PDF. Hãy cài lại chương trình hoặc cài phông này vào máy chủ.",
        "The font {fonts} was not found for the PDF. Install the program anew, or this font on the server.",
    ),
    "typesetting": ("Không dàn được trang PDF: {reason}", "The PDF could not be typeset: {reason}"),
}
