"""Many gaps of a draft mended at once: what a person says on one form is one act."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _g
from django.utils.translation import gettext_lazy as _

from phoihop.ground.errors import Refused
from phoihop.ledger.actor import Actor
from phoihop.ledger.acts import act, record
from phoihop.units.actions import create_class, create_unit
from phoihop.units.models import Unit, UnitClass

from ..matching import Meant
from ..models import Assignment, Doubt, Duty, Programme
from .assignments import add_assignment, match_phrase
from .duties import edit_duty
from .intake import settle_doubt


@dataclass(frozen=True)
class Filling:
    """What a duty lacked: its ``lead``, its ``schedule`` (fields of Duty), or both."""

    duty: Duty
    lead: Meant | None = None
    schedule: dict[str, Any] = field(default_factory=dict)


@act("programme.complete", _("Bổ sung chỗ còn thiếu"))
def complete(
    programme: Programme,
    *,
    by: Actor,
    now: dt.datetime,
    meant: Mapping[str, Meant] | None = None,
    fillings: Sequence[Filling] = (),
) -> Programme:
    """Says who phrases of the text mean, and gives duties the leads and schedules that they lack; all of it or nothing.

    Refused: nothing was filled in, or one of the acts that it is made of is refused.
    """
    if not meant and not fillings:
        raise Refused(_g("Chưa có mục nào được chọn."))
    for phrase, who in (meant or {}).items():
        match_phrase(
            programme,
            by=by,
            now=now,
            phrase=phrase,
            unit=who.unit,
            unit_class=who.unit_class,
            open_ended=who.open_ended,
        )
    for one in fillings:
        if one.lead:
            role = Assignment.Role.LEAD
            add_assignment(one.duty, by=by, now=now, role=role, unit=one.lead.unit, unit_class=one.lead.unit_class)
        if one.schedule:
            edit_duty(one.duty, by=by, now=now, seen=one.duty.revision, **one.schedule)
    record(programme, phrases=sorted(meant or {}), duties=[one.duty.pk for one in fillings])
    return programme


@act("programme.create_unit", _("Thêm đơn vị theo dự thảo"))
def create_meant_unit(
    programme: Programme,
    *,
    by: Actor,
    now: dt.datetime,
    phrases: Sequence[str],
    of_class: bool,
    parent: Unit | None,
    **fields: Any,
) -> Unit | UnitClass:
    """Adds the unit (or class of units) that phrases name and the register lacks; they mean it from now on.

    Refused: a class without the unit that it lies below.
    """
    if of_class:
        if parent is None:
            raise Refused(_g("Nhóm đơn vị cần có đơn vị cấp trên."))
        made: Unit | UnitClass = create_class(parent, by=by, now=now, **fields)
    else:
        made = create_unit(parent, by=by, now=now, **fields)
    for phrase in phrases:
        match_phrase(programme, by=by, now=now, phrase=phrase, **({"unit_class": made} if of_class else {"unit": made}))
    record(programme, phrases=list(phrases), made=made.pk, of_class=of_class)
    return made


@act("programme.settle", _("Đã xem các điểm cần xem lại"))
def settle_doubts(programme: Programme, *, by: Actor, now: dt.datetime, doubts: Sequence[Doubt]) -> int:
    """A person has looked at several doubts of a draft. Returns how many."""
    for doubt in doubts:
        settle_doubt(doubt, by=by, now=now)
    record(programme, doubts=[doubt.pk for doubt in doubts])
    return len(doubts)
