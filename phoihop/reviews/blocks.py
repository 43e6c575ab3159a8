"""What reviews print on the page of a round."""

from __future__ import annotations

from typing import Any

from phoihop.ground.pages import Request
from phoihop.ledger.acts import allowed
from phoihop.rounds.models import Round

from .models import Review


def of_round(request: Request, round: Round) -> dict[str, Any] | None:
    """The reviews that were opened on it, and the way to open one. One query."""
    reviews = list(Review.objects.filter(round=round).defer("snapshot"))
    may_open = allowed("review.open", request.actor, round) and len(reviews) < len(Review.Kind.values)
    return {"reviews": reviews, "round": round, "may_open": may_open} if reviews or may_open else None
