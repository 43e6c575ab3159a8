"""How a consultation ends without a result, and how what villages decided is told to those whom the law names."""

from __future__ import annotations

import datetime as dt

from django.utils import timezone
from django.utils.translation import gettext as _g
from django.utils.translation import gettext_lazy as _

from phoihop.ground.errors import Refused
from phoihop.ground.state import hold, move
from phoihop.ground.text import nfc
from phoihop.ledger.actor import Actor
from phoihop.ledger.acts import act, record

from ..models import Consultation

State = Consultation.State


@act("consultation.cancel", _("Hủy lấy ý kiến"))
def cancel(consultation: Consultation, *, by: Actor, now: dt.datetime, reason: str) -> Consultation:
    """The people are not asked any more, and everybody reads why; answers stay as they are, read by whom they were for.

    Refused: without a reason, or once a village has voted: what households decided is answered, not put away.
    """
    if not (reason := nfc(reason).strip()):
        raise Refused(_g("Hãy ghi lý do; mọi người đọc được lý do này."))
    hold(consultation, state=State.OPEN)
    if consultation.votes.exists():
        raise Refused(_g("Thôn đã biểu quyết, không hủy được nữa. Hãy công bố kết quả và giải trình."))
    today = timezone.localdate(now)
    move(consultation, {"state": State.OPEN}, state=State.CANCELLED, closed_on=today, decision=reason)
    record(consultation, reason=reason)
    return consultation


@act("consultation.tell_result", _("Gửi kết quả tới UBND và Mặt trận"))
def tell_result(consultation: Consultation, *, by: Actor, now: dt.datetime, told_on: dt.date) -> Consultation:
    """On which day the result went to the People's Committee and the Front. Refused: a day that cannot be."""
    assert consultation.closed_on is not None
    if not consultation.closed_on <= told_on <= timezone.localdate(now):
        raise Refused(_g("Ngày gửi phải từ ngày công bố kết quả đến hôm nay."))
    move(consultation, {"told_on": None}, told_on=told_on)
    record(consultation, told_on=told_on, tell_by=consultation.tell_by)
    return consultation
