"""One leaf of a draft beside its stretch of the source: what the page prints."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.utils.safestring import SafeString

from phoihop.ledger.acts import key_of

from .leaves import Leaf
from .marking import CITED, Span, fact_spans, marks_of, schedule_spans
from .models import Content, Doubt, Duty
from .pages import DutyLine, when_of, who_of
from .review import Review, place_of
from .source_text import anchor, highlighted

DOUBTS = 12  # listed at once; the others stand at their rows, and move up as these are settled


@dataclass
class ContentPiece:
    """Duties of one content that stand together; ``begins``: the content is on this leaf, not only named again."""

    content: Content | None
    begins: bool
    duties: list[DutyLine] = field(default_factory=list)


class DraftPage:
    """A leaf of a draft. Links within it are plain; others name the place in the address, which opens its leaf."""

    def __init__(self, review: Review, leaf: Leaf) -> None:
        self.review, self.leaf = review, leaf

    def href(self, place: str) -> str:
        """The link to a place by its id; "" for none."""
        if not place:
            return ""
        return f"#{place}" if self.review.leaf_of(place) is self.leaf else f"?den={place}#{place}"

    def source_of(self, row: Any) -> str:
        """The link to the words in the source from which a row, or a citation of the reading, was read; "" for none."""
        span = row.get("span") if isinstance(row, dict) else row.span
        return self.href(anchor(*span)) if span else ""

    @cached_property
    def facts(self) -> dict[str, str]:
        """The links to the words in the source of the programme's own facts, by name."""
        intake = self.review.programme.intake
        spans = fact_spans(intake, self.review.programme) if intake else {}
        return {name: self.href(anchor(*span)) for name, span in spans.items()}

    def time_of(self, duty: Duty) -> str:
        """The link to the words in the source that say by when; "" for none."""
        span = self._times.get(duty.span or (0, 0))
        return self.href(anchor(*span)) if span else ""

    @cached_property
    def _times(self) -> dict[Span, Span]:
        intake = self.review.programme.intake
        return schedule_spans(intake) if intake else {}

    def doubts(self, row: Any) -> list[Doubt]:
        """The open doubts about a row."""
        return self.review.doubts_at.get(key_of(row), [])[:DOUBTS]

    def doubted(self, doubt: Doubt) -> str:
        """The link to what a doubt is about; "" where it is about the whole."""
        return self.href(place_of(doubt.about))

    @property
    def listed_doubts(self) -> list[Doubt]:
        """The doubts that the head of the draft lists."""
        return self.review.doubts[:DOUBTS]

    @cached_property
    def pieces(self) -> list[ContentPiece]:
        """The contents and duties of this leaf, in the order of the source."""
        contents = {content.pk: content for content in self.review.contents}
        duties = {f"d{duty.pk}": duty for duty in self.review.duties}
        found: list[ContentPiece] = []
        for row in self.leaf.rows:
            duty = duties.get(row)
            if duty is None:
                found.append(ContentPiece(contents[int(row[1:])], begins=True))
                continue
            content = contents[duty.content_id] if duty.content_id else None
            if not found or found[-1].content is not content:
                found.append(ContentPiece(content, begins=False))
            found[-1].duties.append(DutyLine(duty, when_of(duty), who_of(duty)))
        return found

    @cached_property
    def numbers(self) -> dict[int, int]:
        """The number of each duty in the whole draft."""
        return {duty.pk: number for number, duty in enumerate(self.review.duties, 1)}

    @property
    def source(self) -> SafeString:
        """The stretch of the text, every field found highlighted."""
        start, end = self.leaf.start, self.leaf.end
        return highlighted(self.review.text, marks_of(self.review, start, end, self.href), start, end)

    @property
    def citations(self) -> list[tuple[int, dict[str, Any]]]:
        """The documents that the text cites, with their place; the first leaf lists them."""
        intake = self.review.programme.intake
        return list(enumerate((intake.reading.get("citations") or [])[:CITED])) if intake else []

    @property
    def more_citations(self) -> int:
        """How many cited documents are not listed."""
        intake = self.review.programme.intake
        return max(len(intake.reading.get("citations") or []) - CITED, 0) if intake else 0

    @property
    def steps(self) -> list[tuple[Leaf, bool]]:
        """All leaves, each with whether something is to be done on it; one leaf alone needs no steps."""
        leaves = self.review.leaves
        if len(leaves.all) == 1:
            return []
        rows = [place_of(key_of(gap.about)) for gap in self.review.gaps if gap.about is not None]
        rows += [place_of(doubt.about) for doubt in self.review.doubts]
        waiting = {leaves.holding(row).number for row in rows if row}
        return [(leaf, leaf.number in waiting) for leaf in leaves.all]

    @property
    def before(self) -> int | None:
        """The number of the leaf before this."""
        return self.leaf.number - 1 or None

    @property
    def after(self) -> int | None:
        """The number of the leaf behind this."""
        return self.leaf.number + 1 if self.leaf.number < len(self.review.leaves.all) else None
