"""Indicators and figures, and who may see them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from phoihop.ledger.actor import Actor
from phoihop.programmes.models import Party, Programme
from phoihop.programmes.queries import visible_programmes
from phoihop.tasks.models import Evidence
from phoihop.tasks.queries import tasks_of_unit
from phoihop.units.models import Unit

from .measurers import owed_by
from .models import Indicator, Measurement, Proof, Target
from .regime import Period, before
from .rollup import value_of

_OFFERED = 20  # pieces of evidence of tasks that a form offers


def visible_indicators(actor: Actor) -> QuerySet[Indicator]:
    """The indicators of the programmes that an actor may see."""
    return Indicator.objects.filter(programme__in=visible_programmes(actor))


def visible_measurements(actor: Actor) -> QuerySet[Measurement]:
    """The figures that an actor may read: as tasks, those of the actor's unit and of the units below it, those of
    programmes that it runs or is party to; auditors read all."""
    if not actor.can("see") or actor.unit_id is None:
        return Measurement.objects.none()
    if actor.can("audit"):
        return Measurement.objects.all()
    party = Party.objects.filter(programme=OuterRef("indicator__programme"), unit=actor.unit_id)
    return Measurement.objects.filter(
        Q(unit__path__startswith=actor.unit_path) | Q(indicator__programme__standing_body=actor.unit_id) | Exists(party)
    )


def visible_proofs(actor: Actor) -> QuerySet[Proof]:
    """What proves these figures."""
    return Proof.objects.filter(measurement__in=visible_measurements(actor))


def reads_all_of(actor: Actor, programme: Programme) -> bool:
    """Whether the actor may read the figures of every unit: the secretariat, the parties, auditors."""
    return (
        actor.can("audit")
        or actor.unit_id == programme.standing_body_id
        or programme.parties.filter(unit=actor.unit_id).exists()
    )


def readable_units(actor: Actor, indicator: Indicator) -> Q:
    """The condition on units whose figures of this indicator the actor may read."""
    return Q() if reads_all_of(actor, indicator.programme) else Q(path__startswith=actor.unit_path)


def indicators_owed(actor: Actor, *, closed: bool = False) -> QuerySet[Indicator]:
    """The indicators whose figures the actor's unit gives, of programmes that run; ``closed``: also of those over."""
    if actor.unit_id is None or not actor.can("see"):
        return Indicator.objects.none()
    states = [Programme.State.IN_FORCE, *([Programme.State.CLOSED] if closed else [])]
    return owed_by(actor, Indicator.objects.filter(programme__state__in=states)).select_related("programme", "content")


@dataclass
class Due:
    """An indicator that a unit has to give for a period, with what is known already."""

    indicator: Indicator
    period: Period
    current: Measurement | None = None  # of exactly this period
    latest: Measurement | None = None  # the one that stands before the period begins
    target: Decimal | None = None

    @property
    def previous(self) -> Decimal | None:
        """Cumulative before the period."""
        return value_of(self.latest, cumulative=True) if self.latest else None


def known_of(indicators: Iterable[Indicator], unit: int) -> list[Measurement]:
    """Every figure of a unit that counts, of these indicators, by the day of its end. One query."""
    counting = Measurement.objects.filter(indicator__in=indicators, unit=unit, state=Measurement.State.CURRENT)
    return list(counting.order_by("ends_on", "id"))


def dues_of(asked: Iterable[tuple[Indicator, Period]], unit: int) -> list[Due]:
    """What a unit gave of these indicators for these periods, and stood at before. Two queries.

    With ``indicators_owed`` and ``asking.asked_in`` it is what the unit must measure: a round asks for exactly these.
    """
    asked = list(asked)
    indicators, periods = [one for one, _period in asked], {period for _one, period in asked}
    wanted = Q()
    for period in periods:
        last = before(period)
        wanted |= Q(starts_on=period.start, ends_on=period.end) | Q(ends_on__lte=last, stands_until__gt=last)
    counting = Measurement.objects.filter(indicator__in=indicators, unit=unit, state=Measurement.State.CURRENT)
    years = {period.year for period in periods}
    targets = Target.objects.filter(indicator__in=indicators, unit=unit, year__in=years).order_by()
    aims = {(key, year): value for key, year, value in targets.values_list("indicator", "year", "value")}
    return dues_from(asked, counting.filter(wanted), {one.pk: aims.get((one.pk, period.year)) for one, period in asked})


def dues_from(
    asked: Iterable[tuple[Indicator, Period]], known: Iterable[Measurement], targets: Mapping[int, Decimal | None]
) -> list[Due]:
    """The same of what was fetched already: the unit's figures that count, and its targets."""
    dues = {one.pk: Due(one, period, target=targets.get(one.pk)) for one, period in asked}
    for one in known:
        due = dues[one.indicator_id]
        if one.period == due.period:
            due.current = one
        if one.ends_on <= before(due.period) < one.stands_until:
            due.latest = one
    return list(dues.values())


@dataclass
class UnitYears:
    """A unit's targets and latest figures by year, as the page of an indicator prints them."""

    unit: Unit
    targets: dict[int, Decimal] = field(default_factory=dict)
    figures: dict[int, Measurement] = field(default_factory=dict)


def units_by_years(indicator: Indicator, units: Iterable[Unit]) -> list[UnitYears]:
    """Targets and the last figure of each year, of these units. Two queries."""
    lines = {unit.pk: UnitYears(unit) for unit in units}
    for unit, year, value in indicator.targets.filter(unit__in=lines).values_list("unit", "year", "value"):
        lines[unit].targets[year] = value
    figures: dict[int, dict[int, Measurement]] = defaultdict(dict)
    current = Measurement.objects.filter(indicator=indicator, unit__in=lines, state=Measurement.State.CURRENT)
    for one in current.filter(stands_until__gt=F("ends_on")).order_by("ends_on", "id"):
        figures[one.unit_id][one.ends_on.year] = one
    for key, line in lines.items():
        line.figures = figures[key]
    return list(lines.values())


def evidence_offered(actor: Actor, indicator: Indicator) -> QuerySet[Evidence]:
    """What already proves the unit's tasks within the indicator's content, newest first."""
    tasks = tasks_of_unit(actor).filter(content=indicator.content_id)
    return Evidence.objects.filter(progress__task__in=tasks).order_by("-id")[:_OFFERED]
