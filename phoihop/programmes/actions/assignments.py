"""Who has a duty, in a draft."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db.models import Max
from django.utils.translation import gettext as _g
from django.utils.translation import gettext_lazy as _

from phoihop.ground.errors import Refused
from phoihop.ledger.actor import Actor
from phoihop.ledger.acts import act, record
from phoihop.units.models import Unit, UnitClass

from ..models import Assignment, Duty, Programme
from ..twins import refuse_twin, twin_of


@act("assignment.add", _("Phân công"))
def add_assignment(duty: Duty, *, by: Actor, now: dt.datetime, role: str, **fields: Any) -> Assignment:
    """Gives a duty to ``unit`` or ``unit_class``, or keeps the ``phrase`` of the text until it is matched.

    The first lead is accountable. Refused: a second lead where the duty has no joint leads; a unit twice.
    """
    refuse_twin(twin_of(duty, fields.get("unit"), fields.get("unit_class")))
    accountable = False
    if role == Assignment.Role.LEAD:
        _refuse_second_lead(duty)
        accountable = not duty.assignments.filter(accountable=True).exists()
    fields.setdefault("order", (duty.assignments.aggregate(last=Max("order"))["last"] or 0) + 1)
    made = Assignment.objects.create(duty=duty, role=role, accountable=accountable, **fields)
    _hand_on_accountability(duty)
    record(
        made,
        within=duty.programme,
        duty=duty.pk,
        role=role,
        unit=made.unit_id,
        unit_class=made.unit_class_id,
        phrase=made.phrase,
    )
    return made


@act("assignment.edit", _("Sửa phân công"))
def edit_assignment(assignment: Assignment, *, by: Actor, now: dt.datetime, **fields: Any) -> Assignment:
    """Changes role or unit of an assignment in a draft, under the same refusals."""
    role = fields.get("role", assignment.role)
    unit, unit_class = fields.get("unit", assignment.unit), fields.get("unit_class", assignment.unit_class)
    refuse_twin(twin_of(assignment.duty, unit, unit_class, but=assignment))
    if role == Assignment.Role.LEAD and assignment.role != role:
        _refuse_second_lead(assignment.duty)
        fields["accountable"] = not assignment.duty.assignments.filter(accountable=True).exists()
    elif role != Assignment.Role.LEAD:
        fields["accountable"] = False
    changes = {
        name: [getattr(assignment, name), value] for name, value in fields.items() if getattr(assignment, name) != value
    }
    for name, pair in changes.items():
        setattr(assignment, name, pair[1])
    assignment.save(update_fields=list(changes) or None)
    _hand_on_accountability(assignment.duty)
    record(assignment, within=assignment.duty.programme, changes=changes)
    return assignment


@act("assignment.remove", _("Bỏ phân công"))
def remove_assignment(assignment: Assignment, *, by: Actor, now: dt.datetime) -> None:
    """Takes a unit off a duty of a draft; another lead becomes accountable."""
    duty = assignment.duty
    record(
        assignment,
        within=duty.programme,
        duty=duty.pk,
        role=assignment.role,
        phrase=assignment.phrase,
        unit=assignment.unit_id,
    )
    assignment.delete()
    _hand_on_accountability(duty)


@act("programme.match", _("Đối chiếu đơn vị"))
def match_phrase(
    programme: Programme,
    *,
    by: Actor,
    now: dt.datetime,
    phrase: str,
    unit: Unit | None = None,
    unit_class: UnitClass | None = None,
    open_ended: bool = False,
) -> int:
    """Says once who a phrase means; every party and assignment of the draft that bears it follows. Returns how many.

    An assignment that would stand twice on one duty in one role is dropped. Refused: the unit has a duty in another
    role already; which of the two holds is for a person to say.
    """
    matched = 0
    found = Assignment.objects.filter(duty__programme=programme, phrase=phrase).select_related("duty")
    for assignment in found:
        twin = twin_of(assignment.duty, unit, unit_class, but=assignment)
        if twin and twin.role != assignment.role:
            refuse_twin(twin)
        if twin:
            assignment.delete()
            _hand_on_accountability(assignment.duty)
            continue
        assignment.unit, assignment.unit_class, assignment.open_ended = unit, unit_class, open_ended
        assignment.save(update_fields=["unit", "unit_class", "open_ended"])
        _hand_on_accountability(assignment.duty)
        matched += 1
    party = programme.parties.filter(name=phrase, unit=None).first()
    if unit and party and not programme.parties.filter(unit=unit).exists():
        party.unit = unit
        party.save(update_fields=["unit"])
        matched += 1
    record(
        programme,
        phrase=phrase,
        unit=unit.pk if unit else None,
        unit_class=unit_class.pk if unit_class else None,
        open_ended=open_ended,
    )
    return matched


def _refuse_second_lead(duty: Duty) -> None:
    """Words that name nobody in particular ("các cơ quan liên quan") do not stand in a lead's way."""
    named = duty.assignments.filter(role=Assignment.Role.LEAD, open_ended=False)
    if named.exists() and not duty.joint_leads:
        raise Refused(_g("Nhiệm vụ đã có đơn vị chủ trì. Chỉ đánh dấu đồng chủ trì khi văn bản ghi như vậy."))


def _hand_on_accountability(duty: Duty) -> None:
    """One lead answers for a duty: the one who did, unless that is words for nobody in particular beside a unit."""
    leads = list(duty.assignments.filter(role=Assignment.Role.LEAD))
    leads.sort(key=lambda one: (one.open_ended, not one.accountable))
    for place, lead in sorted(enumerate(leads), reverse=True):  # the old one goes before the new one comes
        if lead.accountable != (place == 0):
            lead.accountable = place == 0
            lead.save(update_fields=["accountable"])
