"""Who may do what with indicators and figures: state × role."""

from __future__ import annotations

import rules

from phoihop.ledger.actor import Actor
from phoihop.programmes.models import Programme
from phoihop.programmes.queries import runs
from phoihop.programmes.rules import has_programmes
from phoihop.units.rules import is_system

from .measurers import Owed, measures
from .models import Indicator, Measurement


def programme_of(about: object) -> Programme | None:
    """The programme that an indicator or a figure belongs to."""
    match about:
        case Programme():
            return about
        case Indicator():
            return about.programme
        case Measurement() | Owed():
            return about.indicator.programme
        case _:
            return None


@rules.predicate
def is_signed_and_runs(actor: Actor, about: object) -> bool:
    """The programme is in force, or over: figures of past years are entered as well."""
    programme = programme_of(about)
    return programme is not None and programme.state in (Programme.State.IN_FORCE, Programme.State.CLOSED)


@rules.predicate
def runs_it(actor: Actor, about: object) -> bool:
    """The secretariat of the programme."""
    programme = programme_of(about)
    return programme is not None and runs(actor, programme)


@rules.predicate
def gives_it(actor: Actor, about: object) -> bool:
    """The unit whose figure it is."""
    return isinstance(about, Owed | Measurement) and actor.can("report") and about.unit.pk == actor.unit_id


@rules.predicate
def is_owed(actor: Actor, about: object) -> bool:
    """The unit is one of those that give this indicator's figures, or gave some before."""
    return isinstance(about, Owed) and (
        measures(about.indicator, about.unit)
        or Measurement.objects.filter(indicator=about.indicator, unit=about.unit).exists()
    )


@rules.predicate
def is_used(actor: Actor, about: object) -> bool:
    """The indicator has not been taken out."""
    indicator = about if isinstance(about, Indicator) else getattr(about, "indicator", None)
    return indicator is not None and indicator.withdrawn_on is None


@rules.predicate
def has_figures(actor: Actor, about: object) -> bool:
    """Somebody has given a figure for it."""
    return isinstance(about, Indicator) and about.measurements.exists()


@rules.predicate
def is_current(actor: Actor, about: object) -> bool:
    """The figure counts."""
    return isinstance(about, Measurement) and about.is_current


@rules.predicate
def reports(actor: Actor, about: object) -> bool:
    """Somebody who reports for a unit."""
    return actor.can("report")


_keeps = (runs_it | is_system) & is_signed_and_runs
rules.add_perm("indicator.define", _keeps)
rules.add_perm("indicator.change", _keeps & is_used & ~has_figures)
rules.add_perm("indicator.correct", _keeps & is_used & has_figures)
rules.add_perm("indicator.set_targets", _keeps & is_used)
rules.add_perm("indicator.withdraw", _keeps & is_used)
rules.add_perm("measurement.record", is_signed_and_runs & is_used & (gives_it | runs_it | is_system) & is_owed)
rules.add_perm("measurement.withdraw", is_signed_and_runs & is_used & is_current & (gives_it | runs_it | is_system))
rules.add_perm("indicators.import", has_programmes)
rules.add_perm("targets.import", has_programmes)
rules.add_perm("measurements.import", reports)
