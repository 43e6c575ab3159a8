"""One leaf of a programme's tree of contents and duties: a programme of hundreds of duties stays light."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from .leaves import Leaf, Leaves, Row
from .models import Content, Duty, Programme
from .pages import ContentLine, duties_of, grown

_WEIGHT = 800  # bytes of a duty on the page, without its words and its units
_OF_UNIT = 180  # bytes that a unit takes besides its name


@dataclass(frozen=True)
class TreeLeaf:
    """The contents of a leaf with their duties on it; a content that began before is only named again."""

    leaf: Leaf
    leaves: Leaves
    lines: list[ContentLine]

    def begins(self, line: ContentLine) -> bool:
        """Whether the content is on this leaf, and not only named again."""
        return _head(line.content) in self.leaf.rows

    @property
    def pieces(self) -> list[tuple[ContentLine, bool]]:
        """The lines, each with whether it begins here."""
        return [(line, self.begins(line)) for line in self.lines]

    @property
    def steps(self) -> list[tuple[Leaf, bool]]:
        """All leaves, as on a draft's page; one alone needs no steps."""
        return [(leaf, False) for leaf in self.leaves.all] if len(self.leaves.all) > 1 else []

    @property
    def before(self) -> int | None:
        """The number of the leaf before this."""
        return self.leaf.number - 1 or None

    @property
    def after(self) -> int | None:
        """The number of the leaf behind this."""
        return self.leaf.number + 1 if self.leaf.number < len(self.leaves.all) else None


def tree_leaf(programme: Programme, place: str, number: str | None, marks: dict[int, Any] | None = None) -> TreeLeaf:
    """The leaf that holds a place by its id ("c7", "d12"), or that has this number. Three queries."""
    contents, duties = list(programme.contents.all()), duties_of(programme)
    below: dict[int | None, list[Duty]] = {}
    for duty in duties:
        below.setdefault(duty.content_id, []).append(duty)
    rows = []
    for content in [*contents, *([None] if None in below else [])]:
        rows.append(Row(_head(content), None, 300 + _bytes(content.text if content else "")))
        rows += [_row(duty) for duty in below.get(content.pk if content else None, [])]
    leaves = Leaves("", rows)
    leaf = leaves.holding(place) if place else leaves.numbered(number)
    here = set(leaf.rows)
    shown = [duty for duty in duties if f"d{duty.pk}" in here]
    named = {duty.content_id for duty in shown}
    lines = grown([one for one in contents if one.pk in named or _head(one) in here], shown, marks)
    return TreeLeaf(leaf, leaves, lines)


def _head(content: Content | None) -> str:
    return f"c{content.pk if content else 0}"


def _row(duty: Duty) -> Row:
    who = sum(_OF_UNIT + _bytes(str(one)) for one in duty.assignments.all())
    return Row(f"d{duty.pk}", None, _WEIGHT + _bytes(duty.text) + _bytes(duty.product) + who)


def _bytes(words: str) -> int:
    return len(words.encode())
