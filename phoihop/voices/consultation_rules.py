"""Who may do what with consultations: the unit's own people, each state its acts."""

from __future__ import annotations

import rules
from django.db.models import Model

from phoihop.ledger.actor import Actor

from .models import Consultation
from .rules import is_citizen


def _of(about: object) -> Consultation | None:
    """The consultation that an object is, or is a part of."""
    found = about if isinstance(about, Consultation) else getattr(about, "consultation", None)
    return found if isinstance(found, Consultation) else None


@rules.predicate
def may_ask(actor: Actor, about: object) -> bool:
    """Whoever answers citizens for a unit may prepare a question to them."""
    return actor.unit_id is not None and actor.can("answer")


@rules.predicate
def answers_for_it(actor: Actor, about: object) -> bool:
    """Those of the unit that asked who answer citizens."""
    found = _of(about) if isinstance(about, Model) else None
    return found is not None and actor.can("answer") and found.unit_id == actor.unit_id


@rules.predicate
def publishes_it(actor: Actor, about: object) -> bool:
    """Those of the unit that asked who publish."""
    found = _of(about) if isinstance(about, Model) else None
    return found is not None and actor.can("publish") and found.unit_id == actor.unit_id


@rules.predicate
def is_draft(actor: Actor, about: object) -> bool:
    """It has not begun."""
    return (found := _of(about)) is not None and found.state == Consultation.State.DRAFT


@rules.predicate
def is_open(actor: Actor, about: object) -> bool:
    """It has begun and its response table is not published."""
    return (found := _of(about)) is not None and found.state == Consultation.State.OPEN


@rules.predicate
def is_to_be_told(actor: Actor, about: object) -> bool:
    """The People's Committee and the Front have not got its result yet."""
    return (found := _of(about)) is not None and found.tell_by is not None and found.told_on is None


rules.add_perm("consultation.draft", may_ask)
for _act in ("edit", "drop", "add_section", "paste_sections", "edit_section", "drop_section"):
    rules.add_perm(f"consultation.{_act}", answers_for_it & is_draft)
rules.add_perm("consultation.open", publishes_it & is_draft)
for _act in ("extend", "close", "cancel"):
    rules.add_perm(f"consultation.{_act}", publishes_it & is_open)
rules.add_perm("consultation.tell_result", (answers_for_it | publishes_it) & is_to_be_told)
rules.add_perm("consultation.answer", is_citizen & is_open)
for _act in ("write_down", "sort", "make_group", "edit_group", "drop_group", "record_vote", "drop_vote"):
    rules.add_perm(f"consultation.{_act}", answers_for_it & is_open)
