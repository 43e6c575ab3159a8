"""Other documents that a text names: their number, kind, issuer, day and abstract, in any order that people write them.

A mention is one place in the text; mentions of one document make one citation.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise

from phoihop.ground.text import squeeze, tone_key
from phoihop.reading.grammar.abstracts import abstract_after
from phoihop.reading.grammar.dates import find_days
from phoihop.reading.grammar.issuers import issuer_after, issuer_before
from phoihop.reading.grammar.kinds import KIND_PATTERN, kind_named, kind_of_code
from phoihop.reading.grammar.laws import find_laws
from phoihop.reading.grammar.numbers import Number, NumberFound, find_numbers
from phoihop.reading.source import Span

_KIND = re.compile(rf"(?<!pháp )(?<!\w)(?:{KIND_PATTERN})(?!\w)", re.IGNORECASE)
_BEFORE = 170  # letters to the left of a number in which its kind may stand
_DIRECT = re.compile(r"\s*,?\s*[(“\"]?\s*(?:(?:số|so)\s*)*[:.]?\s*")
_WITH_WORDS = re.compile(r"(?P<words>(?:\s+[^\s;.\n]+){1,22}?)\s*,?\s*\(?\s*(?:số|mang số)\s*(?:số\s*)?:?\s*")
_OPENING = re.compile(r"\s*[,(]?\s*(?:được\s+)?(?:ký\s+|ban hành\s+|thông qua\s+|đề\s+|ra\s+)?(?=ngày|\d|\(ngày)")
_AND = re.compile(r"\s*(?:,|;|và|,\s*và|cùng|cùng với|hoặc)\s*(?:các\s+)?(?:số\s*)?")
_SHARED = re.compile(r"(?:số|SỐ)\s*(\d{1,5})((?:\s*(?:,|và)\s*\d{1,5}(?!\s*[/.]\d))*)\s*(?:,|và)\s*$")


@dataclass(slots=True)
class Mention:
    """One place where a document is named. ``span`` covers kind, number, day and issuer."""

    number: Number | None
    name: str | None
    kind: str | None
    span: Span
    issuer: str | None = None
    issued_on: date | None = None
    abstract: str | None = None
    spans: dict[str, Span] = field(default_factory=dict)
    is_list: bool = False  # the next mention follows at once, as in "217-QĐ/TW và 218-QĐ/TW"

    @property
    def key(self) -> str:
        """What makes two mentions one document."""
        return self.number.key if self.number else "=" + tone_key(self.name or "")


@dataclass(slots=True)
class Citation:
    """A cited document, its facts gathered from all mentions; the span is that of the first."""

    number: str | None
    name: str | None
    kind: str | None
    issuer: str | None
    issued_on: date | None
    abstract: str | None
    span: Span
    spans: dict[str, Span]
    doubts: list[tuple[str, date]] = field(default_factory=list)  # other days that the text gives

    def to_json(self) -> dict[str, object]:
        return {
            "number": self.number,
            "name": self.name,
            "kind": self.kind,
            "issuer": self.issuer,
            "issued_on": self.issued_on.isoformat() if self.issued_on else None,
            "abstract": self.abstract,
            "span": list(self.span),
            "spans": {key: list(span) for key, span in self.spans.items()},
        }


def find_mentions(text: str, start: int = 0, end: int | None = None, year: int | None = None) -> list[Mention]:
    """All mentions in ``text[start:end]``; ``year`` completes days that the press writes without one."""
    stop = len(text) if end is None else end
    numbers = _with_shared_tails(text, list(find_numbers(text, start, stop)), start)
    mentions: list[Mention] = []
    last = start
    for at, found in enumerate(numbers):
        ahead = numbers[at + 1].span[0] if at + 1 < len(numbers) else stop
        mention = _mention(text, found, last, ahead, year, mentions[-1] if mentions else None)
        mentions.append(mention)
        last = mention.span[1]
    _share(text, mentions)
    for law in find_laws(text, start, stop):
        if not any(one.span[0] < law.span[1] and law.span[0] < one.span[1] for one in mentions):
            mentions.append(
                Mention(None, law.name, law.kind, law.span, issued_on=law.issued_on, spans={"name": law.span})
            )
    return sorted(mentions, key=lambda one: one.span)


def gather(mentions: Sequence[Mention], own: set[str]) -> list[Citation]:
    """One citation a document, in the order of first mention; ``own``: keys of the document's own numbers."""
    out: dict[str, Citation] = {}
    named = {tone_key(one.name) for one in mentions if one.number and one.name}
    for one in mentions:
        if one.key in own or (one.number is None and tone_key(one.name or "") in named):
            continue
        kept = out.get(one.key)
        if kept is None:
            number = one.number.canonical if one.number else None
            out[one.key] = Citation(
                number, one.name, one.kind, one.issuer, one.issued_on, one.abstract, one.span, dict(one.spans)
            )
            continue
        if one.issued_on and kept.issued_on and one.issued_on != kept.issued_on:
            kept.doubts.append(("dates_differ", one.issued_on))
        for fact in ("name", "kind", "issuer", "issued_on", "abstract"):
            if getattr(kept, fact) is None and getattr(one, fact) is not None:
                setattr(kept, fact, getattr(one, fact))
                if fact in one.spans:
                    kept.spans[fact] = one.spans[fact]
    return list(out.values())


def _mention(
    text: str, found: NumberFound, floor: int, ceiling: int, year: int | None, before: Mention | None
) -> Mention:
    begin, end = found.span
    kind, name, kind_start, inner_issuer = _kind_before(text, found, floor)
    mention = Mention(found.number, name, kind, (kind_start, end), spans={"number": found.span})
    if inner_issuer:
        mention.issuer, mention.spans["issuer"] = inner_issuer
    end = _facts_after(text, mention, end, ceiling)
    mention.abstract, abstract_span = abstract_after(text, end, _KIND) or (None, None)
    if abstract_span:
        mention.spans["abstract"] = abstract_span
    if not mention.issuer or not mention.issued_on:
        _facts_before(text, mention, kind_start, floor, year)
    if mention.kind is None:
        joined = before is not None and _AND.fullmatch(text, before.span[1], begin)
        mention.kind = kind_of_code(found.number.kind or "") or (before.kind if joined and before else None)
        if mention.kind is None and found.number.style == "law":
            mention.kind = "luật"
        elif mention.kind is None and found.number.kind is None:
            mention.kind = "công văn"
    mention.span = (kind_start, end)
    return mention


def _kind_before(
    text: str, found: NumberFound, floor: int
) -> tuple[str | None, str | None, int, tuple[str, Span] | None]:
    """Kind and name before a number, where they begin, and an issuer between them ("Kế hoạch của Huyện ủy số …")."""
    begin = found.span[0]
    low = max(floor, begin - _BEFORE)
    code = kind_of_code(found.number.kind or "")
    for match in reversed(list(_KIND.finditer(text, low, begin))):
        kind = kind_named(match[0])
        if kind is None or (code and not _agree(kind, code)):
            continue
        if _DIRECT.fullmatch(text, match.end(), begin):
            if kind == "văn bản":
                kind = code or "công văn"
            return kind, None, match.start(), None
        words = _WITH_WORDS.fullmatch(text, match.end(), begin)
        if not words or not text[match.start()].isupper():
            continue
        inner = squeeze(words["words"])
        if inner.casefold().startswith("của "):
            issuer = issuer_after(text, words.start("words"), begin)
            return kind, None, match.start(), issuer
        if kind in ("luật", "bộ luật", "pháp lệnh"):
            return kind, squeeze(text[match.start() : words.end("words")]), match.start(), None
        if not re.search(r"\b(?:về|thực hiện|theo|kèm|và các)\b", inner):
            return kind, None, match.start(), None
    number_word = re.search(r"(?:số\s*)+:?\s*$", text[low:begin])
    return None, None, low + number_word.start() if number_word else begin, None


def _agree(kind: str, code: str) -> bool:
    return (
        kind in code
        or code in kind
        or kind == "văn bản"
        or {kind, code} <= {"quy chế", "quy định", "quyết định", "quy chế phối hợp"}
    )


def _facts_after(text: str, mention: Mention, end: int, ceiling: int) -> int:
    """Reads day and issuer behind the number in either order; where they end."""
    for _ in range(4):
        if not mention.issued_on and (match := _OPENING.match(text, end)):
            day = next(find_days(text, match.end(), min(len(text), match.end() + 45)), None)
            if day and day.span[0] <= match.end() + 1:
                mention.issued_on, mention.spans["issued_on"] = day.day, day.span
                end = day.span[1]
                continue
        match = re.compile(r"\s*[,)]?\s*(?=c(?:ủ|u)?a\s)").match(text, end)
        if match and "issuer" not in mention.spans and (issuer := issuer_after(text, match.end(), ceiling)):
            mention.issuer, mention.spans["issuer"] = issuer
            end = issuer[1][1]
            continue
        break
    return end


def _facts_before(text: str, mention: Mention, start: int, floor: int, year: int | None) -> None:
    """Reads "Ngày 10/8/2021, HĐND tỉnh ban hành" in front of the kind."""
    issuer = issuer_before(text, start, floor)
    if issuer is None:
        return
    if not mention.issuer:
        mention.issuer, mention.spans["issuer"] = issuer
    if mention.issued_on:
        return
    begin = issuer[1][0]
    days = [
        one
        for one in find_days(text, max(floor, begin - 60), begin, year)
        if re.fullmatch(r"\s*,?\s*(?:thì\s*)?", text[one.span[1] : begin])
    ]
    if days and days[-1].day:
        mention.issued_on, mention.spans["issued_on"] = days[-1].day, days[-1].span


def _share(text: str, mentions: Sequence[Mention]) -> None:
    """Mentions in a row share the day and issuer that stand behind the last one."""
    for one, after in reversed(list(pairwise(mentions))):
        if not _AND.fullmatch(text, one.span[1], after.span[0]) or (
            one.abstract and one.spans["abstract"][0] < after.span[0]
        ):
            continue
        one.is_list = True
        if one.span[1] not in (one.spans["number"][1], one.spans.get("issued_on", (0, 0))[1]):
            continue
        if one.issuer is None and after.issuer:
            one.issuer, one.spans["issuer"] = after.issuer, after.spans["issuer"]
        if (
            one.issued_on is None
            and after.issued_on
            and (not one.number or one.number.year in (None, after.issued_on.year))
        ):
            one.issued_on, one.spans["issued_on"] = after.issued_on, after.spans["issued_on"]


def _with_shared_tails(text: str, numbers: Sequence[NumberFound], start: int) -> list[NumberFound]:
    """Completes "số 217, 218-QĐ/TW": sequences without a symbol borrow it from the next number."""
    out: list[NumberFound] = []
    for found in numbers:
        match = _SHARED.search(text, max(start, found.span[0] - 40), found.span[0])
        if match:
            tail = text[found.span[0] : found.span[1]].lstrip("0123456789")
            for digits in re.finditer(r"\d+", match[0]):
                at = match.start() + digits.start()
                made = next(find_numbers("số " + digits[0] + tail), None)
                if made and not any(one.span[0] <= at < one.span[1] for one in out):
                    out.append(NumberFound(made.number, (at, at + len(digits[0]))))
        out.append(found)
    return out
