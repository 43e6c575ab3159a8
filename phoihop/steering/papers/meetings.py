"""A meeting's minutes (biên bản) and the notice of its conclusions (thông báo kết luận)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from itertools import groupby

from phoihop.ground.dates import written
from phoihop.templating.heads import head_of, kept_by, system_of
from phoihop.writing.blocks import Block, Column, Heading, Listing, Paragraph, Run, Table
from phoihop.writing.papers import Appendix, Paper, Signature

from ..models import AgendaItem, Attendance, Conclusion, Meeting
from .shape import named, place_of, sentence

_IN_BODY = 15  # units of a table that stays in the text; more go into an appendix
_HEADINGS = {
    AgendaItem.Kind.CONCLUSION: "Thực hiện kết luận của các cuộc họp trước",
    AgendaItem.Kind.LATE: "Việc quá hạn",
    AgendaItem.Kind.RISK: "Việc sắp đến hạn",
    AgendaItem.Kind.OTHER: "Nội dung khác",
}

CAME = {
    Attendance.State.INVITED: "",
    Attendance.State.PRESENT: "Có mặt",
    Attendance.State.EXCUSED: "Vắng có lý do",
    Attendance.State.ABSENT: "Vắng",
}


def minutes_of(meeting: Meeting) -> Paper:
    """The minutes, signed by the clerk and the chair. Five queries."""
    came = list(meeting.attendances.select_related("unit").order_by("id"))
    long = len(came) > _IN_BODY
    body: list[Block] = [
        Heading(1, "Thời gian, địa điểm, thành phần", "I"),
        Paragraph(sentence(f"Thời gian: {_begun(meeting)}")),
        Paragraph(sentence(f"Địa điểm: {meeting.place or '…'}")),
        Paragraph(sentence(f"Chủ trì: {_person(meeting.chair, meeting.chair_office)}")),
        Paragraph(sentence(f"Người ghi biên bản: {meeting.clerk or '…'}")),
        Paragraph(counted(came)),
        *([] if long or not came else [_table(came)]),
        Heading(1, "Chương trình họp", "II"),
        *_agenda(meeting),
        Heading(1, "Diễn biến", "III"),
        *(Paragraph(line) for line in _lines(meeting.minutes) or ["Các đơn vị trao đổi theo chương trình họp."]),
        Heading(1, "Kết luận của người chủ trì", "IV"),
        *_conclusions(meeting),
        Paragraph(f"Cuộc họp kết thúc {_ended(meeting)}./."),
    ]
    appendices = [Appendix("Thành phần dự họp", [_table(came)])] if long else []
    return Paper(
        **head_of(meeting.programme.standing_body, "Biên bản", "BB"),
        abstract=f"{meeting.title} về thực hiện {named(meeting.programme)}",
        body=body,
        signatures=[
            Signature("Người ghi biên bản", meeting.clerk),
            Signature("Chủ trì", meeting.chair),
        ],
        recipients=["Các đơn vị dự họp", kept_by(system_of(meeting.programme.standing_body))],
        appendices=appendices,
    )


def notice_of(meeting: Meeting, day: dt.date | None) -> Paper:
    """The conclusions as they are sent to the units. Four queries."""
    came = list(meeting.attendances.select_related("unit").order_by("id"))
    chair = _person(meeting.chair, meeting.chair_office)
    place = f", tại {meeting.place}" if meeting.place else ""
    opening = (
        f"Ngày {written(meeting.held_on)}{place}, {chair} chủ trì {meeting.title[:1].lower()}{meeting.title[1:]} "
        f"về thực hiện {named(meeting.programme)}. {counted(came)} "
        "Sau khi nghe báo cáo và ý kiến của các đơn vị, người chủ trì kết luận như sau:"
    )
    return Paper(
        **head_of(meeting.programme.standing_body, "Thông báo", "TB"),
        abstract=f"Kết luận {meeting.title[:1].lower()}{meeting.title[1:]} về thực hiện {named(meeting.programme)}",
        body=[
            Paragraph(opening),
            *_conclusions(meeting),
            Paragraph(
                f"Đề nghị các đơn vị thực hiện và báo cáo kết quả về {meeting.programme.standing_body} đúng hạn./."
            ),
        ],
        signatures=[Signature(meeting.chair_office or "Thủ trưởng cơ quan", meeting.chair)],
        place=place_of(meeting.programme),
        day=day,
        recipients=["Các đơn vị được giao", "Các đơn vị dự họp", kept_by(system_of(meeting.programme.standing_body))],
    )


def _person(name: str, office: str) -> str:
    return " ".join(filter(None, (office, name))) or "người chủ trì"


def _begun(meeting: Meeting) -> str:
    at = f"{meeting.begins_at:%H giờ %M}, " if meeting.begins_at else ""
    return f"{at}ngày {written(meeting.held_on)}"


def _ended(meeting: Meeting) -> str:
    return f"hồi {meeting.ends_at:%H giờ %M} cùng ngày" if meeting.ends_at else "cùng ngày"


def counted(came: list[Attendance]) -> str:
    """How many of the invited came, in a sentence."""
    present = [one for one in came if one.state == Attendance.State.PRESENT]
    if not present:
        return f"Thành phần được mời: {len(came)} đơn vị." if came else "Thành phần dự họp: theo giấy mời."
    people = sum(one.people or 0 for one in present)
    more = f", {people} người" if people else ""
    return f"Dự họp có đại diện {len(present)}/{len(came)} đơn vị được mời{more}."


def _table(came: list[Attendance]) -> Table:
    columns = (
        Column("TT", 0.5, "center"),
        Column("Đơn vị", 3),
        Column("Có mặt", 1.3, "center"),
        Column("Số người", 0.8, "right"),
        Column("Thành phần", 2.4),
    )
    rows = [(n, one.unit.name, CAME[Attendance.State(one.state)], one.people, one.who) for n, one in enumerate(came, 1)]
    return Table(columns, rows)


def _agenda(meeting: Meeting) -> Iterator[Block]:
    """The points as they were talked about: those of one kind that follow each other stand under one heading."""
    items = list(meeting.items.all())
    if not items:
        yield Paragraph("Cuộc họp không có chương trình lập trước.")
    for number, (kind, some) in enumerate(groupby(items, key=lambda item: item.kind), 1):
        yield Heading(2, _HEADINGS[AgendaItem.Kind(kind)], str(number))
        for item in some:
            yield Paragraph([Run(f"- {sentence(item.text)}"), Run(f" {item.facts}" if item.facts else "", italic=True)])
            yield from (Paragraph(f"+ {line}") for line in _lines(item.notes))


def _conclusions(meeting: Meeting) -> Iterator[Block]:
    rows = list(meeting.conclusions.prefetch_related("units", "classes"))
    if rows:
        yield Listing([_concluded(row) for row in rows], "number")
    else:
        yield Paragraph("Chưa có kết luận.")


def _concluded(row: Conclusion) -> list[Run]:
    who = ", ".join(map(str, (*row.units.all(), *row.classes.all())))
    due = f"; hoàn thành chậm nhất ngày {written(row.due_on)}" if row.due_on else ""
    more = [Run(f" Đơn vị thực hiện: {who}{due}.", italic=True)] if who else []
    return [Run(sentence(" ".join(_lines(row.text)))), *more]


def _lines(text: str) -> list[str]:
    return [line for line in (line.strip(" -+\t") for line in text.splitlines()) if line]
