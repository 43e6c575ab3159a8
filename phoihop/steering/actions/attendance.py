"""Which units are asked to come, and which came."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _g
from django.utils.translation import gettext_lazy as _

from phoihop.ground.errors import Conflict, Refused
from phoihop.ground.state import hold
from phoihop.ground.text import squeeze
from phoihop.ledger.actor import Actor
from phoihop.ledger.acts import act, record
from phoihop.units.models import Unit

from ..models import Attendance, Meeting


@dataclass(frozen=True)
class Came:
    """How a unit came, as a form says it; ``was``: the state that the form showed."""

    attendance: int
    state: str
    people: int | None = None
    who: str = ""
    was: str = Attendance.State.INVITED


def invited(meeting: Meeting, units: Iterable[Unit]) -> list[str]:
    """Asks units to come that were not asked yet, and notes on the meeting which; their names."""
    there = set(meeting.attendances.values_list("unit_id", flat=True))
    new = {unit.pk: unit for unit in units if unit.pk not in there}
    Attendance.objects.bulk_create([Attendance(meeting=meeting, unit=unit) for unit in new.values()], batch_size=500)
    meeting.newly_asked = tuple(new)
    return [unit.name for unit in new.values()]


@act("meeting.invite", _("Mời thêm đơn vị dự họp"))
def invite(meeting: Meeting, *, by: Actor, now: dt.datetime, units: Sequence[Unit]) -> Meeting:
    """More units. Refused where all of them were asked already."""
    hold(meeting, state=Meeting.State.CALLED)
    names = invited(meeting, units)
    if not names:
        raise Refused(_g("Các đơn vị này đã có trong thành phần dự họp."))
    record(meeting, within=meeting.programme, units=names)
    return meeting


@act("meeting.attend", _("Điểm danh theo đơn vị"))
def attend(meeting: Meeting, *, by: Actor, now: dt.datetime, came: Sequence[Came]) -> Meeting:
    """Which units came, with how many people. Refused: nothing new. Conflict where another wrote otherwise."""
    hold(meeting, state=Meeting.State.CALLED)
    rows = meeting.attendances.select_related("unit").in_bulk([one.attendance for one in came])
    told = []
    for one in came:
        row = rows.get(one.attendance)
        if row is None:
            continue
        present = one.state == Attendance.State.PRESENT
        to = {
            "state": one.state,
            "people": one.people if present else None,
            "who": squeeze(one.who),
        }
        if to == {name: getattr(row, name) for name in to}:
            continue
        if row.state not in (one.was, one.state):
            raise Conflict(
                _g("Có người vừa điểm danh {unit} khác với bạn. Hãy xem lại rồi làm tiếp.").format(unit=row.unit)
            )
        Attendance.objects.filter(pk=row.pk).update(**to)
        told.append({"unit": row.unit.name, **to})
    if not told:
        raise Refused(_g("Chưa có thay đổi nào để ghi."))
    record(meeting, within=meeting.programme, attendance=told)
    return meeting
