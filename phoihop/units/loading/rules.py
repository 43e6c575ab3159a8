"""Who may load a sheet: whoever may do the act of its kind, for the own unit."""

from __future__ import annotations

import rules

from phoihop.ground.models import SheetImport
from phoihop.ledger.actor import Actor
from phoihop.ledger.acts import allowed

from ..rules import is_system
from .kinds import KINDS


@rules.predicate
def may_load(actor: Actor, about: object) -> bool:
    """The rule of the kind's own act; a sheet that is there already belongs to the actor's unit."""
    match about:
        case str():
            return about in KINDS and allowed(KINDS[about].act, actor)
        case SheetImport():
            return about.unit_id == actor.unit_id and allowed(KINDS[about.kind].act, actor)
        case _:
            return False


def in_state(*states: str) -> rules.Predicate:
    """The sheet is in one of these states."""

    @rules.predicate("sheet in_state:" + ",".join(states))
    def check(actor: Actor, about: object) -> bool:
        return isinstance(about, SheetImport) and about.state in states

    return check


rules.add_perm("sheet.take", may_load | is_system)
rules.add_perm("sheet.match", may_load & in_state("unmatched", "faulty", "checked", "failed"))
rules.add_perm("sheet.check", is_system)
rules.add_perm("sheet.confirm", may_load & in_state("checked"))
rules.add_perm("sheet.retry", may_load & in_state("checking", "writing"))
rules.add_perm("sheet.fail", is_system)
