"""The letterhead and title of a paper put together: number, kind, issuer's lines, place, day, abstract."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from phoihop.reading.grammar.layout import Line
from phoihop.reading.grammar.letterhead import PlaceDay, bodies_of, find_zone, first_line, number_line, place_day
from phoihop.reading.grammar.numbers import Number
from phoihop.reading.grammar.title import Title, is_kind_line, kind_line
from phoihop.reading.source import Span

_SUBJECT = re.compile(r"^[(“\"]?(?:V/v|Về việc|Vv)\s*:?\s*", re.IGNORECASE)
_ABOVE = 6  # lines above the kind in which number and day of a paper without a letterhead may stand


@dataclass(slots=True)
class Header:
    """What the letterhead and title say; ``spans`` has the place of each fact by its name in the JSON."""

    number: Number | None = None
    number_blank: bool = False  # a line for the number is there, its sequence is not filled in
    kind: str | None = None
    title: str | None = None
    place: str | None = None
    signed_on: date | None = None
    bodies: tuple[str, ...] = ()  # lines of the left column, as written
    issuer: str | None = None  # where the title says it: "Của Bộ Chính trị về …"
    enacted_by: Span | None = None  # the line "(Kèm theo Quyết định số …)"
    spans: dict[str, Span] = field(default_factory=dict)
    first: int = 0  # index of the first line of the letterhead
    after: int = 0  # index of the line behind title and enactment line
    anchors: int = 0  # how many telling lines of a letterhead were found

    def take_title(self, title: Title) -> None:
        """Takes kind, title and what enacts it."""
        self.kind, self.title, self.issuer, self.enacted_by, self.after = (
            title.kind,
            title.title,
            title.issuer,
            title.enacted_by,
            title.after,
        )
        self.spans["kind"] = title.kind_span
        if title.title_span:
            self.spans["title"] = title.title_span

    def take_number(self, found: tuple[Number | None, Span | None]) -> None:
        """Takes the number of a line; the first line with one wins."""
        if self.number is None:
            self.number, span = found
            self.number_blank = self.number is None
            if span:
                self.spans["number"] = span

    def take_place(self, there: PlaceDay) -> None:
        """Takes place and day; the first line with them wins. "day_said": the words where they are no full day."""
        if self.place is None:
            self.place, self.spans["place"] = there.place, there.place_span
            self.signed_on = there.day
            self.spans["signed_on" if there.day else "day_said"] = there.day_span


def read_header(lines: Sequence[Line], start: int = 0) -> Header:
    """The letterhead and title of the document that begins at or after line ``start``."""
    header = Header(first=start, after=start)
    zone = find_zone(lines, start)
    kind_at = kind_line(lines, start, zone)
    if zone:
        header.first = first_line(lines, zone)
        header.after = max(zone) + 1
        header.anchors = len(zone)
        _read_zone(lines, header, zone)
    if kind_at is not None:
        header.take_title(Title(lines, kind_at))
        if not zone:
            header.first = kind_at
            _read_above(lines, header, kind_at)
    elif zone:
        _read_letter(lines, header, zone)
    header.bodies = bodies_of(lines, zone, kind_at)
    return header


def read_enclosed(lines: Sequence[Line], at: int) -> Header | None:
    """The title of a plan or regulation that begins with its kind on line ``at``, without a letterhead of its own."""
    line = lines[at]
    if not (line.is_capitals and len(line.text) < 250 and is_kind_line(line, loose=False)) or re.match(
        r"quy dinh (?:chung|cu the|chuyen tiep|ve|khac|thi hanh)", line.folded
    ):
        return None
    header = Header(first=at, after=at + 1)
    header.take_title(Title(lines, at))
    return header


def _read_zone(lines: Sequence[Line], header: Header, zone: dict[int, str]) -> None:
    for at in sorted(zone):
        if found := number_line(lines[at]):
            header.take_number(found)
        if there := place_day(lines[at]):
            header.take_place(there)


def _read_above(lines: Sequence[Line], header: Header, kind_at: int) -> None:
    """Number, place and day right above the kind of a paper without a letterhead."""
    for at in range(kind_at - 1, max(-1, kind_at - 1 - _ABOVE), -1):
        found, there = number_line(lines[at]), place_day(lines[at])
        if found and found[1]:
            header.take_number(found)
        if there:
            header.take_place(there)
        if found or there:
            header.first = at


def _read_letter(lines: Sequence[Line], header: Header, zone: dict[int, str]) -> None:
    """A letter (công văn) has no kind line; "V/v …" under its number is its abstract."""
    for at in range(min(zone), min(len(lines), max(zone) + 8)):
        match = _SUBJECT.match(lines[at].text)
        if not match:
            continue
        begin, end = lines[at].start + match.end(), lines[at].end
        words = [lines[at].text[match.end() :]]
        while at + 1 < len(lines) and lines[at + 1].text[0].islower() and len(lines[at + 1].text) < 120:
            at += 1
            words.append(lines[at].text)
            end = lines[at].end
        title = " ".join(words).strip(' .;:*-–)”"')
        header.kind, header.title = "công văn", title[:1].upper() + title[1:] if title else None
        header.spans["title"] = (begin, end)
        header.after = max(header.after, at + 1)
        return
    addressed = any(line.folded.startswith("kinh gui") for line in lines[max(zone) : max(zone) + 8])
    if addressed or (header.number and header.number.kind == "CV"):
        header.kind = "công văn"
