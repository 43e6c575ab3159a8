"""What rounds do by themselves each day."""

from __future__ import annotations

import datetime as dt
import logging
from typing import Any

from django.conf import settings
from django.utils import timezone, translation

from phoihop.ground.errors import Refused
from phoihop.ground.jobs import daily
from phoihop.ledger.actor import SYSTEM
from phoihop.units.queries import own_days

from .actions import open_round
from .models import Round
from .parents import ParentMisfit
from .windows import deadline, following, of_period
from .words import title_of

log = logging.getLogger(__name__)


@daily
def open_following_rounds(now: dt.datetime) -> int:
    """Opens the next round of those that repeat, some days before its data are closed. Returns how many.

    Idempotent: a round has one follower. What cannot be opened (programmes ended, nobody assigned) is left alone.
    """
    opened = 0
    for last in Round.objects.filter(repeats=True, next=None).select_related("unit").order_by("id"):
        opened += _open_after(last, now)
    return opened


def _open_after(last: Round, now: dt.datetime) -> int:
    """Also the rounds that were missed while the machine was off: one after another until the next lies ahead."""
    opened, today, own = 0, timezone.localdate(now), own_days()
    while (window := of_period(last.kind, last.period_to)) is not None:
        coming = following(window)
        if coming.closes_on - dt.timedelta(days=settings.ROUND_OPENS_DAYS) > today or not last.unit.holds(today):
            break
        programmes = last.programmes.filter(state="in_force", ends_on__gte=coming.period_from)
        days_late = (last.locks_on - last.due_on) if last.locks_on else None
        due_on = deadline(coming.closes_on, (last.due_on - last.closes_on).days, own)
        try:
            with translation.override(settings.LANGUAGE_CODE):
                last = _open(
                    last,
                    now,
                    title=title_of(coming),
                    kind=last.kind,
                    period_from=coming.period_from,
                    period_to=coming.period_to,
                    data_from=coming.data_from,
                    closes_on=coming.closes_on,
                    due_on=due_on,
                    locks_on=due_on + days_late if days_late else None,
                    repeats=True,
                    programmes=programmes,
                    questions=list(last.questions.values_list("text", flat=True)),
                )
        except Refused as refusal:
            log.info("round %s is not followed: %s", last.pk, refusal)
            break
        opened += 1
    return opened


def _open(last: Round, now: dt.datetime, **facts: Any) -> Round:
    """Below the round that follows the one above it; by itself where that is not there, or asks otherwise."""
    above = Round.objects.filter(follows=last.parent_id).first() if last.parent_id else None
    facts |= {"by": SYSTEM, "now": now, "follows": last}
    try:
        return open_round(last.unit, parent=above, **facts)
    except ParentMisfit:
        return open_round(last.unit, **facts)
