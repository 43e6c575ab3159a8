"""Consultations: which an official works on, which everybody may read, what of them is not done."""

from __future__ import annotations

import datetime as dt

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from phoihop.ledger.actor import Actor
from phoihop.publishing.queries import posted_ids

from .codes import seed_hash
from .models import Comment, Consultation, ConsultationAnswer, VoteProof

ENDED = (Consultation.State.CLOSED, Consultation.State.CANCELLED)
PUBLIC = (Consultation.State.OPEN, *ENDED)


def visible_consultations(actor: Actor) -> QuerySet[Consultation]:
    """The unit's own, for those of it who answer or publish; all others read what is public."""
    if actor.unit_id is None or not (actor.can("answer") or actor.can("publish")):
        return Consultation.objects.none()
    return Consultation.objects.filter(unit=actor.unit_id)


def visible_contributions(actor: Actor) -> QuerySet[Comment]:
    """What people wrote, for those alone who answer for the unit that asked: whoever wrote, wrote to it."""
    if actor.unit_id is None or not actor.can("answer"):
        return Comment.objects.none()
    return Comment.objects.filter(consultation__unit=actor.unit_id)


def visible_vote_proofs(actor: Actor) -> QuerySet[VoteProof]:
    """The minutes of meetings; names stand in them, so they stay with the unit."""
    return VoteProof.objects.filter(vote__consultation__in=visible_consultations(actor))


def with_answers(found: QuerySet[Consultation]) -> QuerySet[Consultation]:
    """Each with ``answered``: how many forms were sent. In the same query."""
    answers = ConsultationAnswer.objects.filter(consultation=OuterRef("pk")).order_by().values("consultation")
    return found.annotate(answered=Coalesce(Subquery(answers.annotate(number=Count("pk")).values("number")), 0))


def is_answered(seed: str) -> bool:
    """Whether the form of this seed was taken: its answer was lost on the way, and it comes again."""
    return ConsultationAnswer.objects.filter(seed_hash=seed_hash(seed)).exists()


def public_consultations(day: dt.date) -> QuerySet[Consultation]:
    """What everybody may read on that day."""
    return Consultation.objects.filter(state__in=PUBLIC, pk__in=posted_ids(Consultation, day))


def taking_answers(day: dt.date) -> QuerySet[Consultation]:
    """The public ones that people may answer on that day, what ends first on top."""
    found = public_consultations(day).filter(state=Consultation.State.OPEN, closes_on__gte=day)
    return found.select_related("unit").order_by("closes_on", "id")


def over(day: dt.date) -> QuerySet[Consultation]:
    """The public ones whose window has ended, newest first."""
    return public_consultations(day).filter(Q(state__in=ENDED) | Q(closes_on__lt=day)).order_by("-id")
