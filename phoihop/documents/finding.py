"""What the officials' search finds in the register."""

from __future__ import annotations

from dataclasses import replace

from phoihop.ground.dates import written
from phoihop.ground.pages import Request, Slice
from phoihop.ground.search.lists import newest
from phoihop.ground.search.marking import marked
from phoihop.ground.search.query import Query
from phoihop.ground.shell import Found

from .models import OfficialDocument
from .queries import visible_documents

_SHOWN = 320  # letters of a long abstract


def find_documents(request: Request, query: Query, after: str | None, size: int) -> Slice:
    """By number, kind, issuer and abstract. One query."""
    rows = visible_documents(request.actor).only("number", "kind", "abstract", "issuer_name", "issued_on", "folded")
    piece = newest(rows, query, after, size)
    return replace(piece, rows=[_found(one, query) for one in piece.rows])


def _found(one: OfficialDocument, query: Query) -> Found:
    kind = one.kind[:1].upper() + one.kind[1:]
    title, *about = (f"{kind} {one.number}", one.abstract) if one.number or not one.abstract else (one.abstract, kind)
    lines = [marked(text, query, _SHOWN) for text in (*about, one.issuer_name) if text]
    day = [written(one.issued_on)] if one.issued_on else []
    return Found(marked(title, query, _SHOWN), one.get_absolute_url(), [*lines, *day])
