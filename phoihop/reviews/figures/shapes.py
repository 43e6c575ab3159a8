"""What a review says in figures, as plain values that go into a snapshot and come back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal

from phoihop.voices.summing import Citizens


@dataclass(frozen=True)
class Counts:
    """Lines of those who lead, by what was said of them; ``unsaid`` are those of units that have not handed in."""

    done: int = 0
    doing: int = 0
    not_done: int = 0
    none_arisen: int = 0
    unsaid: int = 0

    @property
    def all(self) -> int:
        """All lines."""
        return self.asked + self.none_arisen

    @property
    def asked(self) -> int:
        """Those on which there was something to do."""
        return self.done + self.doing + self.not_done + self.unsaid

    @property
    def share(self) -> float | None:
        """The part that is done, of 1; None where there was nothing to do."""
        return self.done / self.asked if self.asked else None

    def __add__(self, other: Counts) -> Counts:
        return Counts(
            self.done + other.done,
            self.doing + other.doing,
            self.not_done + other.not_done,
            self.none_arisen + other.none_arisen,
            self.unsaid + other.unsaid,
        )


def together(counts: Iterable[Counts | None]) -> Counts | None:
    """What is known of these, added up; None where nothing is."""
    known = [one for one in counts if one is not None]
    return sum(known, Counts()) if known else None


@dataclass(frozen=True)
class ContentLine:
    """A content of a programme; ``before`` is the last round's."""

    key: int
    label: str
    text: str
    kind: str
    field: str
    now: Counts
    before: Counts | None = None

    @property
    def name(self) -> str:
        """As a table names it."""
        return f"{self.label}. {self.text}" if self.label else self.text


@dataclass(frozen=True)
class UnitLine:
    """A unit that was asked: its report and its lines."""

    key: int
    name: str
    kind: str
    above: str
    state: str
    due_on: dt.date
    submitted_on: dt.date | None
    now: Counts
    before: Counts | None = None

    @property
    def came(self) -> bool:
        """Whether its report was handed in."""
        return self.state in ("submitted", "accepted")

    @property
    def days_late(self) -> int:
        """How many days after its term it came; 0 in time, or not yet come."""
        if not self.came or self.submitted_on is None:
            return 0
        return max(0, (self.submitted_on - self.due_on).days)


@dataclass(frozen=True)
class YearLine:
    """A year's target and what was measured by its end."""

    year: int
    target: Decimal | None
    measured: Decimal | None


@dataclass(frozen=True)
class IndicatorLine:
    """An indicator for the period."""

    key: int
    name: str
    measure: str
    lower: bool
    target: Decimal | None
    this: Decimal | None
    cumulative: Decimal | None
    previous: Decimal | None
    units: int
    share: int | None
    reached: bool | None
    years: list[YearLine] = field(default_factory=list)


@dataclass(frozen=True)
class Quote:
    """What a unit said on a line, chosen to stand for others. ``line`` is its key, ``version`` what was read."""

    line: int
    version: int
    unit: str
    content: int | None
    question: str
    state: str
    narrative: str
    obstacles: str


@dataclass(frozen=True)
class Deed:
    """Something of the steering cycle that was done in the period."""

    verb: str
    word: str
    held_on: dt.date
    unit: str
    text: str


@dataclass(frozen=True)
class MeetingLine:
    """A meeting that was concluded in the period: of its conclusions given to units, so many are done."""

    title: str
    held_on: dt.date
    given: int
    done: int


@dataclass(frozen=True)
class IssuedPlan:
    """A yearly plan that was issued in the period, also one that amends another."""

    title: str
    number: str
    issued_on: dt.date


@dataclass(frozen=True)
class Cell:
    """A share of a unit (or of all units below one) in a content."""

    row: int
    content: int
    share: float


@dataclass(frozen=True)
class Heat:
    """Rows of units × contents; ``above``: rows are the units above, each with all below it; ``cut``: the lowest."""

    rows: list[str] = field(default_factory=list)
    cells: list[Cell] = field(default_factory=list)
    above: bool = False
    cut: bool = False


@dataclass(frozen=True)
class Figures:
    """All of them."""

    day: dt.date
    past: bool
    title: str
    period: str
    period_from: dt.date
    period_to: dt.date
    data_from: dt.date
    closes_on: dt.date
    due_on: dt.date
    last_title: str
    programmes: list[str]
    contents: list[ContentLine]
    units: list[UnitLine]
    indicators: list[IndicatorLine]
    quotes: list[Quote]
    deeds: list[Deed]
    heat: Heat
    meetings: list[MeetingLine] = field(default_factory=list)
    plans: list[IssuedPlan] = field(default_factory=list)
    citizens: Citizens = field(default_factory=Citizens)

    @property
    def total(self) -> Counts:
        """All lines together."""
        return sum((one.now for one in self.contents), Counts())

    @property
    def before(self) -> Counts | None:
        """The last round's."""
        return together(one.before for one in self.contents)
