"""The response table as an official report and as a sheet. A paper is Vietnamese whatever language the pages are in."""

from __future__ import annotations

from collections.abc import Iterator

from phoihop.ground.dates import written
from phoihop.templating.heads import head_of, kept_by, system_of
from phoihop.units.models import PostHolding
from phoihop.writing import xlsx
from phoihop.writing.blocks import Block, Column, Heading, Paragraph, Table
from phoihop.writing.papers import Paper, Signature

from .consultation_results import GroupShown, VoteResult, sorted_of, tallies_of, votes_of
from .models import CommentGroup, Consultation

_OUTCOMES = {
    "": "Chưa trả lời",
    CommentGroup.Outcome.ACCEPTED: "Tiếp thu",
    CommentGroup.Outcome.PARTLY: "Tiếp thu một phần",
    CommentGroup.Outcome.EXPLAINED: "Giải trình, không tiếp thu",
}
_DECIDED = {
    Consultation.Outcome.ADOPTED: "Thông qua như dự thảo",
    Consultation.Outcome.CHANGED: "Thông qua sau khi sửa",
    Consultation.Outcome.DROPPED: "Không thực hiện",
}
_PASSED = {True: "Thông qua", False: "Không thông qua", None: "Chưa tính"}
_CHOOSING, _RANKING = "Số lượt chọn", "Số lượt xếp đầu"


def response_paper(consultation: Consultation) -> Paper:
    """The report on what was accepted and explained. ``unit.parent`` should be selected."""
    unit = consultation.unit
    return Paper(
        **head_of(unit, "Báo cáo", "BC"),
        abstract=f"Tổng hợp, tiếp thu, giải trình ý kiến Nhân dân về “{consultation.title}”",
        body=list(_body(consultation)),
        signatures=[_signature(consultation)],
        day=consultation.closed_on,
        recipients=["Các thôn, tổ dân phố", "Trang thông tin công khai", kept_by(system_of(unit))],
    )


def response_sheet(consultation: Consultation) -> bytes:
    """The table as an Excel file."""
    columns = [
        xlsx.Column("TT", "whole", 6),
        xlsx.Column("Nhóm ý kiến", width=50),
        xlsx.Column("Số ý kiến", "whole", 12, total="sum"),
        xlsx.Column("Tiếp thu, giải trình", width=24),
        xlsx.Column("Nội dung", width=60),
    ]
    rows = [
        (n, one.group.title, one.number, _OUTCOMES[one.group.outcome], one.group.answer)
        for n, one in enumerate(sorted_of(consultation).groups, 1)
    ]
    notes = [consultation.unit.name, _window(consultation)]
    title = f"Bảng tiếp thu, giải trình: {consultation.title}"
    return xlsx.write([xlsx.Sheet("Tiếp thu, giải trình", columns, rows, title, notes)])


def _body(consultation: Consultation) -> Iterator[Block]:
    found = sorted_of(consultation)
    yield Heading(1, "Việc lấy ý kiến", "I")
    yield Paragraph(f"Hỏi ý kiến: {consultation.asked}. {_window(consultation)}.")
    yield Paragraph(
        f"Trên trang công khai có {consultation.answers.count()} lượt trả lời, để tham khảo; "
        f"tổng số {found.number} ý kiến góp ý bằng lời, xếp thành {len(found.groups)} nhóm."
    )
    if consultation.choosing:
        yield _choices(consultation)
    if (votes := votes_of(consultation)) and votes.villages:
        yield from _votes(votes)
    yield Heading(1, "Tiếp thu, giải trình", "II")
    yield _groups(found.groups) if found.groups else Paragraph("Không có ý kiến góp ý bằng lời.")
    if consultation.state == Consultation.State.CANCELLED:
        yield Heading(1, "Hủy lấy ý kiến", "III")
        yield Paragraph(f"Việc lấy ý kiến được hủy ngày {written(consultation.closed_on)}. Lý do:")
        yield from (Paragraph(line) for line in _lines(consultation.decision))
    elif consultation.closed_on:
        yield Heading(1, "Quyết định", "III")
        chosen = f": {consultation.chosen.text}" if consultation.chosen else ""
        yield Paragraph(f"{_DECIDED[Consultation.Outcome(consultation.outcome)]}{chosen}.")
        yield from (Paragraph(line) for line in _lines(consultation.decision))
        if consultation.differs:
            yield Paragraph("Quyết định khác với ý kiến của đa số vì:")
            yield from (Paragraph(line) for line in _lines(consultation.explanation))


def _choices(consultation: Consultation) -> Table:
    ranking = consultation.choosing == Consultation.Choosing.RANK
    columns = [Column("Phương án", 5), Column(_RANKING if ranking else _CHOOSING, 1.5, "center", places=0)]
    columns += [Column("Điểm", 1, "center", places=0)] if ranking else []
    rows: list[list[str | int]] = [
        [one.option.text, one.number, *([one.points] if ranking else [])] for one in tallies_of(consultation)
    ]
    return Table(columns, rows)


def _votes(votes: VoteResult) -> Iterator[Block]:
    columns = (
        Column("Thôn", 2.4),
        Column("Tổng số hộ", 1, "center", places=0),
        Column("Số hộ dự", 1, "center", places=0),
        Column("Đồng ý", 1, "center", places=0),
        Column("Không đồng ý", 1, "center", places=0),
        Column("Ý kiến khác", 1, "center", places=0),
        Column("Kết quả", 1.5, "center"),
    )
    rows = [
        (
            one.vote.village, one.vote.households, one.vote.present, one.vote.votes_for, one.vote.votes_against,
            one.vote.votes_other, _PASSED[one.passed],
        )
        for one in votes.villages
    ]  # fmt: skip
    if figure := votes.figure:
        least = f"{'hơn' if figure.more else 'ít nhất'} {figure.words} tổng số hộ"
        yield Paragraph(f"Các hộ biểu quyết tại thôn; cần {least} đồng ý ({figure.cited}).")
    else:
        yield Paragraph("Các hộ biểu quyết tại thôn; tỷ lệ theo luật chưa được đối chiếu với văn bản.")
    yield Table(columns, rows)


def _groups(groups: list[GroupShown]) -> Table:
    columns = (
        Column("TT", 0.5, "center"),
        Column("Nhóm ý kiến", 3),
        Column("Số ý kiến", 0.8, "center", places=0),
        Column("Tiếp thu, giải trình", 4),
    )
    rows = [
        (n, one.group.title, one.number, ". ".join(filter(None, (_OUTCOMES[one.group.outcome], one.group.answer))))
        for n, one in enumerate(groups, 1)
    ]
    return Table(columns, rows)


def _window(consultation: Consultation) -> str:
    return f"Nhận ý kiến từ ngày {written(consultation.opened_on)} đến hết ngày {written(consultation.closes_on)}"


def _signature(consultation: Consultation) -> Signature:
    held = PostHolding.objects.filter(post__unit=consultation.unit_id).select_related("post", "account").order_by("id")
    for one in held:
        if consultation.closed_on and one.holds(consultation.closed_on):
            return Signature(one.post.title, one.account.full_name)
    return Signature("Thủ trưởng cơ quan")


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]
