"""The blocks of which a paper's body is made, in the order in which they are read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from .texts import Value

Align = Literal["left", "center", "right"]
Marks = Literal["dash", "plus", "number", "letter"]


@dataclass(frozen=True)
class Run:
    """Words of one look within a paragraph."""

    text: str
    bold: bool = False
    italic: bool = False


@dataclass(frozen=True)
class Heading:
    """A heading; ``number`` stands bare ("I", "1", "a"): each system writes its own mark behind it ("I.", "I-")."""

    level: int
    text: str
    number: str = ""


@dataclass(frozen=True)
class Paragraph:
    """A paragraph of the body: a text, or runs of different looks."""

    content: str | Sequence[Run]
    align: Literal["justify", "left", "center", "right"] = "justify"

    @property
    def runs(self) -> Sequence[Run]:
        """The runs, of which a plain text is one."""
        return (Run(self.content),) if isinstance(self.content, str) else self.content


@dataclass(frozen=True)
class Listing:
    """A list whose marks are written out, as offices do: "- ", "+ ", "1. ", "a) "."""

    items: Sequence[str | Sequence[Run]]
    marks: Marks = "dash"


@dataclass(frozen=True)
class Column:
    """A table's column: ``width`` is its share among the columns, ``places`` the decimals of its numbers."""

    title: str
    width: float = 1.0
    align: Align = "left"
    places: int | None = None


@dataclass(frozen=True)
class Group:
    """A heading over neighbouring columns; one without a title lets the columns' own headings reach up."""

    title: str
    columns: int = 1


Row = Sequence[Value] | str


@dataclass(frozen=True)
class Table:
    """A table whose heads repeat on every page. A row that is a text alone runs across all columns.

    ``rows`` may be any number and are read once for each file that is written, so a generator will do for one.
    """

    columns: Sequence[Column]
    rows: Iterable[Row]
    groups: Sequence[Group] = ()
    totals: Sequence[Value] | None = None
    caption: str = ""


@dataclass(frozen=True)
class Chart:
    """A chart as PNG; ``alternative`` says in words what it shows."""

    image: bytes
    alternative: str
    caption: str = ""
    width: float = 160.0  # mm, at most; narrower where the page is


@dataclass(frozen=True)
class PageBreak:
    """What follows begins on a new page."""


Block = Heading | Paragraph | Listing | Table | Chart | PageBreak
