"""When a programme may be public, and what happens to its posting when it goes back to draft."""

from __future__ import annotations

import datetime as dt

from django.utils import timezone
from django.utils.translation import gettext as _

from phoihop.ledger.actor import Actor
from phoihop.ledger.acts import after
from phoihop.publishing import actions
from phoihop.publishing.pages import standing_of

from .models import Programme
from .queries import PUBLIC_STATES


def may_be_public(programme: Programme) -> bool:
    """Signed, in force, or over."""
    return programme.state in PUBLIC_STATES


@after("programme.reopen")
def withdraw_reopened(programme: Programme, *, by: Actor, now: dt.datetime) -> None:
    """What was signed is void, so it cannot stay public; signed anew, it is published anew."""
    if live := standing_of(programme, timezone.localdate(now)).live:
        actions.withdraw(live, by=by, now=now, reason=_("Chương trình được đưa về dự thảo."))
