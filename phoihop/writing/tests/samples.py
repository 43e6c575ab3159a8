"""Sample papers: short, and plainly made up."""

from __future__ import annotations

import datetime as dt
import io

from PIL import Image

from phoihop.writing.blocks import Chart, Column, Group, Heading, Listing, PageBreak, Paragraph, Run, Table
from phoihop.writing.papers import Appendix, Authority, Paper, Signature

WORDS = "Các cơ quan phối hợp đưa chương trình đến từng thôn; Nhân dân được biết, được bàn việc của mình. "
COLUMNS = (
    Column("TT", 0.5, "center"),
    Column("Đơn vị", 3),
    Column("Số nhiệm vụ", 1, "right"),
    Column("Hoàn thành", 1, "right"),
    Column("Tỷ lệ (%)", 1, "right", 1),
)
GROUPS = (Group("", 2), Group("Nhiệm vụ trong kỳ", 2), Group("", 1))
UNITS = ("xã Ia Mẫu", "xã Đak Mẫu", "phường Mẫu Hai")


def png(colour: str = "#ddddee") -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (600, 240), colour).save(out, "PNG")
    return out.getvalue()


def table(rows: int = 3, caption: str = "Bảng 1. Kết quả theo đơn vị") -> Table:
    lines = [
        (n, f"Ủy ban nhân dân {UNITS[(n - 1) % 3]}", 1000 + n, 900 + n, 100 * (900 + n) / (1000 + n))
        for n in range(1, rows + 1)
    ]
    return Table(COLUMNS, lines, groups=GROUPS, totals=("", "Cộng", 3006, 2706, 90.02), caption=caption)


def state(rows: int = 3, appendix_rows: int = 80) -> Paper:
    """A report of the State."""
    return Paper(
        "state",
        ["Ủy ban nhân dân xã Ia Mẫu"],
        "Sơ kết 6 tháng đầu năm 2026 thực hiện Chương trình phối hợp công tác dân vận giai đoạn 2022 - 2026",
        [
            Paragraph("Ủy ban nhân dân xã báo cáo kết quả như sau:"),
            Heading(1, "Kết quả thực hiện", "I"),
            Heading(2, "Công tác quán triệt", "1"),
            Paragraph([Run(WORDS * 2), Run("Đạt 90% kế hoạch", bold=True), Run(", có thôn vượt", italic=True)]),
            Listing(["Tổ chức 12 hội nghị", "Phát 1.250 tờ tin"]),
            table(rows),
            Chart(png(), "Biểu đồ cột: 2.706 trên 3.006 nhiệm vụ hoàn thành", "Biểu đồ 1. Tình trạng nhiệm vụ", 120),
            Heading(3, "Về tiến độ", "a"),
            PageBreak(),
            Paragraph(WORDS * 4),
            Paragraph("Trên đây là báo cáo sơ kết./."),
        ],
        [Signature("Chủ tịch", "Nguyễn Văn Mẫu", [Authority("TM.", "Ủy ban nhân dân")])],
        kind="Báo cáo",
        parent="Ủy ban nhân dân tỉnh Mẫu",
        number="5",
        symbol="BC-UBND",
        place="Ia Mẫu",
        day=dt.date(2026, 6, 5),
        bases=["Căn cứ Chương trình phối hợp số 03/CTPH", "Xét đề nghị của công chức Văn phòng;"],
        recipients=["Ủy ban nhân dân tỉnh (báo cáo);", "Các thôn", "Lưu: VT."],
        appendices=[Appendix("Kết quả theo đơn vị", [table(appendix_rows, "")], "I", landscape=True)],
    )


def party() -> Paper:
    """A review of the Party, its number and day left to the clerk."""
    return Paper(
        "party",
        ["Đảng ủy xã Ia Mẫu"],
        "sơ kết 6 tháng thực hiện chương trình phối hợp công tác dân vận",
        [
            Paragraph(WORDS * 3),
            Heading(1, "Kết quả thực hiện", "I"),
            Heading(2, "Công tác quán triệt", "1"),
            Paragraph(WORDS * 8),
            table(),
            Paragraph(WORDS * 12),
            Paragraph(WORDS * 12),
        ],
        [Signature("Phó Bí thư", "Siu Mẫu", [Authority("T/M", "Ban Thường vụ")])],
        kind="Báo cáo",
        parent="Đảng bộ tỉnh Mẫu",
        symbol="BC/ĐU",
        place="Ia Mẫu",
        bases=["Căn cứ Quy chế làm việc", "Căn cứ chương trình công tác năm"],
        enacting="Ban Thường vụ báo cáo:",
        recipients=["Thường trực Tỉnh ủy (báo cáo)", "Lưu Đảng ủy"],
    )


def letter(system: str = "state") -> Paper:
    """A letter that urges."""
    prefix = "KT." if system == "state" else "K/T"
    return Paper(
        "state" if system == "state" else "party",
        ["Ban Dân vận xã Ia Mẫu"],
        "đôn đốc nhiệm vụ quá hạn của Chương trình phối hợp",
        [
            Paragraph("Các đơn vị có tên trên còn nhiệm vụ quá hạn như sau:"),
            Table(
                (Column("Nhiệm vụ", 3), Column("Hạn", 1, "center")),
                [("Đối thoại với Nhân dân quý II", dt.date(2026, 5, 31))],
            ),
            Paragraph("Đề nghị hoàn thành trước ngày 30/6/2026."),
        ],
        [Signature("Phó Trưởng ban", "Rơ Châm Mẫu", [Authority(prefix, "Trưởng ban")])],
        symbol="BDV" if system == "state" else "CV/BDV",
        place="Ia Mẫu",
        day=dt.date(2026, 11, 20),
        addressees=["Công an xã", "Ban Chỉ huy Quân sự xã"],
        recipients=["Như trên", "Lưu: VT"],
    )


def minutes() -> Paper:
    """Minutes, signed by two."""
    return Paper(
        "state",
        ["Ủy ban nhân dân xã Ia Mẫu"],
        "Họp giao ban công tác phối hợp tháng 6",
        [
            Heading(1, "Kết luận", "I"),
            Listing(["Giao Công an xã tổ chức đối thoại.", "Giao Văn phòng tổng hợp."], "number"),
            Listing(["Điểm thứ nhất.", "Điểm thứ hai."], "letter"),
        ],
        [Signature("Thư ký", "Trần Thị Mẫu"), Signature("Chủ trì", "Nguyễn Văn Mẫu")],
        kind="Biên bản",
        symbol="BB-UBND",
        number="12",
        recipients=["Thành viên dự họp", "Lưu: VT"],
    )


def joint() -> Paper:
    """A plan of three bodies, one of them of the Party."""
    return Paper(
        "state",
        ["Ban Dân vận tỉnh ủy Mẫu", "Ủy ban nhân dân tỉnh Mẫu", "Bộ Chỉ huy Quân sự tỉnh Mẫu"],
        "Phối hợp công tác dân vận năm 2026",
        [Paragraph(WORDS)],
        [
            Signature("Trưởng ban", "Ksor Mẫu"),
            Signature("Phó Chủ tịch", "Lê Mẫu", [Authority("TM.", "Ủy ban nhân dân"), Authority("KT.", "Chủ tịch")]),
            Signature("Chính ủy", "Đinh Mẫu"),
        ],
        kind="Kế hoạch",
        symbol="KHPH",
        place="Mẫu",
        recipients=["Lưu: VT"],
    )


ALL = {"state": state, "party": party, "letter": letter, "minutes": minutes, "joint": joint}
