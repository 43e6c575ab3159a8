"""Who may publish."""

from __future__ import annotations

import rules

from phoihop.ledger.actor import Actor
from phoihop.units.rules import is_system


@rules.predicate
def publishes(actor: Actor, about: object) -> bool:
    """Secretaries and publishers publish; that they may see the object, the page's fetch has asked."""
    return actor.can("publish")


for _name in ("posting.publish", "posting.withdraw"):
    rules.add_perm(_name, publishes | is_system)
