"""Who may publish."""

from __future__ import annotations

import rules

from phoihop.ledger.actor import Actor
from phoihop.units.rules import is_system, keeps_units

from .kinds import may_be_public


@rules.predicate
def publishes(actor: Actor, about: object) -> bool:
    """Secretaries and publishers publish; that they may see the object, the page's fetch has asked."""
    return actor.can("publish")


@rules.predicate
def is_ready(actor: Actor, about: object) -> bool:
    """A kind that its room offers, in a state in which it may be public."""
    return may_be_public(about)


rules.add_perm("posting.publish", (publishes | is_system) & is_ready)
rules.add_perm("posting.withdraw", publishes | is_system)

# What the law says binds all units of the house, as the list of days off does: the same people keep both.
for _name in ("provision.correct", "provision.renew"):
    rules.add_perm(_name, keeps_units | is_system)
