"""Sheets on their way in, and who may see them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet

from phoihop.ground.models import SheetImport
from phoihop.ledger.actor import Actor
from phoihop.ledger.acts import allowed

from .kinds import KINDS


def visible_sheets(actor: Actor, kinds: Iterable[str]) -> QuerySet[SheetImport]:
    """A unit's sheets stay its own; of them those that the actor may load."""
    own = [name for name in kinds if allowed(KINDS[name].act, actor)]
    if actor.unit_id is None:
        return SheetImport.objects.none()
    return SheetImport.objects.filter(unit_id=actor.unit_id, kind__in=own).select_related("file")


def remembered(actor: Actor, kind: str, layout: list[dict[str, Any]]) -> tuple[dict[str, Any], dict[str, Any]] | None:
    """Mapping and answers of the unit's newest sheet with the same headings that a person matched."""
    for one in layout:
        known = SheetImport.objects.filter(
            unit_id=actor.unit_id,
            kind=kind,
            signature=one["signature"],
            state__in=("checked", "writing", "done", "faulty"),
        ).first()
        if known and known.mapping:
            return {**known.mapping, "sheet": one["name"], "header": one["header"]}, known.answers
    return None
