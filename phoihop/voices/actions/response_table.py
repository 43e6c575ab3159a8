"""The response table (tiếp thu, giải trình): contributions sorted into groups, each answered, and published."""

from __future__ import annotations

import datetime as dt

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _g
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from phoihop.ground.errors import Refused
from phoihop.ground.state import hold, move, revise
from phoihop.ground.text import squeeze
from phoihop.ledger.actor import Actor
from phoihop.ledger.acts import act, record

from ..consultation_results import Sorted, VoteResult, differs_from_majority, sorted_of, votes_of
from ..models import Comment, CommentGroup, Consultation, ConsultationOption
from ..terms import tell_by

State = Consultation.State


@act("consultation.make_group", _("Lập nhóm ý kiến"))
def make_group(
    consultation: Consultation, *, by: Actor, now: dt.datetime, title: str, outcome: str = "", answer: str = ""
) -> CommentGroup:
    """A name for contributions that say the same, in the unit's own words; its answer may follow later."""
    hold(consultation, state=State.OPEN)
    facts = _told(title, outcome, answer)
    made = CommentGroup.objects.create(consultation=consultation, **facts)
    record(made, within=consultation, outcome=outcome, answer=made.answer)
    return made


@act("consultation.edit_group", _("Trả lời nhóm ý kiến"))
def edit_group(
    group: CommentGroup,
    *,
    by: Actor,
    now: dt.datetime,
    seen: int | None,
    title: str,
    outcome: str = "",
    answer: str = "",
) -> CommentGroup:
    """Its name, and what the unit does about it or why not. Refused: the one without the other."""
    hold(group.consultation, state=State.OPEN)
    revise(group, seen, **_told(title, outcome, answer))
    record(group, within=group.consultation, outcome=outcome, answer=group.answer)
    return group


@act("consultation.drop_group", _("Bỏ nhóm ý kiến"))
def drop_group(group: CommentGroup, *, by: Actor, now: dt.datetime) -> None:
    """Its contributions wait to be sorted again."""
    hold(group.consultation, state=State.OPEN)
    record(group, within=group.consultation)
    group.delete()


@act("consultation.sort", _("Xếp ý kiến vào nhóm"))
def sort(
    consultation: Consultation,
    *,
    by: Actor,
    now: dt.datetime,
    chosen: QuerySet[Comment],
    group: CommentGroup | None = None,
    title: str = "",
) -> int:
    """Puts contributions into a group, or into a new one of this title (neither: out of theirs); how many they were."""
    hold(consultation, state=State.OPEN)
    if title:
        group = make_group(consultation, title=title, by=by, now=now)
    number = chosen.filter(consultation=consultation).order_by().update(group=group)
    if not number:
        raise Refused(_g("Chưa chọn ý kiến nào."))
    record(consultation, number=number, to=group.title if group else "")
    return number


@act("consultation.close", _("Công bố kết quả lấy ý kiến"))
def close(
    consultation: Consultation,
    *,
    by: Actor,
    now: dt.datetime,
    outcome: str,
    decision: str,
    chosen: ConsultationOption | None = None,
    differs: bool = False,
    explanation: str = "",
) -> Consultation:
    """Publishes the result with the response table.

    Refused: the window runs, a contribution has no group, a group no answer, a vote is not recorded, or the decision
    differs from the majority and nobody explains why.
    """
    today = timezone.localdate(now)
    hold(consultation, state=State.OPEN)  # nothing is sorted, answered or extended from here on
    votes = votes_of(consultation)
    for fault in faults_of(consultation, sorted_of(consultation), votes, today):
        raise Refused(fault)
    if consultation.choosing and chosen is None and outcome != Consultation.Outcome.DROPPED:
        raise Refused(_g("Hãy ghi phương án được chọn."))
    differs = differs or differs_from_majority(consultation, votes, outcome, chosen)
    if differs and not squeeze(explanation):
        raise Refused(_g("Quyết định khác với ý kiến đa số, nên phải giải trình vì sao."))
    move(
        consultation,
        {"state": State.OPEN, "closes_on": consultation.closes_on},
        state=State.CLOSED,
        closed_on=today,
        tell_by=tell_by(consultation, today),
        outcome=outcome,
        decision=decision.strip(),
        chosen=chosen,
        differs=differs,
        explanation=explanation.strip(),
    )
    record(consultation, outcome=outcome, decision=decision.strip(), differs=differs, explanation=explanation.strip())
    return consultation


def faults_of(consultation: Consultation, found: Sorted, votes: VoteResult | None, today: dt.date) -> list[str]:
    """What is missing before the result can be published."""
    faults = []
    if not consultation.over_on(today):
        faults.append(_g("Chưa hết thời gian lấy ý kiến."))
    if found.waiting:
        faults.append(
            ngettext(
                "Còn {number} ý kiến chưa xếp vào nhóm.", "Còn {number} ý kiến chưa xếp vào nhóm.", found.waiting
            ).format(number=found.waiting)
        )
    if unanswered := sum(not one.group.outcome for one in found.groups):
        faults.append(
            ngettext(
                "Còn {number} nhóm ý kiến chưa được tiếp thu hoặc giải trình.",
                "Còn {number} nhóm ý kiến chưa được tiếp thu hoặc giải trình.",
                unanswered,
            ).format(number=unanswered)
        )
    if votes and not votes.villages:
        faults.append(_g("Chưa ghi kết quả biểu quyết của thôn nào."))
    return faults


def _told(title: str, outcome: str, answer: str) -> dict[str, str]:
    if not squeeze(title):
        raise Refused(_g("Hãy ghi tóm tắt ý kiến."))
    if bool(outcome) != bool(answer.strip()):
        raise Refused(_g("Hãy chọn tiếp thu hay giải trình, và ghi rõ sửa gì hoặc vì sao không."))
    return {"title": squeeze(title), "outcome": outcome, "answer": answer.strip()}
