"""Who may do what with the register of documents."""

from __future__ import annotations

import rules

from phoihop.ledger.actor import Actor
from phoihop.units.rules import is_system


@rules.predicate
def keeps_documents(actor: Actor, about: object) -> bool:
    """Clerks and secretaries keep the register."""
    return actor.can("documents")


for _name in ("document.register", "document.edit", "document.attach", "document.link", "document.unlink"):
    rules.add_perm(_name, keeps_documents | is_system)
