"""What a unit does with a survey, and how a citizen answers: counted at once, so that no answer is kept."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _g
from django.utils.translation import gettext_lazy as _

from phoihop.ground.errors import Refused
from phoihop.ground.state import hold, move, revise
from phoihop.ground.text import squeeze
from phoihop.ledger.actor import Actor
from phoihop.ledger.acts import act, record

from ..answers import answer_codes, answer_hash, choices_of
from ..models import AnswerCode, AnswerCount, AnswerGroup, Question, Survey
from ..terms import near
from .counting import Form as Guarding
from .counting import count

State = Survey.State
MOST_QUESTIONS = 5
MOST_CODES = 300  # of one sheet


@act("survey.draft", _("Soạn khảo sát"))
def draft(_nothing: None, *, by: Actor, now: dt.datetime, **facts: Any) -> Survey:
    """A survey of the actor's unit."""
    made = Survey.objects.create(unit_id=by.own_unit_id, **facts)
    record(made, title=made.title)
    return made


@act("survey.edit", _("Sửa khảo sát"))
def edit(survey: Survey, *, by: Actor, now: dt.datetime, seen: int | None, **facts: Any) -> Survey:
    """Its title, its subject, its end, before it opens."""
    hold(survey, state=State.DRAFT)
    changes = revise(survey, seen, **facts)
    record(survey, changes={name: [getattr(one, "pk", one) for one in pair] for name, pair in changes.items()})
    return survey


@act("survey.ask", _("Thêm câu hỏi khảo sát"))
def ask(survey: Survey, *, by: Actor, now: dt.datetime, kind: str, text: str, options: Sequence[str] = ()) -> Question:
    """One more question. Refused: the survey has five, or there is nothing to choose from."""
    if survey.questions.count() >= MOST_QUESTIONS:
        raise Refused(_g("Khảo sát chỉ nên có nhiều nhất {most} câu.").format(most=MOST_QUESTIONS))
    if kind == Question.Kind.CHOICE and len(options) < 2:
        raise Refused(_g("Hãy ghi ít nhất hai câu trả lời để chọn."))
    hold(survey, state=State.DRAFT)
    last = survey.questions.order_by("-order").values_list("order", flat=True).first() or 0
    kept = list(options) if kind == Question.Kind.CHOICE else []
    made = Question.objects.create(survey=survey, order=last + 1, kind=kind, text=squeeze(text), options=kept)
    record(made, within=survey)
    return made


@act("survey.drop_question", _("Bỏ câu hỏi khảo sát"))
def drop_question(survey: Survey, question: Question, *, by: Actor, now: dt.datetime) -> Survey:
    """A question is taken out before the survey opens."""
    hold(survey, state=State.DRAFT)
    record(question, within=survey)
    question.delete()
    return survey


@act("survey.open", _("Mở khảo sát"))
def open_survey(survey: Survey, *, by: Actor, now: dt.datetime) -> Survey:
    """Citizens may answer; the questions stand. Refused: no question, its last day has passed."""
    today = timezone.localdate(now)
    if not survey.questions.exists():
        raise Refused(_g("Khảo sát chưa có câu hỏi nào."))
    if survey.closes_on < today:
        raise Refused(_g("Ngày kết thúc đã qua; hãy sửa trước khi mở."))
    near(survey.closes_on, today)
    move(survey, {"state": State.DRAFT}, state=State.OPEN, opened_on=today)
    if not survey.by_code:
        _group(survey, "")
    record(survey, closes_on=survey.closes_on)
    return survey


@act("survey.print_codes", _("In mã trả lời khảo sát"))
def print_codes(survey: Survey, *, by: Actor, now: dt.datetime, seed: str, number: int, name: str = "") -> list[str]:
    """So many new codes for a group; they are seen this once. The same form gives the same codes again."""
    codes = answer_codes(seed, number)
    hashes = [answer_hash(code) for code in codes]
    hold(survey, state=State.OPEN)
    group = _group(survey, squeeze(name))
    known = set(AnswerCode.objects.filter(code_hash__in=hashes).values_list("code_hash", flat=True))
    new = [AnswerCode(group=group, code_hash=one) for one in sorted(set(hashes) - known)]
    AnswerCode.objects.bulk_create(new)
    move(group, {"printed": group.printed}, printed=group.printed + len(new))
    record(survey, number=len(new), group=group.name)
    return codes


@act("survey.answer", _("Người dân trả lời khảo sát"))
def answer(
    survey: Survey,
    *,
    by: Actor,
    now: dt.datetime,
    answers: Mapping[int, int],
    code: str = "",
    proven: bool | None = None,
) -> Survey:
    """Counts the answers, by the key of each question; the code is used up. The ledger learns that somebody answered.

    ``proven``: whether the sender's machine worked (None: not asked, a code stands for it).
    Refused: no answer at all, a code that is unknown or used, the last day has passed.
    """
    if survey.closes_on < timezone.localdate(now):
        raise Refused(_g("Khảo sát này đã kết thúc."))
    offered = {one.pk: len(choices_of(one)) for one in survey.questions.all()}
    given = {key: value for key, value in answers.items() if 1 <= value <= offered.get(key, 0)}
    if not given:
        raise Refused(_g("Hãy trả lời ít nhất một câu."))
    hold(survey, state=State.OPEN)
    group = _use_up(survey, code) if survey.by_code else survey.groups.get()
    for question, value in given.items():
        counted = AnswerCount.objects.filter(group=group, question=question, answer=value)
        counted.update(number=F("number") + 1)
    AnswerGroup.objects.filter(pk=group.pk).update(answered=F("answered") + 1)
    if proven is not None:
        count(Guarding.SURVEY, now, proven=proven)
    record(survey)
    return survey


@act("survey.close", _("Kết thúc khảo sát"))
def close(survey: Survey, *, by: Actor, now: dt.datetime) -> Survey:
    """Nobody answers any more; what codes are left are deleted, their number stays."""
    move(survey, {"state": State.OPEN}, state=State.CLOSED, closed_on=timezone.localdate(now))
    AnswerCode.objects.filter(group__survey=survey).delete()
    record(survey)
    return survey


def _use_up(survey: Survey, code: str) -> AnswerGroup:
    """The group of a code, which is used up by that."""
    found = AnswerCode.objects.filter(group__survey=survey, code_hash=answer_hash(code)).select_related("group").first()
    if found is None:
        raise Refused(_g("Không có mã này. Hãy xem lại từng chữ số."))
    if not AnswerCode.objects.filter(pk=found.pk, used=False).update(used=True):
        raise Refused(_g("Mã này đã được dùng. Mỗi mã chỉ trả lời một lần."))
    return found.group


def _group(survey: Survey, name: str) -> AnswerGroup:
    """The group of this name, with a count of nothing for each answer that it can give."""
    group, new = AnswerGroup.objects.get_or_create(survey=survey, name=name)
    if new:
        AnswerCount.objects.bulk_create(
            AnswerCount(group=group, question=one, answer=place)
            for one in survey.questions.all()
            for place in range(1, len(choices_of(one)) + 1)
        )
    return group
