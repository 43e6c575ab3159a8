"""The secret addresses of calendars."""

from __future__ import annotations

import datetime as dt

from django.utils.translation import gettext_lazy as _

from phoihop.ground.state import move
from phoihop.ledger.actor import Actor
from phoihop.ledger.acts import act, record
from phoihop.units.models import Account, Unit

from ..models import Feed
from ..queries import feed_for


@act("feed.renew", _("Cấp địa chỉ lịch"))
def renew_feed(whose: Account | Unit, *, by: Actor, now: dt.datetime) -> Feed:
    """A new secret address of a person's or a unit's calendar; the old one is dead at once."""
    owner = {"account": whose} if isinstance(whose, Account) else {"unit": whose}
    feed = feed_for(**owner)
    if feed:
        move(feed, {"revision": feed.revision}, revision=feed.revision + 1, made_at=now)
    else:
        feed = Feed.objects.create(made_at=now, **owner)
    record(whose, revision=feed.revision)
    return feed
