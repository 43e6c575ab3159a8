"""The text that was read, with every field found highlighted and linked to its place in the draft. No database here."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise

from django.utils.html import escape, format_html
from django.utils.http import int_to_base36
from django.utils.safestring import SafeString, mark_safe

_INNERMOST = [
    "content",
    "duty",
    "party",
    "fact",
    "cite",
    "unit",
    "time",
]  # the later, the deeper where two have one span


@dataclass(frozen=True)
class Mark:
    """A found field: its half-open span in the text, the id of its place in the draft, and that place's name."""

    start: int
    end: int
    kind: str  # of _INNERMOST: the style's name is m- and this
    target: str
    label: str


@dataclass
class _Spot:
    """All marks of one span: the text is highlighted once, and links to each place."""

    start: int
    end: int
    marks: list[Mark] = field(default_factory=list)
    holds_others: bool = False

    @property
    def kind(self) -> str:
        return max((mark.kind for mark in self.marks), key=_INNERMOST.index)

    @property
    def is_link(self) -> bool:
        """Whether its words themselves are the link: links do not nest."""
        return not self.holds_others and len(self.links) == 1

    @property
    def links(self) -> list[Mark]:
        """One link a kind: a phrase that stands for twenty duties leads to the first of them."""
        first: dict[str, Mark] = {}
        for mark in self.marks:
            first.setdefault(mark.kind, mark)
        return list(first.values())


def anchor(start: int | None, end: int | None) -> str:
    """The id of a span's highlight in the source; "" where a row has no span."""
    if start is None or end is None or end <= start:
        return ""
    return f"o{int_to_base36(start)}.{int_to_base36(end - start)}"  # short: a page has hundreds


def highlighted(text: str, marks: Iterable[Mark]) -> SafeString:
    """The escaped text as HTML. Spans that cross each other are cut where the outer one ends, so that elements nest."""
    out: list[str] = []
    open_spots: list[tuple[_Spot, int]] = []
    position = 0

    def write(until: int) -> None:
        nonlocal position
        if until > position:
            out.append(escape(text[position:until]))
            position = until

    def close() -> None:
        spot, end = open_spots.pop()
        write(end)
        out.append("</a>" if spot.is_link else "</mark>")

    for spot in _spots(text, marks):
        while open_spots and open_spots[-1][1] <= spot.start:
            close()
        write(spot.start)
        end = min([spot.end, *(end for _spot, end in open_spots)])
        here = format_html('id="{}" class="m-{}"', anchor(spot.start, spot.end), spot.kind)
        if spot.is_link:
            out.append(format_html('<a {} href="#{}">', here, spot.links[0].target))
        else:
            out.append(format_html("<mark {}>", here))
            out += [
                format_html('<a class="to" href="#{}" aria-label="{}">→</a>', mark.target, mark.label)
                for mark in spot.links
            ]
        open_spots.append((spot, end))
    while open_spots:
        close()
    write(len(text))
    return mark_safe("".join(out))  # noqa: S308  # every piece was escaped above


def _spots(text: str, marks: Iterable[Mark]) -> list[_Spot]:
    found: dict[tuple[int, int], _Spot] = {}
    for mark in marks:
        if 0 <= mark.start < mark.end <= len(text):
            found.setdefault((mark.start, mark.end), _Spot(mark.start, mark.end)).marks.append(mark)
    spots = sorted(found.values(), key=lambda spot: (spot.start, -spot.end))
    for outer, inner in pairwise(spots):
        outer.holds_others = inner.start < outer.end
    return spots
