"""Who signs, as a sentence tells: subject of "ký kết", "giữa A với B", "A … với B"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from phoihop.ground.text import fold
from phoihop.reading.grammar.parties import AFTER_BODIES, Party
from phoihop.reading.grammar.units import Unit, read_units
from phoihop.reading.grammar.words import words_of
from phoihop.reading.source import Span

Parties = tuple[Party, ...]
_BETWEEN = re.compile(r"(?<!\w)giữa\s+", re.IGNORECASE)
_WITH = re.compile(r"(?<!\w)(?:cùng với|cùng|với)\s+", re.IGNORECASE)
_LINKED = re.compile(
    r"\s*(?:,|và|,\s*và|cùng|cùng với|với|(?:đã\s+)?(?:chủ trì,?\s+)?phối hợp(?:\s+cùng)?(?:\s+với)?|-|–"
    r"|\(\s*[^)\n]{1,40}\)\s*(?:,|và|với|cùng)?)\s+",
    re.IGNORECASE,
)
_LISTED = re.compile(
    r"(?:\d+|các|hai|ba|bốn|năm|sáu)\s+(?:tổ chức|đơn vị|cơ quan|ngành|đoàn thể|bên)[^:,.;\n]{0,40}?(?::"
    r"|gồm:?|là:?)\s*",
    re.IGNORECASE,
)
_DOING = re.compile(
    r"\s+(?:vừa|đã(?!\s+(?:chủ trì|phối hợp))|sẽ|tiến hành|long trọng|chính thức|cùng nhau|ký|kí|thống nhất"
    r"|tổ chức(?=\s+(?:lễ|hội nghị|ký|buổi|họp)))(?!\w)",
    re.IGNORECASE,
)
_POST = re.compile(
    r"^(?:(?:các\s+)?(?:đồng chí|đ/c|ông|bà)\s+)?(?:quyền\s+|phó\s+)?(?:chủ tịch|bộ trưởng|thứ trưởng"
    r"|trưởng(?=\s+(?:ban|công an|phòng|tiểu ban))|giám đốc|chỉ huy trưởng|chính trị viên|chính ủy|bí thư"
    r"|viện trưởng(?=\s+viện)|chánh án(?=\s+tòa)|thủ trưởng)\s+(?=\S+\s+\S)",
    re.IGNORECASE,
)
_REMARK = re.compile(r"\s*\([^)\n]{1,60}\)")
_START = re.compile(r"(?:(?<=^)|(?<=[\s,;:(“\"–-]))(?=[A-ZĐÀ-Ỹ])|(?<=các )(?=\w)", re.MULTILINE)
_NOT_SIGNING = re.compile(
    r"(?:chứng kiến|dự|tham dự|tham gia|lãnh đạo|đại diện|sự chỉ đạo|chỉ đạo|đồng chí|phát biểu|thành phần"
    r"|có mặt|tại|trụ sở|hội trường|nhà văn hóa|chủ trì|của)\s*(?:của|có|là|:|các)?\s*$",
    re.IGNORECASE,
)
_SHORT = (
    ("ubnd", "uy ban nhan dan"), ("hdnd", "hoi dong nhan dan"), ("ban chqs", "ban chi huy quan su"),
    ("bchqs", "ban chi huy quan su"), ("bo chqs", "bo chi huy quan su"), ("chqs", "chi huy quan su"),
    ("ubmttq", "uy ban mat tran to quoc"), ("ub mttq", "uy ban mat tran to quoc"), ("mttq", "mat tran to quoc"),
    ("bdv", "ban dan van"), ("lhpn", "lien hiep phu nu"), ("ldld", "lien doan lao dong"),
    ("ccb", "cuu chien binh"), ("ban chi huy quan su quan su", "ban chi huy quan su"),
    ("mat tran to quoc viet nam", "mat tran to quoc"), ("bdbp", "bo doi bien phong"), ("tw", "trung uong"),
)  # fmt: skip


def parties_told(text: str, before: Span, after: Span, *, first: bool) -> Parties:
    """The signing bodies told in the words ``before`` the programme's name and ``after`` it.

    ``first``: the words before begin the sentence, so that its subject stands there.
    """
    for match in _BETWEEN.finditer(text, *after):
        if len(units := _chain(text, match.end(), after[1])) > 1:
            return _parties(units)
    between = list(_BETWEEN.finditer(text, *before))
    for match in reversed(between):
        if len(units := _chain(text, match.end(), before[1])) > 1:
            return _parties(units)
    chains = _chains(text, before) if first else []
    longest = max(chains, key=len, default=[])
    if len(longest) > 1:
        return _parties(longest)
    for match in _WITH.finditer(text, *after):
        listed = _LISTED.match(text, match.end(), after[1])
        units = _chain(text, listed.end() if listed else match.end(), after[1])
        if units and chains:
            return _parties([*chains[-1], *units])
        if units:
            return _parties(units)
    following = _chains(text, after)
    if not first and following and len(following[0]) > 1:
        return _parties(following[0])
    return _parties(chains[-1]) if len(chains) == 1 and len(chains[0]) == 1 and first else ()


def same_body(one: str, other: str) -> bool:
    """Whether two names are of one body, one perhaps shorter ("UBND huyện", "Ủy ban nhân dân huyện Đak Đoa")."""
    a, b = full_name(one), full_name(other)
    if a == b:
        return True
    short, long = sorted((a, b), key=len)
    return (len(short) > 1 and long[: len(short)] == short) or (len(short) > 3 and long[-len(short) :] == short)


def full_name(name: str) -> tuple[str, ...]:
    """The words of a name without diacritics, usual abbreviations spelt out."""
    plain = f" {fold(name)} "
    for short, long in _SHORT:
        plain = plain.replace(f" {short} ", f" {long} ")
    return tuple(plain.replace(",", " ").split())


def same_parties(one: Parties, other: Parties) -> bool:
    """Whether two lists name the same bodies, or one list is part of the other."""
    few, many = sorted((one, other), key=len)
    return all(any(same_body(a.name, b.name) for b in many) for a in few)


def _parties(units: Sequence[Unit]) -> Parties:
    out: list[Party] = []
    for unit in units:
        post = _POST.match(unit.name)  # who signs for a body is told by the office: "Chủ tịch UBND huyện"
        name, begin = (unit.name[post.end() :], unit.span[0] + post.end()) if post else (unit.name, unit.span[0])
        if not any(same_body(name, one.name) for one in out):
            out.append(Party(name, (begin, unit.span[1])))
    return tuple(out)


def _chain(text: str, at: int, end: int) -> list[Unit]:
    """Units in a row from ``at`` on, whatever joins them: "A (bên A) và B", "A phối hợp với B"."""
    units: list[Unit] = []
    for stop in (_DOING, AFTER_BODIES):
        if found_stop := stop.search(text, at, end):
            end = found_stop.start()
    while found := read_units(text, words_of(text, at, min(end, at + 500))):
        units.extend(unit for unit in found.units if not _is_vague(unit))
        at = found.end
        if remark := _REMARK.match(text, at, end):
            at = remark.end()
        joint = _LINKED.match(text, at, end)
        if not joint:
            break
        at = joint.end()
    return units


def _chains(text: str, span: Span) -> list[list[Unit]]:
    """The rows of units in a part of a sentence, but for those that only attend, host, or lead."""
    out: list[list[Unit]] = []
    done = span[0]
    for match in _START.finditer(text, *span):
        at = match.start()
        if at < done or _NOT_SIGNING.search(text[max(span[0], at - 40) : at]):
            continue
        units = _chain(text, at, span[1])
        if units:
            out.append(units)
            done = units[-1].span[1]
    return out


def _is_vague(unit: Unit) -> bool:
    plain = fold(unit.name)
    return unit.is_generic or plain.startswith(
        (
            "cac ",
            "nhung ",
            "lanh dao",
            "dai bieu",
            "can bo",
            "dai dien",
            "hoi nghi",
            "le ky",
            "hai ",
            "ba ",
            "dang vien",
            "nhan dan",
        )
    )
