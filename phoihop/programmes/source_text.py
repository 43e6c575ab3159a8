"""The text that was read, with every field found highlighted and linked to its place in the draft. No database here."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise

from django.utils.html import escape, format_html
from django.utils.http import base36_to_int, int_to_base36
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
    """A found field: its half-open span in the text, the address of its place in the draft, and that place's name."""

    start: int
    end: int
    kind: str  # of _INNERMOST: the style's name is m- and this
    href: str
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


def anchor(start: int, end: int) -> str:
    """The id of a span's highlight in the source; "" for a span without words."""
    return f"o{int_to_base36(start)}.{int_to_base36(end - start)}" if start < end else ""  # short: a page has hundreds


def position_of(place: str) -> int:
    """Where the words of an anchor begin; 0 for what is no anchor."""
    try:
        return base36_to_int(place[1:].partition(".")[0])
    except ValueError:
        return 0


def highlighted(text: str, marks: Iterable[Mark], start: int = 0, end: int | None = None) -> SafeString:
    """A stretch of the text, escaped, as HTML, with the marks that begin in it.

    Spans that cross each other are cut where the outer one ends, so that elements nest.
    """
    out: list[str] = []
    last = len(text) if end is None else end
    open_spots: list[tuple[_Spot, int]] = []
    position = start

    def write(until: int) -> None:
        nonlocal position
        if until > position:
            out.append(escape(text[position:until]))
            position = until

    def close() -> None:
        spot, until = open_spots.pop()
        write(until)
        out.append("</a>" if spot.is_link else "</mark>")

    for spot in _spots(text, marks):
        while open_spots and open_spots[-1][1] <= spot.start:
            close()
        write(spot.start)
        until = min([spot.end, last, *(until for _spot, until in open_spots)])
        here = format_html('id="{}" class="m-{}"', anchor(spot.start, spot.end), spot.kind)
        if spot.is_link:
            out.append(format_html('<a {} href="{}">', here, spot.links[0].href))
        else:
            out.append(format_html("<mark {}>", here))
            out += [
                format_html('<a class="to" href="{}" aria-label="{}">→</a>', mark.href, mark.label)
                for mark in spot.links
            ]
        open_spots.append((spot, until))
    while open_spots:
        close()
    write(last)
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
