"""The flower of a content, a programme, a unit, counted from the records of the six verbs."""

from __future__ import annotations

import datetime as dt
import functools
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from ..answers import LEAST
from . import drawing
from .petals import DEFINITIONS, Definition, Petals, Stage, rows_of


@dataclass(frozen=True)
class Petal:
    """So much was offered, carried through, and is past its day. ``standing``: offered without a record of its own."""

    verb: Petals
    offered: int = 0
    through: int = 0
    late: int = 0
    standing: bool = False

    @property
    def stage(self) -> Stage:
        """Empty, half or full: the rule of ``petals``."""
        if self.through and not self.late:
            return Stage.FULL
        return Stage.HALF if self.offered or self.standing else Stage.EMPTY

    @property
    def fill(self) -> float:
        """How much of the large petal is filled, from 0 to 1."""
        if self.stage == Stage.HALF:
            return 0.35 + 0.5 * (0 if self._few else self.through / self.offered if self.offered else 0)
        return float(self.stage == Stage.FULL)

    @property
    def words(self) -> str:
        """What was counted."""
        about = DEFINITIONS[self.verb]
        if self._few:
            return _("{what}: dưới {number}").format(what=about.counted, number=LEAST)
        parts = [f"{about.counted}: {self.offered}"]
        parts += [f"{about.carried}: {self.through}"] if self.offered else []
        parts += [_("quá hạn: {number}").format(number=self.late)] if self.late else []
        return " · ".join(parts)

    @property
    def definition(self) -> Definition:
        """What it means."""
        return DEFINITIONS[self.verb]

    @property
    def _few(self) -> bool:
        return self.verb == Petals.SUPERVISE and 0 < self.offered < LEAST

    def __add__(self, other: Petal) -> Petal:
        standing = self.standing or other.standing
        counts = self.offered + other.offered, self.through + other.through, self.late + other.late
        return Petal(self.verb, *counts, standing)


@dataclass(frozen=True)
class Flower:
    """Six petals in the order of the motto."""

    petals: tuple[Petal, ...]

    @property
    def small(self) -> SafeString:
        """For lists: three states a petal."""
        return drawing.small(self._stages)

    @property
    def large(self) -> SafeString:
        """With the share of each petal that was carried through."""
        return drawing.large(self._stages, tuple(one.fill for one in self.petals))

    @property
    def told(self) -> SafeString:
        """Each petal in a line: what it is, how far it has opened, what was counted."""
        return _told(self.petals, get_language())

    @property
    def _stages(self) -> tuple[Stage, ...]:
        return tuple(one.stage for one in self.petals)


@functools.lru_cache(maxsize=2048)  # most promises have one of few flowers
def _told(petals: tuple[Petal, ...], language: str) -> SafeString:
    lines = ((one.verb.value, one.verb.label, capfirst(one.stage.label), one.words) for one in petals)
    return format_html_join("", '<dt class="{}">{}</dt><dd><b>{}</b><span class="sub">{}</span></dd>', lines)


@dataclass
class _Counts:
    petals: dict[str, Petal] = field(default_factory=lambda: {verb: Petal(verb) for verb in Petals})

    def add(self, petal: Petal) -> None:
        self.petals[petal.verb] += petal

    def flower(self) -> Flower:
        # a public promise may be spoken of by anybody, at any time
        self.petals[Petals.SUPERVISE] += Petal(Petals.SUPERVISE, standing=True)
        return Flower(tuple(self.petals.values()))


@dataclass(frozen=True)
class Flowers:
    """Those of public programmes and of their contents (key None: what hangs on no content)."""

    _programmes: dict[int, _Counts]
    _contents: dict[tuple[int, int | None], _Counts]

    def of(self, programme: int) -> Flower:
        """A programme's: its own records and those of all its contents."""
        return self._programmes[programme].flower()

    def of_content(self, programme: int, content: int | None) -> Flower:
        """A content's own records; with its programme's it is made public."""
        counts = _Counts(dict(self._contents[programme, content].petals))
        if content is not None:
            counts.add(self._contents[programme, None].petals[Petals.KNOW])
        return counts.flower()


def flowers_of(programmes: Iterable[int], day: dt.date) -> Flowers:
    """The flowers of these public programmes and of their contents. One query."""
    all_of: dict[int, _Counts] = defaultdict(_Counts)
    parts: dict[tuple[int, int | None], _Counts] = defaultdict(_Counts)
    for verb, programme, content, *counts in rows_of(tuple(programmes), day, by=("programme", "content")):
        petal = Petal(Petals(verb), *counts)
        all_of[programme].add(petal)
        parts[programme, content].add(petal)
    return Flowers(all_of, parts)


def flower_of_units(units: Iterable[int], day: dt.date) -> Flower:
    """That of units together: what they published, asked, did, answered. One query."""
    counts = _Counts()
    for verb, _unit, *numbers in rows_of(tuple(units), day, by=("unit",)):
        counts.add(Petal(Petals(verb), *numbers))
    return counts.flower()


def _alike(offered: int = 0, through: int = 0) -> Flower:
    return Flower(tuple(Petal(verb, offered, through) for verb in Petals))


# A flower whose petals all stand alike, to explain the three stages.
EXAMPLES = {Stage.EMPTY: _alike(), Stage.HALF: _alike(9), Stage.FULL: _alike(9, 9)}
