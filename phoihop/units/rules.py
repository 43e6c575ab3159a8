"""Who may do what with units, accounts and memberships."""

from __future__ import annotations

import rules

from phoihop.ledger.actor import Actor

from .models import Unit


@rules.predicate
def keeps_units(actor: Actor, about: object) -> bool:
    """Secretaries and administrators keep the register of units."""
    return actor.can("units")


@rules.predicate
def keeps_accounts(actor: Actor, about: object) -> bool:
    """Administrators keep accounts and memberships."""
    return actor.can("accounts")


@rules.predicate
def belongs_above(actor: Actor, unit: Unit | None) -> bool:
    """The actor's unit is this unit or one above it."""
    return bool(unit and actor.unit_path and unit.path.startswith(actor.unit_path))


@rules.predicate
def is_system(actor: Actor, about: object) -> bool:
    """Jobs and the command line."""
    return actor.can("system")


for _act in ("create", "edit", "end"):
    rules.add_perm(f"unit.{_act}", keeps_units | is_system)
for _name in (
    "unit_class.create",
    "unit_class.edit",
    "post.create",
    "post.end",
    "post.hold",
    "day_off.add",
    "day_off.remove",
):
    rules.add_perm(_name, keeps_units | is_system)
for _name in (
    "account.create",
    "account.edit",
    "account.disable",
    "account.enable",
    "account.drop_second_factor",
    "account.see",
    "membership.grant",
    "membership.end",
    "invitation.issue",
):
    rules.add_perm(_name, keeps_accounts | is_system)
# who may read, with their roles, the names of those who act for a unit
rules.add_perm("unit.see_members", belongs_above | keeps_units | keeps_accounts | is_system)
rules.add_perm("invitation.accept", is_system)  # the code in hand is the proof
