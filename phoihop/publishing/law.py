"""What the law says, as the program brings it: each row once, for an office to correct on its page.

``checked``: the day on which somebody compared the row with the text; None: nobody did, and nothing relies on it.
"""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

_GRASSROOTS = "Luật Thực hiện dân chủ ở cơ sở số 10/2022/QH15"
_DECREE_59 = "Nghị định số 59/2023/NĐ-CP"
_DECREE_61 = "Nghị định số 61/2023/NĐ-CP"
_INFORMATION = "Luật Tiếp cận thông tin số 104/2016/QH13"
_LAW_FROM, _DECREE_59_FROM, _DECREE_61_FROM = dt.date(2023, 7, 1), dt.date(2023, 8, 15), dt.date(2023, 8, 16)
_INFORMATION_FROM = dt.date(2018, 7, 1)
_CHECKED = dt.date(2026, 11, 23)


class FigureRow(NamedTuple):
    """A number of the law."""

    key: str
    about: str
    value: str
    measure: str
    article: str
    law: str = _GRASSROOTS
    valid_from: dt.date = _LAW_FROM
    valid_to: dt.date | None = None
    checked: dt.date | None = _CHECKED
    note: str = ""


class SubjectRow(NamedTuple):
    """A subject that must or may be public."""

    key: str
    order: int
    text: str
    article: str
    manner: str
    aloud: bool = False
    mandatory: bool = True
    law: str = _GRASSROOTS
    valid_from: dt.date = _LAW_FROM
    checked: dt.date | None = _CHECKED


_59, _61 = (_DECREE_59, _DECREE_59_FROM), (_DECREE_61, _DECREE_61_FROM)

FIGURES: tuple[FigureRow, ...] = (
    # to know
    FigureRow("posting-board", "Niêm yết liên tục, ít nhất", "30", "days", "Điều 13"),
    FigureRow("posting-loudspeaker", "Phát trên loa liên tục, ít nhất", "3", "days", "Khoản 3 Điều 13"),
    FigureRow(
        "posting-after-decision", "Công khai chậm nhất, kể từ ngày có quyết định", "5", "working_days",
        "Khoản 3 Điều 12",
    ),
    # to discuss and decide
    FigureRow("initiative-share", "Hộ gia đình cùng đề xuất, ít nhất", "10", "percent", "Khoản 3 Điều 16"),
    FigureRow("cluster-meeting-households", "Họp theo cụm khi có từ", "200", "households", "Điều 18"),
    FigureRow(
        "meeting-notice", "Gửi thông báo và tài liệu trước cuộc họp, ít nhất", "2", "days", "Điều 3", *_59,
        note="Cuộc họp của cộng đồng dân cư.",
    ),
    FigureRow("slip-team-least", "Tổ phát phiếu lấy ý kiến hộ gia đình, ít nhất", "3", "persons", "Điều 19"),
    FigureRow("slip-team-most", "Tổ phát phiếu lấy ý kiến hộ gia đình, nhiều nhất", "5", "persons", "Điều 19"),
    FigureRow(
        "decision-contribution", "Thông qua mức đóng góp, thu chi: đại diện hộ tán thành từ", "2", "thirds",
        "Điều 21", note="Tính trên tổng số đại diện hộ gia đình, không chỉ những người dự họp.",
    ),
    FigureRow(
        "decision-other", "Thông qua nội dung khác: đại diện hộ tán thành trên", "50", "percent", "Điều 21",
        note="Trên 50% tổng số đại diện hộ gia đình; đúng 50% là không đạt.",
    ),
    FigureRow("decision-result", "Gửi kết quả tới UBND, MTTQ xã, chậm nhất", "5", "working_days", "Khoản 3 Điều 20"),
    FigureRow("decision-recognition", "Công nhận kết quả, chậm nhất", "5", "working_days", "Điều 21"),
    FigureRow(
        "convention-draft", "Niêm yết dự thảo hương ước, quy ước, ít nhất", "30", "days", "Chương II", *_61,
        checked=None,
        note="Chưa rõ điều, khoản."
    ),
    # to be consulted
    FigureRow("consultation-least", "Lấy ý kiến Nhân dân, ít nhất", "20", "days", "Khoản 2 Điều 28"),
    # to inspect and supervise
    FigureRow("dialogue-yearly", "UBND xã đối thoại với Nhân dân, ít nhất", "1", "times_a_year", "Điều 32"),
    FigureRow("conference-yearly", "Hội nghị của cộng đồng dân cư", "1", "times_a_year", "Điều 33"),
    FigureRow("conference-notice", "Báo trước hội nghị cộng đồng dân cư, ít nhất", "5", "days", "Điều 11", *_59),
    FigureRow("inspection-members", "Thành viên Ban Thanh tra nhân dân, ít nhất", "5", "persons", "Điều 36"),
    FigureRow(
        "inspection-answer", "UBND xã trả lời kiến nghị của Ban Thanh tra nhân dân, chậm nhất", "15", "days",
        "Điều 36 đến Điều 40",
    ),
    FigureRow(
        "investment-notice", "Báo chủ đầu tư trước khi giám sát, ít nhất", "45", "days", "Điều 41 đến Điều 45"
    ),
    FigureRow(
        "investment-answer", "Trả lời Ban Giám sát đầu tư của cộng đồng, chậm nhất", "15", "days",
        "Điều 41 đến Điều 45",
    ),
    # feedback on administrative rules
    FigureRow(
        "feedback-forward", "Chuyển phản ánh, kiến nghị tới nơi có thẩm quyền, chậm nhất", "5", "working_days",
        "Điều 9", "Nghị định số 20/2008/NĐ-CP", dt.date(2008, 3, 4), checked=None,
        note="Nghị định đã sửa đổi nhiều lần (48/2013, 92/2017); chưa đối chiếu bản hiện hành.",
    ),
)  # fmt: skip


def _subject(clause: int, text: str, manner: str, *, aloud: bool = False) -> SubjectRow:
    return SubjectRow(f"10-2022-11-{clause}", clause, text, f"Khoản {clause} Điều 11", manner, aloud)


SUBJECTS: tuple[SubjectRow, ...] = (
    _subject(1, "kế hoạch phát triển kinh tế - xã hội, chuyển dịch cơ cấu kinh tế và kết quả thực hiện", "term"),
    _subject(2, "ngân sách, kế hoạch tài chính, quyết toán, kết quả thực hiện kiến nghị kiểm toán", "term"),
    _subject(3, "dự án, tiến độ, thu hồi đất, bồi thường, quỹ đất, quy hoạch", "term"),
    _subject(4, "quy chế dân chủ, nhiệm vụ và quy tắc ứng xử của cán bộ", "always"),
    _subject(5, "quỹ, tài trợ, khoản huy động Nhân dân đóng góp", "term"),
    _subject(6, "tài sản công", "term"),
    _subject(
        7, "chính sách hỗ trợ, tín dụng, chương trình mục tiêu quốc gia, nhà ở, bảo hiểm y tế, an sinh xã hội", "term",
        aloud=True,
    ),
    _subject(8, "cứu trợ, quyên góp", "term", aloud=True),
    _subject(9, "tuyển quân, tuyển công an", "term", aloud=True),
    _subject(10, "kết quả thanh tra, kiểm tra, kỷ luật, lấy phiếu tín nhiệm", "term", aloud=True),
    _subject(11, "kế hoạch, nội dung, kết quả lấy ý kiến Nhân dân và giải trình", "term", aloud=True),
    _subject(12, "phí, lệ phí, nghĩa vụ khác do xã trực tiếp thu", "term", aloud=True),
    _subject(13, "thủ tục hành chính", "always"),
    _subject(14, "nội dung khác phải công khai theo quy định của pháp luật", "other"),
    SubjectRow(
        "104-2016-19-1", 15, "chương trình, kế hoạch phát triển kinh tế - xã hội phải công khai trên cổng thông tin",
        "Điều 17 và khoản 1 Điều 19", "other", mandatory=False, law=_INFORMATION, valid_from=_INFORMATION_FROM,
    ),
)  # fmt: skip
