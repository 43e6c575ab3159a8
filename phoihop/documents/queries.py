"""Lists of documents: who may see them, how they are found, and the register piece by piece."""

from __future__ import annotations

import datetime as dt

from django.db.models import QuerySet

from phoihop.ground.pages import Slice
from phoihop.ledger.actor import Actor

from .lineage import Step, carried_by, rests_on
from .models import OfficialDocument

__all__ = ["Step", "carried_by", "register_slice", "rests_on", "visible_documents"]


def visible_documents(actor: Actor) -> QuerySet[OfficialDocument]:
    """The register is common to all officials of the office; drafts are not in it yet."""
    return OfficialDocument.objects.all() if actor.can("see") else OfficialDocument.objects.none()


def register_slice(rows: QuerySet[OfficialDocument], after: str | None, size: int = 25) -> Slice:
    """The register newest first, undated papers last, behind the key ``after`` ("2026-06-15.42", undated ".42").

    By key and not by offset, in two queries at most: dated and undated rows each follow the index.
    """
    day, pk = _place(after)
    found: list[OfficialDocument] = []
    if day or pk is None:
        dated = rows.filter(issued_on__isnull=False).order_by("-issued_on", "-id")
        if day and pk is not None:
            dated = dated.filter(issued_on__lte=day).exclude(issued_on=day, pk__gte=pk)
        found = list(dated[: size + 1])
    if len(found) <= size:
        undated = rows.filter(issued_on=None).order_by("-id")
        if pk is not None and not day:
            undated = undated.filter(pk__lt=pk)
        found += undated[: size + 1 - len(found)]
    last = found[size - 1] if len(found) > size else None
    following = f"{last.issued_on.isoformat() if last.issued_on else ''}.{last.pk}" if last else None
    return Slice(found[:size], following, not after)


def _place(after: str | None) -> tuple[dt.date | None, int | None]:
    day, _dot, pk = (after or "").partition(".")
    try:
        return dt.date.fromisoformat(day) if day else None, int(pk)
    except ValueError:
        return None, None
