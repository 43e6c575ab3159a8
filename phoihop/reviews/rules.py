"""Who may do what with reviews: state × role."""

from __future__ import annotations

import rules

from phoihop.ledger.actor import Actor
from phoihop.rounds.models import Round
from phoihop.units.rules import is_system

from .models import Export, Review, Section


def review_of(about: object) -> Review | None:
    """The review that a part belongs to."""
    match about:
        case Review():
            return about
        case Section() | Export():
            return about.review
        case _:
            return None


@rules.predicate
def asked_for_reports(actor: Actor, about: object) -> bool:
    """A secretary of the unit that opened the round."""
    return isinstance(about, Round) and actor.can("accept") and about.unit_id == actor.unit_id


@rules.predicate
def writes_it(actor: Actor, about: object) -> bool:
    """A secretary of the unit whose review it is."""
    found = review_of(about)
    return found is not None and actor.can("accept") and found.unit_id == actor.unit_id


@rules.predicate
def is_draft(actor: Actor, about: object) -> bool:
    """It is not issued yet."""
    found = review_of(about)
    return found is not None and not found.is_issued


@rules.predicate
def takes_files(actor: Actor, about: object) -> bool:
    """Whoever does more than look on: of a draft for its unit, of an issued review for whoever may read it."""
    found = review_of(about)
    works = actor.can("report") or actor.can("accept") or actor.can("audit")
    return found is not None and works and (found.is_issued or found.unit_id == actor.unit_id)


rules.add_perm("review.open", asked_for_reports)
for _name in ("review.edit_head", "review.edit_section", "review.restore_section", "review.issue", "review.discard"):
    rules.add_perm(_name, writes_it & is_draft)
rules.add_perm("review.export", takes_files)
rules.add_perm("review.finish_export", is_system)
rules.add_perm("review.fail_export", is_system)
