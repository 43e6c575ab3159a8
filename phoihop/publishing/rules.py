"""Who may publish."""

from __future__ import annotations

import rules
from django.db.models import Model

from phoihop.ledger.actor import Actor
from phoihop.units.rules import is_system, keeps_units

from .kinds import may_be_public, offered
from .models import Announcement, Channel, Posting
from .queries import is_live, object_of, postings_of


@rules.predicate
def publishes(actor: Actor, about: object) -> bool:
    """Secretaries and publishers publish; that they may see the object, the page's fetch has asked."""
    return actor.can("publish")


@rules.predicate
def is_ready(actor: Actor, about: object) -> bool:
    """A kind that its room offers, in a state in which it may be public."""
    return may_be_public(about)


@rules.predicate
def is_theirs(actor: Actor, about: object) -> bool:
    """The object is for the actor's unit to publish."""
    how = offered(about) if isinstance(about, Model) else None
    return bool(how and how.theirs(actor, about))


@rules.predicate
def posted_it(actor: Actor, about: object) -> bool:
    """The actor's unit posted it, or could have."""
    posting = about.posting if isinstance(about, Channel) else about
    if not isinstance(posting, Posting):
        return False
    return posting.unit_id == actor.unit_id or is_theirs(actor, object_of(posting))


@rules.predicate
def stands(actor: Actor, about: object) -> bool:
    """It was not withdrawn: what hung on the boards is written down also after its last day."""
    posting = about.posting if isinstance(about, Channel) else about
    return isinstance(posting, Posting) and posting.withdrawn_at is None


@rules.predicate
def is_own_text(actor: Actor, about: object) -> bool:
    """An announcement of the actor's unit."""
    return isinstance(about, Announcement) and about.unit_id == actor.unit_id


@rules.predicate
def is_not_public(actor: Actor, about: object) -> bool:
    """No posting of it stands: what people read is not changed behind them."""
    return isinstance(about, Announcement) and not any(map(is_live, postings_of(about)))


rules.add_perm("posting.publish", (publishes & is_ready & is_theirs) | (is_system & is_ready))
rules.add_perm("posting.withdraw", (publishes & posted_it) | is_system)
for _name in ("posting.channel", "posting.end_channel", "posting.drop_channel", "posting.prove", "posting.translate"):
    rules.add_perm(_name, publishes & posted_it & stands)
rules.add_perm("announcement.write", publishes)
rules.add_perm("announcement.edit", publishes & is_own_text & is_not_public)
# What the law says binds all units of the house, as the list of days off does: the same people keep both.
for _name in ("provision.correct", "provision.renew"):
    rules.add_perm(_name, keeps_units | is_system)
