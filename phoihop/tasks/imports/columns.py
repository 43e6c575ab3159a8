"""What offices' trackers hold, and how they call it."""

from __future__ import annotations

import re

from django.utils.translation import gettext_lazy as _

from phoihop.ground.sheets.columns import Column
from phoihop.ground.sheets.faults import say
from phoihop.ground.sheets.table import Row
from phoihop.ground.text import fold, squeeze

say("no_programme", _("Chưa rõ việc thuộc chương trình nào: hãy ghi ở cột Chương trình, hoặc chọn ở bước khớp cột."))
say("programme_frozen", _("Chương trình này đang ở trạng thái “{state}”, không nhập được."))
say("programme_double", _("Có {count} chương trình cùng tên; hãy ghi số, ký hiệu."))
say(
    "duty_unknown",
    _("Chương trình đang thực hiện không có nhiệm vụ này. Nhiệm vụ mới phải qua sửa đổi, bổ sung chương trình."),
)
say("unit_not_assigned", _("Đơn vị này không chủ trì nhiệm vụ đó trong chương trình."))
say("state_conflict", _("Tình trạng ghi đã xong nhưng tiến độ mới đạt {percent}%."))

COLUMNS = (
    Column("label", _("TT"), most=20, names=("STT", "Số TT", "Số thứ tự", "No"), example="1"),
    Column(
        "programme",
        _("Chương trình"),
        example="Chương trình phối hợp công tác dân vận năm 2026",
        names=(
            "Chương trình phối hợp",
            "Tên chương trình",
            "Chương trình, kế hoạch",
            "Kế hoạch",
            "Văn bản giao",
            "Văn bản chỉ đạo",
            "Programme",
        ),
        note=_("Tên hoặc số, ký hiệu. Không cần cột này khi cả bảng thuộc một chương trình."),
    ),
    Column(
        "duty",
        _("Nhiệm vụ"),
        "text",
        required=True,
        example="Tổ chức đối thoại với Nhân dân",
        names=(
            "Nội dung nhiệm vụ",
            "Nhiệm vụ cụ thể",
            "Nội dung công việc",
            "Nội dung, nhiệm vụ",
            "Nhiệm vụ, giải pháp",
            "Nhiệm vụ được giao",
            "Công việc",
            "Đầu việc",
            "Tên công việc",
            "Tên nhiệm vụ",
            "Việc",
            "Nội dung thực hiện",
            "Nội dung",
            "Duty",
            "Task",
        ),
    ),
    Column(
        "content",
        _("Nội dung"),
        "text",
        example="1. Thực hiện dân chủ ở cơ sở",
        names=("Nội dung phối hợp", "Nhóm nhiệm vụ", "Lĩnh vực", "Mục", "Content"),
        note=_("Có thể ghi thành dòng tiêu đề riêng phía trên các nhiệm vụ."),
    ),
    Column(
        "lead",
        _("Đơn vị chủ trì"),
        "text",
        example="UBND xã Hòa An",
        names=(
            "Chủ trì",
            "Cơ quan chủ trì",
            "Cơ quan, đơn vị chủ trì",
            "Đơn vị thực hiện",
            "Cơ quan thực hiện",
            "Đơn vị đầu mối",
            "Đầu mối",
            "Đơn vị được giao",
            "Giao cho",
            "Đơn vị",
            "Lead",
        ),
        note=_("Nhiều đơn vị thì cách nhau bằng dấu chấm phẩy hoặc xuống dòng."),
    ),
    Column(
        "support",
        _("Đơn vị phối hợp"),
        "text",
        names=("Phối hợp", "Cơ quan phối hợp", "Cơ quan, đơn vị phối hợp", "Support"),
        example="Mặt trận Tổ quốc xã; Công an xã",
    ),
    Column(
        "due",
        _("Thời hạn"),
        example="trước ngày 15/6 và 15/11",
        names=(
            "Thời gian hoàn thành",
            "Hạn hoàn thành",
            "Thời hạn hoàn thành",
            "Thời gian thực hiện",
            "Hạn xử lý",
            "Hạn",
            "Thời gian",
            "Ngày hoàn thành",
            "Tiến độ thời gian",
            "Deadline",
            "Due",
        ),
        note=_("Một ngày, hoặc bằng lời như: thường xuyên, hằng quý, trong tháng 9/2026."),
    ),
    Column(
        "product",
        _("Sản phẩm"),
        "text",
        names=("Sản phẩm, kết quả", "Kết quả đầu ra", "Sản phẩm đầu ra", "Sản phẩm dự kiến", "Product"),
        example="Báo cáo",
    ),
    Column(
        "progress",
        _("Tiến độ (%)"),
        "percent",
        example="50%",
        names=(
            "Tiến độ",
            "Tỷ lệ hoàn thành",
            "% hoàn thành",
            "Phần trăm hoàn thành",
            "Mức độ hoàn thành",
            "Tỷ lệ",
            "Progress",
        ),
        note=_("Ghi được khi chương trình đang thực hiện; 100% là báo cáo hoàn thành, chờ nghiệm thu."),
    ),
    Column(
        "state",
        _("Tình trạng"),
        names=("Trạng thái", "Tình hình thực hiện", "Tình trạng thực hiện", "Status"),
        example="Đang thực hiện",
    ),
    Column(
        "note",
        _("Ghi chú"),
        "text",
        names=("Kết quả thực hiện", "Kết quả", "Khó khăn, vướng mắc", "Vướng mắc", "Note"),
        example="",
    ),
)

_DONE = re.compile(
    r"(?:da |bao cao )?(?:hoan thanh|xong|hoan tat|thuc hien xong|ket thuc|done)"
    r"(?: (?:dung|truoc|qua|tre) han| muon)?"
)
_LABEL = re.compile(r"(?:(?:mục|nội dung)\s+)?([IVX]{1,5}|\d{1,2}(?:\.\d{1,2})*|[a-zđ])[.)/:]\s+(?=\S)", re.IGNORECASE)


def says_done(state: str) -> bool:
    """Whether words on how a duty stands say that it is done."""
    return bool(_DONE.fullmatch(fold(state).strip(" .!")))


def label_and_text(text: str) -> tuple[str, str]:
    """A content's number and its words: "1. Thực hiện dân chủ" is ("1", "Thực hiện dân chủ")."""
    text = squeeze(text)
    found = _LABEL.match(text)
    return (found[1], text[found.end() :]) if found else ("", text)


def text_key(text: str) -> str:
    """A duty's or content's words as compared: folded, without number, marks and dots at the ends."""
    return fold(label_and_text(text)[1].lstrip("-–+•* ")).strip(" .;:,")


def content_of(row: Row) -> str:
    """The content that a row names, itself or by the heading above it."""
    return squeeze(row.get("content")) or row.heading
