"""Who may do what: everybody chooses for themselves, heads keep the calendar of their unit."""

from __future__ import annotations

import rules

from phoihop.ledger.actor import Actor
from phoihop.units.models import Account, Unit


@rules.predicate
def is_oneself(actor: Actor, about: object) -> bool:
    """One's own account."""
    return isinstance(about, Account) and about.pk == actor.account_id


@rules.predicate
def heads_unit(actor: Actor, about: object) -> bool:
    """A head (or secretary) of this very unit."""
    return isinstance(about, Unit) and about.pk == actor.unit_id and actor.can("assign")


@rules.predicate
def reports_for(actor: Actor, about: object) -> bool:
    """Who reports for this very unit."""
    return isinstance(about, Unit) and about.pk == actor.unit_id and actor.can("report")


@rules.predicate
def reports(actor: Actor, about: object) -> bool:
    """Who reports for a unit has deadlines."""
    return actor.can("report")


rules.add_perm("notice.choose", is_oneself)
rules.add_perm("feed.renew", (is_oneself & reports) | heads_unit)
rules.add_perm("feed.see", (is_oneself & reports) | reports_for)
