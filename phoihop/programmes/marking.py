"""What is highlighted in the source of a draft: every field found, with its place in the draft."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from django.utils.translation import gettext as _

from phoihop.ground.text import squeeze

from .models import Intake, Programme
from .review import Review
from .source_text import Mark

Span = tuple[int, int]
FACTS = ("title", "number", "period", "signed_on", "place")
CITED = 60  # so many documents that the text cites are listed; the links of more lead to the end of the list


def marks_of(review: Review, start: int, end: int, href: Callable[[str], str]) -> Iterator[Mark]:
    """The marks that begin in a stretch of the source; ``href`` makes an address of a place's id."""
    for span, kind, place, label, number in _found(review):
        if start <= span[0] < end:
            yield Mark(*span, kind, href(place), label.format(number=number))


def _found(review: Review) -> Iterator[tuple[Span, str, str, str, Any]]:
    intake = review.programme.intake
    if intake is None:
        return
    to_party, to_content, to_duty = _("Tới bên ký {number}"), _("Tới nội dung {number}"), _("Tới nhiệm vụ {number}")
    to_facts, to_cited, to_unit = _("Tới thông tin chung"), _("Tới văn bản viện dẫn"), _("Tới đơn vị")
    for name, told in fact_spans(intake, review.programme).items():
        yield told, "fact", f"f-{name}", to_facts, ""
    for place, told in citation_spans(intake):
        yield told, "cite", f"k{min(place, CITED)}", to_cited, ""
    for party in review.parties:
        if span := party.span:
            yield span, "party", f"p{party.pk}", to_party, party.order
    for number, content in enumerate(review.contents, 1):
        if span := content.span:
            yield span, "content", f"c{content.pk}", to_content, content.label or number
    times = schedule_spans(intake)
    for number, duty in enumerate(review.duties, 1):
        if span := duty.span:
            yield span, "duty", f"d{duty.pk}", to_duty, number
            if time := times.get(span):
                yield time, "time", f"d{duty.pk}", to_duty, number
        for one in duty.assignments.all():
            if span := one.span:
                yield span, "unit", f"a{one.pk}", to_unit, ""


def fact_spans(intake: Intake, programme: Programme) -> dict[str, Span]:
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


def citation_spans(intake: Intake) -> list[tuple[int, Span]]:
    """The documents that the text cites: place in the reading, span."""
    cited = enumerate(intake.reading.get("citations") or [])
    return [(place, (one["span"][0], one["span"][1])) for place, one in cited if one.get("span")]


def schedule_spans(intake: Intake) -> dict[Span, Span]:
    """Where the time of a duty stands, by the span of the duty."""
    found: dict[Span, Span] = {}
    for programme in intake.reading.get("programmes") or []:
        for holder in [programme, *programme.get("contents", [])]:
            for duty in holder.get("duties", []):
                time = (duty.get("schedule") or {}).get("span")
                if time and duty.get("span"):
                    found[duty["span"][0], duty["span"][1]] = (time[0], time[1])
    return found
