"""What a citizen does, without an account. The ledger keeps the day and the unit, never the words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _g
from django.utils.translation import gettext_lazy as _

from phoihop.ground.errors import Refused
from phoihop.ground.keeping import keep
from phoihop.ground.proofs import Proof
from phoihop.ground.state import move
from phoihop.ground.text import nfc, squeeze
from phoihop.ledger.actor import Actor
from phoihop.ledger.acts import act, record
from phoihop.programmes.models import Content, Duty, Programme
from phoihop.units.models import Unit

from ..codes import hash_of
from ..models import Feedback, FeedbackContact, FeedbackMessage, FeedbackPhoto
from ..sealing import seal
from ..terms import answer_due
from .counting import Form as Guarding
from .counting import count
from .readdressing import readdress

MOST_PHOTOS = 3
_A_DAY = 5  # further words of one sender
_COUNTED = (FeedbackMessage.Kind.REPLY, FeedbackMessage.Kind.REOPENING)


@act("feedback.send", _("Người dân gửi phản ánh"))
def send(
    code: str,
    *,
    by: Actor,
    now: dt.datetime,
    to: Unit,
    text: str,
    may_publish: bool,
    programme: Programme | None = None,
    content: Content | None = None,
    duty: Duty | None = None,
    place: str = "",
    photos: Sequence[Proof] = (),
    contact: str = "",
    proven: bool = False,
) -> Feedback:
    """Keeps a citizen's word under the hash of its code. Sent twice it is there once. Refused: no code, no word."""
    hashed, text = hash_of(code), nfc(text).strip()
    if not hashed or not text:
        raise Refused(_g("Hãy ghi điều bạn muốn phản ánh."))
    if known := Feedback.objects.filter(code_hash=hashed).first():
        record(known, again=True)
        return known
    today = timezone.localdate(now)
    made = Feedback.objects.create(
        code_hash=hashed,
        unit=to,
        addressed_to=to,
        programme=programme,
        content=content,
        duty=duty,
        place=nfc(place).strip(),
        text=text,
        may_publish=may_publish,
        received_on=today,
        first_due_on=answer_due(today),
        due_on=answer_due(today),
    )
    for photo in photos[:MOST_PHOTOS]:
        assert photo.content  # a picture, not a link: the form says so
        FeedbackPhoto.objects.create(feedback=made, file=keep(photo.content, now, day_only=True))
    if contact := squeeze(nfc(contact)):
        until = today + dt.timedelta(days=settings.CONTACT_DAYS)
        FeedbackContact.objects.create(feedback=made, sealed=seal(contact), delete_on=until)
    count(Guarding.FEEDBACK, now, proven=proven)
    record(made, to=to.name, due_on=made.due_on)
    return made


@act("feedback.reply", _("Người dân trả lời"))
def reply(feedback: Feedback, *, by: Actor, now: dt.datetime, text: str) -> FeedbackMessage:
    """The citizen adds a word."""
    return _said(feedback, FeedbackMessage.Kind.REPLY, text, now)


@act("feedback.rate", _("Người dân đánh giá câu trả lời"))
def rate(feedback: Feedback, *, by: Actor, now: dt.datetime, rating: int) -> None:
    """How the answer was."""
    move(feedback, {"state": Feedback.State.ANSWERED}, rating=Feedback.Rating(rating))
    record(feedback, rating=rating)


@act("feedback.reopen", _("Người dân đề nghị xem lại"))
def reopen(feedback: Feedback, *, by: Actor, now: dt.datetime, text: str) -> FeedbackMessage:
    """It was answered but not mended, or not taken: a new term begins, for this sender alone. Refused: without a word.

    What was not taken is looked at once more, and then it is answered.
    """
    today = timezone.localdate(now)
    move(
        feedback,
        {"state": feedback.state, "reopened": feedback.reopened},
        state=Feedback.State.REOPENED,
        due_on=answer_due(today),
        refusal="",
        reopened=True,
        merged_into=None,
    )
    return _said(feedback, FeedbackMessage.Kind.REOPENING, text, now)


@act("feedback.consent", _("Người dân cho đăng, hoặc thôi cho đăng"))
def consent(feedback: Feedback, *, by: Actor, now: dt.datetime, agree: bool) -> None:
    """Whether everybody may read it. Taken back, it is gone from every public page at once."""
    move(feedback, {"may_publish": feedback.may_publish}, may_publish=agree)
    record(feedback, agree=agree)


@act("feedback.answer_leave", _("Người dân trả lời về việc chuyển phản ánh"))
def answer_leave(feedback: Feedback, *, by: Actor, now: dt.datetime, to: Unit, leave: bool) -> FeedbackMessage:
    """Yes: the unit that was asked about gets it, and nobody else changes whom it is addressed to. No: it stays.

    The term runs on. Contact details were given to another unit: they are deleted, not passed on.
    Refused: the question was about another unit, or is no more.
    """
    if feedback.leave_to_id != to.pk:
        raise Refused(_g("Câu hỏi này không còn nữa. Hãy mở lại trang."))
    words = "Đồng ý chuyển cho {unit}." if leave else "Không đồng ý chuyển cho {unit}."
    if leave:
        FeedbackContact.objects.filter(feedback=feedback).delete()
        readdress(feedback, unit=to, addressed_to=to)
    else:
        move(feedback, {"state": feedback.state, "leave_to": to.pk}, leave_to=None, waits=True)
    made = FeedbackMessage.objects.create(
        feedback=feedback, kind=FeedbackMessage.Kind.LEFT, text=words.format(unit=to.name), day=timezone.localdate(now)
    )
    record(feedback, to=to.name, leave=leave)
    return made


def _said(feedback: Feedback, kind: FeedbackMessage.Kind, text: str, now: dt.datetime) -> FeedbackMessage:
    if not (text := nfc(text).strip()):
        raise Refused(_g("Hãy ghi điều bạn muốn nói thêm."))
    today = timezone.localdate(now)
    if feedback.messages.filter(kind__in=_COUNTED, day=today).count() >= _A_DAY:
        raise Refused(_g("Hôm nay bạn đã gửi thêm nhiều lần. Hãy gửi tiếp vào ngày mai."))
    made = FeedbackMessage.objects.create(feedback=feedback, kind=kind, text=text, day=today)
    Feedback.objects.filter(pk=feedback.pk).update(waits=True)
    record(feedback)
    return made
