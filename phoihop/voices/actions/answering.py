"""What the unit does that has to answer."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _g
from django.utils.translation import gettext_lazy as _

from phoihop.ground.errors import Refused
from phoihop.ground.state import move
from phoihop.ground.text import nfc
from phoihop.ledger.actor import Actor
from phoihop.ledger.acts import act, record
from phoihop.units.models import Unit

from ..models import Feedback, FeedbackMessage
from ..receivers import is_force

Kind = FeedbackMessage.Kind


@act("feedback.take", _("Tiếp nhận phản ánh"))
def take(feedback: Feedback, *, by: Actor, now: dt.datetime) -> Feedback:
    """The unit takes it in hand; the term began on the day when it came."""
    move(feedback, {"state": feedback.state}, state=Feedback.State.HANDLING)
    record(feedback)
    return feedback


@act("feedback.ask", _("Hỏi thêm người dân"))
def ask(feedback: Feedback, *, by: Actor, now: dt.datetime, text: str) -> FeedbackMessage:
    """A question to the sender, who reads it by the code."""
    return _say(feedback, Kind.QUESTION, text, by, now)


@act("feedback.answer", _("Trả lời phản ánh"))
def answer(feedback: Feedback, *, by: Actor, now: dt.datetime, text: str) -> FeedbackMessage:
    """The answer; who sent it may rate it, answer back, or have it looked at again."""
    made = _say(feedback, Kind.ANSWER, text, by, now)
    move(feedback, {"state": feedback.state, "unit": feedback.unit_id}, state=Feedback.State.ANSWERED)
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
    made = _say(feedback, Kind.FORWARD, reason, by, now, to=to)
    move(feedback, {"state": feedback.state, "unit": feedback.unit_id}, unit=to, state=Feedback.State.RECEIVED)
    return made


@act("feedback.refuse", _("Không tiếp nhận phản ánh"))
def refuse(feedback: Feedback, *, by: Actor, now: dt.datetime, reason: str) -> FeedbackMessage:
    """It is not taken, for a reason that its sender reads."""
    made = _say(feedback, Kind.REFUSAL, reason, by, now)
    move(feedback, {"state": Feedback.State.RECEIVED}, state=Feedback.State.REFUSED)
    return made


def _say(
    feedback: Feedback, kind: FeedbackMessage.Kind, text: str, by: Actor, now: dt.datetime, to: Unit | None = None
) -> FeedbackMessage:
    if not (text := nfc(text).strip()):
        raise Refused(_g("Hãy ghi nội dung gửi người dân."))
    made = FeedbackMessage.objects.create(
        feedback=feedback, kind=kind, unit_id=by.own_unit_id, text=text, day=timezone.localdate(now)
    )
    told: dict[str, Any] = {"to": to.name} if to else {}
    record(feedback, **told)
    return made
