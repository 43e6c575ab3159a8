"""Which units give the figures of an indicator."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

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
    found = Unit.objects.filter(_measuring([indicator])[indicator.pk])
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


def how_many(indicators: Iterable[Indicator], day: dt.date) -> dict[int, int]:
    """How many units give the figures of each indicator on a day. Three queries, however many."""
    indicators = list(indicators)
    conditions = _measuring(indicators)
    names: dict[int, str] = {one.pk: _same_units(one) for one in indicators}
    if not names:
        return {}
    groups = {name: Count("pk", filter=conditions[key]) for key, name in names.items()}
    counted = Unit.objects.filter(holds_on(day)).order_by().aggregate(**groups)
    return {key: counted[name] for key, name in names.items()}


def _same_units(indicator: Indicator) -> str:
    """A name that indicators of the same units share, so that these are counted once."""
    match indicator.measured_by:
        case Indicator.MeasuredBy.CLASS:
            return f"class_{indicator.unit_class_id}"
        case Indicator.MeasuredBy.NAMED:
            return f"named_{indicator.pk}"
    return f"content_{indicator.content_id}"


def _measuring(indicators: Iterable[Indicator]) -> dict[int, Q]:
    """For each indicator the condition that its units meet; asks for classes where contents are assigned to such."""
    indicators = list(indicators)
    contents = {one.content_id for one in indicators if one.measured_by == Indicator.MeasuredBy.ASSIGNED}
    of_content: dict[int, Q] = {key: _assigned(key) for key in contents}
    if contents:
        assigned = UnitClass.objects.filter(
            pk__in=Assignment.objects.filter(duty__content__in=contents, role__in=_DOING).values("unit_class")
        ).select_related("within")
        classes = {one.pk: one for one in assigned}
        pairs = (
            Assignment.objects.filter(duty__content__in=contents, role__in=_DOING, unit_class__in=classes)
            .order_by("duty__content", "unit_class")
            .values_list("duty__content", "unit_class")
            .distinct()
            if classes
            else ()
        )
        for content, unit_class in pairs:
            of_content[content] |= _of_class(classes[unit_class])
    return {one.pk: _condition(one, of_content) for one in indicators}


def _condition(indicator: Indicator, of_content: dict[int, Q]) -> Q:
    match indicator.measured_by:
        case Indicator.MeasuredBy.CLASS:
            assert indicator.unit_class
            return _of_class(indicator.unit_class)
        case Indicator.MeasuredBy.NAMED:
            return Q(pk__in=Measurer.objects.filter(indicator=indicator.pk).values("unit"))
    return of_content[indicator.content_id]


def _assigned(content: int) -> Q:
    found = Assignment.objects.filter(duty__content=content, role__in=_DOING, unit__isnull=False)
    return Q(pk__in=found.values("unit"))


def _of_class(unit_class: UnitClass) -> Q:
    """The same units as ``units.queries.members_of``, as a condition."""
    condition = Q(kind=unit_class.kind, path__startswith=unit_class.within.path)
    return condition & Q(level=unit_class.level) if unit_class.level else condition
