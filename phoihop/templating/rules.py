"""Who may do what with an office's own templates."""

from __future__ import annotations

import rules

from phoihop.ledger.actor import Actor

from .models import Template


@rules.predicate
def has_templates(actor: Actor, about: object) -> bool:
    """Whoever writes for a unit keeps its templates."""
    writes = actor.unit_id is not None and (actor.can("accept") or actor.can("report"))
    return writes and (not isinstance(about, Template) or about.unit_id == actor.unit_id)


for _name in ("template.take", "template.use", "template.withdraw"):
    rules.add_perm(_name, has_templates)
