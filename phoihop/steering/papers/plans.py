"""A yearly plan (kế hoạch năm) as an official paper, its work in a table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from django.conf import settings
from django.utils import translation

from phoihop.ground.dates import written
from phoihop.programmes.models import Duty
from phoihop.templating.heads import head_of, kept_by, system_of
from phoihop.writing.blocks import Block, Column, Heading, Listing, Paragraph, Row, Table
from phoihop.writing.papers import Appendix, Paper, Signature

from ..models import PlanLine, YearlyPlan
from ..plan_changes import Change
from ..plan_pages import Left, Line, Picture, Section
from .shape import named, place_of, sentence

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
    opening = _amending(plan, plan.amends, picture.changes) if plan.amends else _purpose(plan)
    numbers = iter(("I", "II", "III", "IV", "V"))
    body: list[Block] = [
        *(Heading(1, one, next(numbers)) if isinstance(one, str) else one for one in opening),
        Heading(1, f"Nhiệm vụ năm {plan.year}{' sau điều chỉnh, bổ sung' if plan.amends else ''}", next(numbers)),
        Paragraph(_summary(len(duties), sharpened, own)),
        *_carried(left, numbers),
        Heading(1, "Tổ chức thực hiện", next(numbers)),
        Listing(
            [
                "Các đơn vị được giao chủ trì, phối hợp thực hiện nhiệm vụ đúng thời hạn và báo cáo kết quả.",
                f"{programme.standing_body} theo dõi, đôn đốc, tổng hợp kết quả thực hiện kế hoạch.",
                *([f"Kế hoạch này thay thế {called(plan.amends)}."] if plan.amends else []),
            ],
            "number",
        ),
        Paragraph("Trên đây là kế hoạch thực hiện chương trình trong năm, đề nghị các đơn vị phối hợp thực hiện./."),
    ]
    return Paper(
        **head_of(programme.standing_body, "Kế hoạch", "KH"),
        abstract=_abstract(plan),
        body=body,
        signatures=[Signature(plan.signatory_office or "Thủ trưởng cơ quan", plan.signatory_name)],
        place=place_of(programme),
        day=plan.issued_on,
        recipients=["Các bên ký kết", "Các đơn vị có tên tại Phụ lục", kept_by(system_of(programme.standing_body))],
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


def _purpose(plan: YearlyPlan) -> Iterator[Block | str]:
    """How a plan opens; a text alone is the heading of a numbered section."""
    body = plan.programme.standing_body
    yield Paragraph(f"Thực hiện {named(plan.programme)}, {body} ban hành kế hoạch năm {plan.year} như sau:")
    yield "Mục đích, yêu cầu"
    yield Listing(
        [
            f"Tổ chức thực hiện các nội dung đã ký kết trong năm {plan.year}, rõ đơn vị, rõ việc, rõ thời hạn.",
            "Thời hạn trong kế hoạch không muộn hơn thời hạn đã ký kết.",
        ]
    )


def _amending(plan: YearlyPlan, was: YearlyPlan, changes: Sequence[Change]) -> Iterator[Block | str]:
    """The same where it amends another: why, and what."""
    yield Paragraph(
        f"Thực hiện {named(plan.programme)}; căn cứ {called(was)}, {plan.programme.standing_body} điều chỉnh, bổ sung "
        f"kế hoạch năm {plan.year} như sau:"
    )
    yield "Lý do điều chỉnh, bổ sung"
    yield Paragraph(sentence(plan.reason))
    yield "Nội dung điều chỉnh, bổ sung"
    with translation.override(settings.LANGUAGE_CODE):
        yield Listing([said_of(one) for one in changes], "number")


def said_of(change: Change) -> str:
    """A change in sentences."""
    return " ".join(map(sentence, [f"{change.word}: {change.text}", *change.details]))


def called(plan: YearlyPlan) -> str:
    """A plan within a sentence, by its number where it has one."""
    title = f"{plan.title[:1].upper()}{plan.title[1:]}".strip().rstrip(".")
    facts = [f"số {plan.document.number}"] if plan.document and plan.document.number else []
    facts += [f"ban hành ngày {written(plan.issued_on)}"] if plan.issued_on else []
    return f"{title} ({', '.join(facts)})" if facts else title


def _carried(left: Sequence[Left], numbers: Iterator[str]) -> Iterator[Block]:
    if left:
        yield Heading(1, "Việc chuyển tiếp từ trước", next(numbers))
        yield Paragraph("Các việc sau đến hạn trước năm nay và chưa hoàn thành; đơn vị tiếp tục thực hiện ngay:")
        yield Listing([f"{sentence(one.text)} {one.facts}".strip() for one in left], "number")


def _rows(sections: Sequence[Section]) -> Iterator[Row]:
    number = 0
    for section in sections:
        yield section.label
        for line in section.lines:
            number += 1
            yield (number, line.row.text, line.leads, line.supports, when_of_line(line), line.row.product)


def when_of_line(line: Line) -> str:
    """By when, with the earlier days of the year."""
    if not line.days:
        return line.when
    if line.row.duty and line.row.duty.schedule == Duty.Schedule.ONCE:
        nominal, due_on = line.days[0]
        return f"{written(due_on)} (hạn đã ký: {written(nominal)})"
    earlier = "; ".join(f"kỳ {written(nominal)}: {written(due_on)}" for nominal, due_on in line.days)
    return f"{line.when}; riêng {earlier}"
