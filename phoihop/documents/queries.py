"""Lists of documents and the lineage of one."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Q, QuerySet

from phoihop.ground.text import fold
from phoihop.ledger.actor import Actor

from .models import Link, OfficialDocument
from .numbers import number_key

_DEPTH = 8  # a chain of papers longer than this is not read on one page


@dataclass(frozen=True)
class Step:
    """One document in a lineage, ``depth`` steps away over ``kind``."""

    document: OfficialDocument
    kind: str
    depth: int


def visible_documents(actor: Actor) -> QuerySet[OfficialDocument]:
    """The register is common to all officials of the office; drafts are not in it yet."""
    return OfficialDocument.objects.all() if actor.can("see") else OfficialDocument.objects.none()


def search_documents(actor: Actor, words: str) -> QuerySet[OfficialDocument]:
    """Documents whose folded number, abstract and issuer hold every word; a number matches in any spelling."""
    found = visible_documents(actor)
    key = number_key(words)
    by_words = Q()
    for word in fold(words).split():
        by_words &= Q(folded__contains=word)
    return found.filter(by_words | Q(number_key=key)) if key else found.filter(by_words)


def rests_on(document: OfficialDocument) -> list[Step]:
    """What the document implements, continues, changes: nearest first, each once."""
    return _walk(document, "source", "target")


def carried_by(document: OfficialDocument) -> list[Step]:
    """What rests on the document."""
    return _walk(document, "target", "source")


def _walk(start: OfficialDocument, here: str, there: str) -> list[Step]:
    steps: list[Step] = []
    seen, edge = {start.pk}, {start.pk}
    for depth in range(1, _DEPTH + 1):
        links = Link.objects.filter(**{f"{here}__in": edge}).select_related(there)
        edge = set()
        for link in links:
            document: OfficialDocument = getattr(link, there)
            if document.pk not in seen:
                seen.add(document.pk)
                edge.add(document.pk)
                steps.append(Step(document, link.get_kind_display(), depth))
        if not edge:
            break
    return steps
