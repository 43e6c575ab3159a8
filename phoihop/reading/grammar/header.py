"""The letterhead and the title: number, kind, issuer, place, day, abstract; and where the document itself begins.

Layouts: two columns kept as a table, flattened into lines in any order, or joined with blanks; State, Party and joint.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from rapidfuzz import fuzz

from phoihop.ground.text import fold, squeeze
from phoihop.reading.grammar.dates import real_date
from phoihop.reading.grammar.kinds import kind_at_start, kind_named
from phoihop.reading.grammar.layout import Line
from phoihop.reading.grammar.numbers import Number, find_numbers, parse_number
from phoihop.reading.source import Span

_ANCHORS = {
    "national": "conghoaxahoichunghiavietnam",
    "motto": "doclaptudohanhphuc",
    "party": "dangcongsanvietnam",
}
_NUMBER = re.compile(r"^\W{0,3}(?:luật\s+|pháp lệnh\s+)?s[ốôóo0]\s{0,3}(?:[:.;]|(?=[\s\d….\-–/]))\s*", re.IGNORECASE)
_BLANK_DIGITS = r"[\s.…_]*"
_PLACE_DATE = re.compile(
    rf"(?:^|(?<=[\s|)]))([A-ZĐÀ-Ỹ][^,;:\d\n|]{{1,45}}?)\s*,?\s*ng\w{{0,3}}y\s*((?:[\dOolI]\s?){{1,2}}|{_BLANK_DIGITS})\s*,?\s*th\w{{0,3}}ng"
    rf"\s*((?:[\dOolI]\s?){{1,2}}|{_BLANK_DIGITS})\s*,?\s*n\w{{0,2}}m\s*([\dOolI]{{4}}|[\d.…\s]{{0,6}})",
    re.IGNORECASE,
)
_HEADING = re.compile(r"^(?:[IVX]{1,4}\s*[.\-–/)]|[A-D]\s*[.\-–]\s|\d{1,2}\s*[.)]\s|(?:điều|chương|phần|mục)\s+(?:\d|[ivx]|thứ))", re.IGNORECASE)
_BASE = re.compile(
    r"^\W{0,3}(?:can cu|kinh gui|xet\b|theo de nghi|theo chi dao|de (?:thuc hien|trien khai|tiep tuc|tang cuong|kip thoi|nang cao)|nham\b|tren co so"
    r"|(?:tiep tuc )?(?:trien khai )?(?:thuc hien|quan triet|trien khai)(?: cac)?"
    r" (?:nghi |quyet dinh|chi thi|ket luan|quy |thong |huong dan|chuong trinh|ke hoach|cong van|de an|luat|phap lenh|y kien|noi dung|chi dao))"
)
_ENACTED = re.compile(r"^\W*(?:ban hanh )?kem theo\b")
_SUBJECT = re.compile(r"^(?:V/v|Về việc|Vv|V/v:)\s*:?\s*", re.IGNORECASE)
_ABOUT = re.compile(r"^(?:V/v|Về việc|Về)\s*:?\s+", re.IGNORECASE)
_OCR = str.maketrans("OoIl", "0011")
_REACH = 45  # lines from an anchor to the kind line at most


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
    enacted_by: Span | None = None  # the line "(Kèm theo Quyết định số …)"
    spans: dict[str, Span] = field(default_factory=dict)
    first: int = 0  # index of the first line of the letterhead
    after: int = 0  # index of the line after title and enactment line
    anchors: int = 0  # how many of the national title, motto, Party title, number and place-date lines were found


def anchor_of(line: Line) -> str | None:
    """"national", "motto" or "party" for a line that is the State's title or motto or the Party's name, letters lost or not."""
    letters = re.sub(r"[^a-z0-9]", "", line.folded)
    if not 9 <= len(letters) <= 60 or line.text[:1].islower():
        return None
    for name, wanted in _ANCHORS.items():
        if name == "party" and not line.is_capitals:
            continue
        if wanted in letters or (abs(len(letters) - len(wanted)) < 9 and fuzz.ratio(letters, wanted) >= 80):
            return name
    return None


def place_date(line: Line) -> tuple[str, Span, date | None, Span] | None:
    """Place and day of a line "Đak Đoa, ngày 29 tháng 4 năm 2022"; the day None where it is left blank or is none."""
    match = _PLACE_DATE.search(line.text)
    if not match:
        return None
    place = squeeze(match[1]).strip("-–* ")
    begin = match.start(1)
    if number := next(iter(find_numbers(match[1])), None):
        place, begin = squeeze(match[1][number.span[1] :]), begin + number.span[1]
    place = re.sub(r"^(?:Số|SỐ)\W*", "", place)
    if not place or len(place.split()) > 7 or place[0].islower() or place.casefold().startswith(("căn cứ", "hôm nay")):
        return None
    begin = line.start + line.text.index(place.split()[0], begin)
    parts = [re.sub(r"\s", "", match[i]).translate(_OCR) for i in (2, 3, 4)]
    day = real_date(*map(int, parts)) if all(p.isdigit() for p in parts) and len(parts[2]) == 4 else None
    words = re.compile(r"ng\w{0,3}y", re.IGNORECASE).search(line.text, match.end(1))
    date_begin = words.start() if words else match.start(2)
    return place, (begin, begin + len(match[1].strip()) if number is None else begin + len(place)), day, (line.start + date_begin, line.start + match.end())


def number_line(line: Line) -> tuple[Number | None, Span | None] | None:
    """The number on a line "Số: 72-KH/HU"; (None, None) where its sequence is left blank; None where it is no such line."""
    begin = _NUMBER.match(line.text)
    if begin:
        found = next(find_numbers("số " + line.text[begin.end() :]), None)
        shift = line.start + begin.end() - 3
        if found and found.span[0] <= 6:
            return found.number, (found.span[0] + shift, found.span[1] + shift)
        if re.match(r"[\s.…_]*(?:[-–/][\s.…_]*)+(?:\d{4}|[A-ZĐ])", line.text[begin.end() :]) or re.fullmatch(r"[\s.…_]*", line.text[begin.end() :]):
            return None, None
        return None
    if len(line.text) < 40 and (number := parse_number(line.text)) and number.kind:
        return number, line.span
    return None


def read_header(lines: Sequence[Line], start: int = 0) -> Header:
    """The letterhead and title of the document that begins at or after line ``start``."""
    header = Header(first=start, after=start)
    zone = _zone(lines, start)
    kind_at = _kind_line(lines, start, zone)
    _read_zone(lines, header, zone, kind_at)
    if kind_at is not None:
        _read_title(lines, header, kind_at)
        if not zone:
            header.first = kind_at
    elif zone:
        header.after = max(zone) + 1
        _read_subject(lines, header, zone)
    header.anchors = len(zone)
    header.bodies = _bodies(lines, zone, kind_at)
    return header


def read_enclosed(lines: Sequence[Line], at: int) -> Header | None:
    """The title of a plan or regulation that begins with its kind on line ``at``, without a letterhead of its own."""
    line = lines[at]
    if not (line.is_capitals and len(line.text) < 250 and _is_kind_line(line, loose=False)):
        return None
    header = Header(first=at, after=at + 1)
    _read_title(lines, header, at)
    return header


def _zone(lines: Sequence[Line], start: int) -> dict[int, str]:
    """Indices of the letterhead's telling lines → what they are."""
    zone: dict[int, str] = {}
    for at in range(start, len(lines)):
        if zone and at - max(zone) > 14:
            break
        line = lines[at]
        what = anchor_of(line)
        if not what and number_line(line) and (zone or at - start < 60):
            what = "number"
        if not what and len(line.text) < 110 and place_date(line):
            what = "place"
        if what is None:
            if zone and len(line.text) > 220:
                break
            continue
        if what in zone.values() and what in ("national", "motto", "party"):
            break
        zone[at] = what
    if not set(zone.values()) & {"national", "motto", "party"} and len(set(zone.values())) < 2:
        return {}
    return zone


def _kind_line(lines: Sequence[Line], start: int, zone: dict[int, str]) -> int | None:
    if zone:
        first, last = min(zone), max(zone)
        after = [at for at in range(first, min(len(lines), last + 15)) if _is_kind_line(lines[at], loose=at > last)]
        behind = [at for at in after if at > last]
        if behind:
            return behind[0]
        if after:
            return after[-1]
        for at in range(last + 1, min(len(lines), last + 8)):
            if lines[at].is_capitals and len(lines[at].text) < 30 and _nearly_kind(lines[at]):
                return at
        return None
    for at in range(start, min(len(lines), start + _REACH)):
        if lines[at].is_capitals and _is_kind_line(lines[at], loose=False):
            return at
    return None


def _is_kind_line(line: Line, *, loose: bool) -> bool:
    text = re.sub(r"^\W*(?:DỰ THẢO|Dự thảo)\W*", "", line.text)
    found = kind_at_start(text)
    if found is None or found[0] == "văn bản":
        return False
    whole = found[1] >= len(text.rstrip(" :.*-"))
    if line.is_capitals:
        return whole or len(text) > found[1] + 2
    return loose and (whole and text[0].isupper() or (len(text) < 200 and text[0].isupper() and (line.bold is True or line.centred is True)))


def _nearly_kind(line: Line) -> str | None:
    letters = fold(line.text).rstrip(" :.")
    names = ("ke hoach", "chuong trinh", "chuong trinh phoi hop", "quy che", "quy che phoi hop", "quyet dinh", "chi thi", "nghi quyet", "huong dan")
    best = max(names, key=lambda name: fuzz.ratio(name, letters))
    return kind_named(best) if fuzz.ratio(best, letters) >= 80 else None


def _read_zone(lines: Sequence[Line], header: Header, zone: dict[int, str], kind_at: int | None) -> None:
    if zone:
        header.first = min(zone)
        while header.first and _is_body_line(lines[header.first - 1]) and header.first > min(zone) - 6:
            header.first -= 1
    for at in sorted(zone):
        line = lines[at]
        if zone[at] == "number" and header.number is None and (found := number_line(line)):
            header.number, span = found
            header.number_blank = header.number is None
            if span:
                header.spans["number"] = span
        if header.place is None and (there := place_date(line)):
            header.place, header.spans["place"], header.signed_on, day_span = there
            header.spans["signed_on" if header.signed_on else "day_said"] = day_span


def _is_body_line(line: Line) -> bool:
    """Whether a line above the anchors can name a body of the letterhead."""
    return line.is_capitals and len(line.text) < 90 and kind_at_start(line.text) is None


def _read_title(lines: Sequence[Line], header: Header, kind_at: int) -> None:
    line = lines[kind_at]
    prefix = re.match(r"^\W*(?:DỰ THẢO|Dự thảo)?\W*", line.text)
    skip = prefix.end() if prefix else 0
    found = kind_at_start(line.text[skip:])
    spans: list[Span] = []
    if found:
        header.kind, length = found
        rest = line.text[skip + length :]
        header.spans["kind"] = (line.start + skip, line.start + skip + length)
        if len(rest.strip(" :.*-")) > 1:
            inner = re.search(r"\s+(?:phối hợp|liên tịch|liên ngành)$", line.text[skip : skip + length], re.IGNORECASE)
            if inner and header.kind.endswith("phối hợp"):
                header.kind = header.kind.removesuffix(" phối hợp")
                length -= len(inner[0])
                header.spans["kind"] = (line.start + skip, line.start + skip + length)
            rest = line.text[skip + length :]
            spans.append((line.end - len(rest.lstrip(" :.-–")), line.end))
    else:
        header.kind = _nearly_kind(line)
        header.spans["kind"] = line.span
    at = kind_at + 1
    while at < len(lines) and at < kind_at + 10 and _goes_on(lines, at, spans, kind_at):
        spans.append(lines[at].span)
        at += 1
    for ahead in range(at, min(at + 3, len(lines))):
        if _ENACTED.match(lines[ahead].folded):
            header.enacted_by = lines[ahead].span
            at = ahead + 1
            while at < len(lines) and lines[at - 1].text.count("(") > lines[at - 1].text.count(")") and len(lines[at].text) < 150:
                at += 1
                if ")" in lines[at - 1].text:
                    break
            break
    header.after = at
    _set_title(lines, header, spans)


def _set_title(lines: Sequence[Line], header: Header, spans: list[Span]) -> None:
    if not spans:
        return
    begin, end = spans[0][0], spans[-1][1]
    pieces = [line.text[max(0, begin - line.start) :] for line in lines if begin < line.end and line.start < end]
    title = squeeze(" ".join(pieces))
    about = _ABOUT.match(title)
    if about and len(title) > about.end() + 8:
        begin += len(about[0])
        title = title[about.end() :]
    header.title = title.strip(" .;:*-–") or None
    header.spans["title"] = (begin, end)


def _goes_on(lines: Sequence[Line], at: int, spans: list[Span], kind_at: int) -> bool:
    """Whether line ``at`` belongs to the title of which ``spans`` are the lines so far."""
    line = lines[at]
    folded = line.folded
    if _HEADING.match(line.text) or _ENACTED.match(folded) or folded.startswith(("can cu", "kinh gui", "loi noi dau")):
        return False
    if anchor_of(line) or number_line(line) or place_date(line):
        return False
    if not any(ch.isalpha() for ch in line.text):
        return bool(spans) and re.fullmatch(r"\d{4}(?:\W+\d{4})?", line.text) is not None
    if not spans:
        return not _begins_body(line) and len(line.text) < 600
    before = lines[at - 1]
    if kind_at_start(line.text) and line.is_capitals and len(line.text) < 40 and before.text[-1:] not in ",-–":
        return False
    if before.text.rstrip()[-1:] in ".;:" or _BASE.match(folded) or len(line.text) > 300:
        return False
    first = lines[kind_at + 1] if kind_at + 1 < at else lines[kind_at]
    if first.is_capitals and line.is_capitals:
        return True
    if line.text[0].islower() or line.text[0] in "(,;-–" and line.text[-1:] not in ".;:":
        return True
    if line.text.rstrip()[-1:] in ".;:":
        return False
    if line.bold and line.centred or (line.bold and before.bold and len(line.text) < 160):
        return True
    return bool(re.match(r"(?:giai doan|nam 20|nhiem ky|giua|ve |tren dia ban|trong )", folded)) and len(line.text) < 200


def _begins_body(line: Line) -> bool:
    """Whether the first line under the kind is no title: a basis with its number, a sentence."""
    return bool(_BASE.match(line.folded)) and not line.is_capitals and (line.text[-1:] in ".;:," or len(line.text) > 250)


def _read_subject(lines: Sequence[Line], header: Header, zone: dict[int, str]) -> None:
    """A letter (công văn) has no kind line; "V/v …" under its number is its abstract."""
    for at in range(min(zone), min(len(lines), max(zone) + 8)):
        match = _SUBJECT.match(lines[at].text)
        if not match:
            continue
        spans = [(lines[at].start + match.end(), lines[at].end)]
        while at + 1 < len(lines) and lines[at + 1].text[0].islower() and len(lines[at + 1].text) < 120:
            at += 1
            spans.append(lines[at].span)
        header.kind = "công văn"
        _set_title(lines, header, spans)
        header.after = max(header.after, at + 1)
        return
    if header.number and header.number.kind == "CV" or any(line.folded.startswith("kinh gui") for line in lines[max(zone) : max(zone) + 8]):
        header.kind = "công văn"


def _bodies(lines: Sequence[Line], zone: dict[int, str], kind_at: int | None) -> tuple[str, ...]:
    """The lines that name who issues: capitals of the letterhead that are neither anchors nor pieces of them."""
    if not zone:
        return ()
    begin = min(zone)
    while begin and _is_body_line(lines[begin - 1]) and begin > min(zone) - 6:
        begin -= 1
    end = kind_at if kind_at is not None and kind_at > max(zone) else max(zone) + 1
    bodies: list[str] = []
    for at in range(begin, end):
        line = lines[at]
        letters = re.sub(r"[^a-z]", "", line.folded)
        if at in zone or not line.is_capitals or not letters or kind_at_start(line.text) or letters in ("duthao", "hoatoc", "khan", "mat"):
            continue
        if any(wanted.startswith(letters) or (wanted.endswith(letters) and len(letters) > 12) for wanted in _ANCHORS.values()):
            continue
        bodies.append(squeeze(line.text.strip("*-–_ ")))
    return tuple(bodies)
