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


@dataclass(frozen=True)
class Lineage:
    """What a document rests on, and what rests on it: nearest first, each once."""

    above: list[Step]
    below: list[Step]


def lineage_of(document: OfficialDocument) -> Lineage:
    """Both directions in two queries; kept on the object for the blocks that other rooms hang on its page."""
    known: Lineage | None = document.__dict__.get("_lineage")
    if known is None:
        known = _walked(document)
        document.__dict__["_lineage"] = known
    return known


def rests_on(document: OfficialDocument) -> list[Step]:
    """What the document implements, continues, changes."""
    return _walked(document).above


def carried_by(document: OfficialDocument) -> list[Step]:
    """What rests on the document."""
    return _walked(document).below


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


_SIDE = (
    "{side}(id, depth) AS (SELECT {there}_id, 1 FROM documents_link WHERE {here}_id = %s"
    " UNION SELECT l.{there}_id, w.depth + 1 FROM documents_link l JOIN {side} w ON l.{here}_id = w.id"
    " WHERE w.depth < %s)"
)
_NEAREST = (
    "SELECT l.*, '{side}' AS side, n.depth AS depth FROM documents_link l JOIN"
    " (SELECT %s AS id, 0 AS depth UNION ALL SELECT id, MIN(depth) FROM {side} GROUP BY id) n ON l.{here}_id = n.id"
    " WHERE n.depth < %s"
)
_UP = {"side": "above", "here": "source", "there": "target"}
_DOWN = {"side": "below", "here": "target", "there": "source"}
_WALK = (
    f"WITH RECURSIVE {_SIDE.format(**_UP)}, {_SIDE.format(**_DOWN)}"
    f" SELECT * FROM ({_NEAREST.format(**_UP)} UNION ALL {_NEAREST.format(**_DOWN)}) both_ways ORDER BY depth, id"
)


def _walked(start: OfficialDocument) -> Lineage:
    key = start.pk
    found = list(Link.objects.raw(_WALK, [key, _DEPTH, key, _DEPTH, key, _DEPTH, key, _DEPTH]))
    documents = OfficialDocument.objects.in_bulk({pk for link in found for pk in (link.source_id, link.target_id)})
    for link in found:
        link.source, link.target = documents[link.source_id], documents[link.target_id]
    return Lineage(_steps(start, found, **_UP), _steps(start, found, **_DOWN))


def _steps(start: OfficialDocument, links: list[Link], side: str, here: str, there: str) -> list[Step]:
    steps: list[Step] = []
    seen = {start.pk}
    for link in links:
        document: OfficialDocument = getattr(link, there)
        if link.side == side and document.pk not in seen:  # type: ignore[attr-defined]  # named by the query
            seen.add(document.pk)
            depth: int = link.depth + 1  # type: ignore[attr-defined]  # as above
            steps.append(Step(document, link.get_kind_display(), depth, getattr(link, f"{here}_id"), link))
    return steps
