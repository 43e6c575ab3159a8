"""Who may do what with units, accounts and memberships."""

from __future__ import annotations

import rules

from phoihop.ledger.actor import Actor


@rules.predicate
def keeps_units(actor: Actor, about: object) -> bool:
    """Secretaries and administrators keep the register of units."""
    return actor.can("units")


@rules.predicate
def keeps_accounts(actor: Actor, about: object) -> bool:
    """Administrators keep accounts and memberships."""
    return actor.can("accounts")


@rules.predicate
def is_system(actor: Actor, about: object) -> bool:
    """Jobs and the command line."""
    return actor.can("system")


for _act in ("create", "edit", "end"):
    rules.add_perm(f"unit.{_act}", keeps_units | is_system)
for _name in ("unit_class.create", "unit_class.edit", "post.create", "post.end", "post.hold", "day_off.add", "day_off.remove"):
    rules.add_perm(_name, keeps_units | is_system)
for _name in ("account.create", "account.disable", "membership.grant", "membership.end", "invitation.issue"):
    rules.add_perm(_name, keeps_accounts | is_system)
rules.add_perm("invitation.accept", is_system)  # the code in hand is the proof
