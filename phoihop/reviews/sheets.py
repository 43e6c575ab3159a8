"""A review as a workbook: a sheet for each table with live totals, then every line of every report."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from typing import Any, BinaryIO

from phoihop.ground.dates import written
from phoihop.writing import xlsx
from phoihop.writing.texts import Value
from phoihop.writing.xlsx import Column, Sheet

from .figures.shapes import Counts, Figures
from .freezing import Whole, lines_of
from .tables import KINDS, fields_of, kinds_of, report_words

Tell = Callable[[int, int], None]
_COUNTED = (
    Column("Phải thực hiện", "whole", 12, "sum"),
    Column("Hoàn thành", "whole", 12, "sum"),
    Column("Đang thực hiện", "whole", 12, "sum"),
    Column("Chưa thực hiện", "whole", 12, "sum"),
    Column("Chưa có báo cáo", "whole", 12, "sum"),
    Column("Không phát sinh", "whole", 12, "sum"),
    Column("Tỷ lệ hoàn thành", "percent", 12),
    Column("Tỷ lệ kỳ trước", "percent", 12),
)
_CONTENTS = (Column("TT", width=6), Column("Nội dung", width=60), *_COUNTED)
_FIELDS = (Column("Lĩnh vực", width=30), Column("Số nội dung", "whole", 10, "sum"), *_COUNTED)
_KINDS = (
    Column("Khối", width=30),
    Column("Số đơn vị", "whole", 10, "sum"),
    Column("Đã gửi", "whole", 10, "sum"),
    *_COUNTED,
)
_UNITS = (
    Column("Đơn vị", width=44),
    Column("Khối", width=24),
    Column("Báo cáo", width=16),
    Column("Hạn", "day", 12),
    Column("Ngày gửi", "day", 12),
    *_COUNTED,
)
_INDICATORS = (
    Column("Chỉ tiêu", width=50),
    Column("Đơn vị tính"),
    Column("Chỉ tiêu năm", "decimal"),
    Column("Kỳ này", "decimal"),
    Column("Lũy kế", "decimal"),
    Column("Trước kỳ", "decimal"),
    Column("Đạt", "percent"),
)
_CITIZENS = (Column("Nội dung", width=60), Column("Số", "whole", 12))
_LINES = (
    Column("Đơn vị", width=36),
    Column("Nội dung", width=40),
    Column("Nhiệm vụ", width=50),
    Column("Vai trò", width=12),
    Column("Tình trạng", width=18),
    Column("Kết quả", width=60),
    Column("Khó khăn, vướng mắc", width=40),
    Column("Ngày gửi", "day", 12),
)


def write_to(whole: Whole, out: BinaryIO, tell: Tell) -> None:
    """Writes the workbook; lines go through as they come, and ``tell`` hears how many."""
    figures = whole.figures
    window = f"Số liệu từ {written(figures.data_from)} đến {written(figures.closes_on)}"
    about: Any = {"title": whole.review.abstract, "notes": [f"Kỳ báo cáo: {figures.period}", window]}
    xlsx.write_to(
        [
            Sheet("Theo nội dung", _CONTENTS, _contents(figures), **about),
            Sheet("Theo lĩnh vực", _FIELDS, _fields(figures), **about),
            Sheet("Theo khối", _KINDS, _kinds(figures), **about),
            Sheet("Theo đơn vị", _UNITS, _units(figures), **about),
            Sheet("Chỉ tiêu", _INDICATORS, _indicators(figures), **about),
            Sheet("Nhân dân", _CITIZENS, _citizens(figures), **about),
            Sheet("Mọi dòng báo cáo", _LINES, _lines(whole, tell), **about),
        ],
        out,
    )


def _counted(now: Counts, before: Counts | None) -> list[Value]:
    share, last = now.share, before.share if before else None
    return [now.asked, now.done, now.doing, now.not_done, now.unsaid, now.none_arisen, share, last]


def _contents(figures: Figures) -> list[list[Value]]:
    return [[line.label, line.text, *_counted(line.now, line.before)] for line in figures.contents]


def _fields(figures: Figures) -> list[list[Value]]:
    return [[name, number, *_counted(now, before)] for name, number, now, before in fields_of(figures)]


def _kinds(figures: Figures) -> list[list[Value]]:
    return [[name, units, came, *_counted(now, before)] for name, units, came, now, before in kinds_of(figures)]


def _units(figures: Figures) -> Iterator[list[Value]]:
    for one in figures.units:
        sent = one.submitted_on if one.came else None
        words = report_words(one, past=figures.past)
        yield [one.name, KINDS[one.kind], words, one.due_on, sent, *_counted(one.now, one.before)]


def _indicators(figures: Figures) -> Iterator[list[Value]]:
    for one in figures.indicators:
        share = None if one.share is None else one.share / 100
        yield [one.name, one.measure, one.target, one.this, one.cumulative, one.previous, share]


def _citizens(figures: Figures) -> list[list[Value]]:
    found = figures.citizens
    visits, works, consulted = found.of("visit"), found.of("work"), found.of("consultation")
    rows: list[list[Value]] = [
        ["Nội dung đã công khai", found.postings],
        ["Cuộc lấy ý kiến đã công bố kết quả", len(consulted)],
        ["Nhóm ý kiến được tiếp thu", sum(one.b for one in consulted)],
        ["Nhóm ý kiến được giải trình", sum(one.c for one in consulted)],
        ["Việc bà con cùng làm", len(works)],
        ["Lượt người tham gia", sum(one.a for one in works)],
        ["Đóng góp bằng tiền (đồng)", sum(one.b for one in works)],
        ["Ngày công đóng góp", sum(one.c for one in works)],
        ["Lần kiểm tra của Nhân dân", len(visits)],
        ["Kiến nghị sau kiểm tra", sum(one.a for one in visits)],
        ["Kiến nghị đã được trả lời", sum(one.b for one in visits)],
        ["Phản ánh, kiến nghị đã tiếp nhận", found.received],
        ["Trả lời đúng hạn", found.in_time],
        ["Trả lời quá hạn", found.late],
        ["Đang giải quyết", found.waiting],
        ["Quá hạn chưa trả lời", found.overdue],
        ["Câu trả lời được người gửi chấm là được", found.good],
        ["Câu trả lời được người gửi chấm là tạm được", found.fair],
        ["Câu trả lời được người gửi chấm là chưa được", found.bad],
    ]
    rows += [[f"Không tiếp nhận: {one.reason}", one.number] for one in found.refused]
    return rows


def _lines(whole: Whole, tell: Tell) -> Iterator[list[Value]]:
    total = sum(one.now.all for one in whole.figures.units)  # of those who lead: what else comes is little
    for place, line in enumerate(lines_of(whole.review), 1):
        if place % 500 == 0:
            tell(min(place, total), total + 1)
        day = dt.date.fromisoformat(line.submitted_on) if line.submitted_on else None
        yield [line.unit, line.content, line.duty, line.role, line.state, line.narrative, line.obstacles, day]
