"""The tables of a review as papers have them; the page prints the same rows."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext_noop as _l

from phoihop.writing.blocks import Column, Group, Table
from phoihop.writing.texts import Value

from .figures.shapes import Counts, Figures, UnitLine, together

# kinds of units as papers name them
KINDS = {
    "party_committee": "Cấp ủy Đảng",
    "party_body": "Ban, cơ quan Đảng",
    "peoples_committee": "Ủy ban nhân dân",
    "peoples_council": "Hội đồng nhân dân",
    "department": "Cơ quan chuyên môn",
    "military": "Quân sự, biên phòng",
    "police": "Công an",
    "front": "Mặt trận và đoàn thể",
    "court": "Tòa án, viện kiểm sát",
    "service": "Đơn vị sự nghiệp",
    "village": "Thôn, làng, tổ dân phố",
    "other": "Đơn vị khác",
}
# fields of contents as papers name them
FIELDS = {
    "economy": "Kinh tế",
    "society": "Văn hóa - xã hội",
    "defence": "Quốc phòng - an ninh",
    "system": "Xây dựng hệ thống chính trị",
    "": "Chưa xếp lĩnh vực",
}
_COUNTED = (
    Column(_l("Phải thực hiện"), 1, "right"),
    Column(_l("Hoàn thành"), 1, "right"),
    Column(_l("Đang thực hiện"), 1, "right"),
    Column(_l("Chưa thực hiện"), 1, "right"),
    Column(_l("Chưa có báo cáo"), 1, "right"),
    Column(_l("Tỷ lệ hoàn thành (%)"), 1, "right", 1),
    Column(_l("Kỳ trước (%)"), 1.15, "right", 1),
)
_GROUPS = (Group("Lượt nhiệm vụ chủ trì", 5), Group("Tỷ lệ", 2))


def counted(now: Counts, before: Counts | None) -> list[Value]:
    """What the counted columns hold."""
    return [now.asked, now.done, now.doing, now.not_done, now.unsaid, hundred(now), hundred(before)]


def hundred(counts: Counts | None) -> float | None:
    """A share in percent, as a table has it."""
    return None if counts is None or counts.share is None else round(100 * counts.share, 1)


def by_content(figures: Figures) -> Table:
    """One row a content."""
    rows = [
        (line.label or place, line.text, *counted(line.now, line.before))
        for place, line in enumerate(figures.contents, 1)
    ]
    columns = (Column(_l("TT"), 0.8, "center"), Column(_l("Nội dung"), 4.2), *_COUNTED)
    totals = ("", "Cộng", *counted(figures.total, figures.before))
    return Table(columns, rows, (Group("", 2), *_GROUPS), totals)


def kinds_of(figures: Figures) -> list[tuple[str, int, int, Counts, Counts | None]]:
    """By kind of unit: its name, how many units, how many reports came, counts now and before."""
    found: dict[str, list[UnitLine]] = {}
    for one in figures.units:
        found.setdefault(one.kind, []).append(one)
    rows = []
    for kind, units in sorted(found.items(), key=lambda one: list(KINDS).index(one[0])):
        rows.append(
            (
                KINDS[kind],
                len(units),
                sum(one.came for one in units),
                sum((one.now for one in units), Counts()),
                together(one.before for one in units),
            )
        )
    return rows


def by_kind(figures: Figures) -> Table:
    """One row a kind of unit."""
    kinds = kinds_of(figures)
    rows = [(name, units, came, *counted(now, before)) for name, units, came, now, before in kinds]
    columns = (Column(_l("Khối"), 3), Column(_l("Số đơn vị"), 1, "right"), Column(_l("Đã gửi"), 1, "right"), *_COUNTED)
    came = sum(one.came for one in figures.units)
    whole = counted(sum((one[3] for one in kinds), Counts()), together(one[4] for one in kinds))
    return Table(columns, rows, (Group("", 3), *_GROUPS), ("Cộng", len(figures.units), came, *whole))


def fields_of(figures: Figures) -> list[tuple[str, int, Counts, Counts | None]]:
    """By field: its name, how many contents, counts now and before. Nothing where no content was given a field."""
    rows = []
    for field, name in FIELDS.items():
        lines = [one for one in figures.contents if one.field == field]
        if lines:
            now = sum((one.now for one in lines), Counts())
            rows.append((name, len(lines), now, together(one.before for one in lines)))
    return rows if any(one.field for one in figures.contents) else []


def by_field(figures: Figures) -> Table:
    """One row a field."""
    rows = [(name, number, *counted(now, before)) for name, number, now, before in fields_of(figures)]
    columns = (Column(_l("Lĩnh vực"), 3), Column(_l("Số nội dung"), 1, "right"), *_COUNTED)
    totals = ("Cộng", len(figures.contents), *counted(figures.total, figures.before))
    return Table(columns, rows, (Group("", 2), *_GROUPS), totals)


def report_words(one: UnitLine, *, past: bool) -> str:
    """How a unit's report stands."""
    if one.state == "returned":
        return "Bị trả lại"
    if not one.came:
        return "Chưa gửi"
    return f"Chậm {one.days_late} ngày" if one.days_late and not past else "Đã gửi"


def by_unit(figures: Figures, leaf: slice = slice(None)) -> Table:
    """One row a unit, of all units or of a leaf of them; the totals are those of all."""
    columns = (
        Column(_l("TT"), 0.8, "center"),
        Column(_l("Đơn vị"), 3.6),
        Column(_l("Báo cáo"), 1.4),
        Column(_l("Ngày gửi"), 1.3, "center"),
        *_COUNTED,
    )
    whole = counted(sum((one.now for one in figures.units), Counts()), together(one.before for one in figures.units))
    groups = (Group("", 4), *_GROUPS)
    return Table(columns, _unit_rows(figures, leaf), groups, ("", "Cộng", "", "", *whole))


def _unit_rows(figures: Figures, leaf: slice) -> list[list[Value]]:
    return [
        [
            place,
            one.name,
            report_words(one, past=figures.past),
            one.submitted_on if one.came else None,
            *counted(one.now, one.before),
        ]
        for place, one in enumerate(figures.units[leaf], 1 + (leaf.start or 0))
    ]


def indicators(figures: Figures) -> Table:
    """One row an indicator."""
    columns = (
        Column(_l("TT"), 0.8, "center"),
        Column(_l("Chỉ tiêu"), 4),
        Column(_l("Đơn vị tính"), 1.2, "center"),
        Column(_l("Chỉ tiêu năm"), 1.2, "right"),
        Column(_l("Kỳ này"), 1.2, "right"),
        Column(_l("Lũy kế"), 1.2, "right"),
        Column(_l("Trước kỳ"), 1.2, "right"),
        Column(_l("Đạt (%)"), 1, "right"),
    )
    rows: Iterator[list[Value]] = (
        [place, one.name, one.measure, one.target, one.this, one.cumulative, one.previous, one.share]
        for place, one in enumerate(figures.indicators, 1)
    )
    return Table(columns, list(rows))
