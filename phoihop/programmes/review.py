"""A draft as loaded for its page: its rows, what it lacks, what a person still has to look at, and its leaves."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cached_property

from phoihop.ledger.acts import key_of

from .checks import Gap, gaps
from .leaves import Leaf, Leaves, Row
from .models import Content, Doubt, Duty, Party, Programme
from .pages import duties_of
from .source_text import position_of

SHORT = 200  # letters of a duty that stands in full beside it
_ABOUT_LEADS = ("duty_without_unit", "duty_without_lead")
_ABOUT_TIME = ("deadline_undated",)
_LETTERS = {"programmes.party": "p", "programmes.content": "c", "programmes.duty": "d"}


@dataclass
class Review:
    """A draft as loaded for its page; ``doubts`` are those that a person still has to look at."""

    programme: Programme
    parties: list[Party]
    contents: list[Content]
    duties: list[Duty]
    doubts: list[Doubt]

    @cached_property
    def gaps(self) -> list[Gap]:
        """What the draft still lacks."""
        return gaps(self.programme, self.parties, self.contents, self.duties)

    @property
    def lacks(self) -> Counter[str]:
        """How many gaps there are of each kind."""
        return Counter(gap.code for gap in self.gaps)

    @cached_property
    def doubts_at(self) -> dict[str, list[Doubt]]:
        """The open doubts by the row that they are about."""
        found: dict[str, list[Doubt]] = defaultdict(list)
        for doubt in self.doubts:
            found[doubt.about].append(doubt)
        return found

    @property
    def text(self) -> str:
        """The text that was read; "" for a draft made by hand."""
        return self.programme.intake.text if self.programme.intake else ""

    @cached_property
    def leaves(self) -> Leaves:
        """The leaves that its rows and its source fill."""
        below: dict[int | None, list[Duty]] = defaultdict(list)
        for duty in self.duties:
            below[duty.content_id].append(duty)
        rows = []
        for content in self.contents:
            rows.append(Row(f"c{content.pk}", content.span, 900 + _bytes(content.text) + self._doubtful(content)))
            rows += [self._row_of(duty) for duty in below[content.pk]]
        rows += [self._row_of(duty) for duty in below[None]]
        cited = len(self.programme.intake.reading.get("citations") or []) if self.programme.intake else 0
        return Leaves(self.text, rows, first=8_000 + 600 * len(self.parties) + 350 * cited)

    def leaf_of(self, place: str) -> Leaf:
        """The leaf of a place by its id: of a row (c7, d12), of who has a duty (a3), or of words in the source (o…)."""
        if place.startswith("o"):
            return self.leaves.at(position_of(place))
        if place.startswith("a"):
            place = self._duty_of.get(place, "")
        return self.leaves.holding(place)

    @cached_property
    def _duty_of(self) -> dict[str, str]:
        return {f"a{one.pk}": f"d{duty.pk}" for duty in self.duties for one in duty.assignments.all()}

    def _row_of(self, duty: Duty) -> Row:
        who = sum(150 + _bytes(str(one)) for one in duty.assignments.all())
        words = _bytes(duty.text[: SHORT if duty.span else None]) + _bytes(duty.product[:90])
        return Row(f"d{duty.pk}", duty.span, 800 + words + who + self._doubtful(duty))

    def _doubtful(self, row: Content | Duty) -> int:
        return sum(200 + _bytes(str(doubt)) for doubt in self.doubts_at.get(key_of(row), []))


def review_of(programme: Programme) -> Review:
    """Loads a draft for its page: five queries. ``programme.intake`` should be selected."""
    duties = duties_of(programme)
    by_key = {key_of(duty): duty for duty in duties}
    doubts = [
        doubt for doubt in programme.doubts.filter(settled=False) if not _answered(doubt, by_key.get(doubt.about))
    ]
    return Review(
        programme, list(programme.parties.select_related("unit")), list(programme.contents.all()), duties, doubts
    )


def place_of(about: str) -> str:
    """The id of a row's place on the page, from its name in the ledger; "" for the programme as a whole."""
    kind, _colon, key = about.partition(":")
    return f"{_LETTERS[kind]}{key}" if kind in _LETTERS else ""


def _answered(doubt: Doubt, duty: Duty | None) -> bool:
    """Whether the draft says by now what the reading could not tell."""
    if duty is None:
        return False
    if doubt.code in _ABOUT_LEADS:
        return any(one.role == "lead" and (one.unit_id or one.unit_class_id) for one in duty.assignments.all())
    if doubt.code in _ABOUT_TIME:
        return bool(duty.schedule) and not (duty.schedule == Duty.Schedule.ONCE and duty.due_on is None)
    return False


def _bytes(words: str) -> int:
    return len(words.encode())
