"""Lists of units and memberships, and who may see them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from django.db.models import QuerySet
from django.utils import timezone

from phoihop.ground.periods import holds_on
from phoihop.ground.text import fold
from phoihop.ledger.actor import Actor

from .models import POWERS, Account, DayOff, Membership, Unit, UnitClass


def living_units(day: dt.date) -> QuerySet[Unit]:
    """The units that exist on that day."""
    return Unit.objects.filter(holds_on(day))


def search_units(words: str, day: dt.date | None = None) -> QuerySet[Unit]:
    """Units whose folded name or abbreviation holds every word; of that day, or of all time."""
    found = living_units(day) if day else Unit.objects.all()
    for word in fold(words).split():
        found = found.filter(folded__contains=word)
    return found


def below(unit: Unit) -> QuerySet[Unit]:
    """The unit and all below it."""
    return Unit.objects.filter(path__startswith=unit.path)


def members_of(unit_class: UnitClass, day: dt.date) -> QuerySet[Unit]:
    """The living units of a class on that day."""
    found = living_units(day).filter(kind=unit_class.kind, path__startswith=unit_class.within.path)
    return found.filter(level=unit_class.level) if unit_class.level else found


def classes_of(unit: Unit, day: dt.date) -> list[UnitClass]:
    """The classes that a unit belongs to on that day."""
    if not unit.holds(day):
        return []
    classes = UnitClass.objects.filter(kind=unit.kind, level__in=["", unit.level]).select_related("within")
    return [c for c in classes if unit.path.startswith(c.within.path)]


def memberships_of(account: Account, day: dt.date) -> list[Membership]:
    """Whom an account may act for on that day, in the order of the units' tree."""
    found = Membership.objects.filter(holds_on(day), holds_on(day, "unit__"), account=account, account__is_active=True)
    return list(found.select_related("unit"))


def actor_of(membership: Membership) -> Actor:
    """The actor of a membership; ``membership.unit`` should be selected."""
    return Actor(
        unit=membership.unit.name,
        role=membership.get_role_display(),
        powers=POWERS[membership.role],
        unit_id=membership.unit_id,
        unit_path=membership.unit.path,
        account_id=membership.account_id,
        membership_id=membership.pk,
    )


def own_days() -> dict[dt.date, bool]:
    """The office's own list: day → worked."""
    return dict(DayOff.objects.values_list("day", "worked"))


def matching_units(phrase: str, units: Iterable[Unit]) -> list[Unit]:
    """Units whose name or abbreviation is the phrase, folded."""
    wanted = fold(phrase)
    return [u for u in units if wanted in (fold(u.name), fold(u.abbreviation))]


def today() -> dt.date:
    """The day in the office's time zone; only the edge (pages, command line, jobs) asks the clock."""
    return timezone.localdate()
