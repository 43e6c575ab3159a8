"""A yearly plan (kế hoạch năm) as an official paper, its work in a table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from phoihop.ground.dates import written
from phoihop.programmes.models import Duty
from phoihop.writing.blocks import Block, Column, Heading, Listing, Paragraph, Row, Table
from phoihop.writing.papers import Appendix, Paper, Signature

from ..models import PlanLine, YearlyPlan
from ..plan_pages import Left, Line, Picture, Section
from .shape import head_of, named, place_of, sentence

_COLUMNS = (
    Column("TT", 0.4, "center"),
    Column("Nhiệm vụ", 3.4),
    Column("Đơn vị chủ trì", 1.8),
    Column("Đơn vị phối hợp", 1.8),
    Column("Thời hạn", 1.5),
    Column("Sản phẩm", 1.5),
)


def plan_of(plan: YearlyPlan, picture: Picture) -> Paper:
    """The plan with its work as an appendix that lies on its side."""
    programme, sections, left = plan.programme, picture.sections, picture.left
    lines = [line for section in sections for line in section.lines]
    duties = [line for line in lines if line.row.kind == PlanLine.Kind.DUTY]
    sharpened = sum(1 for line in duties if line.days)
    own = len(lines) - len(duties)
    body: list[Block] = [
        Paragraph(
            f"Thực hiện {named(programme)}, {programme.standing_body} ban hành kế hoạch năm {plan.year} như sau:"
        ),
        Heading(1, "Mục đích, yêu cầu", "I"),
        Listing(
            [
                f"Tổ chức thực hiện các nội dung đã ký kết trong năm {plan.year}, rõ đơn vị, rõ việc, rõ thời hạn.",
                "Thời hạn trong kế hoạch không muộn hơn thời hạn đã ký kết.",
            ]
        ),
        Heading(1, f"Nhiệm vụ năm {plan.year}", "II"),
        Paragraph(_summary(len(duties), sharpened, own)),
        *_carried(left),
        Heading(1, "Tổ chức thực hiện", "IV" if left else "III"),
        Listing(
            [
                "Các đơn vị được giao chủ trì, phối hợp thực hiện nhiệm vụ đúng thời hạn và báo cáo kết quả.",
                f"{programme.standing_body} theo dõi, đôn đốc, tổng hợp kết quả thực hiện kế hoạch.",
            ],
            "number",
        ),
        Paragraph("Trên đây là kế hoạch thực hiện chương trình trong năm, đề nghị các đơn vị phối hợp thực hiện./."),
    ]
    return Paper(
        **head_of(programme, "Kế hoạch", "KH"),
        abstract=_abstract(plan),
        body=body,
        signatures=[Signature(plan.signatory_office or "Thủ trưởng cơ quan", plan.signatory_name)],
        place=place_of(programme),
        day=plan.issued_on,
        recipients=["Các bên ký kết", "Các đơn vị có tên tại Phụ lục", "Lưu: VT"],
        appendices=[Appendix(f"Nhiệm vụ năm {plan.year}", [Table(_COLUMNS, list(_rows(sections)))], landscape=True)],
    )


def _abstract(plan: YearlyPlan) -> str:
    """The title without its kind, which stands above it."""
    words = plan.title.strip().rstrip(".")
    bare = words[len("Kế hoạch") :].strip() if words.casefold().startswith("kế hoạch") else words
    return f"{bare[:1].upper()}{bare[1:]}" or words


def _summary(duties: int, sharpened: int, own: int) -> str:
    parts = [f"{duties} nhiệm vụ của chương trình"]
    if sharpened:
        parts[0] += f" (trong đó {sharpened} nhiệm vụ đặt hạn sớm hơn hạn đã ký)"
    if own:
        parts.append(f"{own} việc của riêng năm")
    return f"Năm nay thực hiện {' và '.join(parts)}, nêu tại Phụ lục kèm theo."


def _carried(left: Sequence[Left]) -> Iterator[Block]:
    if left:
        yield Heading(1, "Việc chuyển tiếp từ trước", "III")
        yield Paragraph("Các việc sau đến hạn trước năm nay và chưa hoàn thành; đơn vị tiếp tục thực hiện ngay:")
        yield Listing([f"{sentence(one.text)} {one.facts}".strip() for one in left], "number")


def _rows(sections: Sequence[Section]) -> Iterator[Row]:
    number = 0
    for section in sections:
        yield section.label
        for line in section.lines:
            number += 1
            yield (number, line.row.text, line.leads, line.supports, _when(line), line.row.product)


def _when(line: Line) -> str:
    if not line.days:
        return line.when
    if line.row.duty and line.row.duty.schedule == Duty.Schedule.ONCE:
        nominal, due_on = line.days[0]
        return f"{written(due_on)} (hạn đã ký: {written(nominal)})"
    earlier = "; ".join(f"kỳ {written(nominal)}: {written(due_on)}" for nominal, due_on in line.days)
    return f"{line.when}; riêng {earlier}"
