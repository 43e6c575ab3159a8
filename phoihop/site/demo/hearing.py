"""What citizens said to the commune: made up, marked as such, one of each state, made by the acts that people use."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.utils import timezone

from phoihop.ledger.actor import CITIZEN, Actor
from phoihop.programmes.models import Programme
from phoihop.voices import actions
from phoihop.voices.codes import code_from, new_seed
from phoihop.voices.models import Feedback

from .showing import at

_MARK = " (minh hoạ)"


def hear(programme: Programme, secretary: Actor, now: dt.datetime) -> None:
    """One that is new, one that is being handled, one that is answered and public."""
    today = timezone.localdate(now)
    _said(programme, "Bảng niêm yết ở làng Ktu bị mưa ướt, chữ nhòe không đọc được.", today - dt.timedelta(days=1))
    asked = _said(programme, "Tối nào loa cũng phát lúc 21 giờ, trẻ con khó ngủ.", today - dt.timedelta(days=6))
    by: dict[str, Any] = {"by": secretary, "now": at(today - dt.timedelta(days=5))}
    actions.take(asked, **by)
    actions.ask(asked, text="Loa ở thôn, làng nào, thưa bà con?", **by)
    done = _said(programme, "Giờ tiếp dân ghi trên bảng khác với giờ trên trang này.", today - dt.timedelta(days=30))
    by = {"by": secretary, "now": at(today - dt.timedelta(days=24))}
    actions.take(done, **by)
    answer = "Bảng ở trụ sở đã thay. Tiếp dân sáng thứ Năm hằng tuần, như trên trang này."
    actions.answer(done, text=answer, **by)
    actions.publish(done, text=done.text, answer=answer, **by)


def _said(programme: Programme, words: str, day: dt.date) -> Feedback:
    return actions.send(
        code_from(new_seed()),
        to=programme.standing_body,
        text=words + _MARK,
        may_publish=True,
        programme=programme,
        content=programme.contents.all()[2],
        by=CITIZEN,
        now=at(day),
    )
