"""The official letter that urges units (công văn đôn đốc): what they owe, as a paper of the State or the Party.

A paper is Vietnamese in whatever language its author reads the pages; its words are not messages of the interface.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.utils import translation

from phoihop.ground.dates import written
from phoihop.indicators.wording import named
from phoihop.tasks.models import Task
from phoihop.tasks.queries import overdue
from phoihop.templating.heads import kept_by, system_of
from phoihop.units.models import Kind, PostHolding, Unit
from phoihop.writing.blocks import Block, Column, Listing, Paragraph, Row, Table
from phoihop.writing.papers import Appendix, Authority, Paper, Signature

from .models import Report, Round
from .queries import LACKING

_NAMED = 10  # units to which a letter is addressed by name; more stand in its appendix
_IN_TEXT = 12  # rows of a table within the letter; more stand in its appendix
_ON_TOP = (Kind.PARTY_COMMITTEE, Kind.PEOPLES_COMMITTEE, Kind.PEOPLES_COUNCIL)  # no superior stands over their names
_SYMBOL = re.compile(r"[^\W\d_][\w.&/-]*")
_COLUMNS = (
    Column("TT", 0.5, "center"),
    Column("Báo cáo, nhiệm vụ", 5),
    Column("Hạn", 1.2, "center"),
    Column("Quá hạn (ngày)", 1, "center", places=0),
)


@dataclass
class Owing:
    """What a unit has not done: reports, and duties of the round's programmes whose day has passed."""

    unit: Unit
    reports: list[Report] = field(default_factory=list)
    tasks: list[Task] = field(default_factory=list)

    @property
    def due(self) -> list[tuple[str, dt.date]]:
        """Both by name, with the day."""
        reports = [(one.round.title, one.due_on) for one in self.reports]
        return reports + [(one.text, one.due_on) for one in self.tasks]


@dataclass(frozen=True)
class Facts:
    """What the office says of its letter: where it is written, by when it wants an answer, who signs, its symbol."""

    place: str
    until: dt.date
    post: str
    name: str = ""
    symbol: str = ""


def owing(round: Round, today: dt.date, only: Unit | None = None) -> list[Owing]:
    """The units that lack this round's report or are late with a duty, in the order of their tree.

    Of one unit alone: also what it owes in other rounds of who asks. Three queries.
    """
    reports = Report.objects.filter(state__in=LACKING).select_related("unit", "round").order_by("due_on", "id")
    asked = Report.objects.filter(round=round)
    tasks = overdue(Task.objects.filter(programme__in=round.programmes.all(), lead=True), today)
    if only:
        reports = reports.filter(unit=only, round__unit=round.unit_id, round__locked_on=None)
        tasks = tasks.filter(unit=only)
    else:
        reports = reports.filter(round=round)
        tasks = tasks.filter(unit__in=asked.values("unit"))
    found: dict[int, Owing] = {}
    for report in reports:
        found.setdefault(report.unit_id, Owing(report.unit)).reports.append(report)
    for task in tasks:
        found.setdefault(task.unit_id, Owing(task.unit)).tasks.append(task)
    return sorted(found.values(), key=lambda one: one.unit.path)


def letter_of(round: Round, owed: list[Owing], facts: Facts, today: dt.date) -> Paper:
    """The letter in the format of who asks. ``round.unit.parent`` should be selected."""
    unit, alone = round.unit, len(owed) == 1
    system = system_of(unit)
    table = Table(_COLUMNS, [row for one in owed for row in _rows(one, today, named=not alone)])
    attached = len(table.rows) > _IN_TEXT  # type: ignore[arg-type]  # a list
    by_name = len(owed) <= _NAMED
    return Paper(
        system=system,
        issuers=[unit.name],
        parent=unit.parent.name if unit.parent and unit.kind not in _ON_TOP else "",
        symbol=facts.symbol,
        abstract="đôn đốc gửi báo cáo và thực hiện nhiệm vụ của chương trình phối hợp",
        place=facts.place,
        day=today,
        addressees=[one.unit.name for one in owed] if by_name else ["Các đơn vị có tên trong phụ lục kèm theo"],
        body=[
            *_opening(round, owed, today, attached=attached),
            *([] if attached else [table]),
            *_wishes(owed, facts.until, unit.name),
        ],
        signatures=[_signature(unit, facts)],
        recipients=["Như trên", kept_by(system)],
        appendices=[Appendix("Báo cáo chưa gửi, nhiệm vụ quá hạn", [table])] if attached else [],
    )


def letter_fields(round: Round, owed: list[Owing], facts: Facts, today: dt.date) -> dict[str, Any]:
    """The letter as the plain data that an office's own templates name (the kind "urging")."""
    return {
        **round_fields(round),
        "unit": ", ".join(one.unit.name for one in owed),
        "until": facts.until,
        "tasks": [
            {"text": text, "unit": one.unit.name, "due": due_on, "days_late": max((today - due_on).days, 0)}
            for one in owed
            for text, due_on in one.due
        ],
    }


def round_fields(round: Round) -> dict[str, Any]:
    """What templates name of a round: its programmes and its period."""
    programmes = list(round.programmes.all())
    with translation.override(settings.LANGUAGE_CODE):
        period = named(round.data_from, round.closes_on)
    return {
        "programme": "; ".join(one.title for one in programmes),
        "programme_number": "; ".join(one.number for one in programmes if one.number),
        "period": period,
        "period_from": round.data_from,
        "period_to": round.closes_on,
    }


def signs_for(unit: Unit, today: dt.date) -> tuple[str, str]:
    """The post and the name of somebody who may sign for a unit; blank where the house knows none."""
    held = PostHolding.objects.filter(post__unit=unit).select_related("post", "account").order_by("post_id", "id")
    heads = [one for one in held if one.holds(today) and one.post.holds(today)]
    return (heads[0].post.title, heads[0].account.full_name) if heads else ("", "")


def symbol_of(unit: Unit) -> str:
    """How a unit's letters are marked behind their number, as far as its abbreviation tells."""
    short = unit.abbreviation if _SYMBOL.fullmatch(unit.abbreviation) else ""
    return f"CV/{short}" if system_of(unit) == "party" and short else short


def _rows(one: Owing, today: dt.date, *, named: bool) -> list[Row]:
    rows: list[Row] = [one.unit.name] if named else []
    rows += [(number, text, due_on, _late(due_on, today)) for number, (text, due_on) in enumerate(one.due, 1)]
    return rows


def _late(due_on: dt.date, today: dt.date) -> int | str:
    return (today - due_on).days if due_on < today else "chưa đến hạn"


def _opening(round: Round, owed: list[Owing], today: dt.date, *, attached: bool) -> list[Block]:
    programmes = "; ".join(f"“{one.title}”" for one in round.programmes.all())
    day, due = written(today), written(round.due_on)
    first = f"Thực hiện chương trình {programmes}, {round.unit.name} đã yêu cầu gửi “{round.title}” trước ngày {due}."
    missing, late = sum(bool(one.reports) for one in owed), sum(len(one.tasks) for one in owed)
    if len(owed) == 1:
        who, report = owed[0].unit.name, "chưa gửi báo cáo" if missing else ""
    else:
        who, report = "", f"còn {missing} đơn vị chưa gửi báo cáo" if missing else ""
    duties = f"còn {late} nhiệm vụ quá hạn chưa hoàn thành" if late else ""
    said = " và ".join(filter(None, (report, duties)))
    how = "(danh sách tại phụ lục kèm theo)." if attached else "cụ thể như sau:"
    second = f"Qua theo dõi, đến ngày {day}, {who} {said}".replace("  ", " ")
    return [Paragraph(first), Paragraph(f"{second} {how}" if attached else f"{second}, {how}")]


def _wishes(owed: list[Owing], until: dt.date, issuer: str) -> list[Block]:
    whom = owed[0].unit.name if len(owed) == 1 else "các đơn vị"
    wishes = []
    if any(one.reports for one in owed):
        wishes.append(f"Hoàn thành và gửi báo cáo còn thiếu trước ngày {written(until)}.")
    if any(one.tasks for one in owed):
        wishes.append(
            f"Tập trung thực hiện các nhiệm vụ đã quá hạn, cập nhật kết quả kèm minh chứng trước ngày {written(until)}."
        )
    wishes.append("Trường hợp có khó khăn, vướng mắc, nêu rõ nguyên nhân và đề xuất thời hạn hoàn thành.")
    return [
        Paragraph(f"Để bảo đảm tiến độ, {issuer} đề nghị {whom} thực hiện các nội dung sau:"),
        Listing(wishes, "number"),
        Paragraph(f"Đề nghị {whom} quan tâm, thực hiện."),
    ]


def _signature(unit: Unit, facts: Facts) -> Signature:
    authorities = [Authority("TM.", "Ủy ban nhân dân")] if unit.kind == Kind.PEOPLES_COMMITTEE else []
    if authorities and facts.post.casefold().startswith("phó chủ tịch"):
        authorities.append(Authority("KT.", "Chủ tịch"))
    return Signature(facts.post, facts.name, authorities)
