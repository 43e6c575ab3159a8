"""The nouns inside a programme as they are read: contents, duties, assignments, schedules, with their spans."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from phoihop.reading.source import Span

Role = Literal["lead", "support", "monitor", "advise", "know"]
When = Literal["once", "recurring", "continuous", "on_event"]
Json = dict[str, object]


@dataclass(frozen=True, slots=True)
class Assignment:
    """A unit as the text names it, and its part in the duty."""

    unit: str
    role: Role
    span: Span

    def to_json(self) -> Json:
        return {"unit": self.unit, "role": self.role, "span": list(self.span)}


@dataclass(frozen=True, slots=True)
class Schedule:
    """When a duty is due. ``rrule``: RFC 5545 rules, one a line. ``start`` and ``due`` are inclusive days.

    ``doubt``: a code of DOUBTS where the phrase is found but its date is not sure; not part of the JSON.
    """

    kind: When
    text: str
    span: Span
    start: date | None = None
    due: date | None = None
    rrule: str | None = None
    doubt: str | None = None

    def to_json(self) -> Json:
        return {
            "kind": self.kind,
            "text": self.text,
            "start": self.start.isoformat() if self.start else None,
            "due": self.due.isoformat() if self.due else None,
            "rrule": self.rrule,
            "span": list(self.span),
        }


@dataclass(frozen=True, slots=True)
class Duty:
    """What has to be done, by whom, by when."""

    text: str
    span: Span
    label: str | None = None
    product: str | None = None
    assignments: tuple[Assignment, ...] = ()
    schedule: Schedule | None = None
    doubts: tuple[tuple[str, str], ...] = ()  # (code, phrase)

    def to_json(self) -> Json:
        return {
            "text": self.text,
            "label": self.label,
            "product": self.product,
            "assignments": [one.to_json() for one in self.assignments],
            "schedule": self.schedule.to_json() if self.schedule else None,
            "span": list(self.span),
        }


@dataclass(slots=True)
class Content:
    """A numbered subject of the programme."""

    order: int
    label: str | None
    kind: Literal["general", "specific"] | None
    text: str
    span: Span
    duties: list[Duty] = field(default_factory=list)

    def to_json(self) -> Json:
        return {
            "order": self.order,
            "label": self.label,
            "kind": self.kind,
            "text": self.text,
            "duties": [duty.to_json() for duty in self.duties],
            "span": list(self.span),
        }


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something that a person should look at. ``about``: JSON pointer, relative to the programme ("/contents/0")."""

    about: str
    code: str
    says: str
    values: Json = field(default_factory=dict)

    def to_json(self, at: str = "") -> Json:
        return {"about": at + self.about, "says": self.says, "code": self.code, "values": self.values}


@dataclass(slots=True)
class Body:
    """What a document promises: its contents with their duties, the duties that hang on none, and the doubts."""

    contents: list[Content] = field(default_factory=list)
    duties: list[Duty] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)

    def every_duty(self) -> Iterable[Duty]:
        """All duties, those under contents first."""
        for content in self.contents:
            yield from content.duties
        yield from self.duties

    def to_json(self, at: str = "/programmes/0") -> Json:
        """The lists of the programme, its doubts pointing below ``at``."""
        return {
            "contents": [content.to_json() for content in self.contents],
            "duties": [duty.to_json() for duty in self.duties],
            "doubts": [doubt.to_json(at) for doubt in self.doubts],
        }
