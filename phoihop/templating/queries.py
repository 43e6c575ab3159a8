"""Templates, and whose they are."""

from __future__ import annotations

from django.db.models import QuerySet

from phoihop.ledger.actor import Actor

from .models import Template


def own_templates(actor: Actor) -> QuerySet[Template]:
    """A unit's templates are kept by those who write for it."""
    if actor.unit_id is None or not (actor.can("accept") or actor.can("report")):
        return Template.objects.none()
    return Template.objects.filter(unit=actor.unit_id).select_related("file").order_by("-id")


def used_templates(unit: int | None, *kinds: str) -> QuerySet[Template]:
    """The templates of these kinds by which a unit's papers may be made, whoever may fetch the papers."""
    return Template.objects.filter(unit=unit, kind__in=kinds, state=Template.State.USED).order_by("title", "id")
