"""What the sheets hold, and how they call it. A workbook that the house has written has exactly these columns."""

from __future__ import annotations

from dataclasses import replace

from django.utils.translation import gettext_lazy as _

from phoihop.ground.sheets.columns import Column
from phoihop.ground.sheets.faults import say
from phoihop.units.loading.words import choices_of, labels_of

from ..models import Indicator, Measurement

say("programme_unknown", _("Đơn vị không làm thường trực chương trình nào có tên hoặc số, ký hiệu này."))
say("programme_not_running", _("Chương trình này đang ở trạng thái “{state}”, chưa ghi được chỉ tiêu."))
say("content_unknown", _("Chương trình không có nội dung này. Hãy ghi số thứ tự hoặc nguyên văn nội dung."))
say("indicator_unknown", _("Chương trình không có chỉ tiêu mang mã này."))
say("units_unknown", _("Không rõ đơn vị nào: {names}."))
say("unit_not_measuring", _("Đơn vị này không báo số liệu cho chỉ tiêu đó."))
say("unit_not_yours", _("Bạn chỉ ghi được số liệu của đơn vị mình."))
say("year_out", _("Năm này nằm ngoài thời gian của chương trình."))
say("asked", _("{questions} Nếu đúng, hãy ghi lý do ở cột Giải thích."))
say("needs_reason", _("Khác với số đã ghi ({before}). Hãy ghi lý do sửa ở cột Giải thích."))
say("period_backwards", _("Ngày cuối kỳ không thể trước ngày đầu kỳ."))
say("period_ahead", _("Kỳ này chưa bắt đầu."))
say("needs_denominator", _("Chỉ tiêu tỷ lệ cần mẫu số lớn hơn 0."))
say("misfit", _("Cách tổng hợp các kỳ chưa khớp với cách tổng hợp các đơn vị."))

PROGRAMME = Column(
    "programme",
    _("Chương trình"),
    required=True,
    example="01-CTr/BDVHU-UBND",
    names=("Chương trình phối hợp", "Tên chương trình", "Programme"),
    note=_("Số, ký hiệu hoặc tên chương trình."),
)
CODE = Column("code", _("Mã chỉ tiêu"), required=True, most=20, example="CT1", names=("Mã", "Ký hiệu chỉ tiêu", "Code"))
NAME = Column("name", _("Tên chỉ tiêu"), most=255, example="Số cuộc đối thoại", names=("Chỉ tiêu", "Indicator"))
UNIT = Column(
    "unit",
    _("Đơn vị"),
    example="UBND xã Hòa An",
    names=("Tên đơn vị", "Đơn vị báo cáo", "Unit"),
    note=_("Như tên trong danh bạ."),
)
BECAUSE = Column(
    "because",
    _("Giải thích"),
    "text",
    most=2000,
    names=("Lý do", "Giải trình", "Reason"),
    note=_("Lý do sửa số đã ghi, hoặc vì sao số đúng khi hệ thống hỏi lại."),
)

INDICATORS = (
    PROGRAMME,
    Column(
        "content",
        _("Nội dung"),
        "text",
        required=True,
        example="1",
        names=("Nội dung phối hợp", "Content"),
        note=_("Số thứ tự hoặc nguyên văn nội dung của chương trình."),
    ),
    CODE,
    replace(NAME, required=True),
    Column("measure", _("Đơn vị tính"), required=True, most=40, names=("ĐVT", "Unit of measure"), example="cuộc"),
    Column(
        "over_units",
        _("Tổng hợp các đơn vị"),
        "choice",
        required=True,
        choices=choices_of(Indicator.OverUnits, sum="cong|tong", mean="binh quan", share="ty le|ty le phan tram"),
        offered=labels_of(Indicator.OverUnits),
        example="Cộng số của các đơn vị",
    ),
    Column(
        "over_time",
        _("Tổng hợp các kỳ"),
        "choice",
        required=True,
        choices=choices_of(Indicator.OverTime, sum="cong|tong", mean="binh quan", last="cuoi ky", share="ty le"),
        offered=labels_of(Indicator.OverTime),
        example="Cộng số của các kỳ",
    ),
    Column(
        "since",
        _("Lũy kế"),
        "choice",
        names=("Lũy kế từ", "Cumulative since"),
        choices=choices_of(Indicator.Since),
        offered=labels_of(Indicator.Since),
        example="Từ đầu năm",
    ),
    Column(
        "better",
        _("Chiều hướng"),
        "choice",
        names=("Direction",),
        choices=choices_of(Indicator.Better),
        offered=labels_of(Indicator.Better),
        example="Càng cao càng tốt",
    ),
    Column(
        "rhythm",
        _("Kỳ báo số liệu"),
        "choice",
        names=("Định kỳ báo số liệu", "Kỳ báo cáo số liệu", "Rhythm"),
        choices=choices_of(
            Indicator.Rhythm,
            round="moi dot|theo dot",
            month="thang|moi thang",
            quarter="quy|moi quy",
            half="6 thang|sau thang|nua nam",
            year="nam|moi nam",
        ),
        offered=labels_of(Indicator.Rhythm),
        example="Hằng quý",
        note=_("Để trống là mỗi đợt báo cáo đều hỏi."),
    ),
    Column("baseline", _("Số gốc"), "number", names=("Giá trị gốc", "Baseline"), example="12"),
    Column("baseline_year", _("Năm gốc"), "whole", names=("Năm của số gốc", "Baseline year"), example="2025"),
    Column(
        "who",
        _("Đơn vị báo số liệu"),
        "text",
        names=("Đơn vị đo", "Đơn vị thực hiện", "Measured by"),
        example="UBND các xã",
        note=_(
            "Để trống là các đơn vị được phân công; nhiều đơn vị thì mỗi tên một dòng trong ô hoặc cách nhau bằng dấu ;"
        ),
    ),
    BECAUSE,
)
TARGETS = (
    PROGRAMME,
    CODE,
    NAME,
    UNIT,
    Column("year", _("Năm"), "whole", required=True, example="2026", names=("Năm kế hoạch", "Year")),
    Column("value", _("Mục tiêu"), "number", names=("Mục tiêu năm", "Kế hoạch", "Target"), example="2"),
    BECAUSE,
)
FIGURES = (
    PROGRAMME,
    CODE,
    NAME,
    UNIT,
    Column("starts_on", _("Từ ngày"), "day", required=True, example="15/12/2025", names=("Đầu kỳ", "From")),
    Column("ends_on", _("Đến ngày"), "day", required=True, example="14/3/2026", names=("Cuối kỳ", "To")),
    Column(
        "said",
        _("Số là"),
        "choice",
        names=("Kỳ này hay lũy kế", "Loại số liệu", "Said as"),
        choices=choices_of(Measurement.Said, cumulative="luy ke|luỹ kế"),
        offered=labels_of(Measurement.Said),
        example="Kỳ này",
        note=_("Để trống là số của kỳ này."),
    ),
    Column("value", _("Số liệu"), "number", names=("Kết quả", "Giá trị", "Tử số", "Value"), example="3"),
    Column("denominator", _("Mẫu số"), "number", names=("Denominator",), note=_("Chỉ với chỉ tiêu tỷ lệ.")),
    Column("note", _("Ghi chú"), "text", most=2000, names=("Note",)),
    BECAUSE,
)
