"""A unit, or a class of units, has a duty once: leading and supporting it would give it the same task twice."""

from __future__ import annotations

from django.utils.translation import gettext as _

from phoihop.ground.errors import Refused
from phoihop.units.models import Unit, UnitClass

from .checks import shortened
from .models import Assignment, Duty


def twin_of(
    duty: Duty, unit: Unit | None, unit_class: UnitClass | None, but: Assignment | None = None
) -> Assignment | None:
    """The other assignment by which this unit or class has the duty already."""
    if unit is None and unit_class is None:
        return None
    others = duty.assignments.exclude(pk=but.pk if but else 0)
    return (others.filter(unit=unit) if unit else others.filter(unit_class=unit_class)).first()


def refuse_twin(twin: Assignment | None) -> None:
    """Says which unit has which duty already, in which role."""
    if twin:
        words = _(
            "{unit} đã có vai trò “{role}” trong nhiệm vụ “{duty}”; mỗi đơn vị chỉ có một vai trò trong một nhiệm vụ."
        )
        role, duty = twin.get_role_display(), shortened(twin.duty.text)
        raise Refused(words.format(unit=twin, role=role, duty=duty))
