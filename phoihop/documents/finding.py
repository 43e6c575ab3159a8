"""What the officials' search finds in the register."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.db.models import QuerySet

from phoihop.ground.addresses import address
from phoihop.ground.dates import written
from phoihop.ground.pages import Request, Slice
from phoihop.ground.search.lists import searched
from phoihop.ground.search.marking import marked
from phoihop.ground.search.query import Query
from phoihop.ground.shell import Found
from phoihop.ledger.actor import Actor

from .models import OfficialDocument
from .queries import visible_documents

_SHOWN = 320  # letters of a long abstract
_PRINTED = ("pk", "folded", "number", "kind", "abstract", "issuer_name", "issued_on")  # whole rows cost more


def find_documents(request: Request, query: Query, after: str | None, size: int) -> Slice:
    """By number, kind, issuer and abstract. One query."""
    piece = _documents.newest(query, after, size, request.actor)
    return replace(piece, rows=[_found(one, query) for one in piece.rows])


@searched
def _documents(actor: Actor) -> QuerySet[OfficialDocument, Any]:
    return visible_documents(actor).values_list(*_PRINTED, named=True)


def _found(one: Any, query: Query) -> Found:
    kind = one.kind[:1].upper() + one.kind[1:]
    title, *about = (f"{kind} {one.number}", one.abstract) if one.number or not one.abstract else (one.abstract, kind)
    lines = [marked(text, query, _SHOWN) for text in (*about, one.issuer_name) if text]
    day = [written(one.issued_on)] if one.issued_on else []
    return Found(marked(title, query, _SHOWN), address("documents:document", one.pk), [*lines, *day])
