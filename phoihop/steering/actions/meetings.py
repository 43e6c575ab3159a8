"""A meeting of a programme: called, prepared, written down, concluded."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _g
from django.utils.translation import gettext_lazy as _

from phoihop.ground.dates import written
from phoihop.ground.errors import Refused
from phoihop.ground.state import move, revise
from phoihop.ground.text import nfc, squeeze
from phoihop.ledger.actor import Actor
from phoihop.ledger.acts import act, key_of, record
from phoihop.programmes.models import Programme
from phoihop.tasks.actions import give
from phoihop.units.models import Unit

from ..models import Attendance, Conclusion, Meeting
from ..open_work import open_work
from ..who import living
from .agenda import items_of
from .attendance import invited

_MOVES = {"held_on", "begins_at", "place"}
_LINES = ("title", "place", "chair", "chair_office", "clerk")


@act("meeting.call", _("Triệu tập giao ban"))
def call(
    programme: Programme, *, by: Actor, now: dt.datetime, held_on: dt.date, units: Sequence[Unit] = (), **fields: Any
) -> Meeting:
    """A meeting with the units that are asked to come; its agenda is what is late and what earlier meetings concluded.

    Refused: no title, a day before the programme was signed.
    """
    facts = _checked(programme, {"held_on": held_on, **fields})
    meeting = Meeting.objects.create(programme=programme, **facts)
    names = invited(meeting, units)
    items = items_of(meeting, open_work(programme, timezone.localdate(now)), timezone.localdate(now))
    told = {name: _plain(value) for name, value in facts.items()}
    record(meeting, within=programme, **told, units=names, agenda=[item.text for item in items])
    return meeting


@act("meeting.change", _("Sửa thông tin cuộc họp"))
def change(meeting: Meeting, *, by: Actor, now: dt.datetime, seen: int, **fields: Any) -> Meeting:
    """Another day, hour, place or chair, before it is concluded. Refused as ``call``."""
    changes = revise(meeting, seen, **_checked(meeting.programme, fields))
    meeting.moved = bool(changes.keys() & _MOVES)
    record(meeting, within=meeting.programme, changes={name: list(map(_plain, two)) for name, two in changes.items()})
    return meeting


@act("meeting.cancel", _("Ghi nhận không họp"))
def cancel(meeting: Meeting, *, by: Actor, now: dt.datetime, reason: str) -> Meeting:
    """It will not take place. Refused without a reason."""
    if not squeeze(reason):
        raise Refused(_g("Hãy ghi lý do không họp."))
    move(meeting, {"state": "called"}, state="cancelled", cancel_reason=squeeze(reason))
    record(meeting, within=meeting.programme, reason=squeeze(reason))
    return meeting


@act("meeting.record", _("Ghi diễn biến cuộc họp"))
def record_minutes(meeting: Meeting, *, by: Actor, now: dt.datetime, seen: int, minutes: str) -> Meeting:
    """What was said, as the minutes will have it. Conflict if another secretary wrote meanwhile."""
    changes = revise(meeting, seen, minutes=nfc(minutes).strip())
    record(meeting, within=meeting.programme, changes=changes)
    return meeting


@act("meeting.conclude", _("Kết luận cuộc họp"))
def conclude(meeting: Meeting, *, by: Actor, now: dt.datetime) -> Meeting:
    """Freezes the meeting; each conclusion with units and a day becomes a task of each of them.

    Refused: it lies ahead, nothing was concluded, a conclusion has units and no day (or a day that has passed).
    """
    today = timezone.localdate(now)
    if meeting.held_on > today:
        raise Refused(_g("Cuộc họp ngày {day} chưa diễn ra.").format(day=written(meeting.held_on)))
    move(meeting, {"state": "called", "revision": meeting.revision}, state="concluded", concluded_on=today)
    conclusions = list(meeting.conclusions.select_related("content").prefetch_related("units", "classes__within"))
    if not conclusions:
        raise Refused(_g("Chưa có kết luận nào. Hãy ghi ít nhất một kết luận."))
    told = []
    for place, one in enumerate(conclusions, 1):
        units = living(one.units.all(), one.classes.all(), today)
        told.append({"text": one.text, "due_on": one.due_on, "units": len(units)})
        if units and one.due_on:
            _give(place, one, units, meeting, by, now)
        elif units or one.due_on:
            raise Refused(_unfinished(place, one))
    came = Attendance.objects.filter(meeting=meeting, state=Attendance.State.PRESENT).count()
    record(meeting, within=meeting.programme, conclusions=told, came=came)
    return meeting


def _give(place: int, one: Conclusion, units: list[Unit], meeting: Meeting, by: Actor, now: dt.datetime) -> None:
    assert one.due_on is not None
    if one.due_on < timezone.localdate(now):
        raise Refused(_g("Hạn {due} của kết luận {n} đã qua.").format(due=written(one.due_on), n=place))
    facts = {"text": one.text, "due_on": one.due_on, "content": one.content}
    give(meeting.programme, origin=key_of(one), units=units, starts_on=meeting.held_on, by=by, now=now, **facts)


def _unfinished(place: int, one: Conclusion) -> str:
    if one.due_on is None:
        return _g("Kết luận {n} có đơn vị thực hiện nhưng chưa có hạn.").format(n=place)
    return _g("Kết luận {n} có hạn nhưng chưa có đơn vị thực hiện.").format(n=place)


def _checked(programme: Programme, fields: dict[str, Any]) -> dict[str, Any]:
    """The fields as they are kept."""
    facts = {**fields, **{name: squeeze(fields[name]) for name in _LINES if name in fields}}
    if not facts.get("title", "x"):
        raise Refused(_g("Hãy ghi tên cuộc họp."))
    if programme.signed_on and facts["held_on"] < programme.signed_on:
        raise Refused(
            _g("Ngày {day} trước ngày ký chương trình ({signed}).").format(
                day=written(facts["held_on"]), signed=written(programme.signed_on)
            )
        )
    begins, ends = facts.get("begins_at"), facts.get("ends_at")
    if begins and ends and ends <= begins:
        raise Refused(_g("Giờ kết thúc phải sau giờ bắt đầu."))
    return facts


def _plain(value: Any) -> Any:
    """As the ledger keeps it."""
    return f"{value:%H:%M}" if isinstance(value, dt.time) else value
