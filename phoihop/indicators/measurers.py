"""Which units give the figures of an indicator."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from phoihop.ground.periods import holds_on
from phoihop.ledger.actor import Actor
from phoihop.programmes.models import Assignment
from phoihop.units.models import Unit, UnitClass
from phoihop.units.queries import class_ids_of

from .models import Indicator, Measurer

_DOING = (Assignment.Role.LEAD, Assignment.Role.SUPPORT)


@dataclass(frozen=True)
class Owed:
    """The figures of an indicator that a unit owes."""

    indicator: Indicator
    unit: Unit


def measurers_of(indicator: Indicator, day: dt.date | None = None) -> QuerySet[Unit]:
    """The units that give an indicator's figures, living on a day or of all time."""
    found = Unit.objects.filter(_measuring(indicator))
    return found.filter(holds_on(day)) if day else found


def measures(indicator: Indicator, unit: Unit) -> bool:
    """Whether a unit is one of them; of all time, as figures of past years are entered too."""
    return measurers_of(indicator).filter(pk=unit.pk).exists()


def owed_by(actor: Actor, indicators: QuerySet[Indicator]) -> QuerySet[Indicator]:
    """Of these indicators the ones whose figures the actor's unit gives. One query, and theirs."""
    classes = class_ids_of(actor)
    doing = Q(role__in=_DOING) & (Q(unit=actor.unit_id) | Q(unit_class__in=classes))
    contents = Assignment.objects.filter(doing).values("duty__content")
    return indicators.filter(
        Q(measured_by="named", pk__in=Measurer.objects.filter(unit=actor.unit_id).values("indicator"))
        | Q(measured_by="class", unit_class__in=classes)
        | Q(measured_by="assigned", content__in=contents),
        withdrawn_on=None,
    )


def _measuring(indicator: Indicator) -> Q:
    """The condition that its units meet; asks for classes where its content is assigned to such."""
    match indicator.measured_by:
        case Indicator.MeasuredBy.CLASS:
            assert indicator.unit_class
            return _of_class(indicator.unit_class)
        case Indicator.MeasuredBy.NAMED:
            return Q(pk__in=Measurer.objects.filter(indicator=indicator.pk).values("unit"))
    doing = Assignment.objects.filter(duty__content=indicator.content_id, role__in=_DOING)
    found = Q(pk__in=doing.filter(unit__isnull=False).values("unit"))
    for unit_class in UnitClass.objects.filter(pk__in=doing.values("unit_class")).select_related("within"):
        found |= _of_class(unit_class)
    return found


def _of_class(unit_class: UnitClass) -> Q:
    """The same units as ``units.queries.members_of``, as a condition."""
    condition = Q(kind=unit_class.kind, path__startswith=unit_class.within.path)
    return condition & Q(level=unit_class.level) if unit_class.level else condition
