"""Compares what the reader read in a document with what is expected, field by field."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from phoihop.ground.text import tone_key
from tools.occurrences import days_in_a_year

FIELDS = (
    "number", "kind", "title", "signed_on", "place", "periods", "parties", "counts", "contents", "content kinds",
    "citations", "citation fields",
    "links", "programmes", "duties", "assignments", "schedules", "products", "doubts", "spans",
)  # fmt: skip
ROLES = ("lead", "support", "monitor", "advise", "know")
_NEAR = 60  # letters from the beginning of a duty within which the expected words must begin


@dataclass
class Tally:
    """Right, false and missed finds by field, with a note on each that is not right."""

    true: Counter[str] = field(default_factory=Counter)
    false: Counter[str] = field(default_factory=Counter)
    missed: Counter[str] = field(default_factory=Counter)
    notes: list[str] = field(default_factory=list)

    def right(self, name: str, count: int = 1) -> None:
        self.true[name] += count

    def wrong(self, name: str, note: str, *, false: int = 0, missed: int = 0) -> None:
        self.false[name] += false
        self.missed[name] += missed
        if false or missed:
            self.notes.append(f"{name}: {note}")

    def slot(self, name: str, expected: object, found: object, same: bool) -> None:
        """One value: None where the document does not say it."""
        if same:
            self.right(name)
        else:
            self.wrong(name, f"expected {expected!r}, read {found!r}", false=bool(found), missed=bool(expected))

    def merge(self, other: Tally) -> None:
        self.true.update(other.true)
        self.false.update(other.false)
        self.missed.update(other.missed)

    def seen(self, name: str) -> bool:
        return bool(self.true[name] + self.false[name] + self.missed[name])

    def rates(self, name: str | None = None) -> tuple[float, float]:
        """Precision and recall of one field or of all."""
        true, false, missed = (c[name] if name else c.total() for c in (self.true, self.false, self.missed))
        return (true / (true + false) if true + false else 1.0), (true / (true + missed) if true + missed else 1.0)

    def f1(self, name: str | None = None) -> float:
        precision, recall = self.rates(name)
        return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def judge(expected: dict[str, Any], answer: dict[str, Any]) -> Tally:
    """The tally of one document; an empty answer misses everything."""
    tally = Tally()
    programmes = answer.get("programmes") or []
    _head(tally, expected, answer.get("document") or {}, programmes)
    _programme(tally, expected, programmes)
    _citations(tally, expected["citations"], answer.get("citations") or [], expected.get("number"))
    _links(tally, expected.get("links", []), answer.get("links") or [])
    _duties(tally, expected, programmes)
    for doubt in expected.get("doubts", []):
        told = any(doubt in f"{one['about']} {one['says']}" for one in answer.get("doubts") or [])
        tally.slot("doubts", doubt, None, told)
    _spans(tally, answer)
    return tally


# Text


def key(text: object) -> str:
    """Letters and digits only, without case, dashes and the place of tone marks."""
    return re.sub(r"[\W_]+", "", tone_key(unicodedata.normalize("NFC", str(text or ""))))


def number_key(number: object) -> str:
    return re.sub(r"^(?:số)?0*(?=\d)", "", key(number))


def same_title(expected: str, found: object) -> bool:
    x, y = re.sub("^vềviệc|^về|^v/v", "", key(expected)), re.sub("^vềviệc|^về|^v/v", "", key(found))
    return bool(y) and (x == y or difflib.SequenceMatcher(None, x, y, autojunk=False).ratio() >= 0.9)


def _same_kind(expected: str, found: object) -> bool:
    """A fuller name of the kind is right too: "chương trình phối hợp" for "chương trình"."""
    return key(found).startswith(key(expected))


def unit_key(name: object) -> str:
    text = key(name)
    for short, full in (("ubnd", "ủybannhândân"), ("ubmttq", "ủybanmặttrậntổquốc"), ("hđnd", "hộiđồngnhândân")):
        text = text.replace(short, key(full))
    return re.sub(f"^(?:{key('đề nghị')}|{key('giao')}|{key('các')})", "", text)


def match(expected: Iterable[str], found: Iterable[str]) -> tuple[int, list[str], list[str]]:
    """Units matched one to one: how many, which are missed, which are too many; "… liên quan" does not count."""
    wanted = [unit for unit in expected if key("liên quan") not in key(unit)]
    free = [unit for unit in found if key("liên quan") not in key(unit)]
    hits, missed = 0, []
    for unit in wanted:
        same = next((f for f in free if unit_key(f) == unit_key(unit)), None)
        same = same or next((f for f in free if _nearly(unit_key(f), unit_key(unit))), None)
        if same is None:
            missed.append(unit)
        else:
            free.remove(same)
            hits += 1
    return hits, missed, free


def _nearly(a: str, b: str) -> bool:
    """The same unit with its level and place behind it ("Phòng Nội vụ huyện Mường Sen") or a word more at its end."""
    short, long = sorted((a, b), key=len)
    if len(short) < 8 or not long.startswith(short):
        return False
    return long[len(short) :].startswith(_LEVELS) or len(short) >= 0.6 * len(long)


_LEVEL_WORDS = (
    "tỉnh",
    "thành phố",
    "huyện",
    "thị xã",
    "thị trấn",
    "xã",
    "phường",
    "đặc khu",
    "đảng ủy",
    "tỉnh ủy",
    "huyện ủy",
)
_LEVELS = tuple(key(word) for word in _LEVEL_WORDS)

# Fields


def _head(tally: Tally, expected: dict[str, Any], document: dict[str, Any], programmes: list[dict[str, Any]]) -> None:
    told = programmes[0] if expected.get("news") and programmes else document
    for name, same in (
        ("number", lambda a, b: number_key(a) == number_key(b)),
        ("kind", _same_kind),
        ("title", same_title),
        ("signed_on", lambda a, b: a == str(b or "")[:10]),
        ("place", lambda a, b: key(a) == key(b)),
    ):
        if name in expected:
            want, got = expected[name], told.get(name)
            tally.slot(name, want, got, same(want, got) if want is not None else got is None)


def _programme(tally: Tally, expected: dict[str, Any], programmes: list[dict[str, Any]]) -> None:
    first = programmes[0] if programmes else {}
    if "programmes" in expected:
        tally.slot("programmes", expected["programmes"], len(programmes), expected["programmes"] == len(programmes))
    if "period" in expected:
        found = first.get("period")
        got = [found.get("start"), found.get("end")] if found else None
        tally.slot("periods", expected["period"], got, expected["period"] == got)
    if "parties" in expected:
        hits, missed, extra = match(expected["parties"], [party["name"] for party in first.get("parties", [])])
        tally.right("parties", hits)
        tally.wrong("parties", f"missed {missed}, too many {extra}", false=len(extra), missed=len(missed))
    if "stated_counts" in expected:
        counts = first.get("stated_counts") or {}
        for name, count in expected["stated_counts"].items():
            tally.slot("counts", (name, count), counts or None, counts.get(name) == count)
    if "contents" in expected:
        _contents(tally, expected["contents"], [content for one in programmes for content in one.get("contents", [])])


def _contents(tally: Tally, expected: list[dict[str, str]], found: list[dict[str, Any]]) -> None:
    free = list(found)
    for want in expected:
        start = key(want["starts"])
        got = next((content for content in free if start in key(content["text"])[: len(start) + 12]), None)
        if got is None:
            tally.wrong("contents", f"missed {want['starts']!r}", missed=1)
            continue
        free.remove(got)
        tally.right("contents")
        if "kind" in want:
            tally.slot("content kinds", want["kind"], got.get("kind"), want["kind"] == got.get("kind"))
    for extra in free:
        tally.wrong("contents", f"too many: {extra['text'][:70]!r}", false=1)


def _citations(tally: Tally, expected: list[dict[str, str]], found: list[dict[str, Any]], own: str | None) -> None:
    free = [one for one in found if not (own and number_key(one.get("number")) == number_key(own))]
    for want in expected:
        got = next((one for one in free if _same_citation(want, one)), None)
        if got is None:
            tally.wrong("citations", f"missed {want.get('number') or want.get('name')}", missed=1)
            continue
        again = [one for one in free if _same_citation(want, one)]  # cited twice is one citation
        free = [one for one in free if one not in again]
        tally.right("citations")
        for name in ("kind", "issuer", "issued_on"):
            if name in want:
                value = next((one.get(name) for one in again if one.get(name)), None)
                same = _SAME[name](want[name], value)
                tally.slot(
                    "citation fields", f"{name} of {want.get('number') or want.get('name')}: {want[name]}", value, same
                )
    for extra in free:
        tally.wrong("citations", f"too many: {extra.get('number') or extra.get('name')!r}", false=1)


def _same_citation(want: dict[str, str], one: dict[str, Any]) -> bool:
    if "number" in want:
        return number_key(want["number"]) == number_key(one.get("number"))
    return not one.get("number") and key(want["name"]) == key(
        re.sub(r"\s+(?:năm|ngày|số\s+\d)\s?.*", "", one.get("name") or "")
    )


def _same_issuer(want: str, value: object) -> bool:
    return unit_key(want) == unit_key(value) or _nearly(unit_key(want), unit_key(value))


def _same_day(want: str, value: object) -> bool:
    return want == value


_SAME: dict[str, Callable[[str, object], bool]] = {
    "kind": _same_kind,
    "issuer": _same_issuer,
    "issued_on": _same_day,
}


def _links(tally: Tally, expected: list[dict[str, str]], found: list[dict[str, Any]]) -> None:
    for want in expected:
        to = [link for link in found if number_key(link["to"]) == number_key(want["to"])]
        kinds = sorted({link["kind"] for link in to})
        if want["kind"] in kinds:
            tally.right("links")
        else:
            tally.wrong("links", f"expected {want['kind']} {want['to']}, read {kinds}", false=len(kinds), missed=1)


def _duties(tally: Tally, expected: dict[str, Any], programmes: list[dict[str, Any]]) -> None:
    found = [duty for one in programmes for duty in one.get("duties", [])]
    found += [duty for one in programmes for content in one.get("contents", []) for duty in content["duties"]]
    for want in expected.get("duties", []):
        got = _best(want["holds"], found)
        units = [(role, unit) for role in ROLES for unit in want.get(role, [])]
        if got is None:
            tally.wrong("duties", f"missed {want['holds']!r}", missed=1)
            tally.missed["assignments"] += len(units)
            tally.missed["schedules"] += "schedule" in want
            continue
        tally.right("duties")
        _assignments(tally, want, got)
        _schedule(tally, want, got)
        if "product" in want:
            tally.slot("products", want["product"], got.get("product"), key(want["product"]) == key(got.get("product")))
    for line in expected.get("not_duties", []):
        if any(key(duty["text"]).startswith(key(line)) for duty in found):
            tally.wrong("duties", f"no duty: {line!r}", false=1)


def _best(words: str, found: list[dict[str, Any]]) -> dict[str, Any] | None:
    """The duty whose text holds the words nearest to its beginning; in a long one they may follow its units."""
    best: tuple[tuple[int, bool], dict[str, Any]] | None = None
    for duty in found:
        text = key(duty["text"])
        at = text.find(key(words))
        units = sum(len(key(one["unit"])) for one in duty["assignments"])
        rank = (at, not duty["assignments"])
        if 0 <= at <= _NEAR + 2 * units and (best is None or rank < best[0]):
            best = rank, duty
    return best[1] if best else None


def _assignments(tally: Tally, want: dict[str, Any], got: dict[str, Any]) -> None:
    for role in ROLES:
        read = [one["unit"] for one in got["assignments"] if one["role"] == role]
        hits, missed, extra = match(want.get(role, []), read)
        tally.right("assignments", hits)
        note = f"{want['holds']!r} {role}: missed {missed}, too many {extra}"
        tally.wrong("assignments", note, false=len(extra), missed=len(missed))


def _schedule(tally: Tally, want: dict[str, Any], got: dict[str, Any]) -> None:
    if "schedule" not in want:
        return
    schedule, read = want["schedule"], got.get("schedule") or {}
    same = schedule["kind"] == read.get("kind")
    shown = {name: read.get(name) for name in ("kind", "due", "rrule", "text") if read.get(name)}
    if same and "due" in schedule:
        same = schedule["due"] == read.get("due")
    if same and schedule.keys() & {"days", "months", "times_a_year"}:
        days = days_in_a_year(read.get("rrule") or "")
        same = (
            ("days" not in schedule or schedule["days"] == days)
            and ("months" not in schedule or schedule["months"] == sorted({int(day[:2]) for day in days}))
            and ("times_a_year" not in schedule or schedule["times_a_year"] == len(days))
        )
    tally.slot("schedules", f"{want['holds']}: {schedule}", shown or None, same)


def _spans(tally: Tally, answer: dict[str, Any]) -> None:
    """Every unit that is read stands in the text where its span says."""
    text = answer.get("text") or ""
    for one in _objects(answer):
        if "unit" in one and "span" in one:
            start, end = one["span"]
            tally.slot("spans", one["unit"], text[start:end], unit_key(one["unit"]) == unit_key(text[start:end]))


def _objects(data: object) -> Iterable[dict[str, Any]]:
    if isinstance(data, dict):
        yield data
        for value in data.values():
            yield from _objects(value)
    elif isinstance(data, list):
        for value in data:
            yield from _objects(value)
