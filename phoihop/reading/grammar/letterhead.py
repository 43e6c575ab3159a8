"""The telling lines of a letterhead: State title, motto, Party name, number, place and day, bodies.

Layouts: two columns kept as a table, flattened into lines in any order, or both columns run together on one line.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from rapidfuzz import fuzz

from phoihop.ground.text import fold, squeeze
from phoihop.reading.grammar.dates import parse_date, real_date
from phoihop.reading.grammar.kinds import kind_at_start
from phoihop.reading.grammar.layout import Line
from phoihop.reading.grammar.numbers import Number, find_numbers, parse_number
from phoihop.reading.source import Span

_ANCHORS = {
    "national": "conghoaxahoichunghiavietnam",
    "motto": "doclaptudohanhphuc",
    "party": "dangcongsanvietnam",
}
_OPENINGS = {
    "national": re.compile(r"C[ỘO]?NG\s+H[ÒO]?[AÀ]?", re.IGNORECASE),
    "motto": re.compile(r"[ĐD][ộo]c\s+l", re.IGNORECASE),
    "party": re.compile(r"Đ[ẢA]?NG\s+C[ỘO]?NG"),
}
# With these the name of a body begins (folded).
BODY = re.compile(
    r"(?:uy ban|hoi dong|so|ban|phong|(?:tinh|huyen|thanh|thi|quan|dang|xa|phuong) uy|dang bo|chi bo"
    r"|cong an|bo|cuc|chi cuc|tong cuc|hoi|doan|lien doan|tong lien doan|trung tam"
    r"|truong|tieu ban|van phong|toa an|vien|mat tran|chinh phu|quoc hoi|thu tuong|(?:tinh|huyen|thanh"
    r"|xa) doan|tong cong ty|bao|dai|ngan hang|hat|doi|tram|bch|ubnd|hdnd"
    r"|ubmttq|ub mttq|bchqs|ca|kho bac|bao hiem|lien hiep|cong doan|to|thuong truc|quan khu|vu|thanh tra"
    r"|chi nhanh|hiep hoi|b|chu tich)\b"
)
_OF_BODY = re.compile(rf"{BODY.pattern}|(?:tinh|thanh pho|huyen|quan|thi xa|thi tran|xa|phuong|dac khu|viet nam)\b")
_NUMBER = re.compile(r"^\W{0,3}(?:luật\s+|pháp lệnh\s+)?s[ốôóo0]\s{0,3}(?:[:.;]|(?=[\s\d….\-–/]))\s*", re.IGNORECASE)
_GOES_ON = re.compile(r"\s*,?\s*(?:ngày|của|về|và|được)\s", re.IGNORECASE)
_BLANK = r"[\s.…_]*"
_PLACE_DATE = re.compile(
    rf"(?:^|(?<=[\s|)]))([A-ZĐÀ-Ỹ][^,;:\d\n|]{{1,60}}?)\s*(,?)\s*ng\w{{0,3}}y\s*((?:[\dOolI]\s?){{1,2}}"
    rf"|{_BLANK})\s*,?\s*th\w{{0,3}}ng"
    rf"\s*((?:[\dOolI]\s?){{1,2}}|{_BLANK})\s*,?\s*n\w{{0,2}}m\s*([\dOolI]{{4}}|[\d.…\s]{{0,6}})",
    re.IGNORECASE,
)
_PLACE_SHORT = re.compile(
    r"^([A-ZĐÀ-Ỹ][^,;:\d\n|]{1,60}?)\s*,\s*(ngày\s+\d{1,2}\s?[/.-]\s?\d{1,2}\s?[/.-]\s?\d{4})\s*$", re.IGNORECASE
)
_DAY_WORD = re.compile(r"ng\w{0,3}y", re.IGNORECASE)
_CAPITALS = re.compile(
    r"^(?:[^\W\da-zà-ỹđ][^\W\da-zà-ỹđ]+[\s,\-–]+){2,}(?=[A-ZĐÀ-Ỹ][a-zà-ỹđ])"
)  # "BAN DÂN VẬN Đak Đoa"
_OCR = str.maketrans("OoIl", "0011")
_MOST_BODIES = 8  # lines of the left column
_FURTHEST = 400  # lines from the beginning in which a letterhead may stand (portals put a table of facts first)
_GAP = 14  # lines between two telling lines of one letterhead at most
_NEAR_KIND = 10  # lines from a lone telling line to the line of the kind


@dataclass(frozen=True, slots=True)
class PlaceDay:
    """Place and day of a paper; ``day`` None where it is left blank or no day of the calendar."""

    place: str
    place_span: Span
    day: date | None
    day_span: Span


def anchor_of(line: Line) -> str | None:
    """ "national", "motto" or "party" for a line that is, or ends with, the State's title or motto or the Party's name.

    Letters may be lost. What stands before must be a body's name: both columns may have run together on one line.
    """
    letters = re.sub(r"[^a-z0-9]", "", line.folded)
    if not 9 <= len(letters) <= 110 or line.text[:1].islower():
        return None
    for name, wanted in _ANCHORS.items():
        if name == "party" and not line.is_capitals:
            continue
        if abs(len(letters) - len(wanted)) < 9 and fuzz.ratio(letters, wanted) >= 80:
            return name
        if letters.endswith(wanted) and _OF_BODY.match(line.folded) and (name == "motto" or line.is_capitals):
            return name
        if name == "national" and letters.startswith(wanted) and letters.endswith(_ANCHORS["motto"]):
            return name
    return None


def place_day(line: Line) -> PlaceDay | None:
    """Place and day of a line "Đak Đoa, ngày 29 tháng 4 năm 2022", with whatever of the left column stands before."""
    match = _PLACE_DATE.search(line.text)
    if not match:
        return _place_short(line)
    begin, end = match.span(1)
    if number := next(iter(find_numbers(line.text, begin, end)), None):
        begin = number.span[1]
    if capitals := _CAPITALS.match(line.text[begin:end].lstrip()):
        begin += capitals.end() + (end - begin - len(line.text[begin:end].lstrip()))
    while begin < end and not line.text[begin].isalpha():
        begin += 1
    place = re.sub(r"^(?:Số|SỐ)\W*", "", squeeze(line.text[begin:end]).strip("-–* "))
    words = place.split()
    if (
        not words
        or len(words) > 6
        or place[0].islower()
        or place.casefold().startswith(("căn cứ", "hôm nay", "từ ", "vào ", "đến "))
    ):
        return None
    parts = [re.sub(r"\s", "", match[i]).translate(_OCR) for i in (3, 4, 5)]
    complete = all(part.isdigit() for part in parts) and len(parts[2]) == 4
    if not complete and (not match[2] or any(word[0].islower() for word in words)):
        return None
    begin = line.text.find(words[0], begin)
    word = _DAY_WORD.search(line.text, match.end(1))
    day_begin = word.start() if word else match.start(3)
    return PlaceDay(
        place,
        (line.start + begin, line.start + begin + len(line.text[begin:end].rstrip(" -–*"))),
        real_date(*map(int, parts)) if complete else None,
        (line.start + day_begin, line.start + len(line.text[: match.end()].rstrip())),
    )


def _place_short(line: Line) -> PlaceDay | None:
    """ "Tân Hải, ngày 14/5/2024" """
    match = _PLACE_SHORT.match(line.text)
    if not match or len(match[1].split()) > 6 or match[1][0].islower():
        return None
    spans = [(line.start + match.start(i), line.start + match.end(i)) for i in (1, 2)]
    return PlaceDay(squeeze(match[1]), spans[0], parse_date(match[2]), spans[1])


def number_line(line: Line) -> tuple[Number | None, Span | None] | None:
    """The number on a line "Số: 72-KH/HU"; (None, None) where it is left blank; None where it is no such line."""
    text = line.text
    begin = _NUMBER.match(text)
    if (
        not begin
        and (later := re.search(r"\s(?=S[ốỐ]\s*:\s*[\d.…\-/])", text))
        and BODY.match(line.folded)
        and line.text[: later.start()].isupper()
    ):
        begin = re.compile(r"S[ốỐ]\s*:\s*").match(text, later.end())
    if begin:
        rest = "số " + text[begin.end() :]
        shift = line.start + begin.end() - 3
        found = next(find_numbers(rest), None)
        if found and found.span[0] <= 6:
            if _GOES_ON.match(rest, found.span[1]) and not place_day(line):
                return None  # a title or sentence: "SỐ 09/2022/NQ-HĐND NGÀY 14 THÁNG 7 NĂM 2022 CỦA …"
            return found.number, (found.span[0] + shift, found.span[1] + shift)
        if re.match(r"[\s.…_]*(?:[-–/][\s.…_]*)+(?:\d{4}|[A-ZĐ])", text[begin.end() :]) or re.fullmatch(
            r"[\s.…_]*", text[begin.end() :]
        ):
            return None, None
        return None
    if len(text) < 40 and (number := parse_number(text)) and number.kind:
        return number, line.span
    return None


def find_zone(lines: Sequence[Line], start: int) -> dict[int, str]:
    """Indices of the letterhead's telling lines → what they are; {} where no letterhead is found.

    Telling lines that stand alone (a portal's table of facts, a number in running text) make no letterhead.
    """
    zone: dict[int, str] = {}
    for at in range(start, min(len(lines), start + _FURTHEST)):
        line = lines[at]
        over = zone and (
            at - max(zone) > _GAP
            or len(line.text) > 220
            or (kind_at_start(line.text) and line.is_capitals and at > max(zone) + 1)
        )
        if over and _is_letterhead(lines, zone):
            break
        if over:
            zone = {}
        what = anchor_of(line)
        if not what and number_line(line):
            what = "number"
        if not what and len(line.text) < 130 and place_day(line):
            what = "place"
        if what is None:
            continue
        if what in zone.values() and what in ("national", "motto", "party"):
            break
        zone[at] = what
    return zone if _is_letterhead(lines, zone) else {}


def _is_letterhead(lines: Sequence[Line], zone: dict[int, str]) -> bool:
    kinds = set(zone.values())
    if len(kinds) > 1:
        return True
    alone = kinds & {"national", "motto", "party"}
    return bool(alone) and any(
        line.is_capitals and kind_at_start(line.text) for line in lines[max(0, min(zone) - 3) : max(zone) + _NEAR_KIND]
    )


def first_line(lines: Sequence[Line], zone: dict[int, str]) -> int:
    """The index of the letterhead's first line: bodies may stand above the first telling line."""
    first = min(zone)
    while first and _is_body_line(lines[first - 1]) and first > min(zone) - 6:
        first -= 1
    return first


def _is_body_line(line: Line) -> bool:
    return line.is_capitals and len(line.text) < 90 and kind_at_start(line.text) is None


def bodies_of(lines: Sequence[Line], zone: dict[int, str], kind_at: int | None) -> tuple[str, ...]:
    """The lines that name who issues, as written: capitals that are neither telling lines nor pieces of one."""
    if not zone:
        return ()
    end = kind_at if kind_at is not None and kind_at > max(zone) else max(zone) + 1
    bodies: list[str] = []
    for at in range(first_line(lines, zone), end):
        text = _left_of(lines[at], zone[at]) if at in zone else lines[at].text
        letters = re.sub(r"[^a-z]", "", fold(text))
        if (
            not letters
            or text.upper() != text
            or (at not in zone and kind_at_start(text))
            or letters in ("duthao", "hoatoc", "khan", "mat", "toimat")
        ):
            continue
        if any(
            wanted.startswith(letters) or (wanted.endswith(letters) and len(letters) > 12)
            for wanted in _ANCHORS.values()
        ):
            continue
        bodies.append(squeeze(text.strip("*-–_ ")))
    return tuple(bodies) if len(bodies) <= _MOST_BODIES else ()


def _left_of(line: Line, what: str) -> str:
    """What of the left column stands on a telling line before its own words."""
    if what in _OPENINGS:
        found = _OPENINGS[what].search(line.text)
        return line.text[: found.start()] if found and found.start() > 3 else ""
    if what == "place" and (there := place_day(line)):
        return line.text[: there.place_span[0] - line.start]
    found = re.search(r"\sS[ốỐ]\s*:", line.text)
    return line.text[: found.start()] if found else ""
