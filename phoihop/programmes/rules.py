"""Who may do what with a programme: state × role."""

from __future__ import annotations

import rules

from phoihop.ledger.actor import Actor
from phoihop.units.rules import is_system

from .models import Assignment, Content, Doubt, Duty, Intake, Party, Programme
from .queries import runs


def programme_of(about: object) -> Programme | None:
    """The programme that a part belongs to."""
    match about:
        case Programme():
            return about
        case Party() | Content() | Duty() | Doubt():
            return about.programme
        case Assignment():
            return about.duty.programme
        case _:
            return None


@rules.predicate
def has_programmes(actor: Actor, about: object) -> bool:
    """Secretaries make programmes."""
    return actor.can("programmes")


@rules.predicate
def runs_it(actor: Actor, about: object) -> bool:
    """The secretariat of this programme."""
    programme = programme_of(about)
    return programme is not None and runs(actor, programme)


@rules.predicate
def took_it(actor: Actor, about: object) -> bool:
    """The unit that uploaded the file."""
    return isinstance(about, Intake) and actor.can("programmes") and about.unit_id == actor.unit_id


def in_state(*states: str) -> rules.Predicate:
    """The programme is in one of these states."""

    @rules.predicate("in_state:" + ",".join(states))
    def check(actor: Actor, about: object) -> bool:
        programme = programme_of(about)
        return programme is not None and programme.state in states

    return check


is_draft = in_state("draft")
is_frozen = in_state("agreed", "signed", "in_force", "closed")

rules.add_perm("intake.take", has_programmes | is_system)
rules.add_perm("intake.read", is_system)
rules.add_perm("intake.scan", took_it)
rules.add_perm("programme.create", has_programmes | is_system)
EDITS = (
    "programme.edit",
    "programme.discard",
    "party.add",
    "party.edit",
    "party.remove",
    "content.add",
    "content.edit",
    "content.remove",
    "duty.add",
    "duty.edit",
    "duty.remove",
    "assignment.add",
    "assignment.edit",
    "assignment.remove",
    "programme.match",
    "programme.complete",
    "programme.create_unit",
    "programme.settle",
    "doubt.settle",
    "programme.agree",
    "programme.confirm",
)
for _name in EDITS:
    rules.add_perm(_name, (runs_it | is_system) & is_draft)
rules.add_perm("programme.reopen", runs_it & in_state("agreed", "signed"))
rules.add_perm("programme.sign", (runs_it | is_system) & in_state("agreed"))
rules.add_perm("programme.enforce", (runs_it | is_system) & in_state("signed"))
rules.add_perm("programme.close", runs_it & in_state("in_force"))
rules.add_perm("programme.correct", runs_it & is_frozen)
rules.add_perm("programme.classify", runs_it)
