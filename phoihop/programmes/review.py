"""A draft beside the text that it was read from: what the review page prints."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from phoihop.ground.text import squeeze
from phoihop.ledger.acts import key_of

from .checks import Gap, gaps
from .models import Content, Doubt, Duty, Intake, Party, Programme
from .pages import ContentLine, duties_of, grown
from .source_text import Mark, anchor, highlighted

_ABOUT_LEADS = ("duty_without_unit", "duty_without_lead")
_ABOUT_TIME = ("deadline_undated",)


@dataclass(frozen=True)
class Review:
    """A draft as loaded for its page; ``doubts`` are those that a person still has to look at."""

    programme: Programme
    parties: list[Party]
    contents: list[Content]
    duties: list[Duty]
    doubts: list[Doubt]

    @property
    def tree(self) -> list[ContentLine]:
        """Contents with their duties."""
        return grown(self.contents, self.duties)

    @property
    def gaps(self) -> list[Gap]:
        """What the draft still lacks."""
        return gaps(self.programme, self.parties, self.contents, self.duties)

    @property
    def lacks(self) -> Counter[str]:
        """How many gaps there are of each kind."""
        return Counter(gap.code for gap in self.gaps)

    @property
    def doubts_at(self) -> dict[str, list[Doubt]]:
        """The open doubts by the row that they are about."""
        found: dict[str, list[Doubt]] = defaultdict(list)
        for doubt in self.doubts:
            found[doubt.about].append(doubt)
        return found

    @property
    def source(self) -> SafeString:
        """The text that was read, highlighted; "" for a draft made by hand."""
        intake = self.programme.intake
        return highlighted(intake.text, marks_of(self)) if intake else SafeString("")


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


def _answered(doubt: Doubt, duty: Duty | None) -> bool:
    """Whether the draft says by now what the reading could not tell."""
    if duty is None:
        return False
    if doubt.code in _ABOUT_LEADS:
        return any(one.role == "lead" and (one.unit_id or one.unit_class_id) for one in duty.assignments.all())
    if doubt.code in _ABOUT_TIME:
        return bool(duty.schedule) and not (duty.schedule == Duty.Schedule.ONCE and duty.due_on is None)
    return False


def marks_of(review: Review) -> Iterator[Mark]:
    """Every field found, with its place in the text and in the draft."""
    intake = review.programme.intake
    if intake is None:
        return
    for name, span in fact_spans(intake, review.programme).items():
        yield Mark(*span, "fact", f"f-{name}", _("Tới thông tin chung"))
    for place, span in citation_spans(intake):
        yield Mark(*span, "cite", f"k{place}", _("Tới văn bản viện dẫn"))
    for party in review.parties:
        yield from _mark(party, "party", f"p{party.pk}", _("Tới bên ký {number}").format(number=party.order))
    for number, content in enumerate(review.contents, 1):
        yield from _mark(
            content, "content", f"c{content.pk}", _("Tới nội dung {number}").format(number=content.label or number)
        )
    times = schedule_spans(intake)
    for number, duty in enumerate(review.duties, 1):
        yield from _mark(duty, "duty", f"d{duty.pk}", _("Tới nhiệm vụ {number}").format(number=number))
        if time := times.get((duty.span_start, duty.span_end)):
            yield Mark(*time, "time", f"d{duty.pk}", _("Tới nhiệm vụ {number}").format(number=number))
        for one in duty.assignments.all():
            yield from _mark(one, "unit", f"a{one.pk}", _("Tới đơn vị"))


def _mark(row: Any, kind: str, target: str, label: str) -> Iterator[Mark]:
    if row.span_start is not None and row.span_end is not None:
        yield Mark(row.span_start, row.span_end, kind, target, label)


def fact_spans(intake: Intake, programme: Programme) -> dict[str, tuple[int, int]]:
    """Where the programme's own facts stand: as the reading says, else where their very words first stand."""
    told: list[dict[str, Any]] = intake.reading.get("programmes") or []
    same = [one for one in told if squeeze(one.get("title") or "") == programme.title or len(told) == 1]
    read: dict[str, Any] = same[0] if len(same) == 1 else {}
    document = (intake.reading.get("document") or {}) if len(told) == 1 else {}  # not an article's own facts
    said: dict[str, Any] = {**(document.get("spans") or {}), **(read.get("spans") or {})}
    if (read.get("period") or {}).get("span"):
        said["period"] = read["period"]["span"]
    found = {name: (span[0], span[1]) for name, span in said.items() if name in FACTS and span}
    for name, words in (("number", programme.number), ("title", programme.title)):
        place = intake.text.find(words) if words and name not in found else -1
        if place >= 0:
            found[name] = (place, place + len(words))
    return found


FACTS = ("title", "number", "period", "signed_on", "place")


def citation_spans(intake: Intake) -> list[tuple[int, tuple[int, int]]]:
    """The documents that the text cites: place in the reading, span."""
    cited = enumerate(intake.reading.get("citations") or [])
    return [(place, (one["span"][0], one["span"][1])) for place, one in cited if one.get("span")]


def schedule_spans(intake: Intake) -> dict[tuple[int | None, int | None], tuple[int, int]]:
    """Where the time of a duty stands, by the span of the duty."""
    found: dict[tuple[int | None, int | None], tuple[int, int]] = {}
    for programme in intake.reading.get("programmes") or []:
        for holder in [programme, *programme.get("contents", [])]:
            for duty in holder.get("duties", []):
                time = (duty.get("schedule") or {}).get("span")
                if time and duty.get("span"):
                    found[duty["span"][0], duty["span"][1]] = (time[0], time[1])
    return found


def anchors_of(review: Review) -> dict[str | int, str]:
    """The source anchors of what has no row of its own: facts by name, the time of a duty by the duty's key."""
    intake = review.programme.intake
    if intake is None:
        return {}
    times = schedule_spans(intake)
    facts = fact_spans(intake, review.programme)
    found: dict[str | int, str] = {name: anchor(*span) for name, span in facts.items()}
    for duty in review.duties:
        if span := times.get((duty.span_start, duty.span_end)):
            found[duty.pk] = anchor(*span)
    return found


def row_link(about: str) -> str:
    """The link to a row of the draft, from its name in the ledger; "" for the programme as a whole."""
    kind, _colon, key = about.partition(":")
    letter = {"programmes.party": "p", "programmes.content": "c", "programmes.duty": "d"}.get(kind)
    return f"#{letter}{key}" if letter else ""
