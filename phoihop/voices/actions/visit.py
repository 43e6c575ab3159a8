"""What is recorded of a board's visit, and how the authority answers."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _g
from django.utils.translation import gettext_lazy as _

from phoihop.ground.errors import Refused
from phoihop.ground.keeping import keep
from phoihop.ground.proofs import Proof
from phoihop.ground.state import hold, move, revise
from phoihop.ground.text import nfc, squeeze
from phoihop.ledger.actor import Actor
from phoihop.ledger.acts import act, record
from phoihop.units.models import Unit

from ..models import Visit, VisitCheck, VisitPhoto
from ..visit_terms import visit_due
from .pictures import take_out

State = Visit.State


@act("visit.note", _("Ghi một lần kiểm tra của nhân dân"))
def note(_nothing: None, *, by: Actor, now: dt.datetime, **facts: Any) -> Visit:
    """A board's visit, written down by the Front or the commune. Refused: it lies ahead."""
    if facts["visited_on"] > timezone.localdate(now):
        raise Refused(_g("Ngày kiểm tra không thể sau hôm nay."))
    made = Visit.objects.create(unit_id=by.own_unit_id, **facts)
    record(made, title=made.title, visited_on=made.visited_on)
    return made


@act("visit.edit", _("Sửa lần kiểm tra"))
def edit(visit: Visit, *, by: Actor, now: dt.datetime, seen: int | None, **facts: Any) -> Visit:
    """Its words, until it is sent."""
    hold(visit, state=State.DRAFT)
    changes = revise(visit, seen, **facts)
    record(visit, changes={name: [getattr(one, "pk", one) for one in pair] for name, pair in changes.items()})
    return visit


@act("visit.check", _("Ghi một điều đã xem"))
def check(visit: Visit, *, by: Actor, now: dt.datetime, text: str, verdict: str, note: str = "") -> VisitCheck:
    """A line of the checklist, with what was found."""
    hold(visit, state=State.DRAFT)
    made = VisitCheck.objects.create(visit=visit, text=squeeze(text), verdict=verdict, note=squeeze(note))
    record(made, within=visit, verdict=verdict)
    return made


@act("visit.drop_check", _("Bỏ một điều đã xem"))
def drop_check(visit: Visit, row: VisitCheck, *, by: Actor, now: dt.datetime) -> Visit:
    """A line that was written down by mistake."""
    hold(visit, state=State.DRAFT)
    record(row, within=visit)
    row.delete()
    return visit


@act("visit.show", _("Thêm ảnh lần kiểm tra"))
def show(visit: Visit, *, by: Actor, now: dt.datetime, photos: Sequence[Proof], caption: str = "") -> Visit:
    """Pictures of what was seen."""
    hold(visit, state=State.DRAFT)
    for photo in photos:
        assert photo.content  # a picture: the form says so
        VisitPhoto.objects.create(visit=visit, file=keep(photo.content, now), caption=squeeze(caption))
    record(visit, photos=len(photos))
    return visit


@act("visit.drop_photo", _("Bỏ ảnh lần kiểm tra"))
def drop_photo(visit: Visit, row: VisitPhoto, *, by: Actor, now: dt.datetime) -> Visit:
    """A picture is taken out."""
    hold(visit, state=State.DRAFT)
    record(visit, photos=-1)
    take_out(row)
    return visit


@act("visit.send", _("Gửi kiến nghị của nhân dân"))
def send(visit: Visit, *, by: Actor, now: dt.datetime, to: Unit) -> Visit:
    """What the board asks goes to the authority, whose term begins. Refused: nothing was found or asked."""
    if not visit.findings or not visit.asks:
        raise Refused(_g("Hãy ghi đã thấy gì và kiến nghị gì trước khi gửi."))
    today = timezone.localdate(now)
    if to.pk == visit.unit_id:
        raise Refused(_g("Đơn vị ghi lần kiểm tra không tự gửi cho mình; hãy để Ủy ban MTTQ Việt Nam ghi."))
    due_on = visit_due(visit.body, today)
    move(
        visit,
        {"state": State.DRAFT, "revision": visit.revision},
        state=State.SENT,
        to_unit=to,
        sent_on=today,
        due_on=due_on,
    )
    record(visit, to=to.name, due_on=due_on)
    return visit


@act("visit.finish", _("Kết thúc lần kiểm tra không có kiến nghị"))
def finish(visit: Visit, *, by: Actor, now: dt.datetime) -> Visit:
    """Nothing is asked of anybody. Refused: something is, or nothing was written down."""
    if visit.asks:
        raise Refused(_g("Lần kiểm tra có kiến nghị; hãy gửi tới cơ quan phải trả lời."))
    if not visit.findings:
        raise Refused(_g("Hãy ghi đã thấy gì."))
    move(visit, {"state": State.DRAFT, "revision": visit.revision}, state=State.FINISHED)
    record(visit)
    return visit


@act("visit.answer", _("Trả lời kiến nghị của nhân dân"))
def answer(visit: Visit, *, by: Actor, now: dt.datetime, text: str) -> Visit:
    """What the authority says to it, in time or late."""
    if not (text := nfc(text).strip()):
        raise Refused(_g("Hãy ghi nội dung trả lời."))
    today = timezone.localdate(now)
    move(visit, {"state": State.SENT}, state=State.ANSWERED, answer=text, answered_on=today)
    record(visit, late=visit.days_late(today))
    return visit
