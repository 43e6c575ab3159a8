"""Reviews, and who may see them."""

from __future__ import annotations

from django.db.models import Exists, OuterRef, Q, QuerySet

from phoihop.ledger.actor import Actor
from phoihop.programmes.models import Programme
from phoihop.programmes.queries import visible_programmes
from phoihop.rounds.models import Round

from .models import Export, Review


def visible_reviews(actor: Actor) -> QuerySet[Review]:
    """A draft is its unit's own; an issued review is read by whoever sees one of its programmes. Auditors read all."""
    if not actor.can("see") or actor.unit_id is None:
        return Review.objects.none()
    if actor.can("audit"):
        return Review.objects.filter(Q(unit=actor.unit_id) | Q(state="issued"))
    about = Round.programmes.through.objects.filter(
        round=OuterRef("round"), programme__in=visible_programmes(actor).order_by().values("pk")
    )
    return Review.objects.filter(Q(unit=actor.unit_id) | Q(Exists(about), state="issued"))


def visible_exports(actor: Actor) -> QuerySet[Export]:
    """Whoever reads a review gets its files."""
    return Export.objects.filter(review__in=visible_reviews(actor))


def reviews_of(programme: Programme) -> QuerySet[Review]:
    """The reviews of a programme, newest first."""
    return Review.objects.filter(round__programmes=programme).defer("snapshot").order_by("-id")


def round_before(round: Round) -> Round | None:
    """The round to compare with: the one it follows, else the latest before it, of the same kind if there is one."""
    if round.follows_id:
        return round.follows
    earlier = Round.objects.filter(
        unit=round.unit_id, closes_on__lt=round.closes_on, programmes__in=round.programmes.all()
    ).distinct()
    newest = earlier.order_by("-closes_on", "-id")
    return newest.filter(kind=round.kind).first() or newest.first()
