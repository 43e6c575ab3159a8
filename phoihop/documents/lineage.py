"""How papers rest on each other: walked in the database, shown as a tree both ways."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db import connection

from .models import Link, OfficialDocument

_DEPTH = 8  # a chain of papers longer than this is not read on one page


@dataclass(frozen=True)
class Step:
    """One document in a lineage, ``depth`` steps away: over ``link`` (whose kind in words is ``kind``) from ``via``."""

    document: OfficialDocument
    kind: str
    depth: int
    via: int
    link: Link


@dataclass
class Node:
    """A step with the steps behind it."""

    step: Step
    behind: list[Node] = field(default_factory=list)


def rests_on(document: OfficialDocument) -> list[Step]:
    """What the document implements, continues, changes: nearest first, each once. Two queries."""
    return _walk(document, "source", "target")


def carried_by(document: OfficialDocument) -> list[Step]:
    """What rests on the document, as above."""
    return _walk(document, "target", "source")


def reaches(start: OfficialDocument, goal: OfficialDocument) -> bool:
    """Whether ``start`` rests on ``goal``, over however many steps."""
    with connection.cursor() as cursor:
        cursor.execute(
            "WITH RECURSIVE reached(id) AS (SELECT target_id FROM documents_link WHERE source_id = %s"
            " UNION SELECT l.target_id FROM documents_link l JOIN reached r ON l.source_id = r.id)"
            " SELECT 1 FROM reached WHERE id = %s",
            [start.pk, goal.pk],
        )
        return cursor.fetchone() is not None


def tree(steps: Iterable[Step]) -> list[Node]:
    """Steps as branches: each hangs on the document over which it was reached first."""
    branches: dict[int, list[Node]] = defaultdict(list)
    for step in steps:
        branches[step.via].append(Node(step, branches[step.document.pk]))
    nodes = [node for branch in branches.values() for node in branch]
    return [node for node in nodes if node.step.depth == 1]


def _walk(start: OfficialDocument, here: str, there: str) -> list[Step]:
    # The column names are this module's own two words, never a visitor's.
    links = Link.objects.raw(
        f"WITH RECURSIVE walk(id, depth) AS (SELECT {there}_id, 1 FROM documents_link WHERE {here}_id = %s"  # noqa: S608
        f" UNION SELECT l.{there}_id, w.depth + 1 FROM documents_link l JOIN walk w ON l.{here}_id = w.id"
        " WHERE w.depth < %s),"
        " nearest(id, depth) AS (SELECT %s, 0 UNION ALL SELECT id, MIN(depth) FROM walk GROUP BY id)"
        " SELECT l.*, n.depth AS depth FROM documents_link l"
        f" JOIN nearest n ON l.{here}_id = n.id ORDER BY n.depth, l.id",
        [start.pk, _DEPTH, start.pk],
    ).prefetch_related(there)
    steps: list[Step] = []
    seen = {start.pk}
    for link in links:
        document: OfficialDocument = getattr(link, there)
        if document.pk not in seen and link.depth < _DEPTH:
            seen.add(document.pk)
            steps.append(Step(document, link.get_kind_display(), link.depth + 1, getattr(link, f"{here}_id"), link))
    return steps
