"""A round is opened, changed, locked, and the units that lack are urged."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _g
from django.utils.translation import gettext_lazy as _

from phoihop.ground.bulk import insert
from phoihop.ground.errors import Refused
from phoihop.ground.state import move, revise
from phoihop.ground.text import squeeze
from phoihop.ledger.actor import Actor
from phoihop.ledger.acts import act, record
from phoihop.programmes.models import Programme
from phoihop.units.models import Unit
from phoihop.units.queries import own_days

from ..asking import asked_of
from ..models import Question, Report, ReportLine, Round
from ..parents import refuse_misfit, refuse_too_late
from ..queries import LACKING
from ..windows import earliest_deadline

_DAYS = {"period_from", "period_to", "data_from", "closes_on", "due_on", "locks_on"}  # days that units work by


@act("round.open", _("Mở đợt báo cáo"))
def open_round(
    unit: Unit,
    *,
    by: Actor,
    now: dt.datetime,
    programmes: Iterable[Programme],
    questions: Sequence[str] = (),
    parent: Round | None = None,
    follows: Round | None = None,
    **facts: Any,
) -> Round:
    """Asks every unit with duties in the period, in bulk. Refused: no programme, nobody to ask, days that misfit;
    ParentMisfit: it cannot answer the round above."""
    programmes = list(programmes)
    if not programmes:
        raise Refused(_g("Hãy chọn ít nhất một chương trình."))
    round = Round(unit=unit, parent=parent, follows=follows, opened_on=timezone.localdate(now), **facts)
    _check(round)
    if parent:
        refuse_misfit(round, round.opened_on)
    asked = asked_of(programmes, unit, round.data_from, round.closes_on)
    if not asked:
        raise Refused(_g("Không có đơn vị nào được giao nhiệm vụ trong kỳ này."))
    round.save()
    round.programmes.set(programmes)
    Question.objects.bulk_create(
        [Question(round=round, order=n, text=text) for n, text in enumerate(filter(None, map(squeeze, questions)), 1)]
    )
    _ask(round, asked)
    record(round, programmes=[one.pk for one in programmes], asked=len(asked), **_days(round), title=round.title)
    return round


def _ask(round: Round, asked: dict[int, list[tuple[int, bool]]]) -> None:
    """A report for each unit and a line for each of its duties and each question; keys follow the tree of units."""
    insert(Report, ("unit_id",), ((unit,) for unit in asked), round_id=round.pk, due_on=round.due_on)
    keys = dict(Report.objects.filter(round=round).values_list("unit_id", "pk"))
    questions = list(round.questions.all())
    rows = (row for unit, duties in asked.items() for row in _lines(keys[unit], duties, questions))
    insert(ReportLine, ("report_id", "duty_id", "question_id", "lead", "place"), rows)


def _lines(report: int, duties: list[tuple[int, bool]], questions: list[Question]) -> Iterable[tuple[Any, ...]]:
    for place, (duty, lead) in enumerate(duties, 1):
        yield report, duty, None, lead, place
    for place, question in enumerate(questions, len(duties) + 1):
        yield report, None, question.pk, True, place


@act("round.change", _("Sửa đợt báo cáo"))
def change_round(round: Round, *, by: Actor, now: dt.datetime, seen: int, **facts: Any) -> Round:
    """Title, days, repeating. A unit that was granted another day keeps it. Refused: days that do not fit."""
    was = round.due_on
    wanted = Round.objects.get(pk=round.pk)
    for name, value in facts.items():
        setattr(wanted, name, value)
    _check(wanted)
    if wanted.due_on != was and (upward := Report.objects.filter(round=wanted.parent_id, unit=wanted.unit_id).first()):
        refuse_too_late(wanted, upward)
    changes = revise(round, seen, **facts)
    if "due_on" in changes:
        Report.objects.filter(round=round, due_on=was).update(due_on=round.due_on)
    round.deadline_moved = "due_on" in changes
    round.days_moved = bool(changes.keys() & _DAYS)
    record(round, changes=changes)
    return round


@act("round.lock", _("Khóa đợt báo cáo"))
def lock(round: Round, *, by: Actor, now: dt.datetime, reason: str) -> Round:
    """Nothing comes in any more. Refused without a reason: units are told it."""
    if not squeeze(reason):
        raise Refused(_g("Hãy ghi lý do khóa."))
    move(round, {"locked_on": None}, locked_on=timezone.localdate(now), lock_reason=squeeze(reason))
    record(round, reason=squeeze(reason))
    return round


@act("round.unlock", _("Mở lại đợt báo cáo"))
def unlock(round: Round, *, by: Actor, now: dt.datetime) -> Round:
    """Reports come in again; a day on which the round locks by itself that has passed is taken away."""
    kept = round.locks_on if round.locks_on and round.locks_on > timezone.localdate(now) else None
    move(round, {"locked_on": round.locked_on}, locked_on=None, lock_reason="", locks_on=kept)
    record(round)
    return round


@act("round.urge", _("Đôn đốc báo cáo"))
def urge(round: Round, *, by: Actor, now: dt.datetime, unit: Unit | None = None) -> list[Report]:
    """Urges one unit, or all that have not handed in; returns their reports. Refused where nobody lacks."""
    lacking = Report.objects.filter(round=round, state__in=LACKING)
    if unit:
        lacking = lacking.filter(unit=unit)
    urged = list(lacking.select_related("unit"))
    if not urged:
        raise Refused(_g("Không còn đơn vị nào chưa nộp."))
    lacking.update(urged_on=timezone.localdate(now), urged_times=F("urged_times") + 1)
    record(round, units=[one.unit_id for one in urged])
    return urged


def _check(round: Round) -> None:
    if round.period_to < round.period_from:
        raise Refused(_g("Kỳ báo cáo phải kết thúc sau khi bắt đầu."))
    if round.closes_on < round.data_from:
        raise Refused(_g("Ngày chốt số liệu phải sau ngày bắt đầu lấy số liệu."))
    if round.due_on < earliest_deadline(round.closes_on, own_days()):
        raise Refused(
            _g("Hạn nộp phải sau ngày chốt số liệu ít nhất một ngày làm việc (Nghị định 09/2019/NĐ-CP, Điều 8).")
        )
    if round.locks_on and round.locks_on <= round.due_on:
        raise Refused(_g("Ngày tự khóa phải sau hạn nộp báo cáo."))


def _days(round: Round) -> dict[str, Any]:
    return {name: getattr(round, name) for name in sorted(_DAYS)}
