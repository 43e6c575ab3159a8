"""When a programme may be public and by whom, how it is told, and what happens when it goes back to draft.

A content is public with its programme and not by itself: what was signed together is not shown torn apart.
"""

from __future__ import annotations

import datetime as dt

from django.utils import timezone
from django.utils.translation import gettext as _

from phoihop.ground.dates import written
from phoihop.ledger.actor import Actor
from phoihop.ledger.acts import after
from phoihop.publishing import actions
from phoihop.publishing.kinds import Told
from phoihop.publishing.pages import standing_of

from .models import Programme
from .queries import PUBLIC_STATES


def may_be_public(programme: Programme) -> bool:
    """Signed, in force, or over."""
    return programme.state in PUBLIC_STATES


def may_publish(actor: Actor, programme: Programme) -> bool:
    """The body that runs it, and those who signed it. One query at the most."""
    if actor.unit_id is None:
        return False
    return actor.unit_id == programme.standing_body_id or programme.parties.filter(unit=actor.unit_id).exists()


def told(programme: Programme) -> Told:
    """Who promised what, until when; in Vietnamese, as papers are."""
    parties = ", ".join(programme.parties.values_list("name", flat=True))
    lead = f"{parties} cùng cam kết thực hiện từ {written(programme.starts_on)} đến {written(programme.ends_on)}."
    lines = [content.text for content in programme.contents.all()]
    return Told(programme.title, lead, lines, programme.signed_on)


@after("programme.reopen")
def withdraw_reopened(programme: Programme, *, by: Actor, now: dt.datetime) -> None:
    """What was signed is void, so it cannot stay public; signed anew, it is published anew."""
    if live := standing_of(programme, timezone.localdate(now)).live:
        actions.withdraw(live, by=by, now=now, reason=_("Chương trình được đưa về dự thảo."))
