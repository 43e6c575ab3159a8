"""Legal bases on which something is made public, as data: an office corrects a row here, never the code.

Each row names law and article with the days on which it holds, and the day of the last check against the text.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True)
class Basis:
    """A provision that orders or allows publication. ``subject`` is what it is about, in the law's own order."""

    key: str
    law: str
    article: str
    subject: str
    valid_from: dt.date
    valid_to: dt.date | None
    checked_on: dt.date

    @property
    def words(self) -> str:
        """As it is cited beside what is published."""
        return f"{self.article}, {self.law}: {self.subject}"


_GRASSROOTS = "Luật Thực hiện dân chủ ở cơ sở số 10/2022/QH15"
_FROM = dt.date(2023, 7, 1)
_CHECKED = dt.date(2026, 11, 23)


def _grassroots(clause: int, subject: str) -> Basis:
    return Basis(f"10-2022-11-{clause}", _GRASSROOTS, f"Khoản {clause} Điều 11", subject, _FROM, None, _CHECKED)


BASES: tuple[Basis, ...] = (
    _grassroots(1, "kế hoạch phát triển kinh tế - xã hội và kết quả thực hiện"),
    _grassroots(3, "dự án, tiến độ, thu hồi đất, bồi thường, quy hoạch"),
    _grassroots(4, "quy chế dân chủ, nhiệm vụ và quy tắc ứng xử của cán bộ"),
    _grassroots(5, "quỹ, tài trợ, khoản huy động Nhân dân đóng góp"),
    _grassroots(7, "chính sách hỗ trợ, chương trình mục tiêu quốc gia, an sinh xã hội"),
    _grassroots(10, "kết quả thanh tra, kiểm tra, lấy phiếu tín nhiệm"),
    _grassroots(11, "nội dung, kết quả lấy ý kiến Nhân dân và giải trình"),
    _grassroots(13, "thủ tục hành chính"),
    _grassroots(14, "nội dung khác phải công khai theo quy định của pháp luật"),
    Basis(
        "104-2016-19-1",
        "Luật Tiếp cận thông tin số 104/2016/QH13",
        "Điều 17 và khoản 1 Điều 19",
        "chương trình, kế hoạch phát triển kinh tế - xã hội phải công khai trên cổng thông tin",
        dt.date(2018, 7, 1),
        None,
        _CHECKED,
    ),
)


def bases_on(day: dt.date) -> list[Basis]:
    """The provisions that hold on that day."""
    return [one for one in BASES if one.valid_from <= day and (one.valid_to is None or day <= one.valid_to)]
