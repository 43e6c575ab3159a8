"""The bodies that issue or sign a document: from its letterhead, its title, its opening sentence, its signatures."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from phoihop.ground.text import fold, squeeze, tone_key
from phoihop.reading.grammar.casing import Casing
from phoihop.reading.grammar.letterhead import BODY
from phoihop.reading.grammar.signatories import Signatory
from phoihop.reading.grammar.units import Unit, read_units
from phoihop.reading.grammar.words import words_of
from phoihop.reading.source import Span

_PLACE = re.compile(r"(?:tỉnh|huyện|thành phố|thị xã|thị trấn|quận|xã|phường|đặc khu)\s+(?!ủy|uỷ)\S.*$", re.IGNORECASE)
_SMALL = re.compile(r"(?:ban|phong|van phong|tieu ban|to|doi|cong an|hoi|ban chi huy|so|tram|trung tam|chi cuc)\b")
_PARTY_PARENT = re.compile(r"(?:tinh|huyen|thanh|thi|quan|dang) uy\b")
_BETWEEN = re.compile(r"(?<!\w)giữa\s+", re.IGNORECASE)
# With these the words on the bodies of "giữa A và B …" are over.
AFTER_BODIES = re.compile(
    r"\s+(?:giai đoạn|nhiệm kỳ|thời kỳ|về|trong|thực hiện|nhằm|để|đối với|năm\s+\d|khóa|khoá"
    r"|từ\s+năm)(?!\w)|\s*[.;:]\s",
    re.IGNORECASE,
)
_AGREE = re.compile(
    r"\s*(?:(?:cùng\s+|xin\s+)?(?:thống nhất|cùng|ký kết|ký|phối hợp|xây dựng|ban hành|thỏa thuận|thoả thuận"
    r"|triển khai)|đã\s+(?:cùng\s+)?(?:thống nhất|ký|thỏa thuận|thoả thuận))\s",  # "đã ban hành" tells of the past
    re.IGNORECASE,
)
_SIDE = re.compile(
    r"^\W*(?:bên|BÊN)\s+(?:thứ\s+)?(?P<side>[A-D]|nhất|hai|ba)\s*(?:\([^)\n]{1,60}\)\s*)?[:\-–]\s*(?:là\s+)?"
    r"(?P<name>[^\n:;(]{6,120}?)\s*(?:\([^)\n]*\))?[.;,]?$",
    re.IGNORECASE | re.MULTILINE,
)
_STARTS = re.compile(r"(?<![^\W_])(?=[A-ZĐÀ-Ỹ])")  # where a name may begin
_CALLED_SIDE = re.compile(
    r"\((?:sau đây\s+)?(?:được\s+)?gọi\s+(?:tắt\s+)?là\s*:?\s*[“\"]?[Bb]ên\s+(?P<side>[A-D])[”\"]?\)"
)
_AFTER_NAME = re.compile(
    r"\s*(?:\([^)\n]{1,120}\)|(?:nhiệm kỳ|khóa|khoá|giai đoạn)\s[^,;\n]{1,30}?(?=\s+và|,|\s+thống))"
)


@dataclass(frozen=True, slots=True)
class Party:
    """A body as the text names it."""

    name: str
    span: Span | None

    def to_json(self) -> dict[str, object]:
        return {"name": self.name, "span": list(self.span) if self.span else None}


def letterhead_bodies(lines: Sequence[str]) -> list[str]:
    """The bodies that the lines of the left column name, as written; broken names joined, "A - B" parted."""
    bodies: list[str] = []
    for line in lines:
        for piece in re.split(r"\s+[-–—]\s+|(?<=[^\W\d])[-–—](?=[^\W\d]{2,}\s)", line):
            if bodies and (not BODY.match(fold(piece)) or _hangs(bodies[-1]) or fold(piece) in _TAILS):
                bodies[-1] += " " + piece
            else:
                bodies.append(piece)
    return [squeeze(body) for body in bodies]


# The last word of a name that did not fit into the column: "… VÀ MÔI / TRƯỜNG".
_TAILS = frozenset(("truong", "so", "ban", "hoi", "phong", "bo", "doan"))


def _hangs(body: str) -> bool:
    """Whether a name cannot end here: "ỦY BAN", "BAN THƯỜNG TRỰC ỦY BAN", "BAN CHỈ ĐẠO … VÀ"."""
    return bool(re.search(r"(?:\bva|\bcua|\bcac|^uy ban|^hoi dong|,|\bve|\bphong|^ban|^bo|\btruc)$", fold(body)))


def issuer_of(bodies: Sequence[str], casing: Casing) -> str | None:
    """The issuer of a paper with one issuer: the last body, with its parent's name or place where it has none."""
    if not bodies:
        return None
    names = [casing.restore(body) for body in bodies]
    issuer = names[-1]
    if len(names) == 1 or _PLACE.search(issuer) or not _SMALL.match(fold(issuer)):
        return issuer
    parent = names[-2]
    if _PARTY_PARENT.match(fold(parent)) and not re.search(r"\b(?:tinh|huyen|thanh|thi|dang) uy\b", fold(issuer)):
        return f"{issuer} {parent}"
    place = _PLACE.search(parent)
    if place and tone_key(place[0]) not in tone_key(issuer):
        return f"{issuer} {place[0][0].lower()}{place[0][1:]}"
    return issuer


def between(text: str, span: Span, casing: Casing) -> list[Party]:
    """The bodies of "… giữa A với B và C" within ``span``; capitals are read in the case of the running text."""
    start = _BETWEEN.search(text, *span)
    if not start:
        return []
    stop = AFTER_BODIES.search(text, start.end(), span[1])
    end = stop.start() if stop else span[1]
    return _located(text, (start.end(), end), _units_of(_in_case(text[start.end() : end], casing)))


def agreeing(text: str, span: Span) -> list[Party]:
    """The bodies that are the subject of "A và B thống nhất ban hành …" within ``span``."""
    for begin, end in _sentences(text, span):
        for at in [begin] + [m.end() for m in re.compile(r",\s+").finditer(text, begin, end)]:
            units, after = _chain(text, at, end)
            if len(units) >= 2 and _AGREE.match(text, after):
                return [Party(unit.name, unit.span) for unit in units]
    return []


def defined(text: str, span: Span, casing: Casing) -> list[Party]:
    """The bodies that a paper calls "Bên A", "Bên B": "BÊN A: HỘI NÔNG DÂN XÃ …", "… (sau đây gọi là Bên A)"."""
    out: dict[str, Party] = {}
    for match in _SIDE.finditer(text, *span):
        names = _units_of(_in_case(match["name"], casing)) or [casing.restore(match["name"])]
        out.setdefault(match["side"].upper(), Party(names[0], match.span("name")))
    for match in _CALLED_SIDE.finditer(text, *span):
        end = len(text[: match.start()].rstrip())
        begin = max(text.rfind(sign, span[0], end) for sign in "\n:;.,") + 1
        for start in _STARTS.finditer(text, begin, end):
            words = _in_case(text[start.start() : end], casing)
            found = read_units(words, words_of(words))
            if found and len(found.units) == 1 and found.end == len(words):
                out.setdefault(match["side"].upper(), Party(found.units[0].name, (start.start(), end)))
                break
    return list(out.values()) if len(out) > 1 else []


def signing(signatories: Sequence[Signatory], casing: Casing) -> list[Party]:
    """The bodies on whose behalf people signed, each once."""
    out: dict[str, Party] = {}
    for one in signatories:
        if one.party:
            name = casing.restore(one.party)
            out.setdefault(tone_key(name), Party(name, one.party_span))
    return list(out.values())


def _chain(text: str, at: int, end: int) -> tuple[list[Unit], int]:
    """Units in a row with remarks between them: "UBND tỉnh nhiệm kỳ 2016-2021 và Ủy ban MTTQ tỉnh khóa XIII"."""
    units: list[Unit] = []
    while True:
        found = read_units(text, words_of(text, at, min(end, at + 400)))
        if not found:
            return units, at
        units.extend(found.units)
        at = found.end
        if match := _AFTER_NAME.match(text, at):
            at = match.end()
        joint = re.compile(r"\s*(?:,|và|với|cùng|cùng với|,\s*và)\s+").match(text, at, end)
        if not joint or not read_units(text, words_of(text, joint.end(), min(end, joint.end() + 200))):
            return units, at
        at = joint.end()


def _units_of(text: str) -> list[str]:
    units, _ = _chain(text, 0, len(text))
    return [unit.name for unit in units if not unit.is_generic and BODY.match(fold(unit.name))]


def _in_case(raw: str, casing: Casing) -> str:
    text = casing.restore(raw)
    letters = [ch for ch in raw if ch.isalpha()]
    if letters and sum(ch.isupper() for ch in letters) >= 0.75 * len(letters):
        text = re.sub(r"\b(và|với)\s+(\w)", lambda m: f"{m[1]} {m[2].upper()}", text, flags=re.IGNORECASE)
        text = re.sub(r"\b(Và|Với)\b", lambda m: m[1].lower(), text)
    return text


def _located(text: str, span: Span, names: Sequence[str]) -> list[Party]:
    """The names with their places in ``text``, whatever case and line breaks it has there."""
    out, at = [], span[0]
    for name in names:
        pattern = re.compile(r"\s+".join(re.escape(word) for word in name.split()), re.IGNORECASE)
        match = pattern.search(text, at, span[1] + 1) or pattern.search(text, span[0], span[1] + 1)
        out.append(Party(name, match.span() if match else None))
        at = match.end() if match else at
    return out


def _sentences(text: str, span: Span) -> list[Span]:
    cuts = [span[0]] + [m.end() for m in re.compile(r"\n|[.;]\s+").finditer(text, *span)] + [span[1]]
    return [(a, b) for a, b in pairwise(cuts) if b > a]
