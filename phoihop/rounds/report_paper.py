"""A unit's report as an official paper, and as the plain data that its own templates name (the kind "report").

A paper is Vietnamese in whatever language its author reads the pages: make both with the house's language set.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import Any

from phoihop.ground.dates import written
from phoihop.templating.heads import head_of
from phoihop.writing.blocks import Block, Column, Heading, Paragraph, Run, Table
from phoihop.writing.papers import Paper, Signature

from .letter import round_fields, signs_for
from .models import Report
from .pages import Group, LineView

_NUMBERS = ("I", "II", "III")
_COLUMNS = (
    Column("TT", 0.4, "center"),
    Column("Chỉ tiêu", 3.4),
    Column("Đơn vị tính", 1),
    Column("Kỳ này", 1, "right"),
    Column("Lũy kế", 1, "right"),
)


def report_paper(report: Report, groups: Sequence[Group], today: dt.date) -> Paper:
    """The report in the format of the unit that gives it. ``groups`` hold its lines and figures."""
    post, name = signs_for(report.unit, today)
    numbers = iter(_NUMBERS)
    body: list[Block] = [Paragraph(_opening(report))]
    for title, blocks in (
        ("Kết quả thực hiện nhiệm vụ", list(_results(groups))),
        ("Số liệu chỉ tiêu", list(_figures(groups))),
        ("Nội dung khác", list(_answers(groups))),
    ):
        if blocks:
            body += [Heading(1, title, next(numbers)), *blocks]
    return Paper(
        **head_of(report.unit, "Báo cáo", "BC"),
        abstract=_abstract(report.round.title),
        body=[*body, Paragraph("Trên đây là báo cáo của đơn vị./.")],
        signatures=[Signature(post or "Thủ trưởng đơn vị", name)],
        place="…",
        day=report.submitted_on,
        recipients=[report.round.unit.name, "Lưu: VT"],
    )


def report_fields(report: Report, groups: Sequence[Group]) -> dict[str, Any]:
    """What a template may name of the report, beside what every paper has."""
    return {
        **round_fields(report.round),
        "unit": report.unit.name,
        "tasks": [
            {
                "content": group.label,
                "text": line.text,
                "status": line.state_word,
                "result": line.said.narrative,
                "obstacle": line.said.obstacles,
            }
            for group, line in _lines(groups, questions=False)
        ],
        "indicators": [
            {
                "name": view.name,
                "measure": view.wanted.indicator.measure,
                "target": view.wanted.due.target,
                "this_period": view.known.this,
                "cumulative": view.known.cumulative,
            }
            for group in groups
            for view in group.figures
        ],
        "questions": [
            {"text": line.text, "answer": line.said.narrative} for _group, line in _lines(groups, questions=True)
        ],
    }


def _abstract(title: str) -> str:
    """The round's title without the kind of paper, which stands above it."""
    if not title.casefold().startswith("báo cáo"):
        return f"{title[:1].upper()}{title[1:]}"
    return f"Kết quả thực hiện nhiệm vụ phối hợp {title[len('báo cáo') :].strip()}".strip()


def _opening(report: Report) -> str:
    named = "; ".join(f"“{one.title}”" for one in report.round.programmes.all())
    since = f"từ ngày {written(report.round.data_from)} đến ngày {written(report.round.closes_on)}"
    return (
        f"Thực hiện {named} và yêu cầu của {report.round.unit.name}, {report.unit.name} báo cáo kết quả "
        f"(số liệu {since}) như sau:"
    )


def _lines(groups: Sequence[Group], *, questions: bool) -> Iterator[tuple[Group, LineView]]:
    for group in groups:
        for line in group.lines:
            if (line.line.duty is None) == questions:
                yield group, line


def _results(groups: Sequence[Group]) -> Iterator[Block]:
    shown = None
    for group, line in _lines(groups, questions=False):
        if group is not shown:
            yield Heading(2, group.label)
            shown = group
        said = " ".join(filter(None, (f"{line.state_word}." if line.state_word else "", line.said.narrative)))
        yield Paragraph([Run(f"- {line.text.rstrip(' .')}: "), Run(said or "Chưa có báo cáo.")])
        if line.said.obstacles:
            yield Paragraph([Run("Khó khăn, vướng mắc: ", italic=True), Run(line.said.obstacles)])


def _figures(groups: Sequence[Group]) -> Iterator[Block]:
    views = [view for group in groups for view in group.figures]
    if views:
        rows = [
            (number, view.name, view.wanted.indicator.measure, view.known.this, view.known.cumulative)
            for number, view in enumerate(views, 1)
        ]
        yield Table(_COLUMNS, rows)


def _answers(groups: Sequence[Group]) -> Iterator[Block]:
    for _group, line in _lines(groups, questions=True):
        yield Paragraph([Run(f"- {line.text} "), Run(line.said.narrative or "Không có ý kiến.")])
