"""The columns of a sheet of answers, the same on the way out and in."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from phoihop.ground.sheets.columns import Column
from phoihop.ground.sheets.faults import say
from phoihop.units.loading.words import choices_of, labels_of

from ..models import ReportLine

say("line_unknown", _("Không có dòng báo cáo nào mang mã này mà bạn được ghi. Hãy dùng bảng tải từ trang báo cáo."))
say("line_closed", _("Báo cáo này không còn sửa được: {why}"))
say("line_newer", _("Dòng này đã được sửa trong hệ thống sau khi tải bảng. Hãy tải bảng mới rồi ghi lại dòng này."))
say("state_missing", _("Đã ghi kết quả hoặc khó khăn nhưng chưa chọn tình trạng."))
say("figure_unfit", _("Số liệu chưa dùng được: {why}"))

_OF_FIGURES = _("Chỉ ghi ở dòng chỉ tiêu.")
COLUMNS = (
    Column("key", _("Mã dòng"), required=True, example="1204", note=_("Không sửa cột này.")),
    Column("version", _("Lần lưu"), "whole", required=True, example="0", note=_("Không sửa cột này.")),
    Column("unit", _("Đơn vị"), example="UBND xã Hòa An", note=_("Chỉ để đọc.")),
    Column("content", _("Nội dung"), "text", example="1. Thực hiện dân chủ ở cơ sở", note=_("Chỉ để đọc.")),
    Column("duty", _("Nhiệm vụ"), "text", example="Tổ chức đối thoại", note=_("Chỉ để đọc.")),
    Column(
        "state",
        _("Tình trạng"),
        "choice",
        choices=choices_of(ReportLine.State),
        offered=labels_of(ReportLine.State),
        example="Đang thực hiện",
    ),
    Column("narrative", _("Kết quả"), "text", most=10_000, example="Đã tổ chức 2 cuộc, 120 người dự."),
    Column("obstacles", _("Khó khăn, vướng mắc"), "text", most=10_000, names=("Khó khăn", "Vướng mắc"), example=""),
    Column("this", _("Số kỳ này"), "number", names=("Kỳ này",), note=_OF_FIGURES),
    Column("cumulative", _("Số lũy kế"), "number", names=("Lũy kế",), note=_OF_FIGURES),
    Column("denominator", _("Mẫu số"), "number", note=_("Chỉ ghi ở dòng chỉ tiêu tỷ lệ.")),
    Column("because", _("Lý do số liệu"), "text", most=2000, note=_("Khi số liệu bất thường hoặc sửa số đã ghi.")),
)
