"""Whether an answer keeps the contract of reading: its keys, their kinds, and spans that point at something."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

ROLES = {"lead", "support", "monitor", "advise", "know"}
WHENS = {"once", "recurring", "continuous", "on_event"}
LINKS = {"based_on", "implements", "continues", "amends", "replaces"}
CONTENT_KINDS = {"general", "specific", None}
KEYS = {
    "document": {"number", "kind", "issuer", "title", "signed_on", "place", "signatories", "span", "spans"},
    "programme": {
        "number", "title", "signed_on", "place", "period", "parties", "stated_counts", "contents", "duties", "span",
        "spans",
    },
    "content": {"order", "label", "kind", "text", "duties", "span"},
    "duty": {"text", "label", "product", "assignments", "schedule", "span"},
    "assignment": {"unit", "role", "span"},
    "schedule": {"kind", "text", "start", "due", "rrule", "span"},
    "citation": {"number", "name", "kind", "issuer", "issued_on", "abstract", "span", "spans"},
    "link": {"from", "kind", "to", "span"},
    "doubt": {"about", "says", "code", "values"},
    "period": {"start", "end", "text", "span"},
    "party": {"name", "span"},
    "signatory": {"name", "office", "party", "span"},
}  # fmt: skip


def faults(answer: dict[str, Any]) -> list[str]:
    """What is wrong with an answer, in words; none: it keeps the contract."""
    return list(_Check(answer).all())


class _Check:
    def __init__(self, answer: dict[str, Any]) -> None:
        self.answer, self.text = answer, answer["text"]

    def all(self) -> Iterator[str]:
        answer = self.answer
        if not isinstance(self.text, str):
            yield "text is no string"
            return
        yield from self.part("document", answer["document"], "/document")
        yield from self.day(answer["document"]["signed_on"], "/document/signed_on")
        for at, one in enumerate(answer["document"]["signatories"]):
            yield from self.part("signatory", one, f"/document/signatories/{at}")
        for at, programme in enumerate(answer["programmes"]):
            yield from self.programme(programme, f"/programmes/{at}")
        for at, one in enumerate(answer["citations"]):
            yield from self.part("citation", one, f"/citations/{at}")
            yield from self.day(one["issued_on"], f"/citations/{at}/issued_on")
            if not (one["number"] or one["name"]):
                yield f"/citations/{at} has neither number nor name"
        for at, one in enumerate(answer["links"]):
            yield from self.part("link", one, f"/links/{at}")
            if one["kind"] not in LINKS or not one["to"]:
                yield f"/links/{at} is of kind {one['kind']!r} to {one['to']!r}"
        for at, one in enumerate(answer["doubts"]):
            yield from self.keys("doubt", one, f"/doubts/{at}")
            if not one["says"] or not one["code"]:
                yield f"/doubts/{at} says nothing"
            yield from self.pointer(one["about"], f"/doubts/{at}")

    def programme(self, one: dict[str, Any], at: str) -> Iterator[str]:
        yield from self.part("programme", one, at)
        yield from self.day(one["signed_on"], f"{at}/signed_on")
        if one["period"] is not None:
            yield from self.part("period", one["period"], f"{at}/period")
            if not one["period"]["start"] <= one["period"]["end"]:
                yield f"{at}/period ends before it begins"
        for number, party in enumerate(one["parties"]):
            yield from self.keys("party", party, f"{at}/parties/{number}")
            if party["span"] is not None:
                yield from self.span(party["span"], f"{at}/parties/{number}")
            if not party["name"].strip():
                yield f"{at}/parties/{number} has no name"
        for number, content in enumerate(one["contents"]):
            here = f"{at}/contents/{number}"
            yield from self.part("content", content, here)
            if content["order"] != number + 1 or content["kind"] not in CONTENT_KINDS or not content["text"].strip():
                yield f"{here} is numbered {content['order']}, of kind {content['kind']!r}"
            for place, duty in enumerate(content["duties"]):
                yield from self.duty(duty, f"{here}/duties/{place}")
        for place, duty in enumerate(one["duties"]):
            yield from self.duty(duty, f"{at}/duties/{place}")

    def duty(self, one: dict[str, Any], at: str) -> Iterator[str]:
        yield from self.part("duty", one, at)
        if not one["text"].strip():
            yield f"{at} has no words"
        named = set()
        for number, assignment in enumerate(one["assignments"]):
            here = f"{at}/assignments/{number}"
            yield from self.part("assignment", assignment, here)
            if assignment["role"] not in ROLES or not assignment["unit"].strip():
                yield f"{here} is {assignment['role']!r} of {assignment['unit']!r}"
            if assignment["unit"].casefold() in named:
                yield f"{here} names {assignment['unit']!r} twice"
            named.add(assignment["unit"].casefold())
        schedule = one["schedule"]
        if schedule is None:
            return
        here = f"{at}/schedule"
        yield from self.part("schedule", schedule, here)
        yield from self.day(schedule["start"], f"{here}/start")
        yield from self.day(schedule["due"], f"{here}/due")
        if schedule["kind"] not in WHENS or not schedule["text"].strip():
            yield f"{here} is of kind {schedule['kind']!r}"
        if schedule["start"] and schedule["due"] and schedule["start"] > schedule["due"]:
            yield f"{here} begins after it is due"
        if schedule["rrule"] and not all(line.startswith("FREQ=") for line in schedule["rrule"].split("\n")):
            yield f"{here} has the rule {schedule['rrule']!r}"

    # Parts

    def part(self, kind: str, one: dict[str, Any], at: str) -> Iterator[str]:
        yield from self.keys(kind, one, at)
        yield from self.span(one["span"], at, may_be_empty=kind == "document" and not self.text)
        for name, span in one.get("spans", {}).items():
            yield from self.span(span, f"{at}/spans/{name}")

    def keys(self, kind: str, one: dict[str, Any], at: str) -> Iterator[str]:
        if set(one) != KEYS[kind]:
            yield f"{at} has the keys {sorted(one)}"

    def span(self, span: object, at: str, *, may_be_empty: bool = False) -> Iterator[str]:
        if not (isinstance(span, list) and len(span) == 2 and all(isinstance(end, int) for end in span)):
            yield f"{at} has the span {span!r}"
        elif not (0 <= span[0] < span[1] <= len(self.text)) and not may_be_empty:
            yield f"{at} has the span {span!r} in a text of {len(self.text)}"
        elif not self.text[span[0] : span[1]].strip() and not may_be_empty:
            yield f"{at} points at blanks"

    def day(self, iso: str | None, at: str) -> Iterator[str]:
        if iso is None:
            return
        try:
            date.fromisoformat(iso)
        except ValueError:
            yield f"{at} is {iso!r}"

    def pointer(self, about: str, at: str) -> Iterator[str]:
        """A doubt points at a place that exists, but for a last key that may be missing there."""
        here: Any = self.answer
        for key in about.split("/")[1:]:
            if isinstance(here, list):
                if not key.isdigit() or int(key) >= len(here):
                    yield f"{at} points at {about}"
                    return
                here = here[int(key)]
            elif isinstance(here, dict) and key in here:
                here = here[key]
            else:
                yield f"{at} points at {about}"
                return
