"""What programmes print on the page of a document: who carries it out, down to the duties."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count

from phoihop.documents.lineage import lineage_of
from phoihop.documents.models import OfficialDocument
from phoihop.ground.pages import Request

from .models import Content, Duty, Programme
from .queries import visible_programmes

_LISTED = 12  # programmes named on a document's page
_OPENED = 3  # of these, so many with their duties


@dataclass
class Carrier:
    """A programme that carries a document out, over ``number`` where that is another paper."""

    programme: Programme
    over: str
    duties: int
    contents: list[tuple[Content | None, list[Duty]]] = field(default_factory=list)


def document_block(request: Request, document: OfficialDocument) -> dict[str, Any] | None:
    """Programmes whose paper this document is, or rests on it, that the actor may see. Two queries."""
    papers = {document.pk: ""} | {s.document.pk: s.document.number for s in lineage_of(document).below}
    visible = visible_programmes(request.actor).filter(document__in=papers)
    found = list(visible.annotate(duty_count=Count("duties")).order_by("-starts_on", "-id")[: _LISTED + 1])
    if not found:
        return None
    carriers = [Carrier(one, papers[one.document_id or 0], one.duty_count) for one in found[:_LISTED]]
    _open(carriers[:_OPENED])
    return {"carriers": carriers, "more": len(found) > _LISTED}


def _open(carriers: list[Carrier]) -> None:
    duties = Duty.objects.filter(programme__in=[one.programme for one in carriers]).select_related("content")
    below: dict[int, dict[int | None, tuple[Content | None, list[Duty]]]] = defaultdict(dict)
    for duty in duties.order_by("content__order", "order", "id"):
        below[duty.programme_id].setdefault(duty.content_id, (duty.content, []))[1].append(duty)
    for carrier in carriers:
        carrier.contents = list(below[carrier.programme.pk].values())
