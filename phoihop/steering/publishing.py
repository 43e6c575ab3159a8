"""When a yearly plan may be public and by whom, and how it is told."""

from __future__ import annotations

import datetime as dt

from django.db.models import QuerySet

from phoihop.ground.dates import written
from phoihop.ledger.actor import Actor
from phoihop.publishing.kinds import Told
from phoihop.publishing.queries import posted_ids

from .models import YearlyPlan
from .plan_pages import picture_of


def may_be_public(plan: YearlyPlan) -> bool:
    """Issued, also where another has taken its place since."""
    return plan.state != YearlyPlan.State.DRAFT


def may_publish(actor: Actor, plan: YearlyPlan) -> bool:
    """The body that runs the programme."""
    return actor.unit_id is not None and actor.unit_id == plan.programme.standing_body_id


def public_plans(day: dt.date) -> QuerySet[YearlyPlan]:
    """The plans that are public on that day."""
    return YearlyPlan.objects.exclude(state=YearlyPlan.State.DRAFT).filter(pk__in=posted_ids(YearlyPlan, day))


def told(plan: YearlyPlan) -> Told:
    """What the year takes up, by when; in Vietnamese, as papers are."""
    assert plan.issued_on is not None  # a draft is not told
    sections = picture_of(plan, plan.issued_on).sections
    lines = [
        f"{line.row.text.rstrip(' .')}, thời hạn {line.when}" if line.when else line.row.text
        for section in sections
        for line in section.lines
    ]
    lead = f"Ban hành ngày {written(plan.issued_on)}, để thực hiện: {plan.programme.title.rstrip(' .')}."
    return Told(plan.title, lead, lines, plan.issued_on)
