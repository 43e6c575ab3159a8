"""What the unit does that has to answer."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _g
from django.utils.translation import gettext_lazy as _

from phoihop.ground.errors import Refused
from phoihop.ground.state import hold, move
from phoihop.ground.text import nfc
from phoihop.ledger.actor import Actor
from phoihop.ledger.acts import act, record
from phoihop.publishing import actions as posting
from phoihop.publishing.queries import overlapping
from phoihop.units.models import Unit

from ..models import Feedback, FeedbackContact, FeedbackMessage
from ..queries import EXPLAINED, OPEN
from ..receivers import is_force, who_answer
from ..sealing import unseal
from .readdressing import readdress

Kind = FeedbackMessage.Kind


@act("feedback.take", _("Tiếp nhận phản ánh"))
def take(feedback: Feedback, *, by: Actor, now: dt.datetime) -> Feedback:
    """The unit takes it in hand; the term began on the day when it came."""
    move(feedback, _as_read(feedback), state=Feedback.State.HANDLING, waits=False)
    record(feedback)
    return feedback


@act("feedback.read", _("Đã đọc lời nói thêm"))
def read(feedback: Feedback, *, by: Actor, now: dt.datetime) -> Feedback:
    """Somebody has looked at what the sender said last; nothing else changes."""
    move(feedback, {"unit": feedback.unit_id}, waits=False)
    record(feedback)
    return feedback


@act("feedback.ask", _("Hỏi thêm người dân"))
def ask(feedback: Feedback, *, by: Actor, now: dt.datetime, text: str) -> FeedbackMessage:
    """A question to the sender, who reads it by the code."""
    hold(feedback, **_as_read(feedback))
    return _say(feedback, Kind.QUESTION, text, by, now)


@act("feedback.answer", _("Trả lời phản ánh"))
def answer(feedback: Feedback, *, by: Actor, now: dt.datetime, text: str) -> FeedbackMessage:
    """The answer, also to all that was merged into it; its sender may rate it, answer back, or ask for another look."""
    made, *_others = [
        _answer(one, text, by, now) for one in (feedback, *feedback.merged.filter(state__in=OPEN, unit=feedback.unit))
    ]
    return made


def _answer(feedback: Feedback, text: str, by: Actor, now: dt.datetime) -> FeedbackMessage:
    made = _say(feedback, Kind.ANSWER, text, by, now)
    move(feedback, _as_read(feedback), state=Feedback.State.ANSWERED, leave_to=None)
    return made


@act("feedback.forward", _("Chuyển phản ánh"))
def forward(feedback: Feedback, *, by: Actor, now: dt.datetime, to: Unit, reason: str) -> FeedbackMessage:
    """To the unit that can answer; the term runs on, and who sent it is told.

    Refused: to a military or police unit that the citizen did not choose, to the unit itself, without a reason.
    """
    if to.pk == feedback.unit_id:
        raise Refused(_g("Phản ánh đang ở chính đơn vị này."))
    if is_force(to) and feedback.addressed_to_id != to.pk:
        raise Refused(_g("Người dân không gửi cho cơ quan quân sự, công an này; muốn chuyển, hãy hỏi người gửi trước."))
    _somebody_answers(to, now)
    made = _say(feedback, Kind.FORWARD, reason, by, now, to=to)
    readdress(feedback, unit=to)
    return made


@act("feedback.ask_leave", _("Hỏi người dân có cho chuyển không"))
def ask_leave(feedback: Feedback, *, by: Actor, now: dt.datetime, to: Unit, reason: str) -> FeedbackMessage:
    """Asks the sender's leave to pass it on to a military or police unit; until the sender says yes it stays here.

    Refused: to any other unit, to the unit itself, to one that the citizen chose, without a reason.
    """
    if not is_force(to) or to.pk in (feedback.unit_id, feedback.addressed_to_id):
        raise Refused(_g("Chỉ cần hỏi khi chuyển cho cơ quan quân sự, công an mà người dân chưa chọn."))
    _somebody_answers(to, now)
    if feedback.messages.filter(kind=Kind.LEAVE, asked_of=to).exists():
        raise Refused(_g("Đã hỏi người gửi về cơ quan này. Người gửi không đồng ý thì không hỏi lại."))
    made = _say(feedback, Kind.LEAVE, f"{to.name}. {reason.strip()}" if reason.strip() else "", by, now, to=to)
    move(feedback, {**_as_read(feedback), "leave_to": None}, leave_to=to)
    return made


@act("feedback.refuse", _("Không tiếp nhận phản ánh"))
def refuse(feedback: Feedback, *, by: Actor, now: dt.datetime, refusal: str, reason: str = "") -> FeedbackMessage:
    """It is not taken, for one of the published reasons; its sender reads it.

    Refused: it is for somebody else, or goes another way, and it is not said to whom or where.
    """
    words, reason = str(Feedback.Refusal(refusal).label), reason.strip()
    if not reason and refusal in EXPLAINED:
        raise Refused(_g("Hãy nói rõ thêm: người gửi nên đến đâu, gửi ai."))
    made = _say(feedback, Kind.REFUSAL, f"{words}. {reason}".strip(), by, now)
    was = {"state": Feedback.State.RECEIVED, "unit": feedback.unit_id, "reopened": False}
    move(feedback, was, state=Feedback.State.REFUSED, refusal=refusal, leave_to=None)
    return made


@act("feedback.refuse_many", _("Không tiếp nhận nhiều phản ánh"))
def refuse_many(found: Sequence[Feedback], *, by: Actor, now: dt.datetime, refusal: str) -> int:
    """Refuses what a flood left; how many. Conflict: somebody has moved one of them on meanwhile, and all stay."""
    fresh = [one for one in found if one.state == Feedback.State.RECEIVED and not one.reopened]
    if not fresh:
        raise Refused(_g("Hãy chọn ít nhất một mục mới nhận."))
    record(fresh[0].unit, number=len(fresh))
    for one in fresh:
        refuse(one, refusal=refusal, by=by, now=now)
    return len(fresh)


@act("feedback.merge", _("Gộp phản ánh trùng"))
def merge(feedback: Feedback, *, by: Actor, now: dt.datetime, into: Feedback) -> Feedback:
    """It says what another one says: both are answered at once. Refused: into itself, another unit's, one merged."""
    if into.pk == feedback.pk or into.unit_id != feedback.unit_id or into.merged_into_id or into.state not in OPEN:
        raise Refused(_g("Chỉ gộp được vào một phản ánh khác đang chờ trả lời của đơn vị."))
    hold(into, **_as_read(into), merged_into=None)
    move(feedback, {**_as_read(feedback), "merged_into": None}, merged_into=into, waits=False)
    feedback.merged.update(merged_into=into)
    record(feedback, into=into.pk)
    return feedback


@act("feedback.publish", _("Đăng phản ánh và câu trả lời"))
def publish(feedback: Feedback, *, by: Actor, now: dt.datetime, text: str, answer: str) -> Feedback:
    """Makes it public with its last answer, in words that name nobody; what is public already gets the new words.

    A later answer stays between the two of them until this is done again. Refused: the sender did not agree, no words.
    """
    text, answer = nfc(text).strip(), nfc(answer).strip()
    if not text or not answer:
        raise Refused(_g("Hãy ghi lời phản ánh và câu trả lời như sẽ đăng."))
    was = {"state": Feedback.State.ANSWERED, "unit": feedback.unit_id, "may_publish": True}
    move(feedback, was, public_text=text, public_answer=answer, public_from=feedback.answer)
    today = timezone.localdate(now)
    if not overlapping(feedback, today, None).exists():
        basis = "Người gửi đồng ý cho đăng; khoản 11 Điều 11 Luật Thực hiện dân chủ ở cơ sở số 10/2022/QH15"
        posting.publish(feedback, basis=basis, valid_from=today, by=by, now=now)
    record(feedback)
    return feedback


@act("feedback.see_contact", _("Xem thông tin liên hệ của người gửi"))
def see_contact(feedback: Feedback, *, by: Actor, now: dt.datetime) -> str:
    """How the sender may be reached. Every look is recorded. Refused: there is none, or no more."""
    contact = FeedbackContact.objects.filter(feedback=feedback, delete_on__gt=timezone.localdate(now)).first()
    if contact is None:
        raise Refused(_g("Không có thông tin liên hệ, hoặc đã xóa theo hạn."))
    record(feedback)
    return unseal(contact.sealed)


@act("feedback.forget_contacts", _("Xóa thông tin liên hệ hết hạn"))
def forget_contacts(_nothing: None, *, by: Actor, now: dt.datetime) -> int:
    """Deletes the contact details whose time is over; how many. Nothing is done where there are none."""
    over = FeedbackContact.objects.filter(delete_on__lte=timezone.localdate(now)).select_related("feedback")
    for one in over:
        record(one.feedback)
        one.delete()
    return len(over)


def _somebody_answers(to: Unit, now: dt.datetime) -> None:
    if to not in who_answer([to], timezone.localdate(now)):
        raise Refused(_g("{unit} chưa có tài khoản nào được trả lời người dân.").format(unit=to.name))


def _as_read(feedback: Feedback) -> dict[str, Any]:
    """What must still be so: whoever looked at it judged it in this state, in this unit's hands."""
    return {"state": feedback.state, "unit_id": feedback.unit_id}


def _say(
    feedback: Feedback, kind: FeedbackMessage.Kind, text: str, by: Actor, now: dt.datetime, to: Unit | None = None
) -> FeedbackMessage:
    if not (text := nfc(text).strip()):
        raise Refused(_g("Hãy ghi nội dung gửi người dân."))
    asked = to if kind == Kind.LEAVE else None
    made = FeedbackMessage.objects.create(
        feedback=feedback, kind=kind, unit_id=by.own_unit_id, asked_of=asked, text=text, day=timezone.localdate(now)
    )
    Feedback.objects.filter(pk=feedback.pk).update(waits=False)
    told: dict[str, Any] = {"to": to.name} if to else {}
    record(feedback, **told)
    return made
